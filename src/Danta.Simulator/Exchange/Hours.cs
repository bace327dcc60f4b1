using Danta.Market;
using Danta.Simulator.Accounts;

namespace Danta.Simulator.Exchange;

/// <summary>Which orders the exchange takes now. With <paramref name="alwaysOpen"/> the regular session never ends.</summary>
sealed class Hours(MarketClock clock, bool alwaysOpen)
{
    public bool AlwaysOpen { get; } = alwaysOpen;

    public SessionPhase Phase =>
        AlwaysOpen ? SessionPhase.Continuous
        : TradingCalendar.IsOpen(clock.Date) ? Sessions.PhaseAt(clock.Date, clock.Time)
        : SessionPhase.Closed;

    /// <summary>The phase so many seconds from now, within today.</summary>
    public SessionPhase PhaseIn(int seconds) => AlwaysOpen || !TradingCalendar.IsOpen(clock.Date) ? Phase
        : Sessions.PhaseAt(clock.Date, clock.Time.Add(TimeSpan.FromSeconds(seconds)));

    /// <summary>Today is a day of trading for this market.</summary>
    public bool IsOpenDay(DateOnly date) => TradingCalendar.IsOpen(date) || (AlwaysOpen && date == clock.Date);

    /// <summary>Why nothing is taken outside the sessions.</summary>
    public Refusal ClosedRefusal => !TradingCalendar.IsOpen(clock.Date) ? Refusal.NotABusinessDay
        : clock.Time < new TimeOnly(12, 0) ? Refusal.BeforeOpen : Refusal.Closed;

    public Refusal Refuses(OrderType type, Instrument stock) => (stock.Phase == BookPhase.ClosingAuction ? SessionPhase.ClosingAuction : Phase) switch
    {
        SessionPhase.Continuous or SessionPhase.OpeningAuction or SessionPhase.ClosingAuction =>
            type.Session == OrderSession.Regular || (type.Session == OrderSession.PreOpen && IsPreOpen) ? Refusal.None : Refusal.OrderTypeNotNow,
        SessionPhase.AfterCloseOffHours => type.Session == OrderSession.AfterClose ? Refusal.None : Refusal.Closed,
        SessionPhase.AfterMarket => AfterMarket(type, stock),
        _ => ClosedRefusal,
    };

    bool IsPreOpen => clock.Time >= new TimeOnly(8, 30) && clock.Time < new TimeOnly(8, 40);

    static Refusal AfterMarket(OrderType type, Instrument stock)
    {
        if (stock.Listing.Kind != ListingKind.Stock || stock.Listing.Status is "52" or "53")
            return Refusal.Closed;
        return type.Session == OrderSession.AfterMarket ? Refusal.None : Refusal.AfterMarketType;
    }
}
