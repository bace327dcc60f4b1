using Danta.Market;

namespace Danta.Trading;

/// <param name="Rule">The entry rule's name.</param>
public sealed record EntrySettings(string Rule)
{
    /// <summary>The keys that the owner wrote, by name; the others have their defaults.</summary>
    public IReadOnlyDictionary<string, decimal> Keys { get; init; } = new Dictionary<string, decimal>(StringComparer.Ordinal);

    /// <summary>all, any: the rules that they combine.</summary>
    public IReadOnlyList<EntrySettings> Rules { get; init; } = [];

    /// <summary>A call to buy that has not been answered for so long is void; null: it lasts while the stock is in the condition.</summary>
    public TimeSpan? MaxSignalAge { get; init; }

    public decimal Get(EntryKey key) => Keys.TryGetValue(key.Name, out var value) ? value : key.Default;

    public int Whole(EntryKey key) => (int)Get(key);

    public Rate Percent(EntryKey key) => Rate.FromPercent(Get(key));

    public bool Equals(EntrySettings? other) =>
        other is not null && Rule == other.Rule && MaxSignalAge == other.MaxSignalAge && Rules.SequenceEqual(other.Rules)
        && Keys.Count == other.Keys.Count && Keys.All(pair => other.Keys.TryGetValue(pair.Key, out var value) && value == pair.Value);

    public override int GetHashCode() => HashCode.Combine(Rule, Keys.Count, Rules.Count);
}
