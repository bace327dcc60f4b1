using Danta.Market;
using Danta.Simulator.Accounts;
using Danta.Simulator.Crowd;
using Danta.Simulator.Scenarios;
using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

/// <summary>What the exchange does beside trading on: auctions that last, closing prices, whole boards that stand still.</summary>
public sealed class SessionTests
{
    static readonly Scenario Friday = new()
    {
        Seed = 3,
        Stocks = 10,
        AlwaysOpen = false,
        Date = new DateOnly(2026, 11, 20),
        Start = new(8, 57),
        WarmUp = TimeSpan.Zero,
        Temper = Quiet.Even,
    };

    [Fact]
    public void An_auction_whose_price_runs_away_at_the_end_lasts_a_little_longer_and_no_other_does()
    {
        var quiet = Quiet.Of(Friday with { Interruptions = false }, listen: true);
        var stock = quiet.Simulation.Venue.Stocks[0];
        Till(quiet, new(8, 59, 58));
        stock.Book.Rest(Side.Sell, stock.Ladder.Top, 10, owner: null);
        stock.Book.Rest(Side.Buy, stock.Ladder.Top, 5 * stock.TotalAsk, owner: null);
        Till(quiet, new(9, 0, 0));
        Assert.Equal((BookPhase.OpeningAuction, "1", 0), (stock.Phase, stock.ExtensionCode, stock.Figures.Open));
        Assert.All(quiet.Simulation.Venue.Stocks.Skip(1), other => Assert.Equal((BookPhase.Continuous, 90_000), (other.Phase, other.Figures.OpenTime)));
        Till(quiet, new(9, 0, 31));
        Assert.Equal(BookPhase.Continuous, stock.Phase);
        Assert.InRange(stock.Figures.OpenTime, 90_001, 90_030);
        Assert.Equal("", stock.ExtensionCode);
    }

    [Fact]
    public void The_closing_price_too_may_be_made_later_and_only_then_is_the_rest_swept()
    {
        var quiet = Quiet.Of(Friday with { Start = new(15, 28) }, listen: true);
        var stock = quiet.Simulation.Venue.Stocks[0];
        var low = quiet.Simulation.Desk.Place(quiet.Account, new(stock, Side.Buy, OrderType.Find("00")!, 1, stock.Ladder.Limits.Lower.Won, 0, "KRX")).Order!;
        Till(quiet, new(15, 29, 58));
        stock.Book.Rest(Side.Buy, 0, 10, owner: null);
        stock.Book.Rest(Side.Sell, 0, 5 * stock.TotalBid, owner: null);
        Till(quiet, new(15, 30, 0));
        Assert.Equal((BookPhase.ClosingAuction, 0, 1), (stock.Phase, stock.Figures.Close, low.Open));
        Till(quiet, new(15, 30, 31));
        Assert.Equal((BookPhase.Continuous, '5', 0), (stock.Phase, stock.MarketCode, low.Open));
        Assert.Equal(stock.Figures.Last, stock.Figures.Close);
    }

    [Fact]
    public void Before_the_open_shares_change_hands_at_yesterday_s_close()
    {
        var quiet = Quiet.Of(Friday with { Start = new(8, 29, 30) });
        var stock = quiet.Simulation.Venue.Stocks[1];
        Till(quiet, new(8, 30, 1));
        var order = quiet.Simulation.Desk.Place(quiet.Account, new(stock, Side.Buy, OrderType.Find("05")!, 100, 0, 0, "KRX")).Order!;
        Till(quiet, new(8, 39, 59));
        Assert.Equal(100, order.Filled);
        Assert.Equal(stock.Ladder.Won(stock.Ladder.AtOrBelow(stock.Figures.Base)), order.AveragePrice);
        Assert.True(stock.Figures.Volume > 0);
        Assert.Equal((0, stock.Figures.Base), (stock.Figures.Open, stock.Figures.Last));
        Till(quiet, new(8, 40, 1));
        Assert.False(stock.OffHours.IsOpen);
        Assert.Equal(Refusal.OrderTypeNotNow, quiet.Simulation.Desk.Place(quiet.Account, new(stock, Side.Buy, OrderType.Find("05")!, 1, 0, 0, "KRX")).Refusal);
    }

