using Danta.Market;
using static Danta.Trading.Tests.Bench;

namespace Danta.Trading.Tests;

/// <summary>What the owner wants left out, at its very borders, and what he reads of it.</summary>
public sealed class FilterGateTests
{
    Bench _bench = new();

    bool Shuts(Gate gate) => gate.Refuses(_bench.Desk, _bench.Stock);

    string Seen(Gate gate) => gate.Seen(_bench.Desk, _bench.Stock);

    /// <summary>The master file's word first; without it a share's code of six characters that does not end in 0.</summary>
    [Theory]
    [InlineData("005930", ListingKind.Stock, null, false)]
    [InlineData("005935", ListingKind.Stock, null, true)]
    [InlineData("00680K", ListingKind.Stock, null, true)]
    [InlineData("005935", ListingKind.Stock, false, false)]
    [InlineData("005930", ListingKind.Stock, true, true)]
    [InlineData("005935", ListingKind.Etf, null, false)]
    [InlineData("0059351", ListingKind.Stock, null, false)]
    public void A_preferred_share_is_told_by_the_master_file_or_by_its_code(string code, ListingKind kind, bool? master, bool preferred)
    {
        var stock = new Stock(InstrumentCode.Parse(code));
        _bench.Known(kind, change: answer => answer with { Preferred = master });
        (stock.Instrument, var gate) = (_bench.Stock.Instrument, new PreferredGate());
        Assert.False(gate.Refuses(_bench.Desk, stock));
        _bench.Risk(risk => risk with { ExcludePreferred = true });
        Assert.Equal(preferred, gate.Refuses(_bench.Desk, stock));
        Assert.Equal(preferred ? "우선주" : "아님", gate.Seen(_bench.Desk, stock));
    }

    [Theory]
    [InlineData(ListingKind.Stock, false, "아님")]
    [InlineData(ListingKind.Etf, true, "ETF")]
    [InlineData(ListingKind.Etn, true, "ETN")]
    [InlineData(ListingKind.Unknown, true, "아직 모름")]
    public void What_may_be_a_fund_is_left_out_with_the_funds(ListingKind kind, bool shut, string seen)
    {
        _bench.Known(kind);
        Assert.False(Shuts(new FundGate()));
        _bench.Risk(risk => risk with { ExcludeFunds = true });
        Assert.Equal((shut, seen), (Shuts(new FundGate()), Seen(new FundGate())));
    }

    [Theory]
    [InlineData(null, null, false, "현재가 70,000 (-~-)")]
    [InlineData(70_000, null, false, "현재가 70,000 (70,000~-)")]
    [InlineData(70_100, null, true, "현재가 70,000 (70,100~-)")]
    [InlineData(null, 70_000, false, "현재가 70,000 (-~70,000)")]
    [InlineData(null, 69_900, true, "현재가 70,000 (-~69,900)")]
    public void A_price_on_the_border_of_the_range_is_within_it(int? min, int? max, bool shut, string seen)
    {
        _bench.Tick(70_000).Risk(risk => risk with { MinPrice = min is { } low ? Price.FromWon(low) : null, MaxPrice = max is { } high ? Price.FromWon(high) : null });
        Assert.Equal((shut, seen), (Shuts(new PriceRangeGate()), Seen(new PriceRangeGate())));
    }

    /// <summary>At 70,000 won a tick is 100.</summary>
    [Theory]
    [InlineData(70_000, 70_100, 1, false, "1 / 1")]
    [InlineData(70_000, 70_200, 1, true, "2 / 1")]
    [InlineData(0, 70_100, 99, true, "호가 없음 / 99")]
    [InlineData(70_000, 0, 99, true, "호가 없음 / 99")]
    [InlineData(70_000, 0, null, false, "호가 없음 / 제한 없음")]
    public void A_spread_is_counted_in_ticks_and_a_side_without_quotes_is_too_wide(int bid, int ask, int? most, bool shut, string seen)
    {
        _bench.Tick(70_000, tick => tick with { BestBid = bid > 0 ? Price.FromWon(bid) : default, BestAsk = ask > 0 ? Price.FromWon(ask) : default });
        _bench.Risk(risk => risk with { MaxSpreadTicks = most });
        Assert.Equal((shut, seen), (Shuts(new SpreadGate()), Seen(new SpreadGate())));
    }

