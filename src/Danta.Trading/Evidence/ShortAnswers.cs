using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// Answers of one kind about the account that do not tell all: a page that never comes, a row that nobody can read, sums that
/// contradict their rows. Nothing can be proven by them, so the first is asked for again soon; where they go on, more and more seldom,
/// and the owner hears of it once.
/// </summary>
/// <param name="what">What is asked for, in Korean.</param>
sealed class ShortAnswers(Desk desk, string what)
{
    const int Most = 3;

    /// <summary>A list that changes while it is read comes whole within seconds.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Where there is no answer at all: a broker that is away for a moment is told of elsewhere.</summary>
    static readonly TimeSpan PatienceWithout = TimeSpan.FromSeconds(60);

    int _times;
    DateTimeOffset? _since;

    /// <summary>The owner has been told that it does not end.</summary>
    public bool IsTold { get; private set; }

    /// <summary>Until it is asked for again.</summary>
    public TimeSpan Pause
    {
        get
        {
            var pause = EvidenceTimes.ComparisonRetry * Math.Pow(2, Math.Clamp(_times - 1, 0, 10));
            return pause < EvidenceTimes.ListPause ? pause : EvidenceTimes.ListPause;
        }
    }

    public void Whole()
    {
        if (IsTold)
            Tell(false, $"증권사의 {Josa.Subject(what)} 다시 옵니다");
        (_times, _since, IsTold) = (0, null, false);
    }

    public void Short()
    {
        _times++;
        _since ??= desk.Now;
        if (!IsTold && _times >= Most && desk.Now - _since >= Patience)
            Begin($"증권사의 {Josa.Subject(what)} 끝까지 오지 않습니다(빠진 쪽, 읽을 수 없는 줄, 또는 어긋나는 합계)");
    }

    /// <param name="reason">Why there is none.</param>
    public void Fail(string reason)
    {
        _since ??= desk.Now;
        if (!IsTold && desk.Now - _since >= PatienceWithout && desk.Standing is { BrokerTrouble: null, TokenTrouble: null })
            Begin($"증권사의 {Josa.Object(what)} 받지 못합니다({reason})");
    }

    void Begin(string text)
    {
        IsTold = true;
        Tell(true, $"{text}. 그동안 사지 않고 확인 중인 주문도 밝힐 수 없습니다. 가진 것은 계속 지키며, {EvidenceTimes.ListPause.TotalSeconds:0}초마다 다시 묻습니다. 오래가면 HTS에서 확인해 주세요");
    }

    void Tell(bool halted, string text)
    {
        desk.Note(DecisionKind.State, default, 0, null, text);
        desk.Out.Tell(new HaltNews(desk.Now, halted, text) { Heals = true });
    }
}
