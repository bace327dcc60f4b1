namespace Danta.Host.Tests.Layout;

/// <summary>Nobody reads 을(를): a sentence that does not know its word's last sound asks <see cref="Market.Josa"/>.</summary>
public sealed class ParticleTests
{
    static readonly string[] Undecided = ["을(를)", "은(는)", "이(가)", "와(과)", "(으)로"];

    [Fact]
    public void No_text_leaves_a_particle_to_its_reader()
    {
        var files = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "*.js", SearchOption.AllDirectories)).ToList();
        Assert.NotEmpty(files);
        Assert.Empty(files.Where(file => Undecided.Any(File.ReadAllText(file).Contains)).Select(Path.GetFileName));
    }
}
