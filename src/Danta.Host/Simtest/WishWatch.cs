using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>Holds the trader to what its owner has told it: nothing is bought after 전량매도 or once it was asked to end.</summary>
sealed class WishWatch(World world)
{
    /// <summary>Selling everything outlives the process; that it was to end does not.</summary>
    readonly record struct Wishes(bool SellAll, bool End);

    /// <summary>What is on disk counts; what a process has just heard may die with it.</summary>
    Wishes _written;
    Wishes _heard;

    public bool SellsAll => _written.SellAll;

    public void Hear(TraderEvent happened) => _heard = happened switch
    {
        Flatten => _heard with { SellAll = true },
        Resume => _heard with { SellAll = false },
        StopRequested => _heard with { End = true },
        Started => _heard with { End = false },
        _ => _heard,
    };

    /// <summary>The last step is written, or in memory where the disk is full.</summary>
    public void Survived() => _written = _heard;

    public void Died() => _heard = _written;

    /// <summary>A process died with a full disk.</summary>
    public void Forgotten() => (_written, _heard) = (default, default);

    public void Buys(PlaceOrder order)
    {
        if (_heard != default)
            world.Watch.Complain($"buys {order.Code} though its owner wants {_heard}");
    }
}
