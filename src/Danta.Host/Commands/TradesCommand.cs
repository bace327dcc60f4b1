using System.CommandLine;
using Danta.Host.Running;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Commands;

/// <summary><c>danta trades</c>: the round trips of a period, from the archive.</summary>
static class TradesCommand
{
    public static Command Create()
    {
        var period = new PeriodOptions();
        var command = period.On(new("trades", "끝난 거래: 산 값, 판 값, 순손익, 이유"));
        command.SetAction(async (parsed, stop) =>
        {
            var (from, to) = period.Of(parsed);
            var trades = await KeptBook.ReadAsync(parsed.Load(period.Config), archive => archive.TradesAsync(from, to, stop), stop);
            if (parsed.GetValue(period.Csv))
                Console.Out.Write(Spreadsheet.Of(trades));
            else if (parsed.GetValue(period.Json))
                Sheet.PrintJson(trades.Select(Shape));
            else
                Print(trades, from, to);
            return ExitCodes.Done;
        });
        return command;
    }

    static object Shape(RoundTrip trip) => new
    {
        trip.Id,
        code = trip.Code.ToString(),
        trip.Name,
        quantity = trip.Quantity.Shares,
        trip.BuyPrice,
        trip.SellPrice,
        gross = trip.Gross.Amount,
        commission = trip.Commission.Amount,
        tax = trip.Tax.Amount,
        net = trip.Net.Amount,
        trip.NetPercent,
        openedAt = Kst.Of(trip.OpenedAt),
        closedAt = Kst.Of(trip.ClosedAt),
        trip.Condition,
        trip.ExitReason,
        trip.Rule,
    };

    static void Print(IReadOnlyList<RoundTrip> trades, DateOnly from, DateOnly to)
    {
        Sheet.Print(
            $"끝난 거래 {from:yyyy-MM-dd} ~ {to:yyyy-MM-dd}", trades,
            new Column<RoundTrip>("판 때", trip => $"{Kst.Of(trip.ClosedAt):MM-dd HH:mm:ss}"),
            new Column<RoundTrip>("종목", trip => $"{trip.Name} {trip.Code}"),
            new Column<RoundTrip>("수량", trip => $"{trip.Quantity}", Number: true),
            new Column<RoundTrip>("매수", trip => $"{trip.BuyPrice:#,0.##}", Number: true),
            new Column<RoundTrip>("매도", trip => $"{trip.SellPrice:#,0.##}", Number: true),
            new Column<RoundTrip>("순손익", trip => Sheet.Signed(trip.Net), Number: true),
            new Column<RoundTrip>("수익률", trip => Sheet.Percent(trip.NetPercent), Number: true),
            new Column<RoundTrip>("조건식", trip => trip.Condition),
            new Column<RoundTrip>("매도 이유", trip => trip.ExitReason));
        Sheet.Say(TradeGroups.Of(trades, TradeCut.All) is [var all] ? PerformanceCommand.Summary(all) : "끝난 거래가 없습니다.");
    }
}
