using System.Collections.ObjectModel;
using Danta.Host.Journal;
using Danta.Trading;
using Microsoft.Extensions.Logging;

namespace Danta.Host.Engine;

/// <summary>What hears the inputs: the trader.</summary>
delegate void TraderStep(in Input input, ICollection<Request> requests);

/// <summary>Carries a request out.</summary>
/// <param name="times">Of the step that asks for it, for whoever wants to know how long an order took.</param>
delegate void Dispatch(Request request, in StepTimes times);

/// <summary>
/// Takes the inbox input by input: journal, trader, requests. The only place that calls the trader, one thread at a time: whoever posts
/// while nobody is in the trader goes into it himself, for handing a tick to another thread costs more than deciding about it. An order
/// leaves after its intent is with the operating system, and before anything else is told; a disk sync is never waited for.
/// </summary>
sealed partial class TraderLoop
{
    readonly TraderStep _handle;
    readonly Func<TraderSnapshot> _snapshotOf;
    readonly Inbox _inbox;
    readonly JournalWriter _journal;
    readonly Dispatch _dispatch;
    readonly TimeProvider _time;
    readonly ILogger<TraderLoop> _logger;
    readonly Requests _requests;
    readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>0: nobody is in the trader. Else somebody is, and it counts up with everything that was posted meanwhile.</summary>
    int _turn;
    CancellationToken _stop;
    DateTimeOffset _last;
    StepTimes _times;
    bool _journalBroken;
    TraderSnapshot _snapshot;
    long _steps;

    public TraderLoop(
        TraderStep handle, Func<TraderSnapshot> snapshot, Inbox inbox, JournalWriter journal, Dispatch dispatch, TimeProvider time,
        ILogger<TraderLoop> logger)
    {
        (_handle, _snapshotOf, _inbox, _journal, _dispatch, _time, _logger) = (handle, snapshot, inbox, journal, dispatch, time, logger);
        _requests = new(this);
        _snapshot = snapshot();
    }

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
        (_inbox.Arrived, _inbox.Hear) = (TakeTurn, TryHear);
        await using var last = stop.UnsafeRegister(static loop => ((TraderLoop)loop!).TakeTurn(), this);
        TakeTurn();
        await _ended.Task;
    }

    /// <summary>
    /// Hears all that is there, unless somebody is at it: he then hears this too. Whoever ends the loop keeps the turn for ever.
    /// </summary>
    void TakeTurn()
    {
        if (Interlocked.Increment(ref _turn) == 1)
            HaveTurn();
    }

    /// <summary>What is queued came before, and goes first.</summary>
    bool TryHear(in Arrival arrival)
    {
        if (Interlocked.CompareExchange(ref _turn, 1, 0) != 0)
            return false;
        try
        {
            if (!_stop.IsCancellationRequested)
            {
                Pump(arrival);
                if (Interlocked.CompareExchange(ref _turn, 0, 1) == 1)
                    return true;
            }
        }
        catch (Exception fault)
        {
            _ended.TrySetException(fault);
            return true;
        }
        HaveTurn();
        return true;
    }

    void HaveTurn()
    {
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
        while (_inbox.TryTake(out var arrival))
            Step(arrival);
        Flush();
    }

    void Pump(in Arrival last)
    {
        while (_inbox.TryTake(out var arrival))
            Step(arrival);
        Step(last);
        Flush();
    }

    void Step(in Arrival arrival)
    {
        var input = arrival.Input.NotBefore(_last);
        _last = input.At;
        _requests.Clear();
        _times = new(arrival.ReceivedAt, arrival.PostedAt, 0, 0);
        _journal.Append(input);
        _handle(input, _requests);
        if (_requests.Count > 0)
            CarryOut();
        if (_requests.Count > 0 || input.Kind == InputKind.Second)
            Volatile.Write(ref _snapshot, _snapshotOf());
        Interlocked.Increment(ref _steps);
    }

    /// <summary>
    /// In the very moment in which the trader wants it: what he has to say about it he says when it is on its way. An entry whose intent
    /// cannot be written does not leave.
    /// </summary>
    void Send(Request order)
    {
        var decided = _time.GetTimestamp();
        _journal.Append(_last, order);
        var isWritten = Flush();
        if (!isWritten && order is PlaceOrder { Urgency: Urgency.Entry } entry)
            _inbox.Post(new OrderRefused(entry.Order, "NOT_SENT", "기록할 수 없어 보내지 않았습니다"));
        else
            Dispatch(order, _times with { Decided = decided, Written = _time.GetTimestamp() });
    }

    /// <summary>All that is no order is written, then done.</summary>
    void CarryOut()
    {
        foreach (var request in _requests)
        {
            if (!IsOrder(request))
                _journal.Append(_last, request);
        }
        Flush();
        foreach (var request in _requests)
        {
            if (!IsOrder(request))
                Dispatch(request, _times);
        }
    }

    static bool IsOrder(Request request) => request is PlaceOrder or CancelOrder;

    /// <summary>What a step asks for.</summary>
    sealed class Requests(TraderLoop loop) : Collection<Request>
    {
        protected override void InsertItem(int index, Request item)
        {
            base.InsertItem(index, item);
            if (IsOrder(item))
                loop.Send(item);
        }
    }

    /// <summary>
    /// A fault of ours on the way to an edge must not end the loop, for it holds the stops of everything. Whoever waits for an answer hears
    /// that there is none: whether an order left is then asked of the broker.
    /// </summary>
    void Dispatch(Request request, in StepTimes times)
    {
        try
        {
            _dispatch(request, times);
        }
        catch (Exception fault)
        {
            NotDispatched(_logger, request.GetType().Name, fault);
            const string Reason = "내부 오류로 응답을 알 수 없음";
            TraderEvent? answer = request switch
            {
                PlaceOrder order => new OrderReplyLost(order.Order, Reason),
                CancelOrder cancel => new CancelReplyLost(cancel.Order, Reason),
                Ask ask => new QuestionFailed(ask.Question, Reason),
                _ => null,
            };
            if (answer is not null)
                _inbox.Post(answer);
        }
    }

    bool Flush()
    {
        try
        {
            _journal.Flush();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Broken(fault);
            return false;
        }
        if (_journalBroken)
        {
            Volatile.Write(ref _journalBroken, false);
            _inbox.Post(new JournalChanged(true, _journal.TakeLost() is > 0 and var lost ? $"그동안의 기록 {lost:N0}개는 남기지 못했습니다" : ""));
        }
        return true;
    }

    /// <summary>A journal that fails stops entries (the trader is told), never the loop.</summary>
    void Broken(Exception fault)
    {
        if (_journalBroken)
            return;
        Volatile.Write(ref _journalBroken, true);
        JournalFailed(_logger, fault.Message);
        _inbox.Post(new JournalChanged(false, fault.Message));
    }

    [LoggerMessage(1001, LogLevel.Error, "기록 파일에 쓸 수 없습니다: {Reason}. 새로 사지 않고, 파는 일은 계속합니다.")]
    static partial void JournalFailed(ILogger logger, string reason);

    [LoggerMessage(1002, LogLevel.Error, "내부 오류로 넘기지 못했습니다: {Request}. 주문이었다면 '확인 중'으로 남아 당일 주문으로 밝혀집니다.")]
    static partial void NotDispatched(ILogger logger, string request, Exception fault);
}
