using System.Runtime.Versioning;

namespace Danta.Kis.Tests.Files;

/// <summary>Files that nobody else may read, hold, or put something else in the place of.</summary>
[SupportedOSPlatform("linux")]
[SupportedOSPlatform("macos")]
public sealed class PrivateFileTests : IDisposable
{
    const UnixFileMode Everybody = (UnixFileMode)0x1FF;
    const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    readonly string _directory = Directory.CreateTempSubdirectory("danta").FullName;

    string File0 => Path.Combine(_directory, "one");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void It_is_made_for_its_owner_and_one_that_was_open_is_closed()
    {
        using (PrivateFile.OpenAlone(File0, FileAccess.ReadWrite, create: true))
            Assert.Equal(OwnersFile, File.GetUnixFileMode(File0));
        File.SetUnixFileMode(File0, Everybody);
        using (PrivateFile.OpenAlone(File0, FileAccess.Read, create: false))
            Assert.Equal(OwnersFile, File.GetUnixFileMode(File0));
    }

    [Fact]
    public void What_is_written_is_read_and_another_one_is_told_that_it_is_held()
    {
        using (var file = PrivateFile.OpenAlone(File0, FileAccess.ReadWrite, create: true))
        {
            file.Write("words"u8);
            Assert.True(PrivateFile.IsHeld(Assert.ThrowsAny<IOException>(() => PrivateFile.OpenAlone(File0, FileAccess.Read, create: false))));
            // Whoever opens it as earlier versions did is kept out too.
            Assert.True(PrivateFile.IsHeld(Assert.ThrowsAny<IOException>(() => new FileStream(File0, FileMode.Open, FileAccess.ReadWrite, FileShare.None))));
        }
        using (var former = new FileStream(File0, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.True(PrivateFile.IsHeld(Assert.ThrowsAny<IOException>(() => PrivateFile.OpenAlone(File0, FileAccess.Read, create: false))));
        using var again = PrivateFile.OpenAlone(File0, FileAccess.Read, create: false);
        using var text = new StreamReader(again);
        Assert.Equal("words", text.ReadToEnd());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_link_is_neither_opened_nor_written_through(bool leadsSomewhere)
    {
        var target = Path.Combine(_directory, "target");
        if (leadsSomewhere)
            File.WriteAllText(target, "untouched");
        File.CreateSymbolicLink(File0, target);
        var refused = Assert.ThrowsAny<IOException>(() => PrivateFile.OpenAlone(File0, FileAccess.ReadWrite, create: true));
        Assert.False(PrivateFile.IsHeld(refused));
        Assert.Contains("링크", refused.Message);
        PrivateFile.Replace(File0, "new"u8);
        Assert.Null(new FileInfo(File0).LinkTarget);
        Assert.Equal(OwnersFile, File.GetUnixFileMode(File0));
        Assert.Equal(leadsSomewhere ? "untouched" : null, File.Exists(target) ? File.ReadAllText(target) : null);
    }

    [Fact]
    public void A_missing_file_is_not_held_and_a_place_that_is_none_is_out_of_reach()
    {
        Assert.False(PrivateFile.IsHeld(Assert.ThrowsAny<IOException>(() => PrivateFile.OpenAlone(File0, FileAccess.Read, create: false))));
        File.WriteAllText(File0, "");
        Assert.ThrowsAny<IOException>(() => PrivateFile.OpenAlone(Path.Combine(File0, "below"), FileAccess.ReadWrite, create: true));
    }

    [Fact]
    public void Directories_are_tightened_but_for_those_that_are_everybodys_and_links_are_left_alone()
    {
        var (open, everybodys, elsewhere) = (Path.Combine(_directory, "open"), Path.Combine(_directory, "everybodys"), Path.Combine(_directory, "elsewhere"));
        foreach (var made in (string[])[open, everybodys, elsewhere])
            File.SetUnixFileMode(Directory.CreateDirectory(made).FullName, Everybody);
        File.SetUnixFileMode(everybodys, Everybody | UnixFileMode.StickyBit);
        File.WriteAllText(Path.Combine(open, "file"), "");
        File.SetUnixFileMode(Path.Combine(open, "file"), Everybody);
        Directory.CreateSymbolicLink(Path.Combine(open, "link"), elsewhere);

        PrivateFile.MakeDirectory(everybodys);
        PrivateFile.TightenAll(open);
        Assert.Equal(Everybody | UnixFileMode.StickyBit, File.GetUnixFileMode(everybodys));
        Assert.Equal(OwnersFile | UnixFileMode.UserExecute, File.GetUnixFileMode(open));
        Assert.Equal(OwnersFile | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(open, "file")));
        Assert.Equal(Everybody, File.GetUnixFileMode(elsewhere));
    }
}
