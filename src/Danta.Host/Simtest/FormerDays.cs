using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>
/// The trader's books of a day are closed with it: the last look at them is kept, for the end. What had not come to its end by then
/// no list of the next day tells of, and its money is as the balance has it.
/// </summary>
sealed class FormerDays(World world)
{
    readonly SortedDictionary<DateOnly, TraderSnapshot> _last = [];
    (DateOnly Day, TraderSnapshot Shot)? _written;
    DateOnly _day = world.Wall.Date;

    /// <summary>Stocks in which an order ended with its day before the books had all of it.</summary>
    public HashSet<string> Unfinished { get; } = new(StringComparer.Ordinal);

    /// <summary>Days that have ended.</summary>
    public int Count { get; private set; }

    /// <summary>All round trips that ended on a day before this one.</summary>
    public IEnumerable<RoundTrip> TradesBefore(DateOnly day) => _last.Where(former => former.Key < day).SelectMany(former => former.Value.Trades);

    public long RealisedBefore(DateOnly day) => _last.Where(former => former.Key < day).Sum(former => former.Value.Today.Realised.Amount);

    /// <summary>
    /// Shares that were sold on a former day without the books hearing of it, or by the owner: no list of today tells, and until a
    /// balance does, or he, they are wanted to be sold and cannot be.
    /// </summary>
    public bool HasTaken(string code, long quantity) =>
        Count > 0 && (Unfinished.Contains(code) || world.Meddled.Forgotten.Contains(code) || world.Meddled.Sold.Contains(code))
        && world.Exchange.SellableOf(InstrumentCode.Parse(code)) < quantity;

    /// <summary>Once a second, and before whatever may be the last of a day.</summary>
    public void Look()
    {
        if (world.Alive is { Shot: { Today: { } today } shot } alive && today.Date == _day)
        {
            _last[_day] = shot;
            if (alive.Engine?.Journal.IsBehind == false)
                _written = (_day, shot);
        }
        if (world.Wall.Date == _day)
            return;
        Turn();
        _day = world.Wall.Date;
    }

    /// <summary>The process died with a full disk: what it had heard since is in no book, and the day goes on, or ends, without it.</summary>
    public void Forgotten()
    {
        if (_written is { } written && written.Day == _day)
            _last[_day] = written.Shot;
        else
            _last.Remove(_day);
    }

    long AmountOf(string number) => world.Exchange.Account.Fills.Where(fill => fill.OrderNumber == number && Kst.DateOf(fill.Time) == _day).Sum(fill => fill.Amount);

    void Turn()
    {
        Count++;
        var books = _last.GetValueOrDefault(_day)?.Orders.Where(order => !order.Number.IsNone && order.DoneAt is not null)
            .ToDictionary(order => order.Number.Text.PadLeft(10, '0'), order => order, StringComparer.Ordinal);
        foreach (var order in world.Exchange.Account.Orders.Where(order => order.OriginalNumber is null && Kst.DateOf(order.Time) == _day && !world.Owner.Gave(order.Number, order.Time)))
        {
            if (books is null || !books.TryGetValue(order.Number, out var known) || known.Filled.Shares != order.Filled || Math.Abs(known.AveragePrice * order.Filled - AmountOf(order.Number)) > 1)
                Unfinished.Add(order.Code);
        }
    }
}
