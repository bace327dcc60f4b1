using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>Holds the trader to what its owner has told it: nothing is bought after 전량매도 or once it was asked to end.</summary>
sealed class WishWatch(World world)
{
    enum Wish
    {
        Trade,
        SellAll,
        End,
    }

    /// <summary>What is on disk counts; what a process has just heard may die with it.</summary>
    Wish _wish;
    Wish? _heard;

    public bool SellsAll => _wish == Wish.SellAll;

    public void Hear(TraderEvent happened) => _heard = happened switch
    {
        Flatten => Wish.SellAll,
        StopRequested => Wish.End,
        // Selling everything outlives the process; that it was to end does not.
        Started when _wish == Wish.End => Wish.Trade,
        Resume when _wish == Wish.SellAll => Wish.Trade,
        _ => _heard,
    };

    /// <summary>The last step is written, or in memory where the disk is full.</summary>
    public void Survived() => (_wish, _heard) = (_heard ?? _wish, null);

    public void Died() => _heard = null;

    /// <summary>A process died with a full disk.</summary>
    public void Forgotten() => (_wish, _heard) = (Wish.Trade, null);

    public void Buys(PlaceOrder order)
    {
        if ((_heard ?? _wish) != Wish.Trade)
            world.Watch.Complain($"buys {order.Code} though its owner said {_heard ?? _wish}");
    }
}
