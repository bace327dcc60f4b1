using System.CommandLine;
using Danta.Host.Running;
using Danta.Trading;

namespace Danta.Host.Commands;

/// <summary><c>danta performance</c>: what the round trips of a period earned, as a whole and cut in different ways.</summary>
static class PerformanceCommand
{
    static readonly (TradeCut Cut, string Title)[] Cuts =
    [
        (TradeCut.Condition, "조건식"), (TradeCut.Rule, "진입 규칙"), (TradeCut.Exit, "매도 이유"), (TradeCut.Hour, "산 시각"), (TradeCut.Stock, "종목"),
        (TradeCut.Day, "날짜"),
    ];

    public static Command Create()
    {
        var period = new PeriodOptions();
        var command = period.On(new("performance", "성과: 승률, 손익비, 낙폭; 조건식·규칙·매도 이유·시각·종목·날짜별로"));
        command.SetAction(async (parsed, stop) =>
        {
            var (from, to) = period.Of(parsed);
            var trades = await KeptBook.ReadAsync(parsed.Load(period.Config), archive => archive.TradesAsync(from, to, stop), stop);
            if (parsed.GetValue(period.Csv))
                Console.Out.Write(Spreadsheet.Of(TradeGroups.Of(trades, TradeCut.All).Concat(Cuts.SelectMany(cut => TradeGroups.Of(trades, cut.Cut)))));
            else if (parsed.GetValue(period.Json))
                Sheet.PrintJson(Shape(trades, from, to));
            else
                Print(trades, from, to);
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>One line on all of them.</summary>
    public static string Summary(TradeGroup all) =>
        $"{all.Trades}건 {all.Wins}승 {all.Losses}패 (승률 {all.WinRate:0.#} %)  순손익 {Sheet.Signed(all.Net)}  한 건에 {Sheet.Signed(all.Average)}  "
        + $"손익비 {Factor(all)}  가장 큰 낙폭 {Sheet.Money(all.Drawdown)}  평균 보유 {Spans.Of(all.Held)}";

    static string Factor(TradeGroup group) => group.ProfitFactor is { } factor ? $"{factor:0.00}" : "손실 없음";

    static object Shape(IReadOnlyList<RoundTrip> trades, DateOnly from, DateOnly to) => new
    {
        from,
        to,
        all = TradeGroups.Of(trades, TradeCut.All).Select(Shape).FirstOrDefault(),
        byCondition = Groups(trades, TradeCut.Condition),
        byRule = Groups(trades, TradeCut.Rule),
        byExit = Groups(trades, TradeCut.Exit),
        byHour = Groups(trades, TradeCut.Hour),
        byStock = Groups(trades, TradeCut.Stock),
        byDay = Groups(trades, TradeCut.Day),
    };

    static IEnumerable<object> Groups(IReadOnlyList<RoundTrip> trades, TradeCut cut) => TradeGroups.Of(trades, cut).Select(Shape);

    static object Shape(TradeGroup group) => new
    {
        group.Key,
        group.Trades,
        group.Wins,
        group.Losses,
        group.WinRate,
        group.ProfitFactor,
        bought = group.Bought.Amount,
        gross = group.Gross.Amount,
        commission = group.Commission.Amount,
        tax = group.Tax.Amount,
        net = group.Net.Amount,
        average = group.Average.Amount,
        best = group.Best.Amount,
        worst = group.Worst.Amount,
        maxDrawdown = group.Drawdown.Amount,
        averageHoldingSeconds = (long)group.Held.TotalSeconds,
    };

    static void Print(IReadOnlyList<RoundTrip> trades, DateOnly from, DateOnly to)
    {
        Sheet.Say($"성과 {from:yyyy-MM-dd} ~ {to:yyyy-MM-dd} (비용 후)");
        if (TradeGroups.Of(trades, TradeCut.All) is not [var all])
        {
            Sheet.Say("끝난 거래가 없습니다.");
            return;
        }
        Sheet.Say(Summary(all));
        foreach (var (cut, title) in Cuts)
        {
            Sheet.Print(
                "", TradeGroups.Of(trades, cut),
                new Column<TradeGroup>(title, group => group.Key.Length > 0 ? group.Key : "–"),
                new Column<TradeGroup>("건", group => $"{group.Trades}", Number: true),
                new Column<TradeGroup>("승률", group => $"{group.WinRate:0.#} %", Number: true),
                new Column<TradeGroup>("손익비", Factor, Number: true),
                new Column<TradeGroup>("순손익", group => Sheet.Signed(group.Net), Number: true),
                new Column<TradeGroup>("한 건에", group => Sheet.Signed(group.Average), Number: true),
                new Column<TradeGroup>("낙폭", group => Sheet.Money(group.Drawdown), Number: true),
                new Column<TradeGroup>("보유", group => Spans.Of(group.Held), Number: true));
        }
    }
}
