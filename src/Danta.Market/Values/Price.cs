namespace Danta.Market;

/// <summary>A KRX quote: a whole, positive number of won a share. The default means "no quote" and is never tradable.</summary>
public readonly record struct Price : IComparable<Price>
{
    /// <summary>Far above any listed share; what lies beyond is a broken field, not a price.</summary>
    public const int MaxWon = 100_000_000;

    Price(int won) => Won = won;

    public int Won { get; }

    public bool IsQuoted => Won > 0;

    /// <exception cref="ArgumentOutOfRangeException">Not in 1 to <see cref="MaxWon"/>.</exception>
    public static Price FromWon(int won) => won is > 0 and <= MaxWon
        ? new(won)
        : throw new ArgumentOutOfRangeException(nameof(won), won, "not a KRX price");

    /// <summary>For values from outside. Zero, negative and absurd values are refused.</summary>
    public static bool TryFromWon(long won, out Price price)
    {
        var valid = won is > 0 and <= MaxWon;
        price = valid ? new((int)won) : default;
        return valid;
    }

    public int CompareTo(Price other) => Won.CompareTo(other.Won);

    public override string ToString() => Won.ToString("N0", null);

    /// <summary>Price times shares is money; price times price does not compile.</summary>
    public static Won operator *(Price price, Quantity quantity) => new((long)price.Won * quantity.Shares);
    public static bool operator <(Price left, Price right) => left.Won < right.Won;
    public static bool operator >(Price left, Price right) => left.Won > right.Won;
    public static bool operator <=(Price left, Price right) => left.Won <= right.Won;
    public static bool operator >=(Price left, Price right) => left.Won >= right.Won;
}
