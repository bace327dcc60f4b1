namespace Danta.Trading;

/// <summary>The entry rules by name. A new one is a file of its own and a line here.</summary>
static class EntryRules
{
    /// <exception cref="ArgumentException">No such rule: settings are checked before they get here.</exception>
    public static IEntryRule Create(EntrySettings settings) => settings.Rule switch
    {
        "immediate" => new ImmediateEntry(),
        _ => throw new ArgumentException($"모르는 진입 규칙: {settings.Rule}", nameof(settings)),
    };
}
