using Danta.Trading;

namespace Danta.Host.Edges;

/// <summary>How long the orders of this life took, hop by hop, and how the first of them did.</summary>
sealed class OrderPaths
{
    readonly Lock _lock = new();
    readonly PathHistogram[] _hops = [.. PathHistogram.Hops.Select(hop => new PathHistogram(hop))];
    OrderPath? _first;

    /// <summary>Null before the first.</summary>
    public OrderPath? First
    {
        get
        {
            lock (_lock)
                return _first;
        }
    }

    public IReadOnlyList<PathHistogram> Hops
    {
        get
        {
            lock (_lock)
                return [.. _hops.Select(hop => hop.Copy())];
        }
    }

    public void Take(OrderPath path)
    {
        lock (_lock)
        {
            _first ??= path;
            _hops[0].Add(path.Heard);
            _hops[1].Add(path.Decided - path.Heard);
            _hops[2].Add(path.Written - path.Decided);
            _hops[3].Add(path.Left - path.Written);
            _hops[4].Add(path.Answered - path.Left);
            _hops[5].Add(path.Left);
        }
    }
}
