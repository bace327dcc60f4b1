namespace Danta.Host.Simtest;

/// <summary>
/// Calls that have left the house and are not at the exchange yet. A machine that falls asleep, or dies, does not keep them from
/// arriving: they are there before anything else is.
/// </summary>
sealed class Crossing
{
    readonly List<Action> _underWay = [];

    /// <summary>For the moment of its arrival, which comes once.</summary>
    public Action Take(Action arrive)
    {
        _underWay.Add(arrive);
        return () =>
        {
            if (_underWay.Remove(arrive))
                arrive();
        };
    }

    /// <summary>All of them arrive now, in the order in which they left.</summary>
    public void Hurry()
    {
        while (_underWay.Count > 0)
        {
            var arrive = _underWay[0];
            _underWay.RemoveAt(0);
            arrive();
        }
    }
}
