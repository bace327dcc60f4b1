using Danta.Market;
using Danta.Simulator.Crowd;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Recordings;

/// <summary>Hands what a recorded day heard to its stocks when the market's clock has come to it.</summary>
sealed class Playback(RecordedMarket day, MarketClock clock)
{
    readonly Dictionary<InstrumentCode, RecordedCrowd> _crowds = [];
    RecordedMoment? _next = day.Next();

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
        for (; _next is { } moment && moment.At <= clock.Now; _next = day.Next())
        {
            if (_crowds.TryGetValue(moment.Code, out var crowd))
                crowd.Hear(moment);
        }
    }
}
