namespace Danta.Host.Tests.Layout;

static class SourceTree
{
    /// <summary>The checkout that this test was built in: the nearest folder above with the solution in it.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    static string Find(string from)
    {
        for (var at = new DirectoryInfo(from); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Danta.slnx")))
                return at.FullName;
        }
        throw new DirectoryNotFoundException($"no solution above {from}");
    }
}
