namespace Danta.Trading;

/// <summary>all: every rule says yes; any: one does.</summary>
sealed class CombinedEntry(string name, IEntryRule[] rules, bool all) : IEntryRule
{
    public string Name => name;

    public bool Wants(Stock stock, DateTimeOffset now)
    {
        foreach (var rule in rules)
        {
            if (rule.Wants(stock, now) != all)
                return !all;
        }
        return all;
    }

    /// <summary>all is as near as the farthest of its rules, any as the nearest.</summary>
    public int Closeness(Stock stock, DateTimeOffset now)
    {
        var closeness = all ? 100 : 0;
        foreach (var rule in rules)
            closeness = all ? Math.Min(closeness, rule.Closeness(stock, now)) : Math.Max(closeness, rule.Closeness(stock, now));
        return closeness;
    }

    public IEnumerable<Reason> Seen(Stock stock, DateTimeOffset now) =>
        rules.SelectMany(rule => rule.Seen(stock, now).Prepend(new(rule.Name, rule.Wants(stock, now) ? "예" : "아니오")));
}
