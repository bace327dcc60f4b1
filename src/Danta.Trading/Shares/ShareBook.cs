using Danta.Market;

namespace Danta.Trading;

/// <summary>The ledger of every stock that anybody has shares of, or has ordered.</summary>
sealed class ShareBook
{
    readonly Dictionary<Stock, ShareLedger> _ledgers = [];
    IReadOnlyDictionary<InstrumentCode, IReadOnlyList<OwnerFill>> _his = new Dictionary<InstrumentCode, IReadOnlyList<OwnerFill>>();

    /// <summary>Null: nobody has ever had shares of it or ordered any.</summary>
    public ShareLedger? Find(Stock stock) => _ledgers.GetValueOrDefault(stock);

    public ShareLedger Of(Stock stock)
    {
        if (!_ledgers.TryGetValue(stock, out var ledger))
        {
            _ledgers.Add(stock, ledger = new());
            ledger.Hand.Begin(HisOf(stock));
        }
        return ledger;
    }

    /// <summary>Stocks in which an order that is over may have traded unheard; some of them until the next day without its having.</summary>
    public List<Stock> WithLeft { get; } = [];

    /// <inheritdoc cref="ShareLedger.Leave"/>
    public void Leave(Stock stock, OrderId order, HeardMoment now)
    {
        Of(stock).Leave(order, now);
        if (!WithLeft.Contains(stock))
            WithLeft.Add(stock);
    }

    /// <summary>The broker has taken it only now. True: its day is over, and what it trades is for a balance to tell.</summary>
    public bool Arrive(OrderId order, HeardMoment now)
    {
        foreach (var stock in WithLeft)
        {
            if (Of(stock).ClaimOf(order) is { IsLeft: true } claim)
            {
                claim.LeftAt = now;
                return true;
            }
        }
        return false;
    }

    /// <summary>What the owner's own orders of the day have filled, by a whole list.</summary>
    /// <param name="his">By stock, in the order in which he placed them.</param>
    public void OwnerTraded(IReadOnlyDictionary<InstrumentCode, IReadOnlyList<OwnerFill>> his, DateTimeOffset askedAt)
    {
        _his = his;
        foreach (var (stock, ledger) in _ledgers)
            ledger.Hand.Learn(HisOf(stock), askedAt);
    }

    IReadOnlyList<OwnerFill> HisOf(Stock stock) => _his.GetValueOrDefault(stock.Code) ?? [];

    /// <summary>When the last whole list of orders was asked that <see cref="OwnerHand.OpenSales"/> are from.</summary>
    public DateTimeOffset? SalesListedAt { get; private set; }

    /// <param name="open">Sales that are not ours, and open, of a whole list.</param>
    public void OwnerSells(ILookup<InstrumentCode, BrokerOrder> open, DateTimeOffset askedAt)
    {
        SalesListedAt = askedAt;
        foreach (var (stock, ledger) in _ledgers)
        {
            if (ledger.Hand.OpenSales.Count > 0 || open.Contains(stock.Code))
                ledger.Hand.OpenSales = [.. open[stock.Code]];
        }
    }

    /// <inheritdoc cref="ShareLedger.BeginDay"/>
    public void BeginDay(bool keepsHis)
    {
        _his = new Dictionary<InstrumentCode, IReadOnlyList<OwnerFill>>();
        foreach (var ledger in _ledgers.Values)
            ledger.BeginDay(keepsHis);
        WithLeft.RemoveAll(stock => Of(stock).Claims.Count == 0);
    }
}
