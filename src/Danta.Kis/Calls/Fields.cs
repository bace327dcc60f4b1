using Danta.Kis.Wire;
using Danta.Market;

namespace Danta.Kis;

/// <summary>
/// Reads the texts of one row, or of a reply that is one, into values and remembers the first that could not be read. What stands for
/// code, quantity or money is fatal to it: the rest would look like an answer. All else (percents, times of day, prices beside the
/// matter) is nothing where it cannot be read, and is named.
/// </summary>
sealed class Fields
{
    Fields? _beside;

    /// <summary>The field that makes the row unreadable; null: it can be read.</summary>
    public string? Fault { get; private set; }

    /// <summary>A field that could not be read, and does no harm.</summary>
    public string? Odd => _beside?.Fault;

    /// <summary>Reads a price, quantity or sum that only stands beside the matter.</summary>
    public Fields Beside => _beside ??= new();

    public Price Price(string? text, string name)
    {
        if (!KisText.TryPrice(text, out var value))
            Note(name);
        return value;
    }

    /// <summary>A price that may carry a sign for its direction, as condition results do.</summary>
    public Price UnsignedPrice(string? text, string name) => Price(text?.Trim().TrimStart('-', '+'), name);

    public Quantity Quantity(string? text, string name)
    {
        if (!KisText.TryQuantity(text, out var value))
            Note(name);
        return value;
    }

    public Won Won(string? text, string name)
    {
        if (!KisText.TryWon(text, out var value))
            Note(name);
        return value;
    }

    public long Integer(string? text, string name)
    {
        if (!KisText.TryInteger(text, out var value))
            Note(name);
        return value;
    }

    public decimal Decimal(string? text, string name)
    {
        if (!KisText.TryDecimal(text, out var value))
            Beside.Note(name);
        return value;
    }

    public DateOnly? Date(string? text, string name)
    {
        if (!KisText.TryDate(text, out var value))
            Beside.Note(name);
        return value;
    }

    /// <summary>The day that a row is about: without it, it is about nothing.</summary>
    public DateOnly Day(string? text, string name)
    {
        if (KisText.TryDate(text, out var value) && value is { } day)
            return day;
        Note(name);
        return default;
    }

    /// <summary>HHmmss as a number; -1 where there is none.</summary>
    public int TimeOfDay(string? text, string name)
    {
        if (!KisText.TryTime(text, out var value))
            Beside.Note(name);
        return value is { } time ? time.Hour * 10_000 + time.Minute * 100 + time.Second : -1;
    }

    public InstrumentCode Code(string? text, string name)
    {
        if (!KisText.TryCode(text, out var value))
            Note(name);
        return value;
    }

    public Side Side(string? text, string name)
    {
        switch (text?.Trim())
        {
            case "01":
                return Market.Side.Sell;
            case "02":
                return Market.Side.Buy;
            default:
                Note(name);
                return default;
        }
    }

    public static bool Yes(string? text) => text?.Trim() is "Y" or "y";

    /// <summary>The broker's names have forty characters at most.</summary>
    const int MostText = 200;

    /// <summary>For people's eyes, or to be compared; what a number or a code is read from goes by the others.</summary>
    public static string Text(string? text) => CleanText.Of(text, MostText).Trim();

    /// <summary>The value, or the name of the field that could not be read; never what stood in it.</summary>
    public KisResult<T> Result<T>(T value) =>
        Fault is null ? KisResult.Ok(value) : KisResult.Failed<T>($"the field {Fault} cannot be read");

    void Note(string name) => Fault ??= name;
}
