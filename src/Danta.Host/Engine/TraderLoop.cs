using Danta.Host.Journal;
using Danta.Trading;
using Microsoft.Extensions.Logging;

namespace Danta.Host.Engine;

/// <summary>What hears the inputs: the trader.</summary>
delegate void TraderStep(in Input input, ICollection<Request> requests);

/// <summary>
/// Takes the inbox input by input: journal, trader, requests. The only place that calls the trader, one thread at a time: whoever posts
/// while nobody is in the trader goes into it himself, for handing a tick to another thread costs more than deciding about it. An order
/// leaves after its intent is with the operating system, and before anything else is told; a disk sync is never waited for.
/// </summary>
sealed partial class TraderLoop(
    TraderStep handle, Func<TraderSnapshot> snapshot, Inbox inbox, JournalWriter journal, Action<Request> dispatch,
    ILogger<TraderLoop> logger)
{
    readonly List<Request> _requests = new(capacity: 32);
    readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>0: nobody is in the trader. Else somebody is, and it counts up with everything that was posted meanwhile.</summary>
    int _turn;
    CancellationToken _stop;
    DateTimeOffset _last;
    bool _journalBroken;
    TraderSnapshot _snapshot = snapshot();
    long _steps;

    /// <summary>Frozen; replaced after each second and after each step that asked for something.</summary>
    public TraderSnapshot Snapshot => Volatile.Read(ref _snapshot);

    /// <summary>Inputs that the trader has been through: it hangs while this stands still.</summary>
    public long Steps => Interlocked.Read(ref _steps);

    /// <summary>What was last to be written down, the disk took.</summary>
    public bool TakesJournal => !Volatile.Read(ref _journalBroken);

    /// <summary>From here on whoever posts also hears. Ends when the token fires, or by a fault of ours; then nobody is in the trader any more.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        _stop = stop;
        inbox.Arrived = TakeTurn;
        await using var last = stop.UnsafeRegister(static loop => ((TraderLoop)loop!).TakeTurn(), this);
        TakeTurn();
        await _ended.Task;
    }

    /// <summary>
    /// Hears all that is there, unless somebody is at it: he then hears this too. Whoever ends the loop keeps the turn for ever.
    /// </summary>
    void TakeTurn()
    {
        if (Interlocked.Increment(ref _turn) != 1)
            return;
        try
        {
            int seen;
            do
            {
                seen = Volatile.Read(ref _turn);
                if (_stop.IsCancellationRequested)
                {
                    _ended.TrySetResult();
                    return;
                }
                Pump();
            }
            while (Interlocked.CompareExchange(ref _turn, 0, seen) != seen);
        }
        catch (Exception fault)
        {
            _ended.TrySetException(fault);
        }
    }

    /// <summary>Handles whatever is there. For a world that has one thread alone; else <see cref="RunAsync"/> sees to it.</summary>
    public void Pump()
    {
        while (inbox.TryTake(out var input))
            Step(input);
        Flush();
    }

    void Step(in Input arrived)
    {
        var input = arrived.NotBefore(_last);
        _last = input.At;
        _requests.Clear();
        journal.Append(input);
        handle(input, _requests);
        if (_requests.Count > 0)
            CarryOut(input.At);
        if (_requests.Count > 0 || input.Kind == InputKind.Second)
            Volatile.Write(ref _snapshot, snapshot());
        Interlocked.Increment(ref _steps);
    }

    /// <summary>What is asked for is written, then done; orders before all the rest, for putting news into words takes longer than deciding.</summary>
    void CarryOut(DateTimeOffset at)
    {
        CarryOut(at, orders: true);
        CarryOut(at, orders: false);
    }

    /// <summary>An entry whose intent cannot be written does not leave.</summary>
    void CarryOut(DateTimeOffset at, bool orders)
    {
        var count = 0;
        foreach (var request in _requests)
        {
            if (IsOrder(request) != orders)
                continue;
            journal.Append(at, request);
            count++;
        }
        if (count == 0)
            return;
        var isWritten = Flush();
        foreach (var request in _requests)
        {
            if (IsOrder(request) != orders)
                continue;
            if (!isWritten && request is PlaceOrder { Urgency: Urgency.Entry } entry)
                inbox.Post(new OrderRefused(entry.Order, "NOT_SENT", "기록할 수 없어 보내지 않았습니다"));
            else
                Dispatch(request);
        }
    }

    static bool IsOrder(Request request) => request is PlaceOrder or CancelOrder;

    /// <summary>
    /// A fault of ours on the way to an edge must not end the loop, for it holds the stops of everything. Whoever waits for an answer hears
    /// that there is none: whether an order left is then asked of the broker.
    /// </summary>
    void Dispatch(Request request)
    {
        try
        {
            dispatch(request);
        }
        catch (Exception fault)
        {
            NotDispatched(logger, request.GetType().Name, fault);
            const string Reason = "내부 오류로 응답을 알 수 없음";
            TraderEvent? answer = request switch
            {
                PlaceOrder order => new OrderReplyLost(order.Order, Reason),
                CancelOrder cancel => new CancelReplyLost(cancel.Order, Reason),
                Ask ask => new QuestionFailed(ask.Question, Reason),
                _ => null,
            };
            if (answer is not null)
                inbox.Post(answer);
        }
    }

    bool Flush()
    {
        try
        {
            journal.Flush();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Broken(fault);
            return false;
        }
        if (_journalBroken)
        {
            Volatile.Write(ref _journalBroken, false);
            inbox.Post(new JournalChanged(true, journal.TakeLost() is > 0 and var lost ? $"그동안의 기록 {lost:N0}개는 남기지 못했습니다" : ""));
        }
        return true;
    }

    /// <summary>A journal that fails stops entries (the trader is told), never the loop.</summary>
    void Broken(Exception fault)
    {
        if (_journalBroken)
            return;
        Volatile.Write(ref _journalBroken, true);
        JournalFailed(logger, fault.Message);
        inbox.Post(new JournalChanged(false, fault.Message));
    }

    [LoggerMessage(1001, LogLevel.Error, "기록 파일에 쓸 수 없습니다: {Reason}. 새로 사지 않고, 파는 일은 계속합니다.")]
    static partial void JournalFailed(ILogger logger, string reason);

    [LoggerMessage(1002, LogLevel.Error, "내부 오류로 {Request}을(를) 넘기지 못했습니다. 주문이었다면 '확인 중'으로 남아 당일 주문으로 밝혀집니다.")]
    static partial void NotDispatched(ILogger logger, string request, Exception fault);
}
