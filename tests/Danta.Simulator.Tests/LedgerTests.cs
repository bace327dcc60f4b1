using Danta.Market;
using Danta.Simulator.Accounts;
using Danta.Simulator.Crowd;
using Danta.Simulator.Scenarios;
using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

public sealed class LedgerTests
{
    static readonly Scenario Small = new() { Seed = 3, Stocks = 10, WarmUp = TimeSpan.FromMinutes(1) };

    [Fact]
    public void Each_fill_pays_commission_and_each_sale_tax_cut_down_to_a_won()
    {
        var quiet = Quiet.Of(Small);
        var (account, stock) = (quiet.Account, quiet.Simulation.Venue.Stocks[0]);
        account.Fill(Order(account, stock, Side.Buy, 10), Price.FromWon(71_850), 10);
        Assert.Equal(100_000_000 - 718_500 - 100, account.Cash);
        Assert.Equal((718_500, 100), (account.Find(stock)!.Cost, account.Find(stock)!.Commission));

        account.Fill(Order(account, stock, Side.Sell, 3), Price.FromWon(72_000), 3);
        // 216,000: commission 30, tax 432, a third of cost and of the buying commission cut down.
        Assert.Equal(216_000 - 215_550, account.RealisedGross);
        Assert.Equal(450 - 30 - 432 - 30, account.Realised);

        account.Fill(Order(account, stock, Side.Sell, 7), Price.FromWon(72_000), 7);
        Assert.Equal((0, 0), (account.Find(stock)!.Cost, account.Find(stock)!.Commission));
        Assert.Equal(account.Deposit + account.Realised, account.Cash);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Cash_and_holdings_at_cost_less_what_was_realised_are_the_deposit(int seed)
    {
        var quiet = Quiet.Of(Small with { Seed = seed });
        var (simulation, account) = (quiet.Simulation, quiet.Account);
        var dice = Dice.For(seed, 99);
        for (var turn = 0; turn < 400; turn++)
        {
            RandomTurn(simulation, account, dice);
            simulation.Run(TimeSpan.FromMilliseconds(300));
            Assert.Equal(
                account.Deposit,
                account.Cash + account.Holdings.Sum(holding => holding.Cost + holding.Commission) - account.Realised);
            Assert.True(account.Cash >= 0 && account.Orderable >= 0, "spent what was not there");
            Assert.All(account.Holdings, holding => Assert.True(account.Sellable(holding.Stock) >= 0));
        }
        Assert.True(account.Fills.Count > 50);
        Assert.All(account.Orders, order => Assert.Equal(order.Quantity, order.Filled + order.Open + order.TakenBack + order.Rejected));
        foreach (var order in account.Orders)
        {
            var told = quiet.Notices.Where(notice => notice.Order == order && notice.Kind == NoticeKind.Filled).Sum(notice => notice.Quantity);
            Assert.Equal(order.Filled, told);
        }
        foreach (var holding in account.Holdings)
        {
            var net = account.Orders.Where(order => order.Stock == holding.Stock)
                .Sum(order => order.Side == Side.Buy ? order.Filled : -order.Filled);
            Assert.Equal(net, holding.Quantity);
        }
    }

    [Fact]
    public void Trades_are_settled_on_the_second_business_day()
    {
        var quiet = Quiet.Of(Small with { Date = new DateOnly(2026, 11, 19) });
        var (account, stock) = (quiet.Account, quiet.Simulation.Venue.Stocks[0]);
        account.Fill(Order(account, stock, Side.Buy, 1), Price.FromWon(10_000), 1);
        Assert.Equal(100_000_000, account.SettledOn(new(2026, 11, 20)));
        Assert.Equal(account.Cash, account.SettledOn(new(2026, 11, 23)));
    }

    [Fact]
    public void What_may_be_bought_leaves_room_for_the_commission()
    {
        var account = Quiet.Of(Small).Account;
        foreach (var cash in (long[])[1, 7_115, 9_281_320, 100_000_000])
        {
            var most = account.LargestPurchase(cash);
            Assert.True(account.Cover(1, most) <= cash && account.Cover(1, most + 1) > cash);
        }
    }

    static ClientOrder Order(Account account, Danta.Simulator.Exchange.Instrument stock, Side side, long quantity) => new()
    {
        Account = account,
        Stock = stock,
        Place = stock,
        Number = 1,
        Action = OrderAction.New,
        Side = side,
        Type = OrderType.Find("01")!,
        Venue = "KRX",
        Date = new(2026, 11, 20),
        Time = 90_000,
        Quantity = quantity,
        Price = 0,
    };

    static void RandomTurn(Simulation simulation, Account account, Dice dice)
    {
        var stock = simulation.Venue.Stocks[dice.Below(simulation.Venue.Stocks.Count)];
        string[] types = ["00", "01", "03", "04", "11", "12", "13", "14", "15", "16", "21"];
        var type = OrderType.Find(types[dice.Below(types.Length)])!;
        var side = dice.Chance(0.55) ? Side.Buy : Side.Sell;
        var price = type.NeedsPrice ? stock.Ladder.Won(Math.Clamp(stock.LastRung + dice.Below(9) - 4, 0, stock.Ladder.Top)) : 0;
        var open = account.OpenOrders;
        if (open.Count > 0 && dice.Chance(0.4))
        {
            var order = open[dice.Below(open.Count)];
            if (dice.Chance(0.5))
                simulation.Desk.Cancel(account, order.Number, "KRX", dice.Chance(0.5) ? null : 1 + dice.Below(5));
            else
                simulation.Desk.Amend(account, order.Number, "KRX", OrderType.Find("00")!, stock.Ladder.Won(order.Stock == stock ? stock.LastRung : 0), null);
            return;
        }
        simulation.Desk.Place(account, new(stock, side, type, 1 + dice.Below(2_000), price, 0, "KRX"));
    }
}
