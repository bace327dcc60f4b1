namespace Danta.Kis;

/// <summary>A call that waits for its slot.</summary>
/// <remarks>Whoever is served goes on at once, on the thread that serves: a hand-over would only cost time.</remarks>
/// <param name="ticket">Counts up: who came first.</param>
/// <param name="since">When it came, in the clock's ticks.</param>
sealed class Waiter(Lane lane, long ticket, long since) : TaskCompletionSource
{
    public Lane Lane { get; set; } = lane;

    public long Ticket => ticket;

    public long Since => since;
}

/// <summary>
/// Who waits, lane by lane, in the order of coming. Whoever is in here is served or leaves, once. Not safe by itself: the
/// budget's lock is around it.
/// </summary>
sealed class LaneQueues
{
    /// <summary>Longer lines are answered too late to be of use; sales are worth a wait.</summary>
    const int Most = 64;
    const int MostSales = 256;

    static readonly Comparer<Waiter> ByAge = Comparer<Waiter>.Create((one, other) => one.Ticket.CompareTo(other.Ticket));

    readonly SortedSet<Waiter>[] _lanes = [.. Enumerable.Range(0, Lanes.Number).Select(_ => new SortedSet<Waiter>(ByAge))];
    long _tickets;

    public int Waiting => _lanes.Sum(lane => lane.Count);

    public int CountOf(Lane lane) => _lanes[(int)lane].Count;

    public bool IsFull(Lane lane) => CountOf(lane) >= (lane == Lane.PanicAndExits ? MostSales : Most);

    /// <summary>The first of the lane; null where nobody waits.</summary>
    public Waiter? FirstOf(Lane lane) => _lanes[(int)lane].Min;

    /// <summary>The ticket of each lane's first, or <see cref="CallGate.Nobody"/>.</summary>
    public void Firsts(Span<long> tickets)
    {
        for (var lane = 0; lane < Lanes.Number; lane++)
            tickets[lane] = _lanes[lane].Min?.Ticket ?? CallGate.Nobody;
    }

    /// <summary>The tickets of a lane, in order.</summary>
    public IEnumerable<long> TicketsOf(Lane lane) => _lanes[(int)lane].Select(waiter => waiter.Ticket);

    /// <summary>The ticket that the next to come will have.</summary>
    public long NextTicket => _tickets;

    public Waiter Add(Lane lane, long now)
    {
        var waiter = new Waiter(lane, _tickets++, now);
        _lanes[(int)lane].Add(waiter);
        return waiter;
    }

    public Waiter Take(Lane lane)
    {
        var first = _lanes[(int)lane].Min!;
        _lanes[(int)lane].Remove(first);
        return first;
    }

    /// <summary>False: it does not wait any more.</summary>
    public bool Remove(Waiter waiter) => _lanes[(int)waiter.Lane].Remove(waiter);

    /// <summary>To another lane, where its age counts; nothing where it does not wait any more.</summary>
    public void Move(Waiter waiter, Lane lane)
    {
        if (!Remove(waiter))
            return;
        waiter.Lane = lane;
        _lanes[(int)lane].Add(waiter);
    }
}
