namespace Danta.Trading;

/// <param name="Rule">The entry rule's name.</param>
public sealed record EntrySettings(string Rule)
{
    public EntryKeys Keys { get; init; } = EntryKeys.Default;

    /// <summary>all, any: the rules that they combine.</summary>
    public IReadOnlyList<EntrySettings> Rules { get; init; } = [];

    /// <summary>A call to buy that has not been answered for so long is void; null: it lasts while the stock is in the condition.</summary>
    public TimeSpan? MaxSignalAge { get; init; }

    public bool Equals(EntrySettings? other) =>
        other is not null && Rule == other.Rule && Keys == other.Keys && MaxSignalAge == other.MaxSignalAge
        && Rules.SequenceEqual(other.Rules);

    public override int GetHashCode() => HashCode.Combine(Rule, Keys, Rules.Count);
}
