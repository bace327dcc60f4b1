using Danta.Host.Configuration;
using Danta.Host.Journal;
using Danta.Host.Recording;
using Danta.Host.Simtest;
using Danta.Kis;
using Danta.Market;
using Danta.Simulator.Embedded;
using Danta.Trading;

namespace Danta.Host.Samples;

/// <summary>
/// A recorded day of a market that a seed invents, traded by the whole program in virtual time, without any trouble: minutes of a busy session
/// in seconds. With the same seed and other settings it is the day that would really have been.
/// </summary>
static class SampleWorld
{
    /// <summary>Of the stack: the exchange, the network and the program are one call within another.</summary>
    const int Stack = 64 << 20;

    static readonly TimeOnly Begins = new(10, 5);

    static readonly PollRhythm Poll = new(TimeSpan.FromSeconds(2), null);

    /// <summary>Settings that trade often, as a scalper's do.</summary>
    public static TraderSettings Usual { get; } = TraderSettings.Default with
    {
        BudgetPerTrade = new Won(2_000_000),
        MaxPositions = 3,
        Session = new(TimeSpan.Zero, TimeSpan.FromHours(24), false),
        Exit = new(Rate.FromPercent(0.8m), Rate.FromPercent(0.6m), null, null, null, TimeSpan.FromSeconds(60), null),
        Risk = new RiskSettings(null, 60, TimeSpan.FromSeconds(20), null, null),
        TieOutAt = null,
        LearnCommission = false,
    };

    /// <summary>Lives through it and writes its journal.</summary>
    /// <param name="to">A directory.</param>
    /// <returns>The day, and the moment up to which it is one: what follows is the program's coming to rest.</returns>
    public static (RecordedDay Day, DateTimeOffset Until) Live(long seed, DateOnly date, TimeSpan lives, TraderSettings settings, string to)
    {
        (RecordedDay, DateTimeOffset)? made = null;
        Exception? fault = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    made = LiveHere(seed, date, lives, settings, to);
                }
                catch (Exception bug)
                {
                    fault = bug;
                }
            }, Stack);
        thread.Start();
        thread.Join();
        return made ?? throw new InvalidOperationException($"시드 {seed}의 하루를 만들지 못했습니다: {fault?.Message}", fault);
    }

    static (RecordedDay Day, DateTimeOffset Until) LiveHere(long seed, DateOnly date, TimeSpan lives, TraderSettings settings, string to)
    {
        var scratch = Directory.CreateTempSubdirectory("danta-sample-");
        try
        {
            var world = new World(PlanOf(seed, date, lives, settings), new HashSet<string>(StringComparer.Ordinal), scratch.FullName, null, null);
            try
            {
                world.Live();
                if (world.Watch.Complaints.FirstOrDefault() is { } complaint)
                    throw new InvalidOperationException(complaint);
                PrivateFile.MakeDirectory(to);
                foreach (var name in world.Disk.Names)
                    WholeFile.Keep(Path.Combine(to, name), BytesOf(world.Disk, name));
            }
            finally
            {
                world.Shelf.Dispose();
                world.Flat.Dispose();
            }
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
        return (new(new JournalDirectory(to), JournalFormat.FileName(date)), Kst.At(date, Begins) + lives);
    }

    /// <summary>Not every broker takes every kind of order in every stock, and no fill model is asked about that.</summary>
    static WorldPlan PlanOf(long seed, DateOnly date, TimeSpan lives, TraderSettings settings)
    {
        var days = new Days(false, [new(Kst.At(date, Begins), lives)]);
        for (var number = checked(seed * 1_000); ; number++)
        {
            var market = new EmbeddedPlan(
                number, 9, ["change(5s) > 0.05", "change(10s) >= 0.15"], SurgesPerHour: 120, OrdersPerSecond: 2, WarmUp: TimeSpan.FromSeconds(10), Deposit: 100_000_000);
            var plan = new WorldPlan(number, market, settings, Poll, HashKey: true, HasMasters: true, Morning.Calm, days);
            if (!Enumerable.Range(0, 10).Any(digit => plan.RefusesMarket($"{digit}")))
                return plan;
        }
    }

    static byte[] BytesOf(MemoryDisk disk, string name)
    {
        using var from = disk.OpenRead(name);
        var bytes = new byte[from.Length];
        from.ReadExactly(bytes);
        return bytes;
    }
}
