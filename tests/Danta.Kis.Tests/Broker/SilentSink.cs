using Danta.Kis.Wire.Frames;
using Danta.Market;

namespace Danta.Kis.Tests.Broker;

/// <summary>Counts, and allocates nothing.</summary>
sealed class SilentSink : IMarketSink
{
    public int Ticks { get; private set; }

    public int Faults { get; private set; }

    public void OnTrade(in TradeTick tick, long receivedAt) => Ticks++;

    public void OnBook(in BookTick tick, long receivedAt) => Ticks++;

    public void OnNotice(OrderNotice notice, long receivedAt)
    {
    }

    public void OnMarketState(MarketStateTick state, long receivedAt)
    {
    }

    public void OnExpected(in TradeTick tick, long receivedAt)
    {
    }

    public void OnState(StreamState state)
    {
    }

    public void OnFault(StreamFault fault) => Faults++;
}
