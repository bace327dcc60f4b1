using Danta.Host.Books;
using Danta.Host.Engine;
using Danta.Kis;

namespace Danta.Host.Simtest;

/// <summary>What came of a seed.</summary>
/// <param name="Complaint">Null: all was well.</param>
/// <param name="Lived">How much market time it took.</param>
/// <param name="Exits">Exits that fell due and were followed to a sale.</param>
/// <param name="Starts">Starts that nothing hindered.</param>
/// <param name="Turns">Searches of conditions that were held to their rhythm.</param>
/// <param name="Nights">Midnights that it lived over.</param>
sealed record SeedResult(long Seed, string? Complaint, IReadOnlyList<Fault> Struck, TimeSpan Lived, int Orders, int Exits, int Starts, int Turns, int Nights, CallTally Calls)
{
    /// <summary>Null: it was none.</summary>
    public MonthFigures? Month { get; init; }
}

/// <summary>One seed from its beginning to its end, on this thread alone.</summary>
static class SeedRun
{
    /// <param name="nameOf">What a book is called; null: as the program does.</param>
    public static SeedResult Run(
        long seed, IReadOnlySet<string>? only = null, Func<TraderStep, TraderStep>? mutation = null, Action<string>? trace = null, int? days = null,
        Func<BookOwner, string>? nameOf = null)
    {
        var directory = new DirectoryInfo(Path.Combine(Scratch, $"danta-simtest-{Environment.ProcessId}-{Environment.CurrentManagedThreadId}"));
        PrivateFile.MakeDirectory(directory.FullName);
        World? world = null;
        try
        {
            world = new World(WorldPlan.Draw(seed, days), only, directory.FullName, mutation, trace, nameOf);
            world.Live();
            return Result(world, world.Watch.Complaints.FirstOrDefault());
        }
        catch (Exception bug) when (world is not null)
        {
            return Result(world, $"the simulation fell over: {bug}");
        }
        finally
        {
            world?.Shelf.Dispose();
            world?.Flat.Dispose();
            directory.Delete(recursive: true);
        }
    }

    /// <summary>Takes faults away as long as it still fails: halves first, then one by one.</summary>
    public static SeedResult Shrink(SeedResult failed, Func<TraderStep, TraderStep>? mutation = null)
    {
        var faults = failed.Struck.ToList();
        for (var size = Math.Max(1, faults.Count / 2); ; size /= 2)
        {
            for (var at = 0; at < faults.Count;)
            {
                var fewer = faults.Where((_, index) => index < at || index >= at + size).ToList();
                var again = Run(failed.Seed, fewer.Select(fault => fault.Name).ToHashSet(StringComparer.Ordinal), mutation);
                if (again.Complaint is null)
                {
                    at += size;
                    continue;
                }
                (faults, failed) = (fewer, again);
            }
            if (size <= 1)
                return failed;
        }
    }

    static SeedResult Result(World world, string? complaint) =>
        new(world.Plan.Seed, complaint, world.Faults.Struck, world.Agenda.Elapsed, world.Watch.Orders, world.Watch.ExitsChecked, world.Watch.StartsChecked, world.Watch.TurnsChecked, world.FormerDays.Count, world.Watch.Calls)
        {
            Month = world.Plan.IsMonth ? new(world.Watch.News.Days, world.Watch.News.ByKind, world.Flat.Nights) : null,
        };

    /// <summary>Memory where there is a file system of it: a token is synced to the disk each time.</summary>
    static string Scratch => Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
}
