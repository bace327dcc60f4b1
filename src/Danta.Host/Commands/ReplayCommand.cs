using System.CommandLine;
using Danta.Host.Books;
using Danta.Host.Configuration;
using Danta.Host.Recording;
using Danta.Host.Replaying;
using Danta.Host.Running;

namespace Danta.Host.Commands;

/// <summary><c>danta replay</c>: a recorded day again, as it was or by other settings.</summary>
static class ReplayCommand
{
    public static Command Create()
    {
        var (days, config, json) = (RecordingCommand.Days(required: true), CommonOptions.Config(), CommonOptions.Json());
        var verify = new Option<bool>("--verify") { Description = "기록된 그대로 다시 돌려, 판단과 요청이 하나하나 같은지 맞춰 봅니다. 갈라지면 그 입력과 양쪽을 말하고 1로 끝납니다" };
        var language = ReplayWords.Option();
        var command = new Command(
            "replay", "기록된 날을 매매하던 그 코드로 다시 돌립니다. 설정이 그날과 같으면 그날 그대로, 다르면 '만약'을 계산합니다") { days, config, verify, language, json };
        command.SetAction(parsed =>
        {
            var settings = parsed.Load(config);
            var found = RecordedDays.Find(parsed.GetValue(days)!, () => JournalOf(settings));
            if (parsed.GetValue(verify))
                return Verify(found, parsed.GetValue(json));
            return WhatIfReport.Run(found, settings.Trading.Settings, ReplayWords.Of(parsed.GetValue(language), settings), parsed.GetValue(json));
        });
        return command;
    }

    /// <summary>The book of the configuration, or its dry one where there is no other.</summary>
    internal static Journal.IJournalDisk JournalOf(DantaConfig config)
    {
        foreach (var dry in (bool[])[false, true])
        {
            var owner = BookOwner.Of(config.Kis, config.Kis.IsPaper ? Trading.TradingMode.Paper : Trading.TradingMode.Real, dry);
            if (BookShelf.Find(config.Storage.Directory, owner) is { } book && BookShelf.JournalIn(book) is { Names.Count: > 0 } journal)
                return journal;
        }
        throw new CommandFailed(ExitCodes.Failed, $"{config.Storage.Directory}에 이 설정의 기록이 없습니다. 다른 곳의 기록은 파일의 경로로 주십시오.");
    }

    static int Verify(IReadOnlyList<RecordedDay> days, bool json)
    {
        var results = days.Select(ExactReplay.Run).ToArray();
        if (json)
            Sheet.PrintJson(results.Select(Shape));
        else
            foreach (var result in results)
                Print(result);
        return Array.TrueForAll(results, result => result.Parting is null) ? ExitCodes.Done : ExitCodes.Failed;
    }

    static object Shape(ExactResult result) => new
    {
        result.Date,
        Identical = result.Parting is null,
        result.Inputs,
        result.Requests,
        result.Orders,
        result.Digest,
        result.Cut,
        Realised = result.Day.Realised.Amount,
        result.Day.Trades,
        result.Parting,
    };

    static void Print(ExactResult result)
    {
        if (result.Cut is { } cut)
            Console.Out.WriteLine($"{result.Date:yyyy-MM-dd}: {cut}");
        if (result.Parting is not { } parting)
        {
            Console.Out.WriteLine(
                $"{result.Date:yyyy-MM-dd}: 같음. 입력 {result.Inputs:N0}개, 요청 {result.Requests:N0}개(주문 {result.Orders:N0}), 실현 {Sheet.Signed(result.Day.Realised)}, {result.Digest[..16]}");
            return;
        }
        Console.Out.WriteLine($"{result.Date:yyyy-MM-dd}: {parting.Input:N0}번째 입력({parting.At:HH:mm:ss.fff})에서 갈라집니다. 그때까지는 같습니다.");
        Console.Out.WriteLine($"  입력  {Market.CleanText.Of(parting.Heard)}");
        foreach (var line in parting.Recorded)
            Console.Out.WriteLine($"  기록  {Market.CleanText.Of(line)}");
        foreach (var line in parting.Replayed)
            Console.Out.WriteLine($"  재생  {Market.CleanText.Of(line)}");
    }
}
