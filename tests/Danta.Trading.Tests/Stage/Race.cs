using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>Many candidates that lack nothing but a place.</summary>
static class Race
{
    public static readonly InstrumentCode[] Codes = [.. Enumerable.Range(1, 300).Select(index => InstrumentCode.Parse($"{index * 10:D6}"))];

    public static TraderSettings Settings => Scene.Plain with
    {
        WatchSlots = 300,
        Risk = Scene.Plain.Risk with { StaleAfter = null, MaxOrdersPerMinute = null },
        Exit = Scene.Plain.Exit with { TakeProfit = null, StopLoss = null },
    };

    /// <summary>A paused trader who knows and hears all of them; <see cref="Go"/> lets them race.</summary>
    public static Scene Ready(TraderSettings settings, params ReadOnlySpan<(InstrumentCode Code, int Turnover, int Strength)> runners)
    {
        var scene = new Scene(settings);
        scene.Play(new Pause("api"));
        var codes = runners.ToArray().Select(runner => runner.Code).ToArray();
        scene.Play(new StocksDescribed([.. codes.Select(code => Known(code))])).Condition("0", codes);
        foreach (var (code, turnover, strength) in runners)
            Tick(scene, code, turnover, strength);
        return scene;
    }

    public static Scene Go(Scene scene) => scene.Play(new Resume("api"));

    /// <param name="turnover">In hundreds of millions of won: a point each.</param>
    /// <param name="strength">체결강도 in percent: a point each above 80.</param>
    public static Scene Tick(Scene scene, InstrumentCode code, int turnover, int strength) => scene.Play(Input.Of(
        scene.Now, Scene.Quote(code, 10_000) with { DayTurnover = new(turnover * 100_000_000L), Strength = strength * 100 }));

    public static InstrumentAnswered Known(InstrumentCode code, int? margin = 40, int last = 0) => new(
        code, Scene.NameOf(code), Board.Kospi, ListingKind.Stock, Price.FromWon(10_000), Price.FromWon(13_000), Price.FromWon(7_000), false, false, 0,
        false, false, last > 0 ? Price.FromWon(last) : default)
    {
        MarginPercent = margin,
        Preferred = false,
    };

    public static string WaitingFor(Scene scene, InstrumentCode code) => Assert.Single(scene.Shot.Watchlist, view => view.Code == code).WaitingFor;

    public static IEnumerable<InstrumentCode> Bought(Scene scene) => scene.Placed.Where(order => order.Side == Side.Buy).Select(order => order.Code);
}
