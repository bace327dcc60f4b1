using Danta.Market;
using Danta.Simulator.Conditions;
using Danta.Simulator.Crowd;
using Danta.Simulator.Exchange;
using Danta.Simulator.Scenarios;
using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

public sealed class MarketTests
{
    static readonly Scenario Small = new() { Seed = 7, Stocks = 12, WarmUp = TimeSpan.FromMinutes(3), Temper = Quiet.Even };

    [Fact]
    public void The_same_seed_gives_the_same_market_to_the_last_order()
    {
        var (first, again) = (Quiet.Of(Small, listen: true), Quiet.Of(Small, listen: true));
        Assert.True(first.Tape.Count > 1_000);
        Assert.Equal(first.Tape, again.Tape);
    }

    [Fact]
    public void Another_seed_gives_another_market()
    {
        var (first, other) = (Quiet.Of(Small), Quiet.Of(Small with { Seed = 8 }));
        Assert.NotEqual(
            first.Simulation.Venue.Stocks.Select(stock => (stock.Listing.Name, stock.Figures.Volume)),
            other.Simulation.Venue.Stocks.Select(stock => (stock.Listing.Name, stock.Figures.Volume)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_trade_is_on_the_tick_and_within_the_limits(int seed)
    {
        var quiet = Quiet.Of(Small with { Seed = seed, WarmUp = TimeSpan.FromMinutes(10), Temper = new(200, Day: DayKind.Uniform) });
        foreach (var stock in quiet.Simulation.Venue.Stocks)
        {
            var ticks = TickSizes.For(stock.Listing.Kind);
            var limits = PriceLimits.Of(stock.Listing.BasePrice, ticks);
            foreach (var bar in stock.History.Minutes)
            {
                Assert.All([bar.Open, bar.High, bar.Low, bar.Close], won => Assert.True(
                    ticks.IsOnTick(Price.FromWon(won)) && limits.Allow(Price.FromWon(won)), $"{stock.Listing.Code} {won}"));
            }
            Assert.True(stock.Book.BestBid < stock.Book.BestAsk || stock.InAuction);
            Assert.Equal(stock.History.Minutes.Sum(bar => bar.Volume), stock.Figures.Volume);
        }
    }

    [Fact]
    public void Codes_and_names_are_unlike_and_the_board_has_both_kinds()
    {
        var stocks = Quiet.Of(Small with { Stocks = 200, WarmUp = TimeSpan.Zero }).Simulation.Venue.Stocks;
        Assert.Equal(200, stocks.Select(stock => stock.Listing.CodeText).Distinct().Count());
        Assert.Equal(200, stocks.Select(stock => stock.Listing.Name).Distinct().Count());
        Assert.Contains(stocks, stock => stock.Listing.Board == Board.Kospi);
        Assert.Contains(stocks, stock => stock.Listing.Board == Board.Kosdaq);
        Assert.Contains(stocks, stock => stock.Listing.Kind == ListingKind.Etn && stock.Listing.CodeText.StartsWith('Q'));
        Assert.Contains(stocks, stock => stock.Listing.CodeText.Any(char.IsAsciiLetter) && stock.Listing.Kind == ListingKind.Stock);
    }

    [Fact]
    public void Hits_come_and_go_within_minutes()
    {
        var quiet = Quiet.Of(Small with { Stocks = 60, WarmUp = TimeSpan.FromMinutes(5) });
        var (seen, entries, exits) = (new HashSet<int>(), 0, 0);
        for (var second = 0; second < 120; second++)
        {
            quiet.Simulation.Run(TimeSpan.FromSeconds(1));
            foreach (var stock in quiet.Simulation.Venue.Stocks)
            {
                if (Condition.Defaults[0].Finds(stock))
                    entries += seen.Add(stock.Index) ? 1 : 0;
                else
                    exits += seen.Remove(stock.Index) ? 1 : 0;
            }
        }
        Assert.True(entries >= 10, $"{entries} entries");
        Assert.True(exits >= 5, $"{exits} exits");
    }

    [Fact]
    public void A_trade_ten_percent_away_is_not_made_and_an_auction_of_two_minutes_follows()
    {
        var quiet = Quiet.Of(Small with { Temper = new(0, Day: DayKind.Uniform), WarmUp = TimeSpan.FromMinutes(1) }, listen: true);
        var simulation = quiet.Simulation;
        var stock = simulation.Venue.Stocks[1];
        simulation.Script.Do(new(default, EventKind.Surge, stock.Listing.CodeText, Seconds: 120, PercentPerSecond: 1.5));
        var seconds = 0;
        for (; !stock.InAuction && seconds < 120; seconds++)
            simulation.Run(TimeSpan.FromSeconds(1));
        var vi = Assert.Single(stock.Interruptions);
        Assert.True(Math.Abs(stock.Figures.Last - stock.Listing.BasePrice.Won) * 10 < stock.Listing.BasePrice.Won);
        Assert.Contains(quiet.Tape, line => line == $"{stock.Listing.Code} ViAuction ");
        var volume = stock.Figures.Volume;

        simulation.Run(TimeSpan.FromSeconds(119));
        Assert.Equal(volume, stock.Figures.Volume);
        Assert.True(stock.Expected.Volume > 0);

        simulation.Run(TimeSpan.FromSeconds(35));
        Assert.NotEqual(0, stock.Interruptions[0].Until);
        Assert.NotEqual(ViKind.None, vi.Kind);
        Assert.True(stock.Figures.Volume > volume);
    }

    [Fact]
    public void A_day_opens_with_an_auction_closes_with_one_and_is_followed_by_the_next_open_day()
    {
        var quiet = Quiet.Of(Small with
        {
            Stocks = 5,
            AlwaysOpen = false,
            Start = new(8, 20),
            WarmUp = TimeSpan.Zero,
            Date = new DateOnly(2026, 11, 20),
        });
        var (simulation, stock) = (quiet.Simulation, quiet.Simulation.Venue.Stocks[0]);
        simulation.Run(TimeSpan.FromMinutes(39));
        Assert.Equal((BookPhase.OpeningAuction, 0), (stock.Phase, stock.Figures.Open));
        Assert.True(stock.Expected.Volume > 0);

        simulation.Run(TimeSpan.FromMinutes(1));
        Assert.Equal((BookPhase.Continuous, 90_000), (stock.Phase, stock.Figures.OpenTime));
        Assert.Equal(stock.Figures.Open, stock.Figures.StaticReference);

        simulation.Run(TimeSpan.FromMinutes(381));
        Assert.Equal(BookPhase.ClosingAuction, stock.Phase);
        var before = stock.Figures.Volume;
        simulation.Run(TimeSpan.FromMinutes(10));
        Assert.True(stock.Figures.Volume > before);
        var close = stock.Figures.Last;
        simulation.Run(TimeSpan.FromMinutes(20));
        Assert.Equal(close, stock.Figures.Last);

        simulation.Run(TimeSpan.FromMinutes(60));
        Assert.Equal('3', stock.MarketCode);
        simulation.Run(TimeSpan.FromMinutes(210));
        Assert.Equal(new DateOnly(2026, 11, 23), simulation.Clock.Date);
        Assert.Equal(stock.Past.Yesterday.Close, stock.Figures.Base);
    }
}
