using System.CommandLine;
using Danta.Host.Configuration;
using Danta.Host.Edges;
using Danta.Market;

namespace Danta.Host.Commands;

/// <summary><c>danta pnl</c>: realised profit by day, from the broker on real and from Danta's own books on paper.</summary>
static class PnlCommand
{
    public static Command Create()
    {
        var config = CommonOptions.Config();
        var json = CommonOptions.Json();
        var days = new Option<int>("--days") { Description = "며칠치 (1~365)", HelpName = "N", DefaultValueFactory = _ => 7 };
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
        var sheet = config.Kis.IsPaper
            ? await ProfitSheet.OfBooksAsync(broker, config, from, today, stop)
            : await ProfitSheet.OfBrokerAsync(broker, from, today, stop);
        if (json)
            Sheet.PrintJson(Shape(sheet));
        else
            Print(sheet);
    }

    static object Shape(ProfitSheet sheet) => new
    {
        sheet.Source,
        date = sheet.Today.Date,
        realised = sheet.Today.Realised.Amount,
        gross = sheet.Today.Gross.Amount,
        commission = sheet.Today.Commission.Amount,
        tax = sheet.Today.Tax.Amount,
        unrealised = sheet.Unrealised.Amount,
        total = sheet.Total.Amount,
        days = sheet.Days.Select(day => new
        {
            date = day.Date,
            realised = day.Realised.Amount,
            gross = day.Gross.Amount,
            commission = day.Commission.Amount,
            tax = day.Tax.Amount,
        }),
        warning = sheet.Doubt,
    };

    static void Print(ProfitSheet sheet)
    {
        Sheet.Say(
            $"오늘 실현 {Sheet.Signed(sheet.Today.Realised)} (비용 후)  평가 {Sheet.Signed(sheet.Unrealised)} (파는 비용 전)  합계 {Sheet.Signed(sheet.Total)}");
        Sheet.Print(
            sheet.Source == "broker" ? "실현손익 (증권사)" : "실현손익 (단타의 장부: 모의투자 서버에는 이 조회가 없습니다)", sheet.Days,
            new Column<ProfitDay>("날짜", day => $"{day.Date:yyyy-MM-dd}"),
            new Column<ProfitDay>("비용 전", day => Sheet.Signed(day.Gross), Number: true),
            new Column<ProfitDay>("수수료", day => Sheet.Money(day.Commission), Number: true),
            new Column<ProfitDay>("세금", day => Sheet.Money(day.Tax), Number: true),
            new Column<ProfitDay>("순손익", day => Sheet.Signed(day.Realised), Number: true));
        Sheet.Say($"합계 {Sheet.Signed(sheet.Days.Aggregate(Won.Zero, (sum, day) => sum + day.Realised))}");
        if (sheet.Doubt is { } doubt)
            Console.Error.WriteLine(doubt);
    }
}
