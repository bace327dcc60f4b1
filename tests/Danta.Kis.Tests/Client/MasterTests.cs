using System.Text;
using Danta.Kis.Tests.Broker;
using Danta.Market;

namespace Danta.Kis.Tests.Client;

public sealed class MasterTests : IAsyncLifetime
{
    const string KospiPath = "/common/master/kospi_code.mst.zip";
    const string KosdaqPath = "/common/master/kosdaq_code.mst.zip";

    readonly TestSetup _setup = new();
    readonly ManualTime _time = new();
    ScriptedBroker _broker = null!;

    public async ValueTask InitializeAsync()
    {
        _broker = await ScriptedBroker.StartAsync();
        Serve(MasterLines.Zipped("kospi_code.mst", MasterLines.Kospi()), MasterLines.Zipped("kosdaq_code.mst", MasterLines.Kosdaq()));
    }

    public async ValueTask DisposeAsync()
    {
        await _broker.DisposeAsync();
        _setup.Dispose();
    }

    [Fact]
    public async Task Both_boards_are_downloaded_once_a_day_without_keys()
    {
        using (var client = Client())
        {
            var list = await Load(client);
            Assert.Equal((false, Kst.DateOf(_time.GetUtcNow())), (list.Stale, list.AsOf));
            // Beneficiary certificates and the like have no code that trades here.
            Assert.Equal(["005930", "005935", "Q500001", "900001"], list.Stocks.Select(stock => stock.Code.ToString()));
        }
        using (var later = Client())
            await Load(later);

        Assert.Empty(Assert.Single(_broker.To(KospiPath)).Header("appkey"));
        Assert.Single(_broker.To(KosdaqPath));
    }

    [Fact]
    public async Task Boards_flags_and_names_are_read_by_their_bytes()
    {
        using var client = Client();
        var list = await Load(client);

        var samsung = list.Find(InstrumentCode.Parse("005930"))!;
        Assert.Equal(("삼성전자", Board.Kospi, 72_000, true, 20), (samsung.Name, samsung.Board, samsung.Base.Won, samsung.IsOrdinary, samsung.MarginPercent));
        var kosdaq = list.Find("시뮬바이오")!;
        Assert.Equal((Board.Kosdaq, true, true, 2, true, false), (kosdaq.Board, kosdaq.Halted, kosdaq.Administrative, kosdaq.WarningLevel, kosdaq.Attention, kosdaq.IsOrdinary));
        Assert.Equal(ListingKind.Etn, list.Find(InstrumentCode.Parse("Q500001"))!.Kind);
        Assert.True(list.Find(InstrumentCode.Parse("005935"))!.Preferred);
        Assert.Null(list.Find("없는 종목"));
    }

    [Fact]
    public async Task Yesterdays_files_serve_when_the_download_fails_and_say_so()
    {
        var yesterday = Kst.DateOf(_time.GetUtcNow());
        using var client = Client();
        await Load(client);
        _time.Advance(TimeSpan.FromDays(1));
        _broker.Script(KospiPath, _ => new(500, ""));

        var list = await Load(client);

        Assert.Equal((true, yesterday), (list.Stale, list.AsOf));
        Assert.NotNull(list.Find(InstrumentCode.Parse("005930")));
    }

    /// <summary>At half past eight the broker may not have written the new ones yet; base prices differ on each day of trading.</summary>
    [Fact]
    public async Task The_same_bytes_a_day_later_are_yesterdays_until_there_are_others()
    {
        var yesterday = Kst.DateOf(_time.GetUtcNow());
        Assert.Equal(DayOfWeek.Friday, yesterday.DayOfWeek);
        using var client = Client();
        await Load(client);
        _time.Advance(TimeSpan.FromDays(1));
        Assert.False((await Load(client)).Stale);
        _time.Advance(TimeSpan.FromDays(2));
        var list = await Load(client);
        Assert.Equal((true, yesterday.AddDays(1)), (list.Stale, list.AsOf));

        Serve(
            MasterLines.Zipped("kospi_code.mst", Rebased(MasterLines.Kospi(), "000072000", "000073000")),
            MasterLines.Zipped("kosdaq_code.mst", Rebased(MasterLines.Kosdaq(), "000013000", "000013100")));
        var fresh = await Load(client);
        Assert.Equal((false, yesterday.AddDays(3), 73_000), (fresh.Stale, fresh.AsOf, fresh.Find(InstrumentCode.Parse("005930"))!.Base.Won));
    }

    /// <summary>At night the files of the day before lie there: base prices and flags of the day come with the morning's.</summary>
    [Fact]
    public async Task What_is_fetched_after_midnight_does_not_count_for_the_day()
    {
        var today = Kst.DateOf(_time.GetUtcNow());
        _time.Advance(TimeSpan.FromHours(14) + TimeSpan.FromMinutes(5));
        using var client = Client();
        Assert.Equal(today, (await Load(client)).AsOf);

        Serve(
            MasterLines.Zipped("kospi_code.mst", Rebased(MasterLines.Kospi(), "000072000", "000073000")),
            MasterLines.Zipped("kosdaq_code.mst", Rebased(MasterLines.Kosdaq(), "000013000", "000013100")));
        _time.Advance(TimeSpan.FromHours(8) + TimeSpan.FromMinutes(30));
        var morning = await Load(client);
        Assert.Equal((today.AddDays(1), 73_000), (morning.AsOf, morning.Find(InstrumentCode.Parse("005930"))!.Base.Won));
    }

    [Fact]
    public async Task Damaged_files_are_not_taken_for_masters()
    {
        var good = MasterLines.Zipped("kospi_code.mst", MasterLines.Kospi());
        byte[][] damaged =
        [
            [], "<html>"u8.ToArray(), good[..(good.Length / 2)], MasterLines.Zipped("kospi_code.mst", []),
            // Lines of the other board, whose part behind the names has another width.
            MasterLines.Zipped("kospi_code.mst", MasterLines.Kosdaq()),
        ];
        foreach (var file in damaged)
        {
            Serve(file, MasterLines.Zipped("kosdaq_code.mst", MasterLines.Kosdaq()));
            using var client = Client();
            var failed = Assert.IsType<KisResult<MasterList>.Failed>(await Finish(client.Masters.LoadAsync(default)));
            Assert.Contains("kospi_code", failed.Reason, StringComparison.Ordinal);
        }
    }

    static byte[] Rebased(byte[] lines, string before, string after) =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(lines).Replace(before, after, StringComparison.Ordinal));

    void Serve(byte[] kospi, byte[] kosdaq)
    {
        _broker.Script(KospiPath, _ => new(200, "") { File = kospi });
        _broker.Script(KosdaqPath, _ => new(200, "") { File = kosdaq });
    }

    KisClient Client() => new(_setup.Options(_broker), _time);

    async Task<MasterList> Load(KisClient client)
    {
        Assert.True((await Finish(client.Masters.LoadAsync(default))).TryGet(out var list, out var reason), reason);
        return list!;
    }

    async Task<T> Finish<T>(Task<T> task)
    {
        await _time.RunUntilAsync(() => task.IsCompleted);
        return await task;
    }
}
