using System.Reflection;

namespace Danta.Host.Running;

/// <summary>Which program this is.</summary>
static class ProgramVersion
{
    /// <summary>With the commit that it was built from, where that is known: <c>0.1.0+1a2b3c4d5e6f</c>.</summary>
    public static string Full { get; } = Cut(
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);

    /// <summary>Without it.</summary>
    public static string Short { get; } = Full.Split('+')[0];

    /// <summary>As many letters of a commit as name it.</summary>
    static string Cut(string version) =>
        version.IndexOf('+', StringComparison.Ordinal) is > 0 and var at && version.Length > at + 13 ? version[..(at + 13)] : version;
}
