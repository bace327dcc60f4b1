using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>Figures of a period, against sums made by hand.</summary>
public sealed class TradeGroupTests
{
    static readonly DateTimeOffset Noon = Kst.At(new(2026, 11, 20), new TimeOnly(12, 0));

    static RoundTrip Trip(int id, long net, int day = 0, int minutes = 1, string rule = "immediate", string name = "삼성전자") => new(
        id, InstrumentCode.Parse("005930"), name, Quantity.Of(10), 70_000, 70_100, new(net + 30), new(10), new(20), new(net), 0.1m,
        Noon.AddDays(day), Noon.AddDays(day).AddMinutes(minutes), "급등주", "익절")
    {
        Rule = rule,
    };

    [Fact]
    public void The_whole_has_rate_factor_drawdown_and_holding_time()
    {
        // 100, 400, 300, -300, 0, 0: the deepest fall is from 400 to -300.
        var all = Assert.Single(TradeGroups.Of([Trip(1, 100), Trip(2, 300, minutes: 2), Trip(3, -100, minutes: 3), Trip(4, -600, minutes: 4), Trip(5, 300, minutes: 5), Trip(6, 0, minutes: 6)], TradeCut.All));
        Assert.Equal((6, 3, 2, 50m), (all.Trades, all.Wins, all.Losses, all.WinRate));
        Assert.Equal((0L, 700L, -700L, 700L), (all.Net.Amount, all.Won.Amount, all.Lost.Amount, all.Drawdown.Amount));
        Assert.Equal((1m, 300L, -600L), (all.ProfitFactor, all.Best.Amount, all.Worst.Amount));
        Assert.Equal(TimeSpan.FromMinutes(3.5), all.Held);
        Assert.Equal((4_200_000L, 60L, 120L, 180L), (all.Bought.Amount, all.Commission.Amount, all.Tax.Amount, all.Gross.Amount));
    }

    [Fact]
    public void A_fall_from_the_start_is_a_drawdown_too_and_one_without_a_loss_has_no_factor()
    {
        Assert.Equal(250, Assert.Single(TradeGroups.Of([Trip(1, -250), Trip(2, 100)], TradeCut.All)).Drawdown.Amount);
        var won = Assert.Single(TradeGroups.Of([Trip(1, 5), Trip(2, 0)], TradeCut.All));
        Assert.Null(won.ProfitFactor);
        Assert.Equal((0L, 2L), (won.Drawdown.Amount, won.Average.Amount));
        Assert.Empty(TradeGroups.Of([], TradeCut.All));
    }

    /// <summary>Whatever the order in which they are listed.</summary>
    [Fact]
    public void The_drawdown_goes_by_the_order_of_closing()
    {
        RoundTrip[] trips = [Trip(1, 100), Trip(2, -300, minutes: 2), Trip(3, 50, minutes: 3), Trip(4, -10, minutes: 4)];
        for (var seed = 1; seed <= 20; seed++)
            Assert.Equal(300, Assert.Single(TradeGroups.Of(trips.OrderBy(_ => new Random(seed).Next()), TradeCut.All)).Drawdown.Amount);
    }

    [Fact]
    public void Each_cut_adds_up_to_the_same_and_goes_by_its_key()
    {
        RoundTrip[] trips = [Trip(1, 100), Trip(2, -300, day: 1, rule: "breakout"), Trip(3, 50, day: 1, name: "카카오")];
        foreach (var cut in Enum.GetValues<TradeCut>())
            Assert.Equal(-150, TradeGroups.Of(trips, cut).Sum(group => group.Net.Amount));
        Assert.Equal(["2026-11-20", "2026-11-21"], TradeGroups.Of(trips, TradeCut.Day).Select(group => group.Key));
        Assert.Equal(["breakout", "immediate"], TradeGroups.Of(trips, TradeCut.Rule).Select(group => group.Key));
    }

    [Fact]
    public void A_spreadsheet_takes_names_for_text_and_never_for_a_formula()
    {
        var sheet = Spreadsheet.Of([Trip(1, -5, name: "=1+1,\"x\"")]).Split("\r\n");
        Assert.Equal(16, sheet[0].Split(',').Length);
        Assert.Equal("1,005930,\"'=1+1,\"\"x\"\"\",10,70000,70100,25,10,20,-5,0.1,2026-11-20T12:00:00+09:00,2026-11-20T12:01:00+09:00,급등주,익절,immediate", sheet[1]);
        Assert.Equal((byte[])[0xEF, 0xBB, 0xBF], Spreadsheet.Bytes(""));
    }
}
