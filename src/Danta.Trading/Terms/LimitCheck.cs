using Danta.Market;

namespace Danta.Trading;

/// <summary>Why the exchange would not take a limit price.</summary>
public enum LimitFault
{
    None = 0,

    /// <summary>Not a multiple of the tick at that price.</summary>
    OffTick,
    AboveUpperLimit,
    BelowLowerLimit,
}

/// <summary>Whether the exchange takes a limit price today, said before anything is asked or sent.</summary>
/// <param name="Tick">The tick in won at that price.</param>
/// <param name="Near">The nearest price at or below it that would be taken.</param>
public readonly record struct LimitCheck(LimitFault Fault, int Tick, Price Near)
{
    /// <param name="lower">Of today; null: not known, and the broker says.</param>
    /// <param name="upper">As <paramref name="lower"/>.</param>
    public static LimitCheck Of(Price price, ListingKind kind, Price? lower, Price? upper)
    {
        var ticks = TickSizes.For(kind);
        var near = Price.FromWon(Math.Max(ticks.Floor(price.Won), 1));
        var fault = upper is { } top && price > top ? LimitFault.AboveUpperLimit
            : lower is { } bottom && price < bottom ? LimitFault.BelowLowerLimit
            : !ticks.IsOnTick(price) ? LimitFault.OffTick
            : LimitFault.None;
        return new(fault, ticks.StepAt(price.Won), fault switch
        {
            LimitFault.AboveUpperLimit => upper!.Value,
            LimitFault.BelowLowerLimit => lower!.Value,
            _ => near,
        });
    }
}
