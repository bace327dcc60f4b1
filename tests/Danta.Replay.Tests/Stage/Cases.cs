using Danta.Market;
using Danta.Trading;

namespace Danta.Replay.Tests.Stage;

/// <summary>Every way in and every way out, each alone.</summary>
static class Cases
{
    static readonly Dictionary<string, decimal> Short = new(StringComparer.Ordinal) { ["seconds"] = 20 };

    static Rate Percent(decimal percent) => Rate.FromPercent(percent);

    static TraderSettings Out(Func<ExitSettings, ExitSettings> change) => Morning.Free with { Exit = change(Morning.Free.Exit) };

    static TraderSettings In(EntrySettings entry) =>
        Morning.Free with { Entry = entry, Exit = Morning.Free.Exit with { MaxHolding = TimeSpan.FromSeconds(15) } };

    public static IReadOnlyDictionary<string, TraderSettings> Entries { get; } = new Dictionary<string, TraderSettings>(StringComparer.Ordinal)
    {
        ["immediate"] = In(new("immediate")),
        ["breakout"] = In(new("breakout") { Keys = Short }),
        ["pullback"] = In(new("pullback")),
        ["strength"] = In(new("strength") { Keys = Short }),
        ["imbalance"] = In(new("imbalance")),
        ["all"] = In(new("all") { Rules = [new("immediate"), new("strength") { Keys = Short }] }),
        ["any"] = In(new("any") { Rules = [new("breakout") { Keys = Short }, new("imbalance")] }),
    };

    public static IReadOnlyDictionary<string, TraderSettings> Exits { get; } = new Dictionary<string, TraderSettings>(StringComparer.Ordinal)
    {
        ["takeProfit"] = Out(exit => exit with { TakeProfit = Percent(0.5m) }),
        ["stopLoss"] = Out(exit => exit with { StopLoss = Percent(0.4m) }),
        ["trailing"] = Out(exit => exit with { Trailing = Percent(0.4m) }),
        ["trailingStart"] = Out(exit => exit with { Trailing = Percent(0.3m), TrailingStart = Percent(0.4m) }),
        ["breakeven"] = Out(exit => exit with { Breakeven = Percent(0.5m) }),
        ["part"] = Out(exit => exit with { PartAt = Percent(0.4m), TakeProfit = Percent(1m), StopLoss = Percent(0.6m) }),
        ["weak"] = Out(exit => exit with { WeakBuyShare = Percent(45m), WeakSeconds = 5 }),
        ["left"] = Out(exit => exit with { WhenLeft = true }),
        ["holding"] = Out(exit => exit with { MaxHolding = TimeSpan.FromSeconds(12) }),
        ["flatten"] = Out(exit => exit with { FlattenAt = new TimeOnly(9, 6, 30) }),
        ["viAfter"] = Out(exit => exit with { Vi = ViExit.After }),
        ["viBefore"] = Out(exit => exit with { Vi = ViExit.Before, ViDistance = Percent(5m) }),
        ["locked"] = Out(exit => exit with { HoldLockedLimit = true, TakeProfit = Percent(0.5m) }),
    };

    /// <summary>And every kind of order.</summary>
    public static IReadOnlyDictionary<string, TraderSettings> Orders { get; } = Enum.GetValues<OrderType>().Where(type => type != OrderType.Limit)
        .ToDictionary(type => $"{type}", type => In(new("immediate")) with
        {
            Orders = OrderSettings.Default with { EntryType = type, ExitType = type == OrderType.Market ? type : OrderType.Best },
        }, StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, TraderSettings> All { get; } =
        Entries.Concat(Exits).Concat(Orders).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. All.Keys];
}
