using Danta.Kis;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Edges;

/// <summary>
/// What is known of a stock for today, put together from the morning's master file and what the broker has said in passing. Null
/// where something that a purchase hangs on is missing: then the trader asks.
/// </summary>
static class Descriptions
{
    /// <summary>A stock that a search found: prices by the search, everything else by the master file.</summary>
    /// <param name="isCurrent">There is no newer master file.</param>
    public static InstrumentAnswered? Of(ConditionStock found, MasterStock? listed, bool isCurrent)
    {
        if (listed is null || !isCurrent)
            return null;
        var basePrice = found.Base.IsQuoted ? found.Base : listed.Base;
        var hasLimits = found.UpperLimit.IsQuoted && found.LowerLimit.IsQuoted;
        if (!basePrice.IsQuoted || !hasLimits && !AreLimitsPlain(listed))
            return null;
        var limits = hasLimits ? new(found.UpperLimit, found.LowerLimit) : PriceLimits.Of(basePrice, TickSizes.For(listed.Kind));
        return Of(found.Code, listed, basePrice, limits, found.Price, null);
    }

    /// <summary>A stock of a list that was asked for. The market's measures in its own words serve where no master file has it.</summary>
    /// <param name="isCurrent">There is a master file, and no newer one.</param>
    public static InstrumentAnswered? Of(ListedPrice price, MasterStock? listed, bool isCurrent)
    {
        if (!price.Base.IsQuoted || !price.UpperLimit.IsQuoted || !price.LowerLimit.IsQuoted)
            return null;
        var limits = new PriceLimits(price.UpperLimit, price.LowerLimit);
        var known = listed is not null
            ? Of(price.Code, listed, price.Base, limits, price.Last, price.DayTurnover)
            : new(
                price.Code, price.Name, price.Board, price.Code.IsEtn ? ListingKind.Etn : ListingKind.Unknown, price.Base, limits.Upper, limits.Lower,
                Halted: false, Administrative: false, WarningLevel: 0, Liquidation: false, InVi: false, price.Last)
            {
                DayTurnover = price.DayTurnover,
                MarginPercent = isCurrent ? 0 : null,
            };
        // Whichever is worse: the file is the morning's, and may be yesterday's.
        var measures = Measures.Of(price.Measures);
        return known with
        {
            Halted = known.Halted || measures.Halted,
            Administrative = known.Administrative || measures.Administrative,
            WarningLevel = Math.Max(known.WarningLevel, measures.WarningLevel),
            Liquidation = known.Liquidation || measures.Liquidation,
        };
    }

    static InstrumentAnswered Of(InstrumentCode code, MasterStock listed, Price basePrice, PriceLimits limits, Price last, Won? turnover) => new(
        code, listed.Name, listed.Board, listed.Kind, basePrice, limits.Upper, limits.Lower, listed.Halted, listed.Administrative,
        listed.WarningLevel, listed.Liquidation, InVi: false, last)
    {
        DayTurnover = turnover,
        Preferred = listed.Preferred,
        MarginPercent = listed.MarginPercent,
    };

    /// <summary>Before the open the search tells no limits: they follow from the base price, but for funds, whose width may be a multiple.</summary>
    static bool AreLimitsPlain(MasterStock listed) => listed is { Kind: ListingKind.Stock, Liquidation: false };
}
