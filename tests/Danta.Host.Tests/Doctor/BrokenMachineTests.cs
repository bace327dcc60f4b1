using Danta.Host.Books;
using Danta.Host.Doctor;
using Danta.Host.Guarding;
using Danta.Telegram;
using Danta.Trading;

namespace Danta.Host.Tests.Doctor;

public sealed class BrokenMachineTests
{
    static readonly Tongue Korean = new(Language.Korean);

    [Fact]
    public async Task Little_memory_is_warned_about()
    {
        await using var ward = await Ward.OpenAsync();
        var used = 950L << 20;
        ward.Machine = ward.Machine with { Memory = () => (1L << 30, used) };
        await ward.AssertAsync("memory", FindingState.Warning, "74 MB", _ => Done(used = 100L << 20));
    }

    [Fact]
    public async Task A_single_core_is_warned_about()
    {
        await using var ward = await Ward.OpenAsync();
        ward.Machine = ward.Machine with { Cores = 1 };
        await ward.AssertAsync("cores", FindingState.Warning, "코어", _ => Done(ward.Machine = ward.Machine with { Cores = 2 }));
    }

    [Fact]
    public async Task A_machine_that_falls_asleep_is_warned_about()
    {
        await using var ward = await Ward.OpenAsync();
        var root = Directory.CreateDirectory(Path.Combine(ward.Place, "root")).FullName;
        ward.Machine = ward.Machine with { MayFallAsleep = say => SleepSettings.OfLinux(root, say) };
        Directory.CreateDirectory(Path.Combine(root, "proc/acpi/button/lid/LID0"));
        await ward.AssertAsync("sleep", FindingState.Warning, "systemctl mask", _ =>
        {
            // What the advice's command does.
            Directory.CreateDirectory(Path.Combine(root, "etc/systemd/system"));
            return Done(File.CreateSymbolicLink(Path.Combine(root, "etc/systemd/system/sleep.target"), "/dev/null"));
        });
    }

    [Fact]
    public void Idleness_and_lids_are_read_as_logind_reads_them()
    {
        var root = Directory.CreateTempSubdirectory("danta").FullName;
        Directory.CreateDirectory(Path.Combine(root, "etc/systemd/logind.conf.d"));
        Assert.Null(SleepSettings.OfLinux(root, Korean));
        File.WriteAllText(Path.Combine(root, "etc/systemd/logind.conf"), "[Login]\n#IdleAction=ignore\nIdleAction=suspend\n");
        Assert.Contains("IdleAction", SleepSettings.OfLinux(root, Korean), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(root, "etc/systemd/logind.conf.d/own.conf"), "[Login]\nIdleAction=ignore\n");
        Assert.Null(SleepSettings.OfLinux(root, Korean));
        Directory.Delete(root, recursive: true);
    }

    [Theory]
    [InlineData("Battery Power:\n sleep 1\nAC Power:\n displaysleep 10\n sleep 30 (sleep prevented)\n", "30분")]
    [InlineData("Battery Power:\n sleep 1\nAC Power:\n sleep                0\n", null)]
    [InlineData("", null)]
    public void A_macs_mains_settings_count(string said, string? expected) => AssertSays(expected, SleepSettings.OfMac(said, Korean));

    [Theory]
    [InlineData("최대: 0xffffffff\n증분: 0x00000001\nAC: 0x00000708\nDC: 0x0000012c\n", "30분")]
    [InlineData("AC: 0x00000000\nDC: 0x0000012c\n", null)]
    [InlineData("", null)]
    public void Windows_settings_for_mains_count(string said, string? expected) => AssertSays(expected, SleepSettings.OfWindows(said, Korean));

    static void AssertSays(string? expected, string? said)
    {
        Assert.Equal(expected is null, said is null);
        Assert.Contains(expected ?? "", said ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_zone_is_warned_about()
    {
        await using var ward = await Ward.OpenAsync();
        var seoul = ward.Time.Zone;
        ward.Time.Zone = TimeZoneInfo.Utc;
        await ward.AssertAsync("timezone", FindingState.Warning, "Asia/Seoul", _ => Done(ward.Time.Zone = seoul));
    }

    [Fact]
    public async Task A_calendar_that_has_ended_is_warned_about()
    {
        await using var ward = await Ward.OpenAsync();
        ward.Time.By = TimeSpan.FromDays(3 * 366);
        await ward.AssertAsync("calendar", FindingState.Warning, "새 판", _ => Done(ward.Time.By = TimeSpan.Zero));
    }

    [Theory]
    [InlineData(5, FindingState.Warning, "빠릅니다")]
    [InlineData(-3600, FindingState.Failed, "느립니다")]
    public async Task A_clock_that_is_not_the_brokers_is_told(int seconds, FindingState state, string said)
    {
        await using var ward = await Ward.OpenAsync();
        ward.Time.By = TimeSpan.FromSeconds(seconds);
        await ward.AssertAsync("clock", state, said, finding =>
        {
            Assert.True(OperatingSystem.IsWindows() || finding.Mend.Contains("set-ntp", StringComparison.Ordinal));
            return Done(ward.Time.By = TimeSpan.Zero);
        });
    }

    [Fact]
    public async Task A_trader_of_another_version_is_named_and_one_that_makes_no_step_fails()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.WriteAsync();
        Assert.Equal(FindingState.Ok, (await ward.LookAsync("trader")).State);
        var beacon = new Beacon(BeaconPlace.OfTrader(ward.Storage, new BookOwner(new(TradingMode.Real, false), ward.Book.Split('-')[^1])));
        using var stop = new CancellationTokenSource();
        var heard = beacon.RunAsync(stop.Token);
        beacon.Say(BeaconJson.Write(Beat(1)));
        await Patience.UntilAsync(() => Directory.GetFiles(ward.Storage, "*.sock").Length > 0);
        var hanging = await ward.LookAsync("trader");
        Assert.Equal(FindingState.Failed, hanging.State);
        Assert.Contains("4711", hanging.Text, StringComparison.Ordinal);
        var steps = 1;
        var looking = ward.LookAllAsync("version", "trader");
        await Patience.UntilAsync(() =>
        {
            beacon.Say(BeaconJson.Write(Beat(++steps)));
            return looking.IsCompleted;
        });
        var found = await looking;
        Assert.Equal([FindingState.Warning, FindingState.Ok], found.Select(finding => finding.State));
        Assert.Contains("9.9.9", found[0].Text, StringComparison.Ordinal);
        await stop.CancelAsync();
        await Task.WhenAny(heard);
        Assert.Equal(FindingState.Ok, (await ward.LookAsync("version")).State);
    }

    static TraderBeat Beat(long steps) => new(
        4711, default, steps, "9.9.9", TradingMode.Real, false, TraderState.Running, "", [], 0, 0, [], GuardState.Absent, "http://127.0.0.1:1");

    static Task Done<T>(T _) => Task.CompletedTask;
}
