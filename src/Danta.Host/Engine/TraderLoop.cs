using Danta.Host.Journal;
using Danta.Trading;
using Microsoft.Extensions.Logging;

namespace Danta.Host.Engine;

/// <summary>What hears the inputs: the trader.</summary>
delegate void TraderStep(in Input input, ICollection<Request> requests);

/// <summary>
/// Takes the inbox input by input: journal, trader, requests. The only place that calls the trader. An order leaves after its
/// intent is with the operating system; a disk sync is never waited for.
/// </summary>
sealed partial class TraderLoop(
    TraderStep handle, Func<TraderSnapshot> snapshot, Inbox inbox, JournalWriter journal, Action<Request> dispatch,
    ILogger<TraderLoop> logger)
{
    readonly List<Request> _requests = new(capacity: 32);
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

    /// <summary>Runs until the inbox is completed or the token fires.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        // A thread of its own: the trader must not queue behind whatever the pool is doing.
        await Task.Factory.StartNew(() => Run(stop), stop, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    void Run(CancellationToken stop)
    {
        var reader = inbox.Reader;
        try
        {
            while (true)
            {
                Pump();
                var wait = reader.WaitToReadAsync(stop);
                if (!(wait.IsCompleted ? wait.Result : Wait(wait)))
                    return;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The program ends; the journal is closed by its owner.
        }
    }

    /// <summary>Handles whatever is there. For whoever has no thread to give away.</summary>
    public void Pump()
    {
        while (inbox.TryTake(out var input))
            Step(input);
        Flush();
    }

    /// <summary>This thread has nothing else to do: blocking it is its way to sleep.</summary>
    static bool Wait(ValueTask<bool> wait) => wait.AsTask().GetAwaiter().GetResult();

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

    /// <summary>What is asked for is written, then done. An entry whose intent cannot be written does not leave.</summary>
    void CarryOut(DateTimeOffset at)
    {
        foreach (var request in _requests)
            journal.Append(at, request);
        var isWritten = Flush();
        foreach (var request in _requests)
        {
            if (!isWritten && request is PlaceOrder { Urgency: Urgency.Entry } entry)
                inbox.Post(new OrderRefused(entry.Order, "NOT_SENT", "기록할 수 없어 보내지 않았습니다"));
            else
                Dispatch(request);
        }
    }

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
