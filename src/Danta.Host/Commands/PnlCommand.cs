using System.CommandLine;
using Danta.Host.Configuration;
using Danta.Host.Edges;
using Danta.Host.Storage;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Commands;

/// <summary><c>danta pnl</c>: realised profit by day, from the broker on real and from Danta's own books on paper.</summary>
static class PnlCommand
{
    public static Command Create()
    {
        var config = CommonOptions.Config();
        var json = CommonOptions.Json();
        var days = new Option<int>("--days") { Description = "며칠치", HelpName = "N", DefaultValueFactory = _ => 7 };
        var command = new Command("pnl", "실현손익: 오늘과 지난 며칠") { config, json, days };
        command.SetAction((parsed, _) =>
        {
            var settings = parsed.Load(config);
            var count = Math.Clamp(parsed.GetValue(days), 1, 365);
            return BrokerSession.AskAsync(settings, (broker, stop) => RunAsync(broker, settings, count, parsed.GetValue(json), stop));
        });
        return command;
    }

    static async Task RunAsync(Broker broker, DantaConfig config, int count, bool json, CancellationToken stop)
    {
        var today = Kst.DateOf(TimeProvider.System.GetUtcNow());
        var from = today.AddDays(1 - count);
        var days = await new TradeArchive(Database.Of(config.Storage.Directory, config.Storage.Connection?.Value)).DaysAsync(from, today, stop);
        if (json)
        {
            Sheet.PrintJson(days.Select(day => new
            {
                date = day.Date,
                realised = day.Realised.Amount,
                gross = day.Gross.Amount,
                commission = day.Commission.Amount,
                tax = day.Tax.Amount,
            }));
            return;
        }
        Sheet.Print(
            config.Kis.IsPaper ? "실현손익 (단타의 장부)" : "실현손익 (증권사)", days,
            new Column<DayResult>("날짜", day => $"{day.Date:yyyy-MM-dd}"),
            new Column<DayResult>("매매차익", day => Sheet.Signed(day.Gross), Number: true),
            new Column<DayResult>("수수료", day => Sheet.Money(day.Commission), Number: true),
            new Column<DayResult>("세금", day => Sheet.Money(day.Tax), Number: true),
            new Column<DayResult>("순손익", day => Sheet.Signed(day.Realised), Number: true));
        Console.Out.WriteLine($"합계 {Sheet.Signed(days.Aggregate(Won.Zero, (sum, day) => sum + day.Realised))}");
    }
}
