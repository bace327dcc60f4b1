using Danta.Host.Engine;
using Danta.Kis;
using Danta.Market;
using Danta.Trading;
using Microsoft.Extensions.Logging;

namespace Danta.Host.Edges;

/// <summary>
/// Finds the owner's conditions on the broker's server, by name or by number, and polls them one after the other in their
/// rhythm.
/// </summary>
sealed partial class ConditionPolls(
    Broker broker, Inbox inbox, IReadOnlyList<string> wanted, TimeSpan rhythm, Func<TraderSnapshot> latest, TimeProvider time,
    ILogger<ConditionPolls> logger)
{
    static readonly TimeSpan SearchAgain = TimeSpan.FromSeconds(30);

    /// <summary>The server's numbers change when the owner saves again: names are looked up anew this often.</summary>
    static readonly TimeSpan LookUpAgain = TimeSpan.FromHours(6);

    IReadOnlyList<SavedCondition> _found = [];
    string? _problem = "조건식을 아직 찾지 못했습니다";
    bool _told;

    /// <summary>Null while every wanted condition is known to the server; else what is wrong, in Korean.</summary>
    public string? Problem => Volatile.Read(ref _problem);

    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            var lookedUp = time.GetTimestamp();
            await FindAsync(stop);
            while (_found.Count > 0 && time.GetElapsedTime(lookedUp) < (Problem is null ? LookUpAgain : SearchAgain))
                await PollAsync(stop);
            if (_found.Count == 0)
                await Task.Delay(SearchAgain, time, stop);
        }
    }

    async Task FindAsync(CancellationToken stop)
    {
        var (saved, problem) = await broker.ConditionsAsync(stop);
        if (problem is null)
        {
            _found = [.. wanted.Select(name => Find(saved, name)).OfType<SavedCondition>().DistinctBy(condition => condition.Seq, StringComparer.Ordinal)];
            var missing = wanted.Where(name => Find(saved, name) is null).ToArray();
            if (missing.Length > 0)
                problem = $"서버에 없는 조건식: {string.Join(", ", missing)}. HTS [0110]에서 서버에 저장했는지 확인하십시오. 저장된 것: {string.Join(", ", saved.Select(condition => condition.Name).DefaultIfEmpty("없음"))}";
        }
        Volatile.Write(ref _problem, problem);
        if (problem is not null && !_told)
            NotFound(logger, problem);
        _told = problem is not null;
    }

    public static SavedCondition? Find(IReadOnlyList<SavedCondition> saved, string nameOrSeq) =>
        saved.FirstOrDefault(condition => condition.Name == nameOrSeq) ?? saved.FirstOrDefault(condition => condition.Seq == nameOrSeq);

    async Task PollAsync(CancellationToken stop)
    {
        var began = time.GetTimestamp();
        if (IsTime())
        {
            foreach (var condition in _found)
                inbox.Post(await broker.ConditionAsync(condition, stop));
        }
        var left = rhythm - time.GetElapsedTime(began);
        await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1), time, stop);
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

