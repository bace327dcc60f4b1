using Danta.Host.Commands;
using Danta.Market;
using Danta.Simulator.Control;
using Danta.Trading;

namespace Danta.Host.Running;

/// <summary>What the demo earned, by the trader's books and by the exchange's account, side by side.</summary>
static class DemoSummary
{
    /// <summary>False where the two differ by as much as a won or a share: that would be a fault of ours.</summary>
    public static bool Print(TraderSnapshot books, AccountState account)
    {
        Sheet.Print(
            "", books.Trades,
            new Column<RoundTrip>("시각", trade => $"{Kst.Of(trade.ClosedAt):HH:mm:ss}"),
            new Column<RoundTrip>("종목", trade => $"{trade.Name} {trade.Code}"),
            new Column<RoundTrip>("수량", trade => $"{trade.Quantity}", Number: true),
            new Column<RoundTrip>("매수", trade => $"{trade.BuyPrice:#,##0.##}", Number: true),
            new Column<RoundTrip>("매도", trade => $"{trade.SellPrice:#,##0.##}", Number: true),
            new Column<RoundTrip>("비용", trade => Sheet.Money(trade.Commission + trade.Tax), Number: true),
            new Column<RoundTrip>("손익", trade => Sheet.Signed(trade.Net), Number: true),
            new Column<RoundTrip>("%", trade => Sheet.Percent(trade.NetPercent), Number: true),
            new Column<RoundTrip>("조건식", trade => trade.Condition),
            new Column<RoundTrip>("규칙", trade => trade.Rule),
            new Column<RoundTrip>("이유", trade => trade.ExitReason));
        Sheet.Print(
            "조건식별", TradeGroups.Of(books.Trades, TradeCut.Condition),
            new Column<TradeGroup>("조건식", group => group.Key),
            new Column<TradeGroup>("거래", group => $"{group.Trades}", Number: true),
            new Column<TradeGroup>("이김", group => $"{group.Wins}", Number: true),
            new Column<TradeGroup>("순손익", group => Sheet.Signed(group.Net), Number: true));
        var today = books.Today;
        Sheet.Say(
            $"거래 {today.Trades}번 (이김 {today.Wins}, 짐 {today.Losses})  매매차익 {Sheet.Signed(today.Gross)} − 수수료 {Sheet.Money(today.Commission)} − 세금 {Sheet.Money(today.Tax)} = 순손익 {Sheet.Signed(today.Realised)}");
        var agrees = today.Realised.Amount == account.Realised && today.Gross.Amount == account.Gross
            && today.Commission.Amount == account.Commission && today.Tax.Amount == account.Tax
            && books.Positions.Sum(position => position.Quantity.Shares) == account.Holdings.Sum(holding => holding.Quantity);
        Sheet.Say(agrees
            ? $"거래소 계좌와 일치: 순손익 {Sheet.Signed(new Won(account.Realised))}, 예수금 {Sheet.Money(new Won(account.Cash))}"
            : $"거래소 계좌와 다름: 순손익 {Sheet.Signed(new Won(account.Realised))} (장부 {Sheet.Signed(today.Realised)}), 보유 {account.Holdings.Count}종목 (장부 {books.Positions.Count}종목)");
        if (account.Holdings.Count > 0)
            Sheet.Say($"끝내는 사이에 팔지 못해 남은 종목: {string.Join(", ", account.Holdings.Select(holding => $"{holding.Name} {holding.Quantity:N0}주"))}");
        return agrees;
    }
}
