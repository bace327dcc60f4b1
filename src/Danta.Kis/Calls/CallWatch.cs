namespace Danta.Kis;

/// <summary>
/// Whether anything is answered at all. One call that fails is that call's affair; where all of them fail for seconds, the owner has to
/// hear of it, and of what it looks like.
/// </summary>
sealed class CallWatch(TimeProvider time)
{
    /// <summary>So many in a row, none of which was answered.</summary>
    const int Most = 5;

    /// <summary>And for so long: a gateway that stumbles for a moment is none.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    readonly Lock _lock = new();
    int _failed;
    long _since;
    string? _trouble;

    /// <summary>What is wrong, in Korean; null while calls are answered.</summary>
    public string? Trouble => Volatile.Read(ref _trouble);

    /// <summary>An answer came, if only a refusal whose cause lies in the question.</summary>
    public void Answered()
    {
        if (_failed == 0)
            return;
        lock (_lock)
            _failed = 0;
        Volatile.Write(ref _trouble, null);
    }

    /// <summary>No answer, or none that says anything about the question.</summary>
    /// <param name="code">The broker's; empty where it has none.</param>
    /// <returns>All of them fail and the broker does not say why: the token may be dead.</returns>
    public bool Failed(CallFailure failure, string code)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            if (_failed++ == 0)
                _since = now;
            if (_failed < Most || time.GetElapsedTime(_since, now) < Patience)
                return false;
        }
        Volatile.Write(ref _trouble, Words(failure, code));
        return failure == CallFailure.Unexplained;
    }

    static string Words(CallFailure failure, string code) => failure switch
    {
        CallFailure.Unreached => "증권사 서버에 닿지 않습니다. 인터넷 연결이나 서버 점검을 확인하십시오",
        CallFailure.NoJson => "증권사 서버가 점검 안내 같은 엉뚱한 답만 합니다. 점검이 끝나면 저절로 이어집니다",
        CallFailure.Keys => $"증권사가 앱키를 막았습니다({code}). 한국투자증권 홈페이지에서 앱키의 상태와 허용 IP를 확인하십시오",
        CallFailure.Server => $"증권사 서버가 모든 조회에 오류로 답합니다({code}). 서버가 나아지면 저절로 이어집니다",
        _ => "증권사가 이유 없이 모든 조회를 거절합니다. 접근토큰이 죽었는지 새 토큰을 받아 봅니다",
    };
}

/// <summary>How a call failed that says nothing about what it asked.</summary>
enum CallFailure
{
    /// <summary>The broker gives no cause.</summary>
    Unexplained = 0,

    /// <summary>No connection, or no answer in time.</summary>
    Unreached,

    /// <summary>The front server's page instead of an answer.</summary>
    NoJson,

    /// <summary>Its own systems falter, by its own word.</summary>
    Server,

    /// <summary>It does not take the keys.</summary>
    Keys,
}
