namespace Danta.Market;

/// <summary>A number of whole shares, never negative.</summary>
public readonly record struct Quantity : IComparable<Quantity>
{
    public static readonly Quantity Zero;

    Quantity(long shares) => Shares = shares;

    public long Shares { get; }

    public bool IsZero => Shares == 0;

    /// <exception cref="ArgumentOutOfRangeException">Negative: more was taken than there is.</exception>
    public static Quantity Of(long shares) => shares >= 0
        ? new(shares)
        : throw new ArgumentOutOfRangeException(nameof(shares), shares, "a quantity is never negative");

    public static bool TryOf(long shares, out Quantity quantity)
    {
        quantity = shares >= 0 ? new(shares) : default;
        return shares >= 0;
    }

    public int CompareTo(Quantity other) => Shares.CompareTo(other.Shares);

    public override string ToString() => Shares.ToString("N0", null);

    public static Quantity Min(Quantity left, Quantity right) => left.Shares <= right.Shares ? left : right;

    public static Quantity operator +(Quantity left, Quantity right) => new(left.Shares + right.Shares);

    /// <exception cref="ArgumentOutOfRangeException">The result would be negative.</exception>
    public static Quantity operator -(Quantity left, Quantity right) => Of(left.Shares - right.Shares);
    public static bool operator <(Quantity left, Quantity right) => left.Shares < right.Shares;
    public static bool operator >(Quantity left, Quantity right) => left.Shares > right.Shares;
    public static bool operator <=(Quantity left, Quantity right) => left.Shares <= right.Shares;
    public static bool operator >=(Quantity left, Quantity right) => left.Shares >= right.Shares;
}
