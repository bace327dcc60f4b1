using System.Globalization;
using Danta.Host.Commands;
using Danta.Host.Configuration;
using Danta.Host.Replaying;
using Danta.Host.Running;
using Danta.Host.Sweeping;
using Danta.Replay.Sweeps;

namespace Danta.Host.Fleet;

/// <summary>How a sweep goes to many machines.</summary>
/// <param name="Serve">Where their workers get the days.</param>
/// <param name="Retry">What failed before is tried again.</param>
sealed record FleetPlan(Uri Queue, Secret Database, Uri Serve, bool Retry);

/// <summary>A sweep that other machines do, from here.</summary>
static class FleetSweep
{
    /// <exception cref="CommandFailed">Something could not be done; what is done stays done.</exception>
    public static async Task<IReadOnlyList<SweepCell>> RunAsync(SweepPlan plan, FleetPlan fleet, string directory, ReplayWords words, CancellationToken stop)
    {
        var ledger = new SweepLedger(fleet.Database, plan.Id, TimeProvider.System, isBack => Say(isBack
            ? words.Say("데이터베이스가 돌아왔습니다", "the database is back")
            : words.Say("데이터베이스에 닿지 않습니다. 돌아올 때까지 기다립니다", "the database cannot be reached; waiting for it")));
        await ledger.BeginAsync(plan, () => ShardCuts.Of(plan, Measure(plan)), stop);
        if (fleet.Retry)
            await ledger.RetryAsync(stop);
        var shelf = new DayShelf(Path.Combine(directory, "days"), plan.Days);
        await using var days = await DayServer.StartAsync(fleet.Serve, shelf, stop);
        await new Coordinator(plan, ledger, shelf, fleet.Queue, new Uri(days.Urls.Single()), TimeProvider.System, words, now => Say(Told(now, words)), Say).RunAsync(stop);
        if (await ledger.DisputingAsync(stop) is { Count: > 0 } disputing)
        {
            throw new CommandFailed(ExitCodes.Failed, words.Say(
                $"같은 일에 다른 결과를 낸 일꾼이 있어 보고서를 내지 않습니다: {string.Join(", ", disputing)}. 그 컴퓨터의 메모리와 판을 확인하십시오.",
                $"Workers had other results for the same work, so there is no report: {string.Join(", ", disputing)}. Look at those machines' memory and version."));
        }
        if (await ledger.FailedAsync(stop) is { Count: > 0 } failed)
        {
            var last = failed[0].Fault.Length > 0 ? failed[0].Fault : words.Say("하던 일꾼이 말없이 끝났습니다", "the workers who did it ended without a word");
            throw new CommandFailed(ExitCodes.Failed, words.Say(
                $"조각 {failed.Count}개를 여러 번 해도 하지 못했습니다({failed[0].Day:yyyy-MM-dd}, {last}). 나머지는 남아 있으니, 고친 뒤 --retry-failed를 붙여 다시 실행하십시오.",
                $"{failed.Count} shards failed however often they were tried ({failed[0].Day:yyyy-MM-dd}: {last}). The rest is kept: mend it, and run it again with --retry-failed."));
        }
        return await ledger.CellsAsync(stop);
    }

    /// <summary>Seconds an input takes here, by the settings of today on the first day.</summary>
    static double Measure(SweepPlan plan)
    {
        var swept = new SweptDay(TapeReader.Read(plan.Days[0]));
        var since = TimeProvider.System.GetTimestamp();
        swept.Run(plan.Of(SweepCell.Present));
        return TimeProvider.System.GetElapsedTime(since).TotalSeconds / Math.Max(1, swept.Inputs);
    }

    static string Told(FleetProgress now, ReplayWords words)
    {
        var left = now is { Seconds: { } seconds, Workers: > 0 } ? TimeSpan.FromSeconds(seconds * now.Open / now.Workers).ToString("hh\\:mm\\:ss", CultureInfo.InvariantCulture) : "?";
        return words.Say(
            $"{now.Done:N0} / {now.Total:N0}, 일꾼 {now.Workers}, 남은 조각 {now.Open:N0}, 실패 {now.Failed}, 남은 시간 {left}",
            $"{now.Done:N0} / {now.Total:N0}, {now.Workers} workers, {now.Open:N0} shards open, {now.Failed} failed, {left} left");
    }

    static void Say(string line) => Console.Error.WriteLine(line);
}
