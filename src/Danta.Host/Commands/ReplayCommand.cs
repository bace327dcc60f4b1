using System.CommandLine;
using Danta.Host.Books;
using Danta.Host.Candles;
using Danta.Host.Configuration;
using Danta.Host.Recording;
using Danta.Host.Replaying;
using Danta.Host.Reruns;
using Danta.Host.Running;

namespace Danta.Host.Commands;

/// <summary><c>danta replay</c>: a recorded day again, as it was or by other settings.</summary>
static class ReplayCommand
{
    public static Command Create()
    {
        var (days, config, json) = (RecordingCommand.Days(required: true), CommonOptions.Config(), CommonOptions.Json());
        var verify = new Option<bool>("--verify") { Description = "기록된 그대로 다시 돌려, 판단과 요청이 하나하나 같은지 맞춰 봅니다. 갈라지면 그 입력과 양쪽을 말하고 1로 끝납니다" };
        var stocks = new Option<string?>("--stocks") { Description = "기록이 없는 날에 증권사의 1분봉으로 어림할 종목 (쉼표). 그날 거래한 종목은 적지 않아도 봅니다", HelpName = "CODE,…" };
        var language = ReplayWords.Option();
        var command = new Command(
            "replay", "기록된 날을 매매하던 그 코드로 다시 돌립니다. 설정이 그날과 같으면 그날 그대로, 다르면 '만약'을 계산합니다. 기록이 없는 날은 증권사의 1분봉으로 거칠게 어림합니다") { days, config, verify, stocks, language, json };
        command.SetAction(async (parsed, stop) =>
        {
            var settings = parsed.Load(config);
            var (asked, words, isJson) = (parsed.GetValue(days)!, ReplayWords.Of(parsed.GetValue(language), settings), parsed.GetValue(json));
            // A day that is to be proven has to be there.
            var missing = parsed.GetValue(verify) ? [] : RecordedDays.Missing(asked, FoundJournal(settings));
            var found = missing.Count == asked.Length ? [] : RecordedDays.Find([.. asked.Where(one => !missing.Any(date => one == $"{date:yyyy-MM-dd}"))], () => JournalOf(settings));
            if (parsed.GetValue(verify))
                return Verify(found, isJson);
            var coarse = missing.Count == 0 ? [] : await CoarseDays.RunAsync(missing, CoarseDays.Codes(parsed.GetValue(stocks)), settings, TimeProvider.System, stop);
            return WhatIfReport.Run(found, coarse, settings.Trading.Settings, words, isJson, EveningsOf(settings));
        });
        return command;
    }

    /// <summary>The book of the configuration, or its dry one where there is no other.</summary>
    internal static Journal.IJournalDisk JournalOf(DantaConfig config) => FoundJournal(config)
        ?? throw new CommandFailed(ExitCodes.Failed, $"{config.Storage.Directory}에 이 설정의 기록이 없습니다. 다른 곳의 기록은 파일의 경로로 주십시오.");

    static Journal.JournalDirectory? FoundJournal(DantaConfig config)
    {
        foreach (var dry in (bool[])[false, true])
        {
            var owner = BookOwner.Of(config.Kis, config.Kis.IsPaper ? Trading.TradingMode.Paper : Trading.TradingMode.Real, dry);
            if (BookShelf.Find(config.Storage.Directory, owner) is { } book && BookShelf.JournalIn(book) is { Names.Count: > 0 } journal)
                return journal;
        }
        return null;
    }

    /// <summary>Null: there is no book yet.</summary>
    static ModelErrors? EveningsOf(DantaConfig config) =>
        BookShelf.Find(config.Storage.Directory, BookOwner.Of(config.Kis)) is { } book
            ? new(book) : null;

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
