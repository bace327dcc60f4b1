namespace Danta.Market;

/// <summary>An amount of money in whole won, negative for a loss or a payment.</summary>
public readonly record struct Won(long Amount) : IComparable<Won>
{
    public static readonly Won Zero;

    public bool IsNegative => Amount < 0;

    public int CompareTo(Won other) => Amount.CompareTo(other.Amount);

    /// <summary>With thousands separators and no unit: <c>-1,234,500</c>.</summary>
    public override string ToString() => Amount.ToString("N0", null);

    public static Won Min(Won left, Won right) => left.Amount <= right.Amount ? left : right;

    public static Won operator +(Won left, Won right) => new(left.Amount + right.Amount);
    public static Won operator -(Won left, Won right) => new(left.Amount - right.Amount);
    public static Won operator -(Won value) => new(-value.Amount);
    public static bool operator <(Won left, Won right) => left.Amount < right.Amount;
    public static bool operator >(Won left, Won right) => left.Amount > right.Amount;
    public static bool operator <=(Won left, Won right) => left.Amount <= right.Amount;
    public static bool operator >=(Won left, Won right) => left.Amount >= right.Amount;
}
