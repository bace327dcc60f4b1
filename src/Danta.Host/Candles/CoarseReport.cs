using Danta.Host.Commands;
using Danta.Market;

namespace Danta.Host.Candles;

/// <summary>A coarse day for people and for programs. That it is coarse is said first, and again with its figures.</summary>
static class CoarseReport
{
    public static void Print(CoarseDay day, ReplayWords words)
    {
        var found = day.Found;
        Sheet.Say(words.Say(
            $"{day.Date:yyyy-MM-dd} 거친 재생: 이날의 기록이 없어 증권사의 1분봉 {day.Stocks.Count}종목으로 어림했습니다. 호가와 틱이 없으니 대강의 크기로만 보십시오.",
            $"{day.Date:yyyy-MM-dd} coarse replay: nothing was recorded that day; estimated from the broker's minute candles of {day.Stocks.Count} stocks. No books, no ticks: a rough size at best."));
        if (day.Traded.Count > 0)
            Sheet.Say(words.Say(
                $"  그날 실제: {Signed(new(day.Traded.Sum(trade => trade.Net.Amount)))}, 왕복 {day.Traded.Count}번",
                $"  real: {Signed(new(day.Traded.Sum(trade => trade.Net.Amount)))}, {day.Traded.Count} round trips"));
        Sheet.Say(words.Say(
            $"  거친 만약: {Signed(found.Middle.Net)} ({Signed(found.Lower)} ~ {Signed(found.Upper)}), 왕복 {found.Middle.Day.Trades}번(이익 {found.Middle.Day.Wins})",
            $"  coarse what if: {Signed(found.Middle.Net)} ({Signed(found.Lower)} ~ {Signed(found.Upper)}), {found.Middle.Day.Trades} round trips ({found.Middle.Day.Wins} won)"));
        Sheet.Say(words.Say(
            "  가정: 비관은 봉마다 저가가 먼저, 낙관은 고가가 먼저, 중간은 봉의 몸통대로. 호가는 한 틱 차이에 분당 거래량의 1/20씩. 산 종목은 그때, 나머지는 장 처음부터 조건식에 있던 것으로 칩니다.",
            "  Assumed: the low comes first (pessimistic), the high first (optimistic), by the body (middle); books of one tick with 1/20 of the minute's volume a level. A traded stock enters its condition then, others at the open."));
        foreach (var trade in found.Middle.Trades)
            Sheet.Say($"  {Kst.Of(trade.OpenedAt):HH:mm} ~ {Kst.Of(trade.ClosedAt):HH:mm} {trade.Name}({trade.Code}) {trade.BuyPrice:#,##0.##} → {trade.SellPrice:#,##0.##} {Signed(trade.Net)} {trade.ExitReason}");
    }

    public static object Shape(CoarseDay day) => new
    {
        day.Date,
        Exact = false,
        Coarse = true,
        Recorded = (object?)null,
        Traded = day.Traded.Count == 0 ? null : new { Net = day.Traded.Sum(trade => trade.Net.Amount), Trades = day.Traded.Count },
        Stocks = day.Stocks.Select(stock => new { Code = $"{stock.Code}", stock.Name, Minutes = stock.Minutes.Count, stock.From }),
        WhatIf = new
        {
            Coarse = true,
            Lower = day.Found.Lower.Amount,
            Middle = day.Found.Middle.Net.Amount,
            Upper = day.Found.Upper.Amount,
            Trades = day.Found.Middle.Day.Trades,
            day.Found.Middle.Day.Wins,
            Drawdown = day.Found.Middle.Drawdown.Amount,
            day.Found.Middle.StillHeld,
            day.Found.Middle.Digest,
        },
    };

    static string Signed(Won won) => Sheet.Signed(won);
}
