using Danta.Market;
using Danta.Simulator.Crowd;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Recordings;

/// <summary>Hands what a recorded day heard to its stocks when the market's clock has come to it.</summary>
sealed class Playback(RecordedMarket day, MarketClock clock) : IDisposable
{
    readonly IEnumerator<RecordedMoment> _moments = day.Moments.GetEnumerator();
    readonly Dictionary<InstrumentCode, RecordedCrowd> _crowds = [];
    bool _begun;
    bool _over;

    /// <summary>The crowd of one of its stocks.</summary>
    public ICrowd CrowdOf(Instrument stock)
    {
        var crowd = new RecordedCrowd(stock);
        _crowds.Add(stock.Listing.Code, crowd);
        return crowd;
    }

    /// <summary>All that had been heard by now.</summary>
    public void Advance()
    {
        if (!_begun)
            (_begun, _over) = (true, !_moments.MoveNext());
        for (; !_over && _moments.Current.At <= clock.Now; _over = !_moments.MoveNext())
        {
            if (_crowds.TryGetValue(_moments.Current.Code, out var crowd))
                crowd.Hear(_moments.Current);
        }
    }

    public void Dispose() => _moments.Dispose();
}
