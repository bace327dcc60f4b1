using System.Reflection;

namespace Danta.Host.Running;

/// <summary>Which program this is.</summary>
static class ProgramVersion
{
    /// <summary>With the commit that it was built from, where the build knows it.</summary>
    public static readonly string Full = typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>For people.</summary>
    public static readonly string Short = Full.Split('+')[0];
}