    [Theory]
    [InlineData(null, false, "1,000,000,000원 / 하한 없음")]
    [InlineData(1_000_000_000L, false, "1,000,000,000원 / 하한 1,000,000,000")]
    [InlineData(1_000_000_001L, true, "1,000,000,000원 / 하한 1,000,000,001")]
    public void A_turnover_on_the_border_is_enough(long? least, bool shut, string seen)
    {
        _bench.Tick(70_000).Risk(risk => risk with { MinTurnover = least is { } won ? new Won(won) : null });
        Assert.Equal((shut, seen), (Shuts(new TurnoverGate()), Seen(new TurnoverGate())));
    }

    [Fact]
    public void A_turnover_that_nobody_knows_is_none()
    {
        _bench.Risk(risk => risk with { MinTurnover = new(1) });
        Assert.Equal((true, "모름 원 / 하한 1"), (Shuts(new TurnoverGate()), Seen(new TurnoverGate())));
    }

    [Theory]
    [InlineData(9, true, "10호가의 10 %까지 0주")]
    [InlineData(10, false, "10호가의 10 %까지 1주")]
    public void The_share_of_the_asks_has_to_be_one_share_at_least(long asks, bool shut, string seen)
    {
        _bench.Book(ask: asks).Risk(risk => risk with { MaxDepthShare = Rate.FromPercent(10m) });
        Assert.Equal((shut, seen), (Shuts(new DepthGate()), Seen(new DepthGate())));
        _bench.Risk(risk => risk with { MaxDepthShare = null });
        Assert.Equal((false, "제한 없음"), (Shuts(new DepthGate()), Seen(new DepthGate())));
    }

    /// <summary>A book of another day is left in its place: it offers nothing today.</summary>
    [Fact]
    public void All_ten_asks_of_a_book_of_today_count_and_no_other()
    {
        _bench.Risk(risk => risk with { MaxDepthShare = Rate.FromPercent(100m) });
        Assert.Equal(0, Sizing.DepthCap(_bench.Desk, _bench.Stock));
        _bench.Book(book =>
        {
            var asks = default(BookSide);
            for (var level = 0; level < 10; level++)
                asks[level] = new(Price.FromWon(70_100 + 100 * level), Quantity.Of(1 << level));
            return book with { Asks = asks };
        });
        Assert.Equal(1_023, Sizing.DepthCap(_bench.Desk, _bench.Stock));
        _bench.Stock.Quotes.BeginDay(isBaseKnown: true);
        Assert.Equal(0, Sizing.DepthCap(_bench.Desk, _bench.Stock));
    }

    [Fact]
    public void A_part_of_the_day_without_entries_shows_the_time()
    {
        _bench.Risk(risk => risk with { NoEntry = new([new(new(9, 0, 0), new(10, 0, 0))]) });
        Assert.Equal((false, "10:00:00"), (Shuts(new NoEntryGate()), Seen(new NoEntryGate())));
        _bench = new(Ten.AddSeconds(-1));
        _bench.Risk(risk => risk with { NoEntry = new([new(new(9, 0, 0), new(10, 0, 0))]) });
        Assert.Equal((true, "09:59:59"), (Shuts(new NoEntryGate()), Seen(new NoEntryGate())));
    }

    [Theory]
    [InlineData(9, true, "9초 전 해제")]
    [InlineData(10, false, "10초 전 해제")]
    public void After_a_vi_the_rest_is_over_on_its_last_second(double seconds, bool shut, string seen)
    {
        _bench.Risk(risk => risk with { AfterVi = TimeSpan.FromSeconds(10) });
        Assert.Equal((false, "없음"), (Shuts(new AfterViGate()), Seen(new AfterViGate())));
        _bench.Tick(70_000, tick => tick with { InAuction = true }).Tick(70_000).Later(seconds);
        Assert.Equal((shut, seen), (Shuts(new AfterViGate()), Seen(new AfterViGate())));
        _bench.Risk(risk => risk with { AfterVi = null });
        Assert.False(Shuts(new AfterViGate()));
    }
}
