namespace Danta.Host.Simtest;

/// <summary>What led to a call outside of the waking hours.</summary>
enum Cause
{
    /// <summary>Nothing: the broker blocks keys for these.</summary>
    None = 0,

    /// <summary>A start, a word of the owner's or a fill, some minutes ago.</summary>
    Asked,

    /// <summary>The machine's clock says another hour, or has just been set.</summary>
    WrongClock,
}

/// <summary>Calls of the program's by kind and hour of the day (KST), and of those outside of the waking hours what had led to them.</summary>
sealed class CallTally
{
    public const int Hours = 24;

    readonly SortedDictionary<string, long[]> _kinds = new(StringComparer.Ordinal);
    readonly long[] _resting = new long[Enum.GetValues<Cause>().Length];

    public IReadOnlyDictionary<string, long[]> Kinds => _kinds;

    public void Add(string path, int hour) => Of(path[(path.LastIndexOf('/') + 1)..])[hour]++;

    public void Rested(Cause cause) => _resting[(int)cause]++;

    public long Resting(Cause cause) => _resting[(int)cause];

    public void Add(CallTally other)
    {
        foreach (var (kind, hours) in other._kinds)
        {
            var mine = Of(kind);
            for (var hour = 0; hour < Hours; hour++)
                mine[hour] += hours[hour];
        }
        for (var cause = 0; cause < _resting.Length; cause++)
            _resting[cause] += other._resting[cause];
    }

    /// <summary>The most frequent kind first; hours without a call are left out.</summary>
    public void Print(Action<string> print)
    {
        print("증권사 호출, 종류와 시간대별:");
        foreach (var (kind, hours) in _kinds.OrderByDescending(static kind => kind.Value.Sum()))
            print($"    {kind,-24} {hours.Sum(),12:N0}  {string.Join(' ', hours.Select(static (calls, hour) => (calls, hour)).Where(static one => one.calls > 0).Select(static one => $"{one.hour:00}시 {one.calls:N0}"))}");
        print(
            $"쉬는 시간(저녁부터 07:45까지, 휴장일)의 호출 {_resting.Sum():N0}번: 시작이나 주인의 말, 체결 뒤 {Resting(Cause.Asked):N0}, 틀린 시계 때문에 {Resting(Cause.WrongClock):N0}, "
            + $"아무도 시키지 않은 것 {Resting(Cause.None):N0}");
    }

    long[] Of(string kind) => _kinds.TryGetValue(kind, out var hours) ? hours : _kinds[kind] = new long[Hours];
}
