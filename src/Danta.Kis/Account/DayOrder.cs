using Danta.Market;

namespace Danta.Kis;

/// <summary>Which orders are wanted by what became of them (CCLD_DVSN).</summary>
public enum FillFilter
{
    All = 0,
    Filled,
    Unfilled,
}

/// <summary>What is asked of the list of orders.</summary>
/// <param name="From">In KST; up to three months back by the usual call, earlier by another one of the broker's.</param>
public sealed record DayOrdersQuestion(DateOnly From, DateOnly To)
{
    public FillFilter Filled { get; init; }

    public Side? Side { get; init; }

    public InstrumentCode? Code { get; init; }

    /// <summary>One order alone; null: all.</summary>
    public string? Number { get; init; }

    /// <summary>All orders of one day.</summary>
    internal bool IsWholeDay => From == To && this is { Filled: FillFilter.All, Side: null, Code: null, Number: null };
}

/// <summary>One line of the day's list (주식일별주문체결): what settles a doubt. Amendments and cancels are lines of their own.</summary>
/// <param name="Number">With the branch that a cancel must name.</param>
/// <param name="OriginalNumber">Empty for a new order.</param>
/// <param name="TimeOfDay">HHmmss by the broker's clock; -1 where it is not told.</param>
/// <param name="Limit">Not quoted at market.</param>
/// <param name="Filled">Cumulative.</param>
/// <param name="FilledAmount">The money of the filled shares, before costs.</param>
/// <param name="AveragePrice">Of the filled shares, for the eye; the amount is exact.</param>
/// <param name="Cancelled">Confirmed as cancelled.</param>
/// <param name="Rejected">Refused by the exchange.</param>
/// <param name="Open">What may still be filled.</param>
/// <param name="Division">ORD_DVSN</param>
public sealed record DayOrder(
    DateOnly Date, KisOrderNumber Number, string OriginalNumber, InstrumentCode Code, string Name, Side Side, Quantity Ordered,
    Price Limit, Quantity Filled, Won FilledAmount, decimal AveragePrice, Quantity Cancelled, Quantity Rejected, Quantity Open,
    int TimeOfDay, string Division, Venue Venue);
