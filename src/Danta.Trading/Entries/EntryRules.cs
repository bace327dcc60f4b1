namespace Danta.Trading;

/// <summary>The entry rules by name. A new one is a file of its own and a line here.</summary>
public static class EntryRules
{
    static readonly Registration[] All =
    [
        new("immediate", [], _ => new ImmediateEntry()),
        new("breakout", BreakoutEntry.Keys, settings => new BreakoutEntry(settings)),
        new("pullback", PullbackEntry.Keys, settings => new PullbackEntry(settings)),
        new("strength", StrengthEntry.Keys, settings => new StrengthEntry(settings)),
        new("imbalance", ImbalanceEntry.Keys, settings => new ImbalanceEntry(settings)),
        new("all", [], settings => Combine(settings, all: true), Combines: true),
        new("any", [], settings => Combine(settings, all: false), Combines: true),
    ];

    sealed record Registration(
        string Name, IReadOnlyList<EntryKey> Keys, Func<EntrySettings, IEntryRule> Create, bool Combines = false);

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(rule => rule.Name)];

    /// <summary>The configuration keys that a rule takes beside <c>rule</c>; a key of another rule is a mistake.</summary>
    public static IReadOnlyList<EntryKey> KeysOf(string name) => Find(name)?.Keys ?? [];

    /// <summary>It is made of others, given under <c>rules</c>.</summary>
    public static bool Combines(string name) => Find(name) is { Combines: true };

    /// <exception cref="ArgumentException">No such rule: settings are checked before they get here.</exception>
    internal static IEntryRule Create(EntrySettings settings) =>
        Find(settings.Rule) is { } rule
            ? rule.Create(settings)
            : throw new ArgumentException($"모르는 진입 규칙: {settings.Rule}", nameof(settings));

    static Registration? Find(string name) => Array.Find(All, rule => rule.Name == name);

    static CombinedEntry Combine(EntrySettings settings, bool all) =>
        new(settings.Rule, settings.Rules.Count > 0
            ? [.. settings.Rules.Select(Create)]
            : throw new ArgumentException($"{settings.Rule}에는 규칙이 하나 이상 있어야 합니다", nameof(settings)), all);
}
