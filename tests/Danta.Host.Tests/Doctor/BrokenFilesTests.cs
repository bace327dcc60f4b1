using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Danta.Host.Journal;
using Danta.Trading;

namespace Danta.Host.Tests.Doctor;

/// <summary>Each check of this computer in a world where what it looks at is broken, and once more when its advice was followed.</summary>
[SupportedOSPlatform("linux")]
public sealed class BrokenFilesTests
{
    const UnixFileMode Open = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    [Fact]
    public async Task Numbers_that_make_no_sense_together_are_told_in_won()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.SetAsync("trading.exit.takeProfitPercent", 200);
        await ward.AssertAsync("config", FindingState.Warning, "2,000,000원", _ => ward.SetAsync("trading.exit.takeProfitPercent", 1.5));
    }

    [Fact]
    public async Task Trading_without_a_loss_limit_is_said_in_a_sentence()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.SetAsync("trading.risk.dailyLossLimit", null);
        await ward.AssertAsync("limits", FindingState.Warning, "하루 손실 한도가 없습니다", _ => ward.SetAsync("trading.risk.dailyLossLimit", 50_000));
    }

    [Fact]
    public async Task Secrets_that_others_may_read_fail()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.WriteAsync();
        File.SetUnixFileMode(ward.File, Open);
        await ward.AssertAsync("secrets", FindingState.Failed, "chmod 600", Ward.DoAsync);
    }

    [Fact]
    public async Task Secrets_beside_the_configuration_are_looked_at_too()
    {
        await using var ward = await Ward.OpenAsync();
        var beside = Path.Combine(ward.Place, "danta.env");
        await File.WriteAllTextAsync(beside, "DANTA_Telegram__Language=ko\n");
        File.SetUnixFileMode(beside, Open);
        await ward.AssertAsync("secrets", FindingState.Failed, beside, Ward.DoAsync);
    }

    [Fact]
    public async Task Secrets_in_a_repository_are_warned_about()
    {
        await using var ward = await Ward.OpenAsync();
        Directory.CreateDirectory(Path.Combine(ward.Place, ".git"));
        await ward.AssertAsync(
            "secrets", FindingState.Warning, ".gitignore", _ => File.WriteAllTextAsync(Path.Combine(ward.Place, ".gitignore"), "data\ndanta.json\n"));
    }

    [Fact]
    public async Task A_storage_directory_that_others_may_see_fails()
    {
        await using var ward = await Ward.OpenAsync();
        Directory.CreateDirectory(ward.Storage, Open);
        File.SetUnixFileMode(ward.Storage, Open);
        await ward.AssertAsync("storage", FindingState.Failed, "chmod 700", Ward.DoAsync);
    }

    [Fact]
    public async Task A_storage_directory_that_takes_nothing_fails()
    {
        await using var ward = await Ward.OpenAsync();
        await File.WriteAllTextAsync(ward.Storage, "");
        await ward.AssertAsync("storage", FindingState.Failed, "storage.directory", _ => ward.SetAsync("storage.directory", Path.Combine(ward.Place, "other")));
    }

    [Fact]
    public async Task A_disk_that_is_nearly_full_fails()
    {
        await using var ward = await Ward.OpenAsync();
        var free = 1L << 28;
        ward.Machine = ward.Machine with { Room = _ => new DiskRoom(free, 1L << 40) };
        await ward.AssertAsync("disk", FindingState.Failed, "0.3 GB", _ =>
        {
            free = 1L << 36;
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task A_port_that_another_program_has_fails()
    {
        await using var ward = await Ward.OpenAsync();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await ward.SetAsync("web.url", $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}");
        await ward.AssertAsync("port", FindingState.Failed, "web.url", _ => ward.SetAsync("web.url", "http://127.0.0.1:0"));
    }

    [Fact]
    public async Task A_journal_that_is_none_fails()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.WriteAsync();
        var journal = Directory.CreateDirectory(Path.Combine(ward.Book, "journal")).FullName;
        await File.WriteAllTextAsync(Path.Combine(journal, "2026-11-20.danta"), "not a journal at all, and longer than any head of one");
        await ward.AssertAsync("journal", FindingState.Failed, "danta journal --verify", _ =>
        {
            Directory.Delete(ward.Book, recursive: true);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task A_database_that_is_none_fails()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.WriteAsync();
        Directory.CreateDirectory(ward.Book);
        var file = Path.Combine(ward.Book, "danta.db");
        await File.WriteAllTextAsync(file, new string('x', 4096));
        await ward.AssertAsync("database", FindingState.Failed, "danta.db", _ =>
        {
            File.Move(file, file + ".away");
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task A_token_file_that_is_a_link_fails()
    {
        await using var ward = await Ward.OpenAsync();
        Directory.CreateDirectory(ward.Storage, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.CreateSymbolicLink(Path.Combine(ward.Storage, "kis-tokens.json"), Path.Combine(ward.Place, "elsewhere"));
        var broken = await ward.LookAsync("token-file");
        Assert.Equal(FindingState.Failed, broken.State);
        await Ward.DoAsync(broken);
        Assert.False(new FileInfo(Path.Combine(ward.Storage, "kis-tokens.json")).LinkTarget is not null);
        Assert.False(File.Exists(Path.Combine(ward.Place, "elsewhere")));
    }
}
