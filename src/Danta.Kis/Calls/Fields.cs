using Danta.Kis.Wire;
using Danta.Market;

namespace Danta.Kis;

/// <summary>
/// Reads one reply's texts into values and remembers the first that could not be read: a reply with a broken value is no
/// answer, for the rest of it would look like one.
/// </summary>
sealed class Fields
{
    public string? Fault { get; private set; }

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
            Note(name);
        return value;
    }

    public DateOnly? Date(string? text, string name)
    {
        if (!KisText.TryDate(text, out var value))
            Note(name);
        return value;
    }

    /// <summary>HHmmss as a number; -1 where there is none.</summary>
    public int TimeOfDay(string? text, string name)
    {
        if (!KisText.TryTime(text, out var value))
            Note(name);
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

    public static string Text(string? text) => text?.Trim() ?? "";

    /// <summary>The value, or the name of the field that could not be read; never what stood in it.</summary>
    public KisResult<T> Result<T>(T value) =>
        Fault is null ? KisResult.Ok(value) : KisResult.Failed<T>($"the field {Fault} cannot be read");

    void Note(string name) => Fault ??= name;
}
