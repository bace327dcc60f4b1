namespace Danta.Host.Configuration;

/// <summary>One wrong key and what was expected there.</summary>
/// <param name="Key">The path, <c>trading.exit.stopLossPercent</c>; empty for the file as a whole.</param>
sealed record ConfigFault(string Key, string Expected)
{
    public override string ToString() => Key.Length == 0 ? Expected : $"{Key}: {Expected}";
}

/// <summary>The configuration cannot be used. Carries every fault that was found, not just the first.</summary>
sealed class ConfigException(params IReadOnlyList<ConfigFault> faults)
    : Exception(string.Join(Environment.NewLine, faults))
{
    public IReadOnlyList<ConfigFault> Faults { get; } = faults;
}
