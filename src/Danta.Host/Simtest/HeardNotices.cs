using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>What notices and replies have told any of the processes so far, and what of the exchange's doings they have not.</summary>
sealed class HeardNotices
{
    readonly HashSet<(long Number, long Quantity, int Price)> _fills = [];
    readonly HashSet<long> _known = [];
    readonly HashSet<long> _ended = [];

    /// <summary>Fills by number, shares and price.</summary>
    public IReadOnlySet<(long Number, long Quantity, int Price)> Fills => _fills;

    public void Hear(TraderEvent happened)
    {
        switch (happened)
        {
            case OrderAcknowledged taken:
                _known.Add(taken.Number.Serial);
                break;
            case NoticeArrived notice:
                _known.Add(notice.Number.Serial);
                if (notice.Kind == NoticeKind.Filled)
                    _fills.Add((notice.Number.Serial, notice.Quantity.Shares, notice.Price.Won));
                if (notice.Kind is NoticeKind.RestCancelled or NoticeKind.CancelConfirmed)
                    _ended.Add(notice.OriginalNumber.IsNone ? notice.Number.Serial : notice.OriginalNumber.Serial);
                break;
        }
    }

    /// <summary>Stocks in which an order of the trader's has done something that long ago which no notice has told.</summary>
    public IEnumerable<string> Untold(World world, TimeSpan ago)
    {
        var (account, before) = (world.Exchange.Account, world.Wall.Now - ago);
        foreach (var order in account.Orders)
        {
            if (order.State == "cancel" || order.Time > before || world.Owner.Gave(order.Number, order.Time))
                continue;
            var number = Serial(order.Number);
            if (!_known.Contains(number) || order.Cancelled > 0 && !_ended.Contains(number))
                yield return order.Code;
        }
        foreach (var fill in account.Fills)
        {
            if (fill.Time <= before && !world.Owner.Gave(fill.OrderNumber, fill.Time) && !_fills.Contains((Serial(fill.OrderNumber), fill.Quantity, fill.Price)))
                yield return fill.Code;
        }
    }

    static long Serial(string number) => long.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
}
