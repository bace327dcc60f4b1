namespace Danta.Market.Tests;

public sealed class RulesTests
{
    static readonly DateOnly Today = new(2026, 11, 20);

    [Theory]
    [InlineData("2026-11-20", "08:25", SessionPhase.OpeningAuction)]
    [InlineData("2026-09-11", "08:25", SessionPhase.Closed)]
    [InlineData("2026-11-20", "09:00", SessionPhase.Continuous)]
    [InlineData("2026-11-20", "15:19:59", SessionPhase.Continuous)]
    [InlineData("2026-11-20", "15:20", SessionPhase.ClosingAuction)]
    [InlineData("2026-11-20", "15:35", SessionPhase.AfterCloseOffHours)]
    [InlineData("2026-11-20", "16:00", SessionPhase.AfterMarket)]
    [InlineData("2026-09-11", "16:00", SessionPhase.Closed)]
    [InlineData("2026-11-20", "20:00", SessionPhase.Closed)]
    [InlineData("2026-11-19", "09:30", SessionPhase.OpeningAuction)]
    [InlineData("2026-11-19", "16:10", SessionPhase.Continuous)]
    [InlineData("2026-01-02", "09:30", SessionPhase.OpeningAuction)]
    [InlineData("2026-01-02", "15:20", SessionPhase.ClosingAuction)]
    public void The_day_has_the_phases_of_its_date(string date, string time, SessionPhase phase) =>
        Assert.Equal(phase, Sessions.PhaseAt(DateOnly.Parse(date), TimeOnly.Parse(time)));

    [Theory]
    [InlineData("2026-07-17", false)]
    [InlineData("2026-12-31", false)]
    [InlineData("2026-11-22", false)]
    [InlineData("2026-11-23", true)]
    [InlineData("2027-06-07", true)]
    [InlineData("2027-09-15", false)]
    public void Holidays_and_weekends_are_closed(string date, bool open) =>
        Assert.Equal(open, TradingCalendar.IsOpen(DateOnly.Parse(date)));

    [Fact]
    public void Settlement_skips_holidays() =>
        Assert.Equal(new DateOnly(2026, 9, 29), TradingCalendar.Add(new DateOnly(2026, 9, 23), 2));

    [Theory]
    [InlineData(Board.Kospi, ListingKind.Stock, "2024-06-03", 0.18)]
    [InlineData(Board.Kosdaq, ListingKind.Stock, "2025-06-02", 0.15)]
    [InlineData(Board.Kospi, ListingKind.Stock, "2026-11-20", 0.20)]
    [InlineData(Board.Kosdaq, ListingKind.Stock, "2026-11-20", 0.20)]
    [InlineData(Board.Kospi, ListingKind.Etf, "2026-11-20", 0)]
    [InlineData(Board.Kospi, ListingKind.Etn, "2026-11-20", 0)]
    public void A_sale_is_taxed_by_board_kind_and_year(Board board, ListingKind kind, string date, double percent) =>
        Assert.Equal((decimal)percent, SalesTax.For(board, kind, DateOnly.Parse(date)).Percent);

    [Fact]
    public void A_round_trip_costs_0_228_percent_in_2026() =>
        Assert.Equal(0.2281054m, TradingCosts.BanKis.RoundTrip(Board.Kospi, ListingKind.Stock, Today).Percent);

    [Fact]
    public void Costs_are_cut_down_to_a_whole_won()
    {
        Assert.Equal(new Won(115), TradingCosts.BanKis.CommissionOf(new Won(825_000)));
        Assert.Equal(new Won(1_652), TradingCosts.BanKis.TaxOf(new Won(826_000), Board.Kospi, ListingKind.Stock, Today));
    }

    [Fact]
    public void A_percentage_is_compared_in_integers()
    {
        var target = Rate.FromPercent(1.5m);
        Assert.True(target.IsReachedBy(new Won(15), new Won(1_000)));
        Assert.False(target.IsReachedBy(new Won(14), new Won(1_000)));
        Assert.True(Rate.FromPercent(-1m).IsReachedBy(new Won(-10), new Won(1_000)));
    }
}
