using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// One round trip in one stock, open or closed: its fills in the order of their booking, and what they add up to. The fills of an
/// order can be replaced when the broker's figure corrects them; the sum is then made anew.
/// </summary>
sealed class Position(int trade, Stock stock, string condition, PositionOrigin origin, DateTimeOffset openedAt)
{
    readonly List<Fill> _fills = [];
    Tally _tally;

    public int Trade => trade;
    public Stock Stock => stock;
    public string Condition => condition;
    public PositionOrigin Origin => origin;
    public DateTimeOffset OpenedAt => openedAt;
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The entry rule that bought it, and when its stock was called; empty and null for shares of the owner's.</summary>
    public string Rule { get; init; } = "";

    public DateTimeOffset? CalledAt { get; init; }

    /// <summary>What it came to, once it is closed.</summary>
    public RoundTrip? Trip { get; set; }

    public ref readonly Tally Tally => ref _tally;

    public IReadOnlyList<Fill> Fills => _fills;

    public bool IsOpen => !_tally.Held.IsZero;

    /// <summary>The highest price since it was opened.</summary>
    public Price High { get; set; }

    /// <summary>The most that a share would have brought since, had all been sold into the bids.</summary>
    public Price HighBid { get; set; }

    /// <summary>Exits that it keeps, for its owner has changed them for later purchases only; null: as its condition has them.</summary>
    public ExitSettings? Exits { get; set; }
    /// <summary>The owner's own stop, in the place of the one of the settings; null: he has set none.</summary>
    public Price? OwnStop { get; set; }

    /// <summary>Not null: it is being sold, for this reason, whatever the price does now.</summary>
    public SaleWish? Exit { get; set; }

    /// <summary>It has been at a locked upper limit.</summary>
    public bool WasLocked { get; set; }

    /// <summary>A first part has been sold at its target.</summary>
    public bool PartTaken { get; set; }

    /// <summary>What the broker has said to its sales.</summary>
    public SaleTries Tries { get; } = new();

    /// <summary>For so many shares a sale has been prepared; null: for none.</summary>
    public Quantity? Prepared { get; set; }

    /// <summary>A sale was refused for want of shares: the balance asked at or after this decides first.</summary>
    public DateTimeOffset? BalanceNeededFrom { get; set; }

    /// <summary>What one order has brought or taken of it.</summary>
    public Quantity QuantityOf(int order) => Quantity.Of(_fills.Where(fill => fill.Order == order).Sum(fill => fill.Quantity.Shares));

    public Won AmountOf(int order) => new(_fills.Where(fill => fill.Order == order).Sum(fill => fill.Amount.Amount));

    public void Book(in Fill fill, DateOnly today)
    {
        _fills.Add(fill);
        _tally = _tally.With(fill, today);
    }

    /// <summary>Replaces the fills of one order. Equal ones keep their place; what is new comes last.</summary>
    public void Replace(int order, IReadOnlyList<Fill> fills, DateOnly today)
    {
        var next = 0;
        for (var index = 0; index < _fills.Count;)
        {
            if (_fills[index].Order != order)
            {
                index++;
                continue;
            }
            if (next < fills.Count)
            {
                // Booked on its own day and at the costs of that day, a known fill stays as it is.
                if (!SameTrade(_fills[index], fills[next]))
                    _fills[index] = fills[next] with { Date = _fills[index].Date };
                index++;
                next++;
                continue;
            }
            _fills.RemoveAt(index);
        }
        Recount(today);
        for (; next < fills.Count; next++)
            Book(fills[next], today);
        if (!_tally.Oversold.IsZero)
            RecountBuysFirst(today);
        if (!_tally.Oversold.IsZero)
            UndoForeignSales(today);
    }

    /// <summary>The sales of a day at another tax: what is taxed was not known when they were booked.</summary>
    public void Tax(DateOnly today, Func<Won, Won> taxOf)
    {
        for (var index = 0; index < _fills.Count; index++)
        {
            if (_fills[index] is { Side: Side.Sell } sale && sale.Date == today)
                _fills[index] = sale with { Tax = taxOf(sale.Amount) };
        }
        Recount(today);
    }

    /// <summary>Adds up anew: a day began or fills were corrected.</summary>
    public void Recount(DateOnly today)
    {
        _tally = default;
        foreach (var fill in _fills)
            _tally = _tally.With(fill, today);
    }

    /// <summary>
    /// An order of ours turns out to have sold what was taken for sold by somebody else: as much of that is undone as has been sold twice.
    /// </summary>
    void UndoForeignSales(DateOnly today)
    {
        for (var index = _fills.Count - 1; index >= 0 && !_tally.Oversold.IsZero; index--)
        {
            if (_fills[index] is not { Order: 0, Side: Side.Sell })
                continue;
            Undo(index, _tally.Oversold);
            Recount(today);
        }
    }

    /// <summary>So many shares of a fill that was none; all of it where it had no more.</summary>
    /// <returns>How many they were.</returns>
    Quantity Undo(int index, Quantity shares)
    {
        var undone = Quantity.Min(shares, _fills[index].Quantity);
        if (undone == _fills[index].Quantity)
            _fills.RemoveAt(index);
        else
            _fills[index] = _fills[index].Less(undone);
        return undone;
    }

    /// <summary>Shares that were taken over from the owner.</summary>
    public Quantity TakenOver => Quantity.Of(_fills.Where(IsTakenOver).Sum(fill => fill.Quantity.Shares));

    /// <summary>What a share of those cost, by the balance.</summary>
    public decimal TakenOverAt => Amounts.Average(new(_fills.Where(IsTakenOver).Sum(fill => fill.Amount.Amount)), TakenOver);

    static bool IsTakenOver(Fill fill) => fill is { Order: 0, Side: Side.Buy, IsNewBase: false };

    /// <summary>An order of ours turns out to have bought what was taken over as the owner's: so much of that is undone.</summary>
    public void UndoTakenOver(Quantity shares, DateOnly today)
    {
        for (var index = _fills.Count - 1; index >= 0 && !shares.IsZero; index--)
        {
            if (IsTakenOver(_fills[index]))
                shares -= Undo(index, shares);
        }
        Recount(today);
    }

    /// <summary>A sale's notice overtook the correction of the purchase it sells from.</summary>
    void RecountBuysFirst(DateOnly today)
    {
        var sales = _fills.FindAll(fill => fill.Side == Side.Sell);
        _fills.RemoveAll(fill => fill.Side == Side.Sell);
        _fills.AddRange(sales);
        Recount(today);
    }

    static bool SameTrade(in Fill left, in Fill right) =>
        left.Side == right.Side && left.Quantity == right.Quantity && left.Amount == right.Amount && left.FromNotice == right.FromNotice;
}
