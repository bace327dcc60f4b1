namespace Danta.Host.Simtest;

/// <summary>What a month tells of itself, and many of them together.</summary>
/// <param name="days">Days on which the owner was told anything, or something befell the program.</param>
sealed class MonthFigures(int days, IReadOnlyDictionary<string, int> news, IReadOnlyList<IReadOnlyDictionary<string, long>> nights)
{
    /// <summary>The rest is the census's: a hundred of them.</summary>
    static readonly string[] Shown = ["메모리 MB", "핸들", "스레드", "하루 기록 KB", "압축하지 않은 날"];

    public static void Print(IReadOnlyList<MonthFigures> months, Action<string> print)
    {
        var lived = Math.Max(1, months.Sum(month => month.Count));
        print("주인에게 알림, 하루에:");
        foreach (var kind in months.SelectMany(month => month.News).GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal).OrderByDescending(kind => kind.Sum()))
            print($"    {kind.Key,-20} {(double)kind.Sum() / lived,8:N2}");
        print("밤마다, 가장 큰 것 (첫 다섯 밤 / 그 뒤):");
        foreach (var name in Shown)
        {
            if (Most(months, name, 0, Flatness.Taught) is { } first)
                print($"    {name,-20} {first,10:N0} / {Most(months, name, Flatness.Taught, int.MaxValue),10:N0}");
        }
        var counts = months.SelectMany(month => month.Nights.SelectMany(night => night.Keys)).Distinct(StringComparer.Ordinal).Except(Shown, StringComparer.Ordinal).ToList();
        print($"    모음 {counts.Count}가지, 가장 큰 것:");
        foreach (var name in counts.OrderByDescending(name => Most(months, name, 0, int.MaxValue)).Take(8))
            print($"    {name,-40} {Most(months, name, 0, Flatness.Taught),10:N0} / {Most(months, name, Flatness.Taught, int.MaxValue),10:N0}");
    }

    int Count => days;

    IReadOnlyDictionary<string, int> News => news;

    IReadOnlyList<IReadOnlyDictionary<string, long>> Nights => nights;

    static long? Most(IReadOnlyList<MonthFigures> months, string name, int from, int count)
    {
        var found = months.SelectMany(month => month.Nights.Skip(from).Take(count)).Where(night => night.ContainsKey(name)).Select(night => night[name]).ToList();
        return found.Count == 0 ? null : found.Max();
    }
}
