using Danta.Host.Engine;
using Danta.Kis;
using Danta.Kis.Wire.Frames;
using Danta.Market;
using Danta.Trading;
using Microsoft.Extensions.Logging;
using NoticeKind = Danta.Kis.Wire.Frames.NoticeKind;

namespace Danta.Host.Edges;

/// <summary>The live feed into the inbox. Called on the receiving thread: nothing here waits or allocates for a tick.</summary>
sealed partial class MarketEdge : IMarketSink, IAsyncDisposable
{
    readonly Inbox _inbox;
    readonly TimeProvider _time;
    readonly ILogger _logger;
    readonly MarketStream _stream;
    readonly Action<OwnerNews> _tell;
    long _heard;
    bool _everHeard;
    StreamState? _state;

    /// <param name="tell">Called from any thread.</param>
    public MarketEdge(KisClient client, Inbox inbox, Action<OwnerNews> tell, TimeProvider time, ILoggerFactory loggers)
    {
        _inbox = inbox;
        _tell = tell;
        _time = time;
        _logger = loggers.CreateLogger<MarketEdge>();
        _stream = client.OpenStream(this);
        _stream.WatchNotices();
    }

    /// <summary>Since the last tick or notice; null before the first.</summary>
    public TimeSpan? FeedAge => Volatile.Read(ref _everHeard) ? _time.GetElapsedTime(Interlocked.Read(ref _heard)) : null;

    public SubscriptionStatus Subscriptions
    {
        get
        {
            var state = _stream.State;
            return new(state.Used, state.Limit);
        }
    }

    /// <summary>Null while the fill notices are heard; else what is wrong, in Korean.</summary>
    public string? NoticesProblem => Volatile.Read(ref _state) switch
    {
        { Up: true } or { Asleep: true } => null,
        { Blocked: true } blocked => $"증권사가 앱키를 거절해({blocked.Reason}) 실시간에 접속하지 않습니다. 확인한 뒤 다시 시작해 주십시오. 사지 않습니다",
        { Reason.Length: > 0 } down => $"체결통보가 끊겨 있습니다({down.Reason}). 다시 잇는 동안 사지 않습니다",
        _ => "체결통보에 아직 연결되지 않았습니다. 연결될 때까지 사지 않습니다",
    };

    public void Start() => _stream.Start();

    /// <inheritdoc cref="MarketStream.Sleep"/>
    public void Rest(bool asleep)
    {
        if (asleep)
            _stream.Sleep();
        else
            _stream.Wake();
    }

    /// <summary>Trades for everybody; the book of ten prices where there is room for it.</summary>
    public void Watch(InstrumentCode code, bool pinned) => _stream.Watch(code, trades: true, book: true, pinned: pinned);

    public void Unwatch(InstrumentCode code) => _stream.Unwatch(code);

    public void OnTrade(in TradeTick tick, long receivedAt)
    {
        Hear(receivedAt);
        _inbox.Post(tick, receivedAt);
    }

    public void OnBook(in BookTick tick, long receivedAt)
    {
        Hear(receivedAt);
        _inbox.Post(tick, receivedAt);
    }

    public void OnNotice(OrderNotice notice, long receivedAt)
    {
        Hear(receivedAt);
        if (KindOf(notice) is not { } kind || !OrderNumber.TryParse(notice.OrderNumber, notice.Branch, out var number))
            return;
        var original = OrderNumber.TryParse(notice.OriginalNumber, notice.Branch, out var named) ? named : default;
        _inbox.Post(new NoticeArrived(
            kind, number, original, notice.Code, notice.Name, notice.Side, notice.Quantity,
            kind == Trading.NoticeKind.Filled ? notice.Price : default, notice.OrderQuantity, notice.TimeOfDay)
        {
            Type = BrokerOptions.TypeOf(notice.OrderDivision),
        });
    }

    /// <summary>
    /// Null for what says nothing of the order itself: a cancel or amendment that the exchange refused leaves it as it was, and
    /// the order's own deadline asks.
    /// </summary>
    static Trading.NoticeKind? KindOf(OrderNotice notice) => (notice.Kind, notice.Order) switch
    {
        (NoticeKind.Filled, _) => Trading.NoticeKind.Filled,
        (NoticeKind.Accepted, NoticeOrder.New) => Trading.NoticeKind.Accepted,
        (NoticeKind.Accepted, NoticeOrder.Cancel) => Trading.NoticeKind.CancelAccepted,
        (NoticeKind.Accepted, NoticeOrder.Amend) => Trading.NoticeKind.AmendAccepted,
        (NoticeKind.Confirmed, NoticeOrder.Cancel) => Trading.NoticeKind.CancelConfirmed,
        (NoticeKind.Confirmed, NoticeOrder.Amend) => Trading.NoticeKind.AmendConfirmed,
        (NoticeKind.RemainderCancelled, _) => Trading.NoticeKind.RestCancelled,
        (NoticeKind.Rejected, NoticeOrder.New) => Trading.NoticeKind.Rejected,
        _ => null,
    };

    public void OnMarketState(MarketStateTick state, long receivedAt) => Hear(receivedAt);

    /// <summary>An expected trade is none: the book tells the auction's price.</summary>
    public void OnExpected(in TradeTick tick, long receivedAt) => Hear(receivedAt);

    public void OnState(StreamState state)
    {
        Volatile.Write(ref _state, state);
        _inbox.Post(new StreamChanged(state.Up, state.Up ? state.BlindFrom : null) { Asleep = state.Asleep });
    }

    public void OnFault(StreamFault fault)
    {
        Faulted(_logger, fault.Kind, fault.Channel, fault.Code, fault.Text);
        if (FeedTexts.Of(fault) is { } text)
            _tell(new FeedNews(_time.GetUtcNow(), text) { NeedsOwner = FeedTexts.NeedsOwner(fault) });
    }

    void Hear(long receivedAt)
    {
        Interlocked.Exchange(ref _heard, receivedAt);
        Volatile.Write(ref _everHeard, true);
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    [LoggerMessage(3101, LogLevel.Warning, "실시간 시세 이상 {Kind} {Channel}: {Code} {Text}. 읽을 수 있는 것은 그대로 읽습니다.")]
    static partial void Faulted(ILogger logger, StreamFaultKind kind, string channel, string code, string text);
}
