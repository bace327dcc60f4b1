using Danta.Host.Tests.Layout;

namespace Danta.Host.Tests.Terminal;

/// <summary>Boards that a person has looked at: what is drawn now must be what stands in the file. DANTA_APPROVE=1 writes the files.</summary>
static class Approval
{
    public static void Check(string name, string text)
    {
        var path = Path.Combine(SourceTree.Root, "tests", "Danta.Host.Tests", "Terminal", "Approved", $"{name}.txt");
        if (Environment.GetEnvironmentVariable("DANTA_APPROVE") == "1")
            File.WriteAllText(path, text);
        Assert.True(File.Exists(path), $"nothing is approved for {name}");
        Assert.Equal(File.ReadAllText(path), text);
    }
}
