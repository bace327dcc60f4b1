using Danta.Host.Configuration;
using Danta.Host.Engine;
using Danta.Kis;
using Danta.Market;
using Danta.Trading;
using Microsoft.Extensions.Logging;

namespace Danta.Host.Edges;

/// <summary>
/// Finds the owner's conditions on the broker's server, by name or by number, and polls them one after the other: the one that
/// has waited longest is next. Each is asked at the latest in its slowest rhythm, and faster while the request budget has
/// nothing better to do.
/// </summary>
sealed partial class ConditionPolls(
    Broker broker, Inbox inbox, IReadOnlyList<string> wanted, PollRhythm rhythm, Func<TraderSnapshot> latest, TimeProvider time,
    ILogger<ConditionPolls> logger)
{
    /// <summary>A condition that was renamed or deleted is noticed this soon.</summary>
    static readonly TimeSpan LookUpAgain = TimeSpan.FromSeconds(60);
    static readonly TimeSpan LookUpAfterTrouble = TimeSpan.FromSeconds(15);
    static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);
    static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    readonly List<Poll> _polls = [];
    string? _problem = "조건식을 아직 찾지 못했습니다";
    bool _told;
    long? _lookedUp;

    /// <summary>One condition that is found on the server.</summary>
    sealed class Poll(SavedCondition condition)
    {
        public SavedCondition Condition { get; set; } = condition;

        /// <summary>Timestamp of the last question; null: not asked yet.</summary>
        public long? AskedAt { get; set; }
    }

    /// <summary>Null while every wanted condition is known to the server; else what is wrong, in Korean.</summary>
    public string? Problem => Volatile.Read(ref _problem);

    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            if (_lookedUp is not { } at || time.GetElapsedTime(at) >= (Problem is null ? LookUpAgain : LookUpAfterTrouble))
                await FindAsync(stop);
            if (!IsTime() || Next() is not { } next)
            {
                await Task.Delay(Rest, time, stop);
                continue;
            }
            if (Wait(next) is { } wait && wait > TimeSpan.Zero)
            {
                // A delay counts whole milliseconds: less than one is none at all, and would be asked about without end.
                await Task.Delay(wait < Least ? Least : wait, time, stop);
                continue;
            }
            await AskAsync(next, stop);
        }
    }

    public static SavedCondition? Find(IReadOnlyList<SavedCondition> saved, string nameOrSeq) =>
        saved.FirstOrDefault(condition => condition.Name == nameOrSeq) ?? saved.FirstOrDefault(condition => condition.Seq == nameOrSeq);

    async Task AskAsync(Poll poll, CancellationToken stop)
    {
        poll.AskedAt = time.GetTimestamp();
        var answer = await broker.ConditionAsync(poll.Condition, stop);
        inbox.Post(answer);
        // A search that fails may be one that is no more: the list tells, but is not asked in a storm.
        if (answer is ConditionFailed && _lookedUp is { } at && time.GetElapsedTime(at) >= LookUpAfterTrouble)
            _lookedUp = null;
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
        _polls.RemoveAll(poll => !found.Exists(condition => condition.Seq == poll.Condition.Seq));
        foreach (var condition in found)
        {
            if (_polls.Find(poll => poll.Condition.Seq == condition.Seq) is { } known)
                known.Condition = condition;
            else
                _polls.Add(new(condition));
        }
    }

    /// <summary>The one that has waited longest of those that are switched on.</summary>
    Poll? Next()
    {
        var conditions = latest().Conditions;
        return _polls.Where(poll => !conditions.Any(view => view.Seq == poll.Condition.Seq && !view.On))
            .MinBy(poll => poll.AskedAt ?? long.MinValue);
    }

    TimeSpan? Wait(Poll next)
    {
        if (next.AskedAt is not { } at)
            return null;
        var passed = time.GetElapsedTime(at);
        if (passed < rhythm.Fastest)
            return rhythm.Fastest - passed;
        var left = rhythm.Slowest - passed;
        return left <= TimeSpan.Zero || broker.HasIdleBudget ? null : left < Breath ? left : Breath;
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
