using Danta.Market;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Accounts;

/// <summary>
/// An account and its ledger. Cash is counted as if every trade were settled: what may be spent today. What is truly settled
/// today and tomorrow is kept beside it.
/// </summary>
sealed class Account(string number, string productCode, string ownerName, long deposit, TradingCosts costs, MarketClock clock, INoticeListener listener)
{
    /// <summary>Trades are settled on the second business day after.</summary>
    const int SettlementDays = 2;

    readonly Dictionary<InstrumentCode, Custody> _holdings = [];
    readonly List<ClientOrder> _orders = [];
    readonly List<ClientOrder> _open = [];
    readonly List<AccountFill> _fills = [];

    /// <summary>CANO, eight digits.</summary>
    public string Number { get; } = number;

    /// <summary>ACNT_PRDT_CD, two digits.</summary>
    public string ProductCode { get; } = productCode;

    public string OwnerName { get; } = ownerName;

    public long Deposit { get; } = deposit;

    public long Cash { get; private set; } = deposit;

    public TradingCosts Costs { get; } = costs;

    /// <summary>In the order in which they were first bought.</summary>
    public IEnumerable<Custody> Holdings => _holdings.Values.OrderBy(holding => holding.Stock.Index);

    public IReadOnlyList<ClientOrder> Orders => _orders;

    public IReadOnlyList<AccountFill> Fills => _fills;

    /// <summary>Orders with something left to trade, oldest first. What is done never opens again.</summary>
    public IReadOnlyList<ClientOrder> OpenOrders
    {
        get
        {
            _open.RemoveAll(order => order.Open == 0);
            return _open;
        }
    }

    /// <summary>Cash put aside for open purchases.</summary>
    public long Reserved => OpenOrders.Where(order => order.Side == Side.Buy).Sum(order => Cover(order.Ceiling, order.Open));

    /// <summary>What new purchases may cost, commission included.</summary>
    public long Orderable => Cash - Reserved;

    public long RealisedGross => _fills.Sum(fill => fill.Gross);

    public long Realised => _fills.Sum(fill => fill.Net);

    public long PaidCommission => _fills.Sum(fill => fill.Commission);

    public long PaidTax => _fills.Sum(fill => fill.Tax);

    public Custody? Find(Instrument stock) => _holdings.GetValueOrDefault(stock.Listing.Code);

    /// <summary>Numbers begin anew each day: the newest of it.</summary>
    public ClientOrder? Find(long orderNumber) => _orders.FindLast(order => order.Number == orderNumber);

    /// <summary>What is held and not already offered.</summary>
    public long Sellable(Instrument stock) =>
        (Find(stock)?.Quantity ?? 0) - OpenOrders.Where(order => order.Side == Side.Sell && order.Stock == stock).Sum(order => order.Open);

    /// <summary>The amount and commission of so many shares at a price.</summary>
    public long Cover(int price, long quantity)
    {
        var amount = price * quantity;
        return amount + Costs.CommissionOf(new(amount)).Amount;
    }

    /// <summary>The largest amount whose commission it also leaves room for.</summary>
    public long LargestPurchase(long cash)
    {
        if (cash <= 0)
            return 0;
        var amount = (long)((Int128)cash * Rate.Whole / (Rate.Whole + Costs.Commission.Parts));
        while (amount + 1 + Costs.CommissionOf(new(amount + 1)).Amount <= cash)
            amount++;
        return amount;
    }

    /// <summary>Cash that will be settled at the end of a day.</summary>
    public long SettledOn(DateOnly date) =>
        Deposit + _fills.Where(fill => SettlementDate(fill.Date) <= date).Sum(fill => fill.Cash);

    /// <summary>Shares from before the simulation: they cost what they cost, and no cash of this account.</summary>
    public void Bring(Instrument stock, long quantity, int price)
    {
        var holding = new Custody(stock);
        holding.Buy(quantity, price * quantity, commission: 0, DateOnly.MinValue);
        _holdings.Add(stock.Listing.Code, holding);
    }

    public void Enter(ClientOrder order)
    {
        _orders.Add(order);
        _open.Add(order);
    }

    public void Tell(ClientOrder order, NoticeKind kind, long quantity, int price) =>
        listener.Notice(new(order, kind, quantity, price, clock.Hhmmss, order.Place.At));

    /// <summary>Books a fill: shares, cash, costs and the notice. The only place where any of these change.</summary>
    public void Fill(ClientOrder order, Price price, long quantity, Marketplace at = Marketplace.Krx)
    {
        order.Add(price, quantity);
        var amount = price * Quantity.Of(quantity);
        var commission = Costs.CommissionOf(amount).Amount;
        var listing = order.Stock.Listing;
        if (!_holdings.TryGetValue(listing.Code, out var holding))
            _holdings.Add(listing.Code, holding = new(order.Stock));
        var (tax, released) = (0L, default(Released));
        if (order.Side == Side.Buy)
        {
            holding.Buy(quantity, amount.Amount, commission, clock.Date);
        }
        else
        {
            tax = Costs.TaxOf(amount, listing.Board, listing.Kind, clock.Date).Amount;
            released = holding.Sell(quantity, clock.Date);
        }
        var fill = new AccountFill(order, clock.Date, clock.Hhmmss, price.Won, quantity, commission, tax, released);
        _fills.Add(fill);
        Cash += fill.Cash;
        listener.Notice(new(order, NoticeKind.Filled, quantity, price.Won, clock.Hhmmss, at));
    }

    /// <summary>
    /// Forgets what the broker's lists no longer show: stocks sold out before the last settlement. What was split or merged is what became
    /// of it.
    /// </summary>
    public void StartDay(DateOnly today)
    {
        foreach (var holding in _holdings.Values.ToList())
        {
            if (holding.Stock.NewShares is { } shares)
                Cash += holding.Change(shares);
            if (holding.Quantity == 0 && SettlementDate(holding.LastTraded) <= today)
                _holdings.Remove(holding.Stock.Listing.Code);
        }
    }

    static DateOnly SettlementDate(DateOnly traded) => TradingCalendar.Add(traded, SettlementDays);
}
