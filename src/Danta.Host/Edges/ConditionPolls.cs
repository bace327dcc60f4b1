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
    Broker broker, Inbox inbox, IReadOnlyList<string> wanted, PollRhythm rhythm, Func<TraderSnapshot> latest, Action<OwnerNews> tell,
    TimeProvider time, ILogger<ConditionPolls> logger)
{
    /// <summary>A condition that was renamed or deleted is noticed this soon.</summary>
    static readonly TimeSpan LookUpAgain = TimeSpan.FromSeconds(60);
    static readonly TimeSpan LookUpAfterTrouble = TimeSpan.FromSeconds(15);

    /// <summary>Whether the budget is idle, and whether an answer has come, is looked at this often.</summary>
    static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    /// <summary>A delay counts whole milliseconds: less than one is none at all, and would be asked about without end.</summary>
    static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);

    /// <summary>Later than by this, and the owner is told how often it really is asked.</summary>
    const double Tolerance = 1.2;

    /// <summary>Changed by the one that runs alone, under its own lock: others look at it.</summary>
    readonly List<ConditionPoll> _polls = [];
    readonly List<Task> _underWay = [];
    readonly MissingConditions _missing = new(tell, time);
    Task<(IReadOnlyList<SavedCondition> Saved, string? Problem)>? _finding;
    string? _problem = wanted.Count == 0 ? null : "조건식을 아직 찾지 못했습니다";
    bool _told;
    long? _lookedUp;
    int _failed;

    /// <summary>Null while every wanted condition is known to the server and answered; else what is wrong, in Korean.</summary>
    public string? Problem
    {
        get
        {
            if (Volatile.Read(ref _problem) is { } problem)
                return problem;
            lock (_polls)
            {
                return _polls.Find(poll => poll.Failure is not null) is { Failure: { } reason } failing
                    ? $"조건식 {Josa.Object($"'{failing.Condition.Name}'")} 조회하지 못합니다({reason}). 답이 올 때까지 이 조건식으로는 사지 않고, 점점 뜸하게 다시 묻습니다"
                    : null;
            }
        }
    }

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
        if (wanted.Count > 0)
            Take(await broker.ConditionsAsync(stop));
        while (true)
        {
            await SettleAsync(stop);
            if (!IsTime() || _polls.Count == 0)
            {
                await Task.Delay(Rest, time, stop);
                continue;
            }
            foreach (var poll in Due())
                _underWay.Add(AskAsync(poll, stop));
            await Task.Delay(UntilNext(), time, stop);
        }
    }

    /// <summary>Takes in what has come to its end, and looks for the conditions anew when it is time.</summary>
    async Task SettleAsync(CancellationToken stop)
    {
        foreach (var ended in _underWay.Where(task => task.IsCompleted).ToList())
        {
            _underWay.Remove(ended);
            await ended;
        }
        if (_finding is { IsCompleted: true })
        {
            Take(await _finding);
            _finding = null;
        }
        if (wanted.Count > 0 && _finding is null && !latest().IsAsleep && IsLookUpDue())
            _finding = broker.ConditionsAsync(stop);
    }

    /// <summary>A search that fails may be one that is no more: the list tells, but is not asked in a storm.</summary>
    bool IsLookUpDue()
    {
        var since = _lookedUp is { } at ? time.GetElapsedTime(at) : TimeSpan.MaxValue;
        return since >= LookUpAgain || since >= LookUpAfterTrouble && (Problem is not null || Interlocked.Exchange(ref _failed, 0) > 0);
    }

    async Task AskAsync(ConditionPoll poll, CancellationToken stop)
    {
        poll.Begin(rhythm.Every, time);
        string? failure = null;
        try
        {
            var asked = poll.Condition;
            var (described, answer) = await broker.ConditionAsync(asked, stop);
            if (answer is ConditionFailed failed)
            {
                failure = failed.Reason;
                Interlocked.Exchange(ref _failed, 1);
            }
            // Told to be gone meanwhile, or to be another: a last answer must not call for anybody.
            lock (_polls)
            {
                if (!_polls.Contains(poll) || poll.Condition != asked)
                    return;
                if (described is not null)
                    inbox.Post(described);
                inbox.Post(answer);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            OurFault(logger, fault);
        }
        finally
        {
            if (failure is null)
                poll.End();
            else
                poll.Fail(failure, rhythm.Every, time);
        }
    }

    void Take((IReadOnlyList<SavedCondition> Saved, string? Problem) found)
    {
        var problem = found.Problem;
        var saved = new SavedList(found.Saved);
        _lookedUp = time.GetTimestamp();
        if (problem is null)
        {
            lock (_polls)
            {
                TellGone(saved);
                Take(saved);
            }
            if (wanted.Where(name => saved.Find(name) is null).ToArray() is { Length: > 0 } missing)
                problem = string.Join("; ", missing.Select(saved.ProblemOf));
            _missing.Look(wanted, saved);
        }
        else if (_polls.Count > 0)
        {
            // The list is out of reach for a moment: what is known is asked on.
            return;
        }
        else
        {
            _missing.LookInVain(problem, isTold: broker.TokenProblem is not null || broker.CallProblem is not null);
        }
        Volatile.Write(ref _problem, problem);
        if (problem is not null && !_told)
            NotFound(logger, problem);
        _told = problem is not null;
    }

    /// <summary>A name that the server had and has no more is not searched for any longer: what its number finds now is another search.</summary>
    void TellGone(SavedList saved)
    {
        foreach (var known in _polls.Select(poll => poll.Condition))
        {
            if (saved.All.Any(condition => wanted.Contains(known.Seq, StringComparer.Ordinal) ? condition.Seq == known.Seq : condition.Name == known.Name))
                continue;
            var renamed = saved.All.FirstOrDefault(condition => condition.Seq == known.Seq);
            var reason = renamed is null
                ? "증권사 서버에서 지워졌습니다. 다시 저장할 때까지 이 조건식으로는 사지 않습니다"
                : $"증권사 서버에서 이름이 {Josa.Toward($"'{renamed.Name}'")} 바뀌었습니다. 설정의 이름을 고칠 때까지 이 조건식으로는 사지 않습니다";
            inbox.Post(new ConditionFailed(known.Seq, known.Name, reason) { Gone = true });
        }
    }

    void Take(SavedList saved)
    {
        var found = wanted.Select(saved.Find).OfType<SavedCondition>().DistinctBy(condition => condition.Seq, StringComparer.Ordinal).ToList();
        _polls.RemoveAll(poll => !found.Exists(condition => condition.Seq == poll.Condition.Seq));
        foreach (var condition in found)
        {
            if (_polls.Find(poll => poll.Condition.Seq == condition.Seq) is { } known)
                known.Condition = condition;
            else
                _polls.Add(new(condition, (_polls.Count + 1.0) / found.Count));
        }
    }

    /// <summary>Those that are switched on and whose time has come, the one that has waited longest first.</summary>
    List<ConditionPoll> Due()
    {
        var conditions = latest().Conditions;
        var idle = rhythm.Idle is not null && broker.HasIdleBudget ? rhythm.Idle : null;
        return
        [
            .. _polls.Where(poll => poll.IsDue(idle, time) && !conditions.Any(view => view.Seq == poll.Condition.Seq && !view.On))
                .OrderBy(poll => poll.NextAt),
        ];
    }

    /// <summary>Until the next may be due; whoever is under way or waits for an idle budget is looked at every breath.</summary>
    TimeSpan UntilNext()
    {
        if (rhythm.Idle is not null || _polls.Exists(poll => poll.IsUnderWay))
            return Breath;
        var (now, next) = (time.GetTimestamp(), _polls.Min(poll => poll.NextAt));
        var wait = next > now ? time.GetElapsedTime(now, next) : Breath;
        return wait < Least ? Least : wait < Rest ? wait : Rest;
    }

    /// <summary>Before the hours of entry a search finds yesterday's stocks, after them nothing is bought.</summary>
    bool IsTime()
    {
        var now = latest();
        if (now.IsAsleep)
            return false;
        var session = now.Settings.Session;
        var at = Kst.TimeOf(time.GetUtcNow()).ToTimeSpan();
        return session.IsAroundTheClock || at >= session.Start && at < session.End;
    }

    [LoggerMessage(2102, LogLevel.Error, "조건식을 조회하는 중에 내부 오류가 났습니다. 다음 차례에 다시 조회합니다.")]
    static partial void OurFault(ILogger logger, Exception fault);

    [LoggerMessage(2101, LogLevel.Warning, "{Problem}")]
    static partial void NotFound(ILogger logger, string problem);
}
