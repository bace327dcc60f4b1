using System.Text.Json;
using System.Threading.Channels;
using Danta.Host.Commands;
using Danta.Host.Running;
using Danta.Replay.Execution;
using Danta.Replay.Sweeps;

namespace Danta.Host.Fleet;

/// <summary>
/// Does one shard after the other for as long as it lives. A shard is acknowledged when its results are safe with the queue; before that, whatever
/// ends this process gives it to somebody else. It knows the queue alone: no database, no broker, no account.
/// </summary>
/// <param name="name">Among the workers of a sweep.</param>
/// <param name="cores">As many settings at once.</param>
/// <param name="said">For a person, a line each.</param>
sealed class Worker(Uri queue, string name, DayCache days, int cores, TimeProvider time, ReplayWords words, Action<string> said)
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(10);

    /// <summary>Done, but perhaps not heard: it comes again where the link was lost.</summary>
    WorkerReport? _last;

    /// <exception cref="CommandFailed">The queue does not want this worker.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        for (var isAway = false; !stop.IsCancellationRequested; await Task.Delay(Pause, time, stop))
        {
            try
            {
                await using var link = await FleetLink.OpenAsync(queue, $"danta worker {name}", stop);
                var shards = await link.ConsumeAsync(FleetLink.Shards, ahead: 1, stop);
                said(words.Say($"{queue.Host}의 대기열에 연결되었습니다. 조각을 기다립니다", $"connected to the queue at {queue.Host}, waiting for shards"));
                isAway = false;
                while (true)
                    await TakeAsync(link, await shards.ReadAsync(stop), stop);
            }
            catch (Exception fault) when (FleetLink.IsRefused(fault))
            {
                throw new CommandFailed(ExitCodes.Failed, words.Say(
                    $"{queue.Host}의 대기열이 이름이나 비밀번호, 가상 호스트를 받아들이지 않았습니다.", $"The queue at {queue.Host} accepts neither this name and password nor this virtual host."));
            }
            catch (Exception fault) when (FleetLink.IsAway(fault))
            {
                if (!isAway)
                    said(words.Say($"{queue.Host}의 대기열에 닿지 않습니다. 하던 조각은 다른 일꾼이나 다시 연결된 뒤의 이 일꾼이 합니다", $"the queue at {queue.Host} cannot be reached; what was begun is done again"));
                isAway = true;
            }
        }
    }

    async Task TakeAsync(FleetLink link, Delivery delivery, CancellationToken stop)
    {
        ShardMessage shard;
        try
        {
            shard = ShardMessage.Read(delivery.Body);
        }
        catch (JsonException)
        {
            said(words.Say("알아볼 수 없는 조각을 돌려보냈습니다", "returned a shard that cannot be read"));
            await link.ReturnAsync(delivery, stop);
            return;
        }
        if (!shard.IsOurs)
        {
            // As it came: for those who can do it, it has not been tried.
            await link.PublishAsync(FleetLink.Shards, delivery.Body, stop);
            await link.AckAsync(delivery, stop);
            throw new CommandFailed(ExitCodes.Failed, words.Say(
                $"이 일꾼은 {ProgramVersion.Full}(체결 모형 {FillModel.Version})인데 조각은 {shard.Program}({shard.Model})의 것입니다. 다른 판은 다르게 판단하므로 하지 않습니다. 같은 판으로 다시 시작하십시오.",
                $"This worker is {ProgramVersion.Full} (fill model {FillModel.Version}), the sweep is by {shard.Program} ({shard.Model}). Another version decides otherwise: start one of the same."));
        }
        if (await DoAsync(link, shard, stop) is { } report)
        {
            await link.PublishAsync(FleetLink.Results, report.Write(), stop);
            await link.AckAsync(delivery, stop);
        }
        else
        {
            await link.ReturnAsync(delivery, stop);
        }
    }

    /// <returns>Null: it could not be done here.</returns>
    async Task<WorkerReport?> DoAsync(FleetLink link, ShardMessage shard, CancellationToken stop)
    {
        if (_last is { } last && (last.Sweep, last.Number, last.Copy) == (shard.Sweep, shard.Number, shard.Copy))
            return last;
        var begun = new WorkerReport(name, shard.Sweep, shard.Number, shard.Copy, 0);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var speaking = SpeakAsync(link, begun, ended.Token);
        string? fault;
        try
        {
            using var watch = new ShardWatch(time, shard.Seconds, GiveUp);
            var since = time.GetTimestamp();
            var cells = await Task.Run(() => RunAsync(shard, stop), stop);
            _last = begun with { Seconds = time.GetElapsedTime(since).TotalSeconds, Cells = cells };
            said(words.Say($"{shard.Sweep}의 {shard.Number}번 조각: 결과 {cells.Count}개, {_last.Seconds:0.0}초", $"shard {shard.Number} of {shard.Sweep}: {cells.Count} results in {_last.Seconds:0.0} s"));
            return _last;
        }
        catch (Exception failed) when (failed is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            fault = failed.Message;
        }
        finally
        {
            // One at a time on a link.
            await ended.CancelAsync();
            await speaking;
        }
        said(words.Say($"{shard.Sweep}의 {shard.Number}번 조각을 하지 못했습니다: {fault}", $"shard {shard.Number} of {shard.Sweep} failed: {fault}"));
        await link.PublishAsync(FleetLink.Results, (begun with { Fault = fault }).Write(), stop);
        return null;

        void GiveUp(TimeSpan limit)
        {
            said(words.Say($"{shard.Number}번 조각이 {limit.TotalSeconds:0}초가 지나도 끝나지 않아 그만둡니다", $"shard {shard.Number} did not end within {limit.TotalSeconds:0} s: giving up"));
            Environment.Exit(ExitCodes.Failed);
        }
    }

    async Task<IReadOnlyList<SweepCell>> RunAsync(ShardMessage shard, CancellationToken stop)
    {
        var (day, cells) = (await days.GetAsync(shard, stop), new List<SweepCell>());
        var gate = new Lock();
        day.RunAll(shard.Settings, cores, cell =>
        {
            lock (gate)
                cells.Add(cell);
        }, stop);
        return [.. cells.OrderBy(cell => cell.Setting)];
    }

    /// <summary>That it is at work, for whoever waits.</summary>
    async Task SpeakAsync(FleetLink link, WorkerReport begun, CancellationToken ended)
    {
        try
        {
            using var timer = new PeriodicTimer(Rhythm, time);
            do
                await link.PublishAsync(FleetLink.Results, begun.Write(), ended);
            while (await timer.WaitForNextTickAsync(ended));
        }
        catch (Exception fault) when (fault is OperationCanceledException or ChannelClosedException || FleetLink.IsAway(fault))
        {
            // Whoever does the shard finds out.
        }
    }
}
