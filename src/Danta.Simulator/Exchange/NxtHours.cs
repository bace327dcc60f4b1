using Danta.Market;
using Danta.Simulator.Accounts;

namespace Danta.Simulator.Exchange;

/// <summary>What NXT does at a moment.</summary>
enum NxtPhase
{
    Closed = 0,
    PreMarket,

    /// <summary>Orders stand, nothing matches: before the main market and while KRX closes.</summary>
    Break,
    Main,

    /// <summary>Orders gather for the after-market's first price.</summary>
    AfterAuction,
    AfterMarket,
}

/// <summary>
/// NXT's day. Source: the exchange's rules since 2025-03-04 and its changes of 2026-09-14. While KRX's regular session never
/// ends, neither does NXT's main market.
/// </summary>
sealed class NxtHours(MarketClock clock, Hours krx)
{
    static readonly (TimeOnly From, NxtPhase Phase)[] Day =
    [
        (new(8, 0), NxtPhase.PreMarket),
        (new(8, 50), NxtPhase.Break),
        (new(9, 0, 30), NxtPhase.Main),
        (new(15, 20), NxtPhase.Break),
        (new(15, 30), NxtPhase.AfterAuction),
        (new(15, 40), NxtPhase.AfterMarket),
        (new(20, 0), NxtPhase.Closed),
    ];

    public NxtPhase Phase => krx.AlwaysOpen ? NxtPhase.Main
        : !TradingCalendar.IsOpen(clock.Date) ? NxtPhase.Closed
        : Day.LastOrDefault(part => part.From <= clock.Time).Phase;

    public Refusal Refuses(OrderType type) => Phase switch
    {
        NxtPhase.Closed or NxtPhase.Break => krx.ClosedRefusal,
        NxtPhase.PreMarket => type.Rule == PriceRule.Market ? Refusal.MarketOrderNotNow : Refusal.None,
        _ when type.Session == OrderSession.NxtPreMarket => Refusal.OrderTypeNotNow,
        NxtPhase.AfterAuction or NxtPhase.AfterMarket when type.Rule == PriceRule.Market => Refusal.MarketOrderNotNow,
        _ => Refusal.None,
    };
}
