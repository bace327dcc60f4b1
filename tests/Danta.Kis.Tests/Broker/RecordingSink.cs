using System.Collections.Concurrent;
using Danta.Kis.Wire.Frames;
using Danta.Market;

namespace Danta.Kis.Tests.Broker;

/// <summary>Keeps what the feed delivers.</summary>
sealed class RecordingSink : IMarketSink
{
    public ConcurrentQueue<TradeTick> Trades { get; } = new();

    public ConcurrentQueue<BookTick> Books { get; } = new();

    public ConcurrentQueue<OrderNotice> Notices { get; } = new();

    public ConcurrentQueue<MarketStateTick> MarketStates { get; } = new();

    public ConcurrentQueue<StreamState> States { get; } = new();

    public ConcurrentQueue<StreamFault> Faults { get; } = new();

    public ConcurrentQueue<int> Threads { get; } = new();

    public Action? OnEveryTrade { get; set; }

    public bool IsUp => States.LastOrDefault()?.Up ?? false;

    public void OnTrade(in TradeTick tick, long receivedAt)
    {
        Trades.Enqueue(tick);
        Threads.Enqueue(Environment.CurrentManagedThreadId);
        OnEveryTrade?.Invoke();
    }

    public void OnBook(in BookTick tick, long receivedAt) => Books.Enqueue(tick);

    public void OnNotice(OrderNotice notice, long receivedAt) => Notices.Enqueue(notice);

    public void OnMarketState(MarketStateTick state, long receivedAt) => MarketStates.Enqueue(state);

    public void OnExpected(in TradeTick tick, long receivedAt)
    {
    }

    public void OnState(StreamState state) => States.Enqueue(state);

    public void OnFault(StreamFault fault) => Faults.Enqueue(fault);
}
