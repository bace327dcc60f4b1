namespace Danta.Trading;

/// <summary>The entry rule of each condition, made once for each settings object: to ask one costs no memory.</summary>
sealed class RuleShelf(Desk desk)
{
    const int Most = 64;

    readonly Dictionary<EntrySettings, IEntryRule> _rules = new(ReferenceEqualityComparer.Instance);

    public IEntryRule For(string condition)
    {
        var settings = desk.EntryFor(condition);
        if (_rules.TryGetValue(settings, out var rule))
            return rule;
        // Settings that were changed while running leave theirs behind.
        if (_rules.Count >= Most)
            _rules.Clear();
        return _rules[settings] = EntryRules.Create(settings);
    }
}
