namespace Danta.Host.Simtest;

/// <summary>Stocks in which something happened that the trader's books cannot know of themselves, and what.</summary>
sealed class Meddled
{
    /// <summary>The owner has traded in it.</summary>
    public HashSet<string> Touched { get; } = new(StringComparer.Ordinal);

    /// <summary>The owner has sold of it: his own shares or the trader's.</summary>
    public HashSet<string> Sold { get; } = new(StringComparer.Ordinal);

    /// <summary>A process died with a full disk after it had ordered in it.</summary>
    public HashSet<string> Forgotten { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// A notice of it was lost while the broker's ledgers were not in order: nothing tells what became of its orders until they are.
    /// </summary>
    public HashSet<string> Obscured { get; } = new(StringComparer.Ordinal);

    /// <summary>The owner has changed or cancelled an order of the trader's in it.</summary>
    public HashSet<string> Handled { get; } = new(StringComparer.Ordinal);

    public bool Any(string code) => Touched.Contains(code) || Forgotten.Contains(code);
}
