using Danta.Market;

namespace Danta.Trading;

/// <summary>A stock that a condition search found, with what the search said of it. Prices may be absent before the open.</summary>
public sealed record ConditionHit(InstrumentCode Code, string Name, Price Price)
{
    /// <summary>체결강도 in hundredths of a percent; 0: not told.</summary>
    public int Strength { get; init; }

    /// <summary>Traded in it today, about: shares at the last price (the unit of the search's own figure is unverified). Zero: not told.</summary>
    public Won Turnover { get; init; }
}

/// <summary>One poll of one saved condition (psearch-result).</summary>
/// <param name="Seq">The broker's key of the condition.</param>
/// <param name="Truncated">The 100-row cap was reached: stocks may be missing.</param>
public sealed record ConditionAnswered(
    string Seq, string Name, IReadOnlyList<ConditionHit> Hits, bool Truncated, DateTimeOffset AskedAt) : TraderEvent;

/// <summary>The condition could not be asked, or is not on the broker's server any more.</summary>
public sealed record ConditionFailed(string Seq, string Name, string Reason) : TraderEvent
{
    /// <summary>The server does not have it under this name any more: it calls nobody until it is there again.</summary>
    public bool Gone { get; init; }
}

/// <summary>What is known of a stock for today, from the master file and what the broker has answered.</summary>
/// <param name="WarningLevel">시장경고: 0 none, 1 caution, 2 warning, 3 risk.</param>
/// <param name="InVi">Only inquire-price knows; false in whatever else describes a stock.</param>
public sealed record InstrumentAnswered(
    InstrumentCode Code,
    string Name,
    Board Board,
    ListingKind Kind,
    Price BasePrice,
    Price UpperLimit,
    Price LowerLimit,
    bool Halted,
    bool Administrative,
    int WarningLevel,
    bool Liquidation,
    bool InVi,
    Price Last) : TraderEvent
{
    /// <summary>Traded in it today; null: not said.</summary>
    public Won? DayTurnover { get; init; }

    /// <summary>우선주 by the master file; null: it does not say.</summary>
    public bool? Preferred { get; init; }

    /// <summary>증거금률 in percent; 0: the master file of today does not know the stock's; null: there is no such file.</summary>
    public int? MarginPercent { get; init; }
}

/// <summary>Stocks that a search has found, described from the search and the master file, before the search itself is told.</summary>
public sealed record StocksDescribed(IReadOnlyList<InstrumentAnswered> Stocks) : TraderEvent;

/// <summary>What the broker says of the stocks of an <see cref="InstrumentsQuestion"/>; those that it says nothing of are absent.</summary>
public sealed record InstrumentsAnswered(IReadOnlyList<InstrumentAnswered> Stocks) : TraderEvent;

/// <summary>What the account can spend without receivables, on no stock in particular (nrcvb_buy_amt).</summary>
public sealed record MoneyAnswered(Won Amount, DateTimeOffset AskedAt) : TraderEvent;

/// <summary>How many shares a market buy of this stock may have without receivables (nrcvb_buy_qty).</summary>
public sealed record BuyingPowerAnswered(InstrumentCode Code, Quantity Shares, DateTimeOffset AskedAt) : TraderEvent;

/// <summary>What the broker says that one stock's sales of a day earned (inquire-period-trade-profit).</summary>
/// <param name="Realised">After costs, of purchase and sale.</param>
/// <param name="Commission">Of the sales and of having bought what was sold.</param>
public sealed record BrokerProfit(
    InstrumentCode Code, string Name, Quantity Sold, Won SoldAmount, Won Realised, Won Commission, Won Tax);

/// <summary>What the broker says that a day earned.</summary>
/// <param name="Realised">The account's realised profit of today after costs (inquire-balance-rlz-pl).</param>
public sealed record DayProfitAnswered(
    DateOnly Date, IReadOnlyList<BrokerProfit> Stocks, Won Realised, bool Complete, DateTimeOffset AskedAt) : TraderEvent;

/// <summary>A question got no usable answer.</summary>
public sealed record QuestionFailed(Question Question, string Reason) : TraderEvent;

/// <summary>One order of the day as the broker's list has it (inquire-daily-ccld).</summary>
/// <param name="Time">HHmmss by the broker's clock.</param>
/// <param name="Filled">Cumulative.</param>
/// <param name="FilledAmount">The money of the filled shares.</param>
public sealed record BrokerOrder(
    OrderNumber Number,
    OrderNumber OriginalNumber,
    InstrumentCode Code,
    string Name,
    Side Side,
    Quantity Ordered,
    Price? Limit,
    Quantity Filled,
    Won FilledAmount,
    Quantity Cancelled,
    Quantity Rejected,
    Quantity Open,
    int Time)
{
    /// <summary>Null: the broker names a type that we do not send, or none.</summary>
    public OrderType? Type { get; init; }

    /// <summary>Of which day it is, where that is not the one that was asked for: a broker's list may turn later than the day. Null: of that one.</summary>
    public DateOnly? Day { get; init; }
}

/// <summary>The day's orders. Absence of an order is evidence only in a complete list asked after it was sent.</summary>
public sealed record DayOrdersAnswered(
    IReadOnlyList<BrokerOrder> Orders, bool Complete, DateTimeOffset AskedAt) : TraderEvent
{
    /// <summary>The day whose orders were asked for: a question that waited over midnight is about the day before. Null: the day of its asking.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>
    /// Not null: a clock that had leapt ahead was put right, and the broker's day may be this earlier one still. It is where nothing was
    /// ordered on the later.
    /// </summary>
    public DateOnly? From { get; init; }

    /// <summary>Without what another day has ordered: its numbers are given to other orders on this one.</summary>
    public DayOrdersAnswered OfItsDay()
    {
        var day = Day ?? Kst.DateOf(AskedAt);
        var first = From is { } earlier && !Orders.Any(IsOf(day, day)) ? earlier : day;
        return Orders.All(IsOf(first, day)) ? this : this with { Orders = [.. Orders.Where(IsOf(first, day))] };
    }

    static Func<BrokerOrder, bool> IsOf(DateOnly first, DateOnly last) => row => (row.Day ?? last) is var day && day >= first && day <= last;
}

/// <param name="Sellable">주문가능수량: held less what open sell orders hold.</param>
public sealed record BrokerHolding(
    InstrumentCode Code, string Name, Quantity Held, Quantity Sellable, Won Cost, Price Last);

/// <summary>The account (inquire-balance): every holding and the money.</summary>
/// <param name="Deposit">예수금 of today.</param>
/// <param name="SettledCash">D+2 예수금: what remains when all trades have settled.</param>
/// <param name="TotalValue">총평가금액.</param>
public sealed record BalanceAnswered(
    IReadOnlyList<BrokerHolding> Holdings, Won Deposit, Won SettledCash, Won TotalValue, bool Complete,
    DateTimeOffset AskedAt) : TraderEvent
{
    /// <summary>It has no holding, and won's worth of them in its sums.</summary>
    public bool IsContradicted { get; init; }
}
