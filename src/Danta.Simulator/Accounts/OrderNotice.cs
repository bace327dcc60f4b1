using Danta.Simulator.Exchange;

namespace Danta.Simulator.Accounts;

/// <summary>What the broker tells an account's owner about an order.</summary>
enum NoticeKind
{
    Accepted,
    Rejected,

    /// <summary>An amendment or a cancellation was done.</summary>
    Confirmed,

    /// <summary>What an IOC or FOK order could not fill is gone.</summary>
    RemainderCancelled,
    Filled,
}

/// <summary>One notice. Quantity and price are those of the event; only fills carry their own.</summary>
/// <param name="Time">HHmmss of the market.</param>
/// <param name="At">The exchange that it came from.</param>
readonly record struct OrderNotice(ClientOrder Order, NoticeKind Kind, long Quantity, int Price, int Time, Marketplace At);

interface INoticeListener
{
    void Notice(in OrderNotice notice);
}
