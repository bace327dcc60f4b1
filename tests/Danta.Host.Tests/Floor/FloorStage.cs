using System.Collections;
using Danta.Host.Configuration;
using Danta.Host.Tests.Layout;
using Danta.Market;
using Danta.Simulator.Scenarios;
using Danta.Trading;

namespace Danta.Host.Tests.Floor;

/// <summary>A market from <c>scenarios/rules/NAME.yaml</c> and a trader with the settings beside it, read as <c>danta run</c> reads them.</summary>
static class FloorStage
{
    public static string Rules => Path.Combine(SourceTree.Root, "scenarios", "rules");

    public static ExchangeFloor Open(string name) => new(
        ScenarioFile.Read(Path.Combine(Rules, $"{name}.yaml")), Trading(File.ReadAllText(Path.Combine(Rules, $"{name}.json"))))
    {
        KeepTicks = true,
    };

    public static TradingSection Trading(string json)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(
                file, $$"""{ "kis": { "environment": "real", "appKey": "K", "appSecret": "S", "account": "50012345-01", "htsId": "me" }, "trading": {{json}} }""");
            return ConfigLoader.Load(file, new Hashtable()).Trading;
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Everything is sold, and the trader's books are the exchange's account to the won.</summary>
    public static void AssertBooksEqual(ExchangeFloor floor)
    {
        var books = floor.Finish();
        var account = floor.Account;
        Assert.DoesNotContain(floor.News, news => news is HaltNews);
        Assert.Empty(books.Positions);
        Assert.Empty(account.Holdings);
        Assert.Equal(
            (account.Realised, account.Gross, account.Commission, account.Tax),
            (books.Today.Realised.Amount, books.Today.Gross.Amount, books.Today.Commission.Amount, books.Today.Tax.Amount));
        Assert.Equal(account.Cash - account.Deposit, books.Today.Realised.Amount);
        Assert.Equal(account.Realised, books.Trades.Sum(trade => trade.Net.Amount));
    }

    public static IEnumerable<(DateTimeOffset At, PlaceOrder Order, int Ticks, BookTick Book)> Bought(ExchangeFloor floor) => floor.Placed.Where(placed => placed.Order.Side == Side.Buy);

    /// <summary>What the tape had said of a stock when an order in it was sent, oldest first.</summary>
    public static List<(long Second, TradeTick Tick)> TapeOf(ExchangeFloor floor, InstrumentCode code, int heardThen) =>
        [.. floor.Ticks.Take(heardThen).Where(heard => heard.Tick.Code == code).Select(heard => (heard.At.ToUnixTimeSeconds(), heard.Tick))];
}
