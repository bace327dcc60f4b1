using Danta.Host.Journal;
using Danta.Host.Running;
using Danta.Host.Storage;
using Danta.Host.Supervision;
using Danta.Trading;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Host.Simtest;

/// <summary>
/// What a program does beside its trading and for its owner alone: the check in the morning, the packing of days, the archive, a look at the
/// disk. All of it on the world's one thread.
/// </summary>
sealed class Household(World world, VirtualClock clock, Action<OwnerNews> tell)
{
    static readonly TimeSpan Saving = TimeSpan.FromMinutes(5);
    static readonly TimeSpan Packing = TimeSpan.FromHours(1);

    TradingEngine? _engine;

    /// <summary>The archive's writer; nothing is looked at before the engine is there.</summary>
    public ArchiveWriter Archive => field ??= new(
        world.Archive.SaveAsync, () => _engine?.Loop.Snapshot ?? TraderSnapshot.Empty, tell, clock, NullLogger<ArchiveWriter>.Instance);

    public IEnumerable<Task> Run(TradingEngine engine)
    {
        _engine = engine;
        var edges = new EdgeWatch(
            engine.Broker, engine.Market, engine.Conditions, engine.Money, new Supervisor(tell, clock, NullLogger<Supervisor>.Instance),
            () => GuardState.Absent, () => null, () => engine.Loop.Snapshot, world.Exchange.AccountNumber.Replace("-", "", StringComparison.Ordinal), clock);
        return
        [
            new MorningCheck(() => engine.Loop.Snapshot, edges.Status, tell, clock).RunAsync(CancellationToken.None),
            new RoomWatch(() => world.Disk.Room, tell, clock).RunAsync(CancellationToken.None),
            PackAsync(new DayKeeper(world.Disk, null, clock, NullLogger<DayKeeper>.Instance)),
            SaveAsync(),
        ];
    }

    async Task SaveAsync()
    {
        while (true)
        {
            await Task.Delay(Saving, clock);
            await Archive.LookAsync(CancellationToken.None);
        }
    }

    async Task PackAsync(DayKeeper keeper)
    {
        while (true)
        {
            await Task.Delay(Packing, clock);
            try
            {
                await keeper.PassAsync(static () => Task.CompletedTask);
            }
            catch (KilledException)
            {
                world.Kill("압축하는 도중");
                return;
            }
        }
    }
}