    [Fact]
    public void After_the_close_orders_gather_and_trade_at_the_close_first_come_first_served()
    {
        var quiet = Quiet.Of(Friday with { Start = new(15, 29, 50) });
        var stock = quiet.Simulation.Venue.Stocks[1];
        Till(quiet, new(15, 30, 35));
        var close = stock.Figures.Close;
        ClientOrder Buy(long quantity) => quiet.Simulation.Desk.Place(quiet.Account, new(stock, Side.Buy, OrderType.Find("06")!, quantity, 0, 0, "KRX")).Order!;
        var (first, second, much) = (Buy(3), Buy(4), Buy(1_000_000 / stock.Figures.Last + 1));
        Till(quiet, new(15, 39, 59));
        Assert.Equal(0, first.Filled + second.Filled + much.Filled);
        Till(quiet, new(15, 59, 59));
        Assert.Equal((3, 4, close), (first.Filled, second.Filled, first.AveragePrice));
        Assert.Equal(close, stock.Figures.Last);
        Till(quiet, new(16, 0, 1));
        Assert.Equal(0, much.Open);
        Assert.Equal(quiet.Account.Deposit, quiet.Account.Cash + quiet.Account.Holdings.Sum(held => held.Cost + held.Commission) - quiet.Account.Realised);
    }

    [Fact]
    public void A_board_that_loses_eight_percent_for_a_minute_halts_gathers_orders_and_goes_on()
    {
        var quiet = Quiet.Of(Friday with { Start = new(10, 0), Stocks = 60, Interruptions = false, Temper = new(0, Day: DayKind.Uniform) }, listen: true);
        var simulation = quiet.Simulation;
        var stocks = simulation.Venue.Stocks.Where(stock => stock.Listing.Board == Board.Kosdaq).ToList();
        var breaker = simulation.Breakers.Single(breaker => breaker.Board == Board.Kosdaq);
        simulation.Run(TimeSpan.FromSeconds(30));
        simulation.Script.Do(new(default, EventKind.BoardSurge, Board: Board.Kosdaq, Seconds: 400, PercentPerSecond: -0.4));
        for (var second = 0; second < 600 && breaker.Taken == 0; second++)
            simulation.Run(TimeSpan.FromSeconds(1));
        Assert.Equal(1, breaker.Taken);
        Assert.Contains(quiet.Tape, line => line.EndsWith(" 387", StringComparison.Ordinal));
        Assert.All(stocks, stock => Assert.True(stock.Stopped));
        Assert.All(simulation.Venue.Stocks.Except(stocks), stock => Assert.False(stock.Stopped));
        Assert.Equal(Refusal.Halted, quiet.Simulation.Desk.Place(quiet.Account, new(stocks[0], Side.Buy, OrderType.Find("01")!, 1, 0, 0, "KRX")).Refusal);
        var volume = stocks[0].Figures.Volume;

        simulation.Run(TimeSpan.FromMinutes(20) + TimeSpan.FromSeconds(1));
        Assert.Equal((false, BookPhase.ViAuction, false, volume), (stocks[0].Stopped, stocks[0].Phase, stocks[0].InVi, stocks[0].Figures.Volume));
        simulation.Run(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        Assert.Equal(BookPhase.Continuous, stocks[0].Phase);
        Assert.True(stocks[0].Figures.Volume > volume);
        foreach (var operation in (string[])["174", "175", "184", "185"])
            Assert.Contains(quiet.Tape, line => line.StartsWith($"{stocks[0].Listing.Code} ", StringComparison.Ordinal) && line.EndsWith($" {operation}", StringComparison.Ordinal));
    }

    [Fact]
    public void The_third_step_ends_the_day_and_the_next_begins_as_always()
    {
        var quiet = Quiet.Of(Friday with { Start = new(10, 0), Stocks = 60, Temper = new(0, 0.05, DayKind.Uniform) });
        var simulation = quiet.Simulation;
        var breaker = simulation.Breakers.Single(breaker => breaker.Board == Board.Kospi);
        var stock = simulation.Venue.Stocks.First(stock => stock.Listing.Board == Board.Kospi);
        var order = simulation.Desk.Place(quiet.Account, new(stock, Side.Buy, OrderType.Find("00")!, 1, stock.Ladder.Limits.Lower.Won, 0, "KRX")).Order!;
        for (var step = 1; step <= 3; step++)
        {
            Assert.True(simulation.Script.Do(new(default, EventKind.CircuitBreaker, Board: Board.Kospi)));
            Assert.False(simulation.Script.Do(new(default, EventKind.CircuitBreaker, Board: Board.Kospi)));
            Assert.Equal(step, breaker.Taken);
            if (step < 3)
                simulation.Run(TimeSpan.FromMinutes(31));
        }
        Assert.Equal((true, 0), (stock.Stopped, order.Open));
        simulation.Clock.JumpTo(simulation.Clock.Date, new(19, 59, 59));
        simulation.Run(TimeSpan.FromSeconds(3));
        Assert.Equal((false, 0, 1), (stock.Stopped, breaker.Taken, simulation.Clock.Date.Day == 23 ? 1 : 0));
    }

    static void Till(Quiet quiet, TimeOnly time)
    {
        while (quiet.Simulation.Clock.Time < time)
            quiet.Simulation.Step();
    }
}
