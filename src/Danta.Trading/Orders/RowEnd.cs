using Danta.Market;

namespace Danta.Trading;

/// <summary>What a row of the broker's list says of an order's end. The only place that decides when an order is over.</summary>
enum RowEnd
{
    /// <summary>Some of it may still trade.</summary>
    Open,

    /// <summary>
    /// Nothing of it is open, and its figures do not account for all that we ordered: an amended order, or the rest of an IOC order,
    /// which the broker shows as cancelled, as not ordered, or nowhere (unverified). What it filled is the last word once lists keep to it.
    /// </summary>
    Shut,

    /// <summary>Filled, cancelled and rejected make up what we ordered: its figure is final, whatever it says is open.</summary>
    Over,
}

static class RowEnds
{
    /// <summary>By our own figure of what was ordered: a row has been seen to show a smaller one as wholly filled.</summary>
    public static RowEnd Of(BrokerOrder row, Quantity ordered) =>
        row.Filled + row.Cancelled + row.Rejected >= ordered ? RowEnd.Over
        : row.Open.IsZero ? RowEnd.Shut
        : RowEnd.Open;
}
