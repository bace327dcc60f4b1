using static Danta.Trading.OrderFact;
using static Danta.Trading.OrderState;

namespace Danta.Trading;

/// <summary>
/// The life of an order as one table. A pair without a row is our own fault: trading halts and a human is told. Two sockets
/// and a list report on the same order, so each may be late, early or doubled; the rows say what that means.
/// </summary>
static class OrderLife
{
    public static bool IsOpen(OrderState state) => state is Drafted or Sent or Working or CancelSent or InDoubt;

    public static OrderState? Next(OrderState state, OrderFact fact) => (state, fact) switch
    {
        (Drafted, Submitted) => Sent,

        (Sent or InDoubt, Acknowledged or Accepted or PartlyFilled) => Working,
        (Sent or InDoubt, FullyFilled) => Filled,
        (Sent or InDoubt, Refused or ExchangeRejected) => Rejected,
        (Sent or InDoubt, RestGone) => Cancelled,
        (Sent or InDoubt, ReplyLost or Overdue) => InDoubt,

        // Doubt is left by evidence only: never by time alone, never by sending again.
        (InDoubt, FoundAtBroker) => Working,
        (InDoubt, AbsentAtBroker) => Rejected,

        // No order outlives its day. What it traded before is in the balance.
        (Sent or InDoubt, DayEnded) => Cancelled,

        (Working, Acknowledged or ReplyLost or Accepted or PartlyFilled or FoundAtBroker or StillOpen or Overcounted) => Working,
        (Working, CancelAccepted or CancelDenied or CancelUnanswered) => Working,
        (Working, FullyFilled) => Filled,
        (Working, ExchangeRejected) => Rejected,
        (Working, RestGone or DayEnded) => Cancelled,
        (Working, CancelRequested) => CancelSent,

        (CancelSent, Acknowledged or ReplyLost or Accepted or PartlyFilled or FoundAtBroker or Overcounted) => CancelSent,
        (CancelSent, CancelRequested or CancelAccepted or CancelUnanswered) => CancelSent,
        (CancelSent, FullyFilled) => Filled,
        (CancelSent, RestGone or DayEnded) => Cancelled,
        (CancelSent, CancelDenied or StillOpen) => Working,
        (CancelSent, ExchangeRejected) => Rejected,

        // The reply and the cancel's words may come after the last fill.
        (Filled, Acknowledged or ReplyLost or Accepted or FoundAtBroker or FullyFilled) => Filled,
        (Filled, CancelAccepted or CancelDenied or CancelUnanswered) => Filled,
        (Filled, Overcounted) => Working,

        // Shares that traded before the cancel landed are still ours to book.
        (Cancelled, FullyFilled) => Filled,
        (Cancelled, Acknowledged or ReplyLost or Accepted or PartlyFilled or FoundAtBroker or Overcounted) => Cancelled,
        (Cancelled, CancelAccepted or CancelDenied or CancelUnanswered or RestGone) => Cancelled,
        (Cancelled, StillOpen) => Working,

        (Rejected, Refused or ReplyLost or Accepted or ExchangeRejected) => Rejected,
        (Rejected, CancelAccepted or CancelDenied or CancelUnanswered) => Rejected,

        (Working or CancelSent or Filled or Cancelled, Disowned) => InDoubt,

        // Three lists said that it is not there, and yet its reply comes: better late than never booked.
        (Rejected, Acknowledged) => Working,
        (Rejected, TurnedUp) => InDoubt,

        _ => null,
    };
}
