using Danta.Host.Configuration;
using Danta.Host.Engine;
using Danta.Kis;
using Danta.Market;
using Danta.Trading;
using Microsoft.Extensions.Logging;

namespace Danta.Host.Edges;

/// <summary>
/// Finds the owner's conditions on the broker's server, by name or by number, and asks each in its rhythm, whatever becomes of the
/// others' answers: one question of each is under way at the most.
/// </summary>
sealed partial class ConditionPolls(
    Broker broker, Inbox inbox, IReadOnlyList<string> wanted, PollRhythm rhythm, Func<TraderSnapshot> latest, TimeProvider time,
    ILogger<ConditionPolls> logger)
{
    /// <summary>A condition that was renamed or deleted is noticed this soon.</summary>
    static readonly TimeSpan LookUpAgain = TimeSpan.FromSeconds(60);
    static readonly TimeSpan LookUpAfterTrouble = TimeSpan.FromSeconds(15);

    /// <summary>Whether the budget is idle, and whether an answer has come, is looked at this often.</summary>
    static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    /// <summary>Later than by this, and the owner is told how often it really is asked.</summary>
    const double Tolerance = 1.2;

    readonly List<ConditionPoll> _polls = [];
    readonly List<Task> _underWay = [];
    string? _problem = "조건식을 아직 찾지 못했습니다";
    bool _told;
    long? _lookedUp;

    /// <summary>Null while every wanted condition is known to the server; else what is wrong, in Korean.</summary>
    public string? Problem => Volatile.Read(ref _problem);

    /// <summary>The condition that is furthest behind its rhythm; null while all are in time.</summary>
    public ConditionLag? Lag
    {
        get
        {
            lock (_polls)
            {
                return _polls.Where(poll => poll.Interval > rhythm.Every * Tolerance).MaxBy(poll => poll.Interval) is { Interval: { } really } slowest
                    ? new(slowest.Condition.Name, rhythm.Every, really)
                    : null;
            }
        }
    }

    public async Task RunAsync(CancellationToken stop)
    {
        await FindAsync(stop);
        while (true)
        {
            foreach (var ended in _underWay.Where(task => task.IsCompleted).ToList())
            {
                _underWay.Remove(ended);
                await ended;
            }
            if (LookUpIsDue())
                Begin(FindAsync(stop));
            if (!IsTime() || _polls.Count == 0)
            {
                await Task.Delay(Rest, time, stop);
                continue;
            }
            foreach (var poll in Due())
                Begin(AskAsync(poll, stop));
            await Task.Delay(UntilNext(), time, stop);
        }
    }

    public static SavedCondition? Find(IReadOnlyList<SavedCondition> saved, string nameOrSeq) =>
        saved.FirstOrDefault(condition => condition.Name == nameOrSeq) ?? saved.FirstOrDefault(condition => condition.Seq == nameOrSeq);

    void Begin(Task task) => _underWay.Add(task);

    bool LookUpIsDue()
    {
        if (_lookedUp is { } at && time.GetElapsedTime(at) < (Problem is null ? LookUpAgain : LookUpAfterTrouble))
            return false;
        _lookedUp = time.GetTimestamp();
        return true;
    }

    async Task AskAsync(ConditionPoll poll, CancellationToken stop)
    {
        poll.Begin(time);
        try
        {
            var (described, answer) = await broker.ConditionAsync(poll.Condition, stop);
            if (described is not null)
                inbox.Post(described);
            inbox.Post(answer);
            // A search that fails may be one that is no more: the list tells, but is not asked in a storm.
            if (answer is ConditionFailed && _lookedUp is { } at && time.GetElapsedTime(at) >= LookUpAfterTrouble)
                _lookedUp = null;
        }
        finally
        {
            poll.IsUnderWay = false;
        }
    }

    async Task FindAsync(CancellationToken stop)
    {
        var (saved, problem) = await broker.ConditionsAsync(stop);
        _lookedUp = time.GetTimestamp();
        if (problem is null)
        {
            TellGone(saved);
            Take(saved);
            var missing = wanted.Where(name => Find(saved, name) is null).ToArray();
            if (missing.Length > 0)
                problem = $"서버에 없는 조건식: {string.Join(", ", missing)}. HTS [0110]에서 서버에 저장했는지 확인하십시오. 저장된 것: {string.Join(", ", saved.Select(condition => condition.Name).DefaultIfEmpty("없음"))}";
        }
        else if (_polls.Count > 0)
        {
            // The list is out of reach for a moment: what is known is asked on.
            return;
        }
        Volatile.Write(ref _problem, problem);
        if (problem is not null && !_told)
            NotFound(logger, problem);
        _told = problem is not null;
    }

    /// <summary>A name that the server had and has no more is not searched for any longer: what its number finds now is another search.</summary>
    void TellGone(IReadOnlyList<SavedCondition> saved)
    {
        foreach (var known in _polls.Select(poll => poll.Condition))
        {
            if (saved.Any(condition => wanted.Contains(known.Seq, StringComparer.Ordinal) ? condition.Seq == known.Seq : condition.Name == known.Name))
                continue;
            var renamed = saved.FirstOrDefault(condition => condition.Seq == known.Seq);
            var reason = renamed is null
                ? "증권사 서버에서 지워졌습니다. 다시 저장할 때까지 이 조건식으로는 사지 않습니다"
                : $"증권사 서버에서 이름이 '{renamed.Name}'(으)로 바뀌었습니다. 설정의 이름을 고칠 때까지 이 조건식으로는 사지 않습니다";
            inbox.Post(new ConditionFailed(known.Seq, known.Name, reason) { Gone = true });
        }
    }

    void Take(IReadOnlyList<SavedCondition> saved)
    {
        var found = wanted.Select(name => Find(saved, name)).OfType<SavedCondition>().DistinctBy(condition => condition.Seq, StringComparer.Ordinal).ToList();
        lock (_polls)
        {
            _polls.RemoveAll(poll => !found.Exists(condition => condition.Seq == poll.Condition.Seq));
            foreach (var condition in found)
            {
                if (_polls.Find(poll => poll.Condition.Seq == condition.Seq) is { } known)
                    known.Condition = condition;
                else
                    _polls.Add(new(condition));
            }
        }
    }

    /// <summary>Those that are switched on and whose time has come, the one that has waited longest first.</summary>
    List<ConditionPoll> Due()
    {
        var conditions = latest().Conditions;
        var every = rhythm.Idle is { } idle && broker.HasIdleBudget ? idle : rhythm.Every;
        return
        [
            .. _polls.Where(poll => poll.IsDue(every, time) && !conditions.Any(view => view.Seq == poll.Condition.Seq && !view.On))
                .OrderBy(poll => poll.AskedAt ?? long.MinValue),
        ];
    }

    /// <summary>Until the next may be due; whoever is under way or waits for an idle budget is looked at every breath.</summary>
    TimeSpan UntilNext()
    {
        if (rhythm.Idle is not null || _polls.Exists(poll => poll.IsUnderWay))
            return Breath;
        var wait = _polls.Min(poll => poll.AskedAt is { } at ? rhythm.Every - time.GetElapsedTime(at) : Breath);
        return wait < Breath ? Breath : wait < Rest ? wait : Rest;
    }

    /// <summary>Before the hours of entry a search finds yesterday's stocks, after them nothing is bought.</summary>
    bool IsTime()
    {
        var session = latest().Settings.Session;
        var now = Kst.TimeOf(time.GetUtcNow()).ToTimeSpan();
        return session.IsAroundTheClock || now >= session.Start && now < session.End;
    }

    [LoggerMessage(2101, LogLevel.Warning, "{Problem}")]
    static partial void NotFound(ILogger logger, string problem);
}
