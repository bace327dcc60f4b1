namespace Danta.Trading;

/// <summary>The entry rules by name. A new one is a file of its own and a line here.</summary>
public static class EntryRules
{
    static readonly (string Name, string[] Keys, Func<EntrySettings, IEntryRule> Create)[] All =
    [
        ("immediate", [], _ => new ImmediateEntry()),
        ("breakout", ["seconds", "volumeRatio"], settings => new BreakoutEntry(settings.Keys)),
        ("pullback", ["seconds", "surgePercent", "dipPercent", "risingTicks"], settings => new PullbackEntry(settings.Keys)),
        ("strength", ["seconds", "minStrength", "buyPercent"], settings => new StrengthEntry(settings.Keys)),
        ("imbalance", ["bidRatio"], settings => new ImbalanceEntry(settings.Keys)),
        ("all", ["rules"], settings => Combine(settings, all: true)),
        ("any", ["rules"], settings => Combine(settings, all: false)),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(rule => rule.Name)];

    /// <summary>The configuration keys that a rule takes beside <c>rule</c>; a key of another rule is a mistake.</summary>
    public static IReadOnlyList<string> KeysOf(string name) => Array.Find(All, rule => rule.Name == name).Keys ?? [];

    /// <exception cref="ArgumentException">No such rule: settings are checked before they get here.</exception>
    internal static IEntryRule Create(EntrySettings settings) =>
        Array.Find(All, rule => rule.Name == settings.Rule).Create is { } create
            ? create(settings)
            : throw new ArgumentException($"모르는 진입 규칙: {settings.Rule}", nameof(settings));

    static CombinedEntry Combine(EntrySettings settings, bool all) =>
        new(settings.Rule, settings.Rules.Count > 0
            ? [.. settings.Rules.Select(Create)]
            : throw new ArgumentException($"{settings.Rule}에는 규칙이 하나 이상 있어야 합니다", nameof(settings)), all);
}
