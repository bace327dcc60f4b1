using Danta.Trading;

namespace Danta.Host.Edges;

/// <summary>
/// Tells the owner of conditions that he has named and the server does not have: each once, and once when it is found. A search that
/// was there and is gone, or is not answered, the trader tells of.
/// </summary>
sealed class MissingConditions(Action<OwnerNews> tell, TimeProvider time)
{
    /// <summary>A list that cannot be had for so long is no passing trouble.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    readonly HashSet<string> _told = new(StringComparer.Ordinal);
    readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    long? _inVainSince;
    bool _toldInVain;

    /// <summary>The list has come.</summary>
    public void Look(IReadOnlyList<string> wanted, SavedList saved)
    {
        if (_toldInVain)
            Tell("목록", "조건식 목록을 다시 받았습니다. 찾은 조건식을 조회합니다");
        (_inVainSince, _toldInVain) = (null, false);
        foreach (var name in wanted)
        {
            if (saved.Find(name) is not null)
            {
                if (_told.Remove(name))
                    Tell(name, "증권사 서버에서 찾았습니다. 이제 조회합니다");
                _seen.Add(name);
            }
            else if (!_seen.Contains(name) && _told.Add(name))
            {
                Tell(name, $"{saved.ProblemOf(name)}. 찾을 때까지 이 조건식으로는 사지 않고, 15초마다 다시 찾습니다");
            }
        }
    }

    /// <summary>The list has not come, and no condition is known from before.</summary>
    /// <param name="isTold">That nothing is answered, or that there is no token, the owner hears anyway.</param>
    public void LookInVain(string problem, bool isTold)
    {
        var since = _inVainSince ??= time.GetTimestamp();
        if (_toldInVain || isTold || time.GetElapsedTime(since) < Patience)
            return;
        _toldInVain = true;
        Tell("목록", $"{problem.TrimEnd('.')}. 받을 때까지 사지 않고, 15초마다 다시 묻습니다");
    }

    void Tell(string name, string text) => tell(new ConditionNews(time.GetUtcNow(), name, text));
}
