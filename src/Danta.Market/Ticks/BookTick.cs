using System.Runtime.CompilerServices;

namespace Danta.Market;

/// <summary>What the order book is doing, from HOUR_CLS_CODE.</summary>
public enum BookPhase : byte
{
    Continuous = 0,
    OpeningAuction,
    ClosingAuction,

    /// <summary>A single-price phase within the day: VI.</summary>
    ViAuction,
}

/// <summary>One price of one side with what waits there; not quoted where the book is shorter.</summary>
public readonly record struct BookLevel(Price Price, Quantity Size);

/// <summary>Ten prices of one side, the best first.</summary>
[InlineArray(Depth)]
public struct BookSide : IEquatable<BookSide>
{
    public const int Depth = 10;

#pragma warning disable IDE0044, CA1823 // The runtime repeats this one field; it is reached by index only.
    BookLevel _first;
#pragma warning restore IDE0044, CA1823

    /// <summary>Level by level: the runtime refuses to compare inline arrays itself.</summary>
    public readonly bool Equals(BookSide other) => ((ReadOnlySpan<BookLevel>)this).SequenceEqual(other);

    public override readonly bool Equals(object? obj) => obj is BookSide other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(this[0], this[1]);

    public static bool operator ==(BookSide left, BookSide right) => left.Equals(right);
    public static bool operator !=(BookSide left, BookSide right) => !left.Equals(right);
}

/// <summary>The ten-level order book (호가) at one moment.</summary>
/// <param name="TimeOfDay">HHmmss in KST as a number.</param>
/// <param name="ExpectedPrice">Where an auction would trade now; not quoted outside auctions.</param>
public readonly record struct BookTick(
    InstrumentCode Code,
    int TimeOfDay,
    BookPhase Phase,
    in BookSide Asks,
    in BookSide Bids,
    Quantity TotalAsk,
    Quantity TotalBid,
    Price ExpectedPrice,
    Quantity ExpectedSize,
    Quantity DayVolume);
