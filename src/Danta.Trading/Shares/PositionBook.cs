namespace Danta.Trading;

/// <summary>Open positions in the order of their opening, and the day's closed ones, which a late fill may still change.</summary>
sealed class PositionBook
{
    const int MostClosed = 1_000;

    readonly List<Position> _open = [];
    readonly List<Position> _closed = [];
    readonly Dictionary<Stock, Position> _byStock = [];

    public List<Position> Open => _open;

    /// <summary>The day's closed ones and the open ones.</summary>
    public IEnumerable<Position> All => _closed.Concat(_open);

    /// <summary>The last number that was given away.</summary>
    public int LastTrade { get; set; }

    /// <summary>The number of the next round trip; an entry that never fills leaves a gap.</summary>
    public int NextTrade() => ++LastTrade;

    public Position? Find(int trade) => All.FirstOrDefault(position => position.Trade == trade);

    /// <summary>The open one in a stock; null: none is held.</summary>
    public Position? Of(Stock stock) => _byStock.GetValueOrDefault(stock);

    public void Add(Position position)
    {
        _open.Add(position);
        _byStock[position.Stock] = position;
    }

    /// <summary>It is among the open ones. A closed one whose fills have come back is not, until it is reopened.</summary>
    public bool IsOpen(Position position) => _open.Contains(position);

    public void Close(Position position)
    {
        _open.Remove(position);
        _byStock.Remove(position.Stock);
        if (_closed.Count >= MostClosed)
            _closed.RemoveAt(0);
        _closed.Add(position);
    }

    public void Reopen(Position position)
    {
        _closed.Remove(position);
        Add(position);
    }

    public void BeginDay(DateOnly today)
    {
        _closed.Clear();
        foreach (var position in _open)
        {
            position.Recount(today);
            // Today's limit is another, and today's market takes orders that yesterday's did not.
            position.WasLocked = false;
            // A limit order is for its day.
            position.Exit = position.Exit is { Limit: not null } ? null : position.Exit;
            position.Tries.Free();
        }
    }
}
