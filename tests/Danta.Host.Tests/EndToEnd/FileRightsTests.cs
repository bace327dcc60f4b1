using System.Runtime.Versioning;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>What another user of the machine can do with the files: nothing.</summary>
[SupportedOSPlatform("linux")]
public sealed class FileRightsTests
{
    const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    const UnixFileMode Everybody = (UnixFileMode)0x1FF;

    [Fact]
    public async Task Everything_is_made_for_its_user_alone_and_what_was_open_is_closed()
    {
        await using var stage = await Stage.OpenAsync(seed: 11);
        var book = stage.Book(paper: false);
        var day = Path.Combine(book, "journal", "2026-01-02.danta");
        Directory.CreateDirectory(Path.GetDirectoryName(day)!);
        await File.WriteAllTextAsync(Path.Combine(stage.Data, "kis-tokens.json"), "{}");
        await File.WriteAllBytesAsync(Path.Combine(stage.Data, $"{Stage.Owner(paper: false).AccountName}.lock"), []);
        foreach (var open in Directory.EnumerateFileSystemEntries(stage.Data, "*", SearchOption.AllDirectories).Append(stage.Data))
            File.SetUnixFileMode(open, Everybody);

        await using var danta = DantaProcess.Start(["run", "--config", stage.Configure(paper: false)]);
        var web = await Stage.DashboardOf(danta);
        await Patience.UntilAsync(async () => (await stage.GetAsync(web, "/api/v1/trades")).AsArray().Count >= 1);
        Assert.Empty(Directory.EnumerateFileSystemEntries(stage.Data, "*", SearchOption.AllDirectories).Append(stage.Data)
            .Where(path => (ModeOf(path) & ~Owner) != UnixFileMode.None).Select(path => $"{path} {ModeOf(path)}"));
        danta.Terminate();
        Assert.Equal(0, await danta.ExitCodeAsync());
    }

    static UnixFileMode ModeOf(string path)
    {
        try
        {
            return File.GetUnixFileMode(path);
        }
        catch (FileNotFoundException)
        {
            // One of the database's own, gone meanwhile.
            return UnixFileMode.None;
        }
    }

    [Fact]
    public async Task No_link_in_the_place_of_a_file_makes_the_program_write_where_it_leads()
    {
        await using var stage = await Stage.OpenAsync();
        Directory.CreateDirectory(stage.Data);
        var target = Path.Combine(stage.Data, "..", "somebody-elses");
        await File.WriteAllTextAsync(target, "untouched");
        var account = Stage.Owner(paper: false).AccountName;
        foreach (var name in (string[])[$"{account}.pid", "kis-tokens.json"])
            File.CreateSymbolicLink(Path.Combine(stage.Data, name), target);
        var file = stage.Configure(paper: false);
        await using (var danta = DantaProcess.Start(["run", "--config", file]))
        {
            var web = await Stage.DashboardOf(danta);
            await Patience.UntilAsync(async () => await stage.StatusAsync(web, "/health/ready") == 200);
            danta.Terminate();
            Assert.Equal(0, await danta.ExitCodeAsync());
        }
        Assert.Equal("untouched", await File.ReadAllTextAsync(target));

        // A lock that leads elsewhere would be no lock on this place: nothing begins.
        var stands = Path.Combine(stage.Data, $"{account}.lock");
        File.Delete(stands);
        File.CreateSymbolicLink(stands, target);
        var (code, output) = await DantaProcess.RunAsync(["run", "--config", file]);
        Assert.True(code == 1, output);
        Assert.Contains("링크", output, StringComparison.Ordinal);
        Assert.Equal("untouched", await File.ReadAllTextAsync(target));
    }

    /// <summary>The place that a service without a home had before could be taken by anybody.</summary>
    [Fact]
    public async Task Without_a_home_the_accounts_lock_is_in_the_runtime_directory_or_in_one_that_is_ours()
    {
        await using var stage = await Stage.OpenAsync();
        var nowhere = "/proc/nowhere";
        var temporary = Directory.CreateDirectory(Path.Combine(stage.Data, "tmp")).FullName;
        var runtime = Directory.CreateDirectory(Path.Combine(stage.Data, "runtime")).FullName;
        await RunAsync(("XDG_RUNTIME_DIR", runtime));
        Assert.Single(Directory.GetFiles(Path.Combine(runtime, "danta", "locks"), "*.lock"));
        Assert.Empty(Directory.GetFileSystemEntries(temporary));

        await RunAsync(("XDG_RUNTIME_DIR", nowhere));
        var own = Assert.Single(Directory.GetDirectories(temporary, "danta-*"));
        Assert.Single(Directory.GetFiles(own, "*.lock"));
        Assert.Equal(Owner, File.GetUnixFileMode(own));

        // A link in its place is somebody else's: then the storage directory has to do.
        Directory.Delete(own, recursive: true);
        var elsewhere = Directory.CreateDirectory(Path.Combine(stage.Data, "elsewhere")).FullName;
        Directory.CreateSymbolicLink(own, elsewhere);
        await RunAsync(("XDG_RUNTIME_DIR", nowhere));
        Assert.Empty(Directory.GetFileSystemEntries(elsewhere));
        Assert.Single(Directory.GetFiles(Path.Combine(stage.Data, "locks"), "*.lock"));

        async Task RunAsync((string Name, string Value) runtimeDirectory)
        {
            await using var danta = DantaProcess.Start(
                ["run", "--config", stage.Configure(paper: false)], ("XDG_DATA_HOME", nowhere), ("HOME", nowhere), ("TMPDIR", temporary),
                ("DOTNET_EnableDiagnostics", "0"), runtimeDirectory);
            await Stage.DashboardOf(danta);
            danta.Terminate();
            Assert.Equal(0, await danta.ExitCodeAsync());
        }
    }
}
