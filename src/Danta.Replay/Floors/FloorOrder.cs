using Danta.Market;
using Danta.Replay.Execution;
using Danta.Trading;

namespace Danta.Replay.Floors;

/// <summary>An order on the simulated exchange.</summary>
public sealed class FloorOrder(PlaceOrder placed, OrderNumber number, DateTimeOffset decidedAt, TimeSpan trip)
{
    readonly List<FloorFill> _fills = [];

    /// <summary>As the trader wanted it.</summary>
    public PlaceOrder Placed => placed;

    /// <summary>What it is called there.</summary>
    public OrderNumber Number => number;

    /// <summary>When the trader made up its mind.</summary>
    public DateTimeOffset DecidedAt => decidedAt;

    /// <summary>From there to the broker's reply.</summary>
    public TimeSpan Trip => trip;

    /// <summary>When it reached the exchange; null: it is on its way.</summary>
    public DateTimeOffset? ArrivedAt { get; internal set; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<FloorFill> Fills => _fills;

    /// <summary>Shares that may still trade.</summary>
    public long Rest { get; private set; } = placed.Quantity.Shares;

    /// <summary>Shares that were taken back, by us or by the kind of order.</summary>
    public long Gone { get; private set; }

    /// <summary>Its fills are the recorded ones: up to where the histories part it was really sent.</summary>
    public bool IsReal { get; init; }

    /// <summary>Nothing of it may trade any more.</summary>
    public bool IsOver => Rest == 0;

    /// <summary>Shares filled.</summary>
    public long Filled => placed.Quantity.Shares - Rest - Gone;

    /// <summary>Their money.</summary>
    public Won Amount { get; private set; }

    internal QueuePlace? Place { get; set; }

    internal Price RestsAt { get; set; }

    internal bool IsInCall { get; set; }

    internal void Fill(FloorFill fill)
    {
        _fills.Add(fill);
        Rest -= fill.Quantity.Shares;
        Amount += fill.Price * fill.Quantity;
    }

    internal long LoseRest()
    {
        var lost = Rest;
        (Rest, Gone) = (0, Gone + lost);
        return lost;
    }
}
