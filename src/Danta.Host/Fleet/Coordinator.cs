using System.Text.Json;
using Danta.Host.Commands;
using Danta.Host.Running;
using Danta.Host.Sweeping;
using Danta.Replay.Execution;
using Danta.Replay.Sweeps;

namespace Danta.Host.Fleet;

/// <summary>
/// Hands out what is missing of a sweep and books what comes back, until nothing is open. The database says what is missing; the queues can be
/// emptied, lost or filled twice at any time.
/// </summary>
/// <param name="days">Where workers get them.</param>
/// <param name="said">For a person, a line each.</param>
sealed class Coordinator(
    SweepPlan plan, SweepLedger ledger, DayShelf shelf, Uri queue, Uri days, TimeProvider time, ReplayWords words, Action<FleetProgress> progress, Action<string> said)
{
    /// <summary>Results that are not booked yet.</summary>
    const ushort MostAhead = 20;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(2);

    readonly Dictionary<int, Shard> _shards = [];

    /// <exception cref="CommandFailed">The queue does not let it.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        for (var isAway = false; ; await Task.Delay(Pause, time, stop))
        {
            try
            {
                await using var link = await FleetLink.OpenAsync(queue, $"danta sweep {plan.Id}", stop);
                if (!await link.TryLeadAsync(stop))
                {
                    throw new CommandFailed(ExitCodes.Failed, words.Say(
                        $"{queue.Host}의 대기열에서 다른 스윕이 조각을 나누어 주고 있습니다. 그것이 끝난 뒤에, 또는 다른 가상 호스트로 시작하십시오.",
                        $"Another sweep hands out shards at {queue.Host}. Start this one after it, or on another virtual host."));
                }
                isAway = false;
                await HandOutAsync(link, stop);
                await GatherAsync(link, stop);
                return;
            }
            catch (Exception fault) when (FleetLink.IsRefused(fault))
            {
                throw new CommandFailed(ExitCodes.Failed, words.Say(
                    $"{queue.Host}의 대기열이 이름이나 비밀번호, 가상 호스트를 받아들이지 않았습니다.", $"The queue at {queue.Host} accepts neither this name and password nor this virtual host."));
            }
            catch (Exception fault) when (FleetLink.IsAway(fault))
            {
                if (!isAway)
                    said(words.Say($"{queue.Host}의 대기열에 닿지 않습니다. 다시 닿으면 남은 조각부터 이어집니다", $"the queue at {queue.Host} cannot be reached; what is left is handed out when it can"));
                isAway = true;
            }
        }
    }

    /// <summary>What is left over in the queue may be of another time: it is filled anew from the plan.</summary>
    async Task HandOutAsync(FleetLink link, CancellationToken stop)
    {
        await link.PurgeAsync(FleetLink.Shards, stop);
        foreach (var shard in await ledger.OpenAsync(stop))
        {
            _shards[shard.Number] = shard;
            for (var copy = 1; copy <= (shard.IsChecked ? 2 : 1); copy++)
            {
                await link.PublishAsync(FleetLink.Shards, new ShardMessage(
                    ProgramVersion.Full, FillModel.Version, plan.Id, shard.Number, copy, days, shelf.FilesOf(shard.Day), [.. shard.Settings.Select(plan.Of)], shard.Seconds).Write(), stop);
            }
        }
    }

    async Task GatherAsync(FleetLink link, CancellationToken stop)
    {
        var results = await link.ConsumeAsync(FleetLink.Results, MostAhead, stop);
        var dead = await link.ConsumeAsync(FleetLink.Dead, MostAhead, stop);
        var (toldAt, isFirst) = (time.GetTimestamp(), true);
        var (hasResult, hasDead) = (results.WaitToReadAsync(stop).AsTask(), dead.WaitToReadAsync(stop).AsTask());
        while (true)
        {
            if (isFirst || time.GetElapsedTime(toldAt) >= Rhythm)
            {
                var now = await ledger.ProgressAsync(stop);
                progress(now);
                if (now.Open == 0)
                    return;
                (toldAt, isFirst) = (time.GetTimestamp(), false);
            }
            await Task.WhenAny(hasResult, hasDead, Task.Delay(Rhythm, time, stop));
            if (hasResult.IsCompleted)
            {
                await hasResult;
                while (results.TryRead(out var result))
                    await BookAsync(link, result, stop);
                hasResult = results.WaitToReadAsync(stop).AsTask();
            }
            if (hasDead.IsCompleted)
            {
                await hasDead;
                while (dead.TryRead(out var lost))
                    await BuryAsync(link, lost, stop);
                hasDead = dead.WaitToReadAsync(stop).AsTask();
            }
        }
    }

    /// <summary>Acknowledged when it is in the database, so that it comes again where it is not.</summary>
    async Task BookAsync(FleetLink link, Delivery result, CancellationToken stop)
    {
        if (WorkerReport.Read(result.Body) is { } report && report.Sweep == plan.Id)
        {
            if (report.Cells is { } cells && !IsAnswer(report.Number, cells))
            {
                // It will not be asked again by itself: nobody waits for what does not come.
                await ledger.BookAsync(report with { Cells = null, Fault = words.Say("보내온 결과가 조각과 맞지 않습니다", "the results were not those of the shard") }, stop);
                await ledger.GiveUpAsync(report.Number, stop);
            }
            else if (await ledger.BookAsync(report, stop) is { Count: > 0 })
                said(words.Say($"{report.Worker}의 결과가 다른 일꾼의 것과 다릅니다: {report.Number}번 조각", $"{report.Worker} has other results than another worker: shard {report.Number}"));
        }
        await link.AckAsync(result, stop);
    }

    async Task BuryAsync(FleetLink link, Delivery lost, CancellationToken stop)
    {
        try
        {
            if (ShardMessage.Read(lost.Body) is var shard && shard.Sweep == plan.Id)
                await ledger.GiveUpAsync(shard.Number, stop);
        }
        catch (JsonException)
        {
            // Nobody's.
        }
        await link.AckAsync(lost, stop);
    }

    bool IsAnswer(int number, IReadOnlyList<SweepCell> cells) =>
        _shards.TryGetValue(number, out var shard) && cells.All(cell => cell.Day == shard.Day) && cells.Select(cell => cell.Setting).Order().SequenceEqual(shard.Settings.Order());
}
