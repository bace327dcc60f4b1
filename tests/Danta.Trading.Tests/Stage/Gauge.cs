using System.Globalization;
using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>
/// A stock that is called and far too dear, bought never: what it waits for tells what the trader believes can be spent.
/// </summary>
static class Gauge
{
    public static readonly InstrumentCode Code = InstrumentCode.Parse("009990");
    const string Seq = "9";
    const int Upper = 65_000_000;

    /// <summary>Room for all that a test buys, and a budget that is never in the gauge's way.</summary>
    public static TraderSettings Settings => Scene.Plain with
    {
        MaxPositions = 6,
        Conditions = new([new("조건0"), new("조건1"), new("조건2"), new("조건9", new Won(1_000_000_000))]),
        Orders = OrderSettings.Default with { MostUnanswered = 6 },
        Risk = Scene.Plain.Risk with { StaleAfter = null, MaxOrdersPerMinute = null },
        Exit = Scene.Plain.Exit with { TakeProfit = null, StopLoss = null },
    };

    public static Scene Put(Scene scene) => scene.Condition(Seq, Code).Instrument(Code, Upper).Tick(50_000_000, Code);

    public static long Read(Scene scene)
    {
        const string Before = "매수 자금: 쓸 수 있는 금액 ";
        var text = Assert.Single(scene.Shot.Watchlist, view => view.Code == Code).WaitingFor;
        Assert.StartsWith(Before, text, StringComparison.Ordinal);
        return long.Parse(text[Before.Length..text.IndexOf('원', StringComparison.Ordinal)], NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }

    /// <summary>A scene in which the broker has told this figure once, and is silent about it from then on.</summary>
    public static Scene With(long money, TraderSettings? settings = null, bool dryRun = false)
    {
        var scene = new Scene(settings ?? Settings, ready: false) { Money = new(money) };
        scene.Play(new Started(TradingMode.Paper, dryRun, scene.Settings)).Play(new StreamChanged(true, null)).Answer().Answer();
        scene.Money = null;
        return Put(scene);
    }
}
