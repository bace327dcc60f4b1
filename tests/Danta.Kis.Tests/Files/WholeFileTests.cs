namespace Danta.Kis.Tests.Files;

/// <summary>Files that are read and kept as a whole.</summary>
public sealed class WholeFileTests : IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("danta").FullName;

    string File0 => Path.Combine(_directory, "one");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void What_was_kept_is_read_and_no_more_than_asked_for()
    {
        WholeFile.Keep(File0, "words"u8);
        Assert.Equal("words", WholeFile.ReadText(File0, 5));
        Assert.Contains(File0, Assert.ThrowsAny<IOException>(() => WholeFile.Read(File0, 4)).Message);
        Assert.Equal([File0], Directory.GetFiles(_directory));
    }

    [Fact]
    public void A_device_without_an_end_is_let_go_of()
    {
        if (OperatingSystem.IsLinux())
            Assert.ThrowsAny<IOException>(() => WholeFile.Read("/dev/zero", 1 << 20));
    }

    [Fact]
    public void A_mark_at_the_head_is_no_part_of_the_text()
    {
        File.WriteAllBytes(File0, [0xEF, 0xBB, 0xBF, (byte)'x']);
        Assert.Equal("x", WholeFile.ReadText(File0, 10));
    }

    [Fact]
    public void What_cannot_be_kept_leaves_what_was_there_and_nothing_beside_it()
    {
        if (OperatingSystem.IsWindows())
            return;
        var target = Path.Combine(_directory, "target");
        File.WriteAllText(target, "untouched");
        // Whoever can guess the name of the unfinished copy gains nothing by putting a link there.
        File.CreateSymbolicLink(File0 + ".part", target);
        WholeFile.Keep(File0, "words"u8);
        Assert.Equal("untouched", File.ReadAllText(target));
        Assert.Equal("words", File.ReadAllText(File0));
        var place = Path.Combine(_directory, "place");
        Directory.CreateDirectory(Path.Combine(place, "in"));
        Assert.ThrowsAny<Exception>(() => WholeFile.Keep(place, "words"u8));
        Assert.False(File.Exists(place + ".part"));
    }

    [Fact]
    public void A_shared_file_is_its_owners_and_no_link()
    {
        if (OperatingSystem.IsWindows())
            return;
        using (PrivateFile.OpenShared(File0, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, 0))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(File0));
        var link = Path.Combine(_directory, "link");
        File.CreateSymbolicLink(link, File0);
        Assert.ThrowsAny<IOException>(() => PrivateFile.OpenShared(link, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, 0));
    }
}
