using Danta.Host.Books;
using Danta.Host.Running;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Guarding;

/// <summary>What a dead trader left, by its journal: that has the last second too, which nobody heard it speak of.</summary>
/// <param name="IsKept">Its owner had asked it to end and to keep what it held. A guard that was ended in the middle of its work keeps nothing.</param>
/// <param name="IsUncertain">Records are lost: only the broker knows what is held.</param>
sealed record Estate(IReadOnlyList<HeldShares> Held, int OpenOrders, bool IsKept, bool IsUncertain)
{
    public bool IsEmpty => Held.Count == 0 && OpenOrders == 0 && !IsUncertain;

    public string Words => HeldShares.Words(Held) + (OpenOrders > 0 ? $", 끝을 모르는 주문 {OpenOrders}건" : "")
        + (IsUncertain ? " (기록에 잃은 곳이 있어, 단타의 것인지 모르는 주식은 팔지 않고 여쭙니다)" : "");

    /// <exception cref="IOException">The journal cannot be read now.</exception>
    public static Estate Of(SessionPlan plan)
    {
        var trader = new Trader();
        var recalled = TraderMemory.Recall(trader, trader.Handle, plan.Ground.Journal, new BookKind(plan.Mode, plan.DryRun));
        var last = trader.Snapshot();
        return new(
            [.. last.Positions.Select(HeldShares.Of)], last.Orders.Count(order => order.DoneAt is null),
            last is { State: TraderState.Stopping, SellsOnly: false, Settings.FlattenOnStop: false }, recalled.Flaws.Any(day => day.HasLostRecords));
    }

    /// <summary>By clock and calendar the exchange takes sales: before that nobody has to be kept from the account.</summary>
    public static bool CanBeSold(SessionSettings session, DateTimeOffset now)
    {
        if (session.IsAroundTheClock)
            return true;
        var day = Kst.DateOf(now);
        return (!session.CheckHoliday || TradingCalendar.IsOpen(day))
            && Sessions.PhaseAt(day, Kst.TimeOf(now)) is SessionPhase.OpeningAuction or SessionPhase.Continuous or SessionPhase.ClosingAuction;
    }
}
