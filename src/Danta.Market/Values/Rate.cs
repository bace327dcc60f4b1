namespace Danta.Market;

/// <summary>
/// A share of an amount, kept in parts per ten billion so that a commission of 0.0140527 % is exact:
/// 1 % is 100,000,000 parts.
/// </summary>
public readonly record struct Rate(long Parts) : IComparable<Rate>
{
    /// <summary>Parts in the whole.</summary>
    public const long Whole = 10_000_000_000;

    public static readonly Rate Zero;

    public decimal Percent => Parts * 100m / Whole;

    /// <summary>Percent with at most eight decimals; more is rounded to the nearest part.</summary>
    public static Rate FromPercent(decimal percent) => new((long)decimal.Round(percent * (Whole / 100)));

    /// <summary>The share of <paramref name="amount"/>, cut down to a whole won: 제세금 and 수수료 are cut per fill.</summary>
    public Won FloorOf(Won amount) => new((long)Int128.Abs((Int128)amount.Amount * Parts / Whole) * Math.Sign(amount.Amount));

    /// <summary>True if <paramref name="part"/> is at least this share of <paramref name="whole"/>; compared in integers.</summary>
    public bool IsReachedBy(Won part, Won whole) => (Int128)part.Amount * Whole >= (Int128)whole.Amount * Parts;

    public int CompareTo(Rate other) => Parts.CompareTo(other.Parts);

    public override string ToString() => $"{Percent:0.########} %";

    public static Rate operator +(Rate left, Rate right) => new(left.Parts + right.Parts);
    public static Rate operator -(Rate value) => new(-value.Parts);
    public static bool operator <(Rate left, Rate right) => left.Parts < right.Parts;
    public static bool operator >(Rate left, Rate right) => left.Parts > right.Parts;
    public static bool operator <=(Rate left, Rate right) => left.Parts <= right.Parts;
    public static bool operator >=(Rate left, Rate right) => left.Parts >= right.Parts;
}
