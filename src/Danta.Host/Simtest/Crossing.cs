namespace Danta.Host.Simtest;

/// <summary>
/// Calls that have left the house and are not at the exchange yet, and frames that have left the exchange. A machine that falls asleep,
/// or dies, does not keep them from arriving: they are there before anything else is.
/// </summary>
sealed class Crossing
{
    readonly LinkedList<Action> _underWay = [];

    /// <summary>For the moment of its arrival, which comes once.</summary>
    public Action Take(Action arrive)
    {
        var place = _underWay.AddLast(arrive);
        return () =>
        {
            if (place.List is null)
                return;
            _underWay.Remove(place);
            arrive();
        };
    }

    /// <summary>All of them arrive now, in the order in which they left.</summary>
    public void Hurry()
    {
        while (_underWay.First is { } place)
        {
            _underWay.Remove(place);
            place.Value();
        }
    }
}
