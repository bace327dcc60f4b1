using Danta.Market;

namespace Danta.Kis;

/// <summary>One row of the balance. A stock may stand in it twice, once in cash and once on credit.</summary>
/// <param name="Kind">trad_dvsn_name, for telling rows of one stock apart.</param>
/// <param name="Held">Zero for a stock that was sold today.</param>
/// <param name="Sellable">Held less what open sell orders hold.</param>
/// <param name="Cost">매입금액: what the held shares cost, before commission.</param>
public sealed record Holding(
    InstrumentCode Code, string Name, string Kind, DateOnly? LoanDate, Quantity Held, Quantity Sellable, decimal AveragePrice,
    Won Cost, Price Last, Won Value, Won Profit, decimal ProfitPercent);

/// <summary>잔고: holdings and money. Buying power is another question.</summary>
/// <param name="Holdings">Also those of which nothing is held any more.</param>
/// <param name="Deposit">예수금 of today, before settlement.</param>
/// <param name="NextDay">D+1 예수금</param>
/// <param name="Settled">D+2 예수금: what remains when every trade has settled.</param>
/// <param name="StockValue">유가평가금액</param>
/// <param name="Total">총평가금액: holdings and D+2 예수금.</param>
/// <param name="Costs">금일제비용금액: today's fees and taxes.</param>
/// <param name="Complete">False: pages are missing.</param>
/// <param name="AskedAt">When the question for the first page left.</param>
public sealed record Balance(
    IReadOnlyList<Holding> Holdings, Won Deposit, Won NextDay, Won Settled, Won StockValue, Won Total, Won Cost, Won Profit,
    Won Costs, bool Complete, DateTimeOffset AskedAt)
{
    /// <summary>Rows that are no shares, or could not be read, by the broker's name for them: funds, fractions, rights.</summary>
    public IReadOnlyList<string> SetAside { get; init; } = [];

    /// <inheritdoc cref="Whole{T}.Odd"/>
    public IReadOnlyList<string> Odd { get; init; } = [];

    /// <summary>The rows have no share and the sum has: who holds some must not believe that he holds none.</summary>
    public bool IsContradicted { get; init; }
}

/// <summary>What may be bought (매수가능조회).</summary>
/// <param name="Cash">주문가능현금</param>
/// <param name="Amount">미수없는매수금액: without receivables.</param>
/// <param name="Shares">미수없는매수수량: without receivables. At market it is counted at the upper limit.</param>
/// <param name="UnitPrice">가능수량계산단가: the price it was counted at.</param>
public sealed record BuyingPower(Won Cash, Won Amount, Quantity Shares, Price UnitPrice, Won MostAmount, Quantity MostShares);
