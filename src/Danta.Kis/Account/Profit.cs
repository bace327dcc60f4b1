using Danta.Market;

namespace Danta.Kis;

/// <summary>What the account earned today (주식잔고조회_실현손익): real only.</summary>
/// <param name="Realised">실현손익 of today, costs included.</param>
/// <param name="RealisedPercent">실현수익율</param>
/// <param name="Unrealised">실평가손익</param>
public sealed record TodayProfit(Won Realised, decimal RealisedPercent, Won Unrealised, decimal UnrealisedPercent, Won Costs);

/// <summary>One day of 기간별손익일별합산.</summary>
/// <param name="Realised">실현손익, after costs as the broker counts them.</param>
public sealed record DayProfit(
    DateOnly Date, Won Bought, Won Sold, Quantity BoughtShares, Quantity SoldShares, Won Realised, Won Commission, Won Tax,
    decimal Percent);

/// <summary>A period's days and their sums.</summary>
public sealed record PeriodProfit(IReadOnlyList<DayProfit> Days, Won Realised, Won Commission, Won Tax, bool Complete);

/// <summary>One stock's sale on one day of 기간별매매손익.</summary>
/// <param name="BuyPrice">매입단가</param>
public sealed record TradeProfit(
    DateOnly Date, InstrumentCode Code, string Name, string Kind, Quantity SoldShares, Won Sold, Won Bought, decimal BuyPrice,
    decimal SellPrice, Won Realised, decimal Percent, Won Commission, Won Tax);

/// <summary>A period's sales and their sums.</summary>
/// <param name="Percent">총수익률</param>
public sealed record PeriodTrades(IReadOnlyList<TradeProfit> Trades, Won Realised, Won Commission, Won Tax, decimal Percent, bool Complete);

/// <summary>매도가능수량조회: real only.</summary>
/// <param name="Shares">Held less what open sell orders hold.</param>
public sealed record Sellable(InstrumentCode Code, string Name, Quantity Held, Quantity Shares, decimal AveragePrice, Price Last);
