using Danta.Market;

namespace Danta.Trading;

public enum InputKind : byte
{
    /// <summary>A second passed. It is an input like any other, for the trader owns no clock.</summary>
    Second = 0,
    Trade,
    Book,
    Event,
}

/// <summary>
/// One thing that happened, stamped once at the edge. A struct, so that a tick costs no allocation on its way through the
/// inbox; everything rarer than a tick travels as a <see cref="TraderEvent"/>.
/// </summary>
public readonly struct Input
{
    Input(DateTimeOffset at, InputKind kind, in TradeTick trade, in BookTick book, TraderEvent? happened)
    {
        At = at;
        Kind = kind;
        Trade = trade;
        Book = book;
        Event = happened;
    }

    /// <summary>
    /// The same input at a later stamp. Edges on different threads stamp before they queue, so a stamp may be a breath older
    /// than the one before it; the loop lifts it, for time never runs backwards in the journal.
    /// </summary>
    public Input NotBefore(DateTimeOffset earliest) => At >= earliest ? this : new(earliest, Kind, Trade, Book, Event);

    /// <summary>When the edge saw it. Never decreasing in the order of the inbox.</summary>
    public DateTimeOffset At { get; }

    public InputKind Kind { get; }

    /// <summary>Meaningful for <see cref="InputKind.Trade"/> only.</summary>
    public TradeTick Trade { get; }

    /// <summary>Meaningful for <see cref="InputKind.Book"/> only.</summary>
    public BookTick Book { get; }

    /// <summary>Not null for <see cref="InputKind.Event"/> only.</summary>
    public TraderEvent? Event { get; }

    public static Input Second(DateTimeOffset at) => new(at, InputKind.Second, default, default, null);

    public static Input Of(DateTimeOffset at, in TradeTick trade) => new(at, InputKind.Trade, trade, default, null);

    public static Input Of(DateTimeOffset at, in BookTick book) => new(at, InputKind.Book, default, book, null);

    public static Input Of(DateTimeOffset at, TraderEvent happened) => new(at, InputKind.Event, default, default, happened);
}
