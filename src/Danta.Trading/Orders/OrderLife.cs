using static Danta.Trading.OrderFact;
using static Danta.Trading.OrderPhase;

namespace Danta.Trading;

/// <summary>
/// The life of an order as one table. A pair without a row is our own fault: trading halts and a human is told. Two sockets
/// and a list report on the same order, so each may be late, early or doubled; the rows say what that means.
/// </summary>
static class OrderLife
{
    /// <summary>It may stand at the broker.</summary>
    public static bool IsOpen(OrderPhase phase) => phase is Drafted or Sent or Working or Cancelling || IsInDoubt(phase);

    public static bool IsInDoubt(OrderPhase phase) => phase is AtEdge or Searched or AskedOfOwner;

    public static OrderPhase? Next(OrderPhase phase, OrderFact fact) => (phase, fact) switch
    {
        (Drafted, Submitted) => Sent,

        // Doubt is left by evidence only: never by time alone, never by sending again.
        (Sent or AtEdge or Searched or AskedOfOwner, Acknowledged or Accepted or PartlyFilled) => Working,
        (Sent or AtEdge or Searched or AskedOfOwner, FullyFilled) => Filled,
        (Sent or AtEdge or Searched or AskedOfOwner, Refused or ExchangeRejected) => Rejected,
        (Sent or AtEdge or Searched or AskedOfOwner, RestGone) => Cancelled,
        (Sent, Overdue) => AtEdge,
        (Sent or AtEdge, ReplyLost) => Searched,
        (AtEdge, Overdue) => AtEdge,
        (Searched, ReplyLost) => Searched,
        (Searched, Undecidable) => AskedOfOwner,
        (AskedOfOwner, ReplyLost or Undecidable) => AskedOfOwner,
        (AtEdge or Searched or AskedOfOwner, FoundAtBroker) => Working,
        (Searched or AskedOfOwner, AbsentAtBroker) => Absent,

        // No order outlives its day. What it traded before is in the balance.
        (Sent or Working or Cancelling or Ending or AtEdge or Searched or AskedOfOwner, DayEnded) => Cancelled,

        (Working, Acknowledged or ReplyLost or Accepted or PartlyFilled or FoundAtBroker or StillOpen or Overcounted) => Working,
        (Working, CancelAccepted or CancelDenied or CancelUnanswered) => Working,
        (Working, FullyFilled) => Filled,
        (Working, ExchangeRejected) => Rejected,
        (Working, RestGone) => Cancelled,
        (Working, CancelRequested) => Cancelling,

        (Cancelling, Acknowledged or ReplyLost or Accepted or PartlyFilled or FoundAtBroker or Overcounted) => Cancelling,
        (Cancelling, CancelRequested or CancelAccepted or CancelUnanswered) => Cancelling,
        (Cancelling, FullyFilled) => Filled,
        (Cancelling, RestGone) => Cancelled,
        (Cancelling, CancelDenied or StillOpen) => Working,
        (Cancelling, ExchangeRejected) => Rejected,

        // Whatever is heard on the way: only the figure, or giving it up, ends the end.
        (Ending, FigureKnown or FigureGivenUp) => Cancelled,
        (Ending, Acknowledged or ReplyLost or Accepted or PartlyFilled or FullyFilled or FoundAtBroker or Overcounted) => Ending,
        (Ending, CancelAccepted or CancelDenied or CancelUnanswered or RestGone or FigureMissing) => Ending,
        (Ending, StillOpen) => Working,

        // The reply and the cancel's words may come after the last fill.
        (Filled, Acknowledged or ReplyLost or Accepted or FoundAtBroker or FullyFilled) => Filled,
        (Filled, CancelAccepted or CancelDenied or CancelUnanswered) => Filled,
        (Filled, FigureMissing) => Ending,
        (Filled, Overcounted) => Working,

        // Shares that traded before the cancel landed are still ours to book.
        (Cancelled, FullyFilled) => Filled,
        (Cancelled, Acknowledged or ReplyLost or Accepted or PartlyFilled or FoundAtBroker or Overcounted) => Cancelled,
        (Cancelled, CancelAccepted or CancelDenied or CancelUnanswered or RestGone) => Cancelled,
        (Cancelled, FigureMissing) => Ending,
        (Cancelled, StillOpen) => Working,

        (Rejected, Refused or ReplyLost or Accepted or ExchangeRejected or FigureMissing) => Rejected,
        (Rejected, CancelAccepted or CancelDenied or CancelUnanswered) => Rejected,
        (Absent, Refused or ReplyLost or Accepted or ExchangeRejected or FigureMissing) => Absent,

        (Working or Cancelling or Ending or Filled or Cancelled, Disowned) => Searched,

        // A refusal that was none, or three lists that did not have it, and yet its reply comes: better late than never booked.
        (Rejected or Absent, Acknowledged) => Working,
        (Absent, TurnedUp) => AskedOfOwner,

        _ => null,
    };

    /// <summary>What presenters read.</summary>
    public static OrderState StateOf(OurOrder order) => order.Phase switch
    {
        Drafted => OrderState.Drafted,
        Sent => OrderState.Sent,
        Working => OrderState.Working,
        Cancelling => OrderState.CancelSent,
        AtEdge or Searched or AskedOfOwner => OrderState.InDoubt,
        Filled => OrderState.Filled,
        Ending when order.Fills.Remaining.IsZero => OrderState.Filled,
        Ending or Cancelled => OrderState.Cancelled,
        _ => OrderState.Rejected,
    };
}
