using Danta.Host.Engine;
using Danta.Host.Simtest;

namespace Danta.Host.Tests.Simtest;

/// <summary>Worlds of trouble, each repeatable by its number: <c>danta simtest --seed N --trace</c>.</summary>
public sealed class SeedTests
{
    const int Seeds = 500;

    [Fact]
    public void In_five_hundred_worlds_of_trouble_nothing_is_lost_and_nothing_done_twice()
    {
        var lines = new List<string>();
        var report = SeedSweep.Run(1, Seeds, null, null, null, lines.Add);
        Assert.True(report.Failed == 0, string.Join('\n', lines));
        Assert.Equal(Seeds, report.Seeds);
        // Enough happened for the silence to mean something.
        Assert.InRange(report.Orders, Seeds * 5, long.MaxValue);
        Assert.InRange(report.Faults, Seeds * 10, long.MaxValue);
        Assert.InRange(report.Exits, Seeds * 5, long.MaxValue);
        Assert.InRange(report.Starts, Seeds / 2, long.MaxValue);
        Assert.InRange(report.Turns, Seeds * 3, long.MaxValue);
        Assert.InRange(report.Nights, Seeds / 5, long.MaxValue);
    }

    /// <summary>Two days with the nights between them: the broker is asked nothing while nothing can be traded.</summary>
    [Fact]
    public void Days_are_lived_through_from_end_to_end_and_the_nights_are_quiet()
    {
        var lines = new List<string>();
        var report = SeedSweep.Run(1, 1, days: 2, null, null, lines.Add);
        Assert.True(report.Failed == 0, string.Join('\n', lines));
        Assert.InRange(report.Nights, 2, 2);
        Assert.InRange(report.Orders, 20, long.MaxValue);
        var kinds = lines[(lines.FindIndex(line => line.StartsWith("증권사 호출", StringComparison.Ordinal)) + 1)..].TakeWhile(line => line.StartsWith("    ", StringComparison.Ordinal)).ToList();
        Assert.Contains(kinds, kind => kind.Contains("inquire-balance", StringComparison.Ordinal) && kind.Contains("09시", StringComparison.Ordinal));
        foreach (var hour in (int[])[0, 3, 6, 19, 22])
            Assert.DoesNotContain(kinds, kind => kind.Contains($"{hour:00}시", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith("아무도 시키지 않은 것 0", StringComparison.Ordinal));
    }

    [Fact]
    public void A_seed_gives_the_same_world_each_time()
    {
        foreach (var seed in (long[])[3, 7, 14, 46])
        {
            List<string> first = [], second = [];
            SeedRun.Run(seed, trace: first.Add);
            SeedRun.Run(seed, trace: second.Add);
            Assert.NotEmpty(first);
            Assert.Equal(first, second);
        }
    }

    /// <summary>
    /// A sale of the closing auction is heard by a process that cannot write it down any more: its successor hears of it from the balance
    /// of the next day, and books it then. The watch does not take what the dead one knew for what the books have.
    /// </summary>
    [Fact]
    public void What_a_process_heard_and_could_not_write_down_is_not_demanded_of_its_successor() =>
        Assert.Null(SeedRun.Run(300_091, new HashSet<string>(["Call:5", "Moment:56"], StringComparer.Ordinal)).Complaint);

    static IReadOnlyDictionary<string, Func<TraderStep, TraderStep>> Wrong { get; } =
        Simtest.Mutants.All.Concat(EvidenceMutants.All).Concat(LimitMutants.All).ToDictionary(StringComparer.Ordinal);

    public static TheoryData<string> Mutants => [.. Wrong.Keys];

    /// <summary>The proof that the watch can see: an engine that is wrong is found out.</summary>
    [Theory]
    [MemberData(nameof(Mutants))]
    public void A_wrong_engine_is_caught_within_two_hundred_seeds(string name)
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            if (SeedRun.Run(seed, mutation: Wrong[name]).Complaint is { } complaint)
            {
                TestContext.Current.TestOutputHelper?.WriteLine($"{name}: seed {seed}: {complaint}");
                return;
            }
        }
        Assert.Fail($"{name} lived through 200 seeds");
    }

    /// <summary>
    /// Ten of the first two hundred worlds have a start by a clock that is behind, and in none of these something is held for as long as a
    /// sale may take. Among the first four hundred there are some.
    /// </summary>
    [Fact]
    public void An_engine_that_believes_the_clock_of_its_start_is_caught_where_it_starts_so() => Assert.Contains(
        Enumerable.Range(1, 400).Where(static seed => StartsBehind(WorldPlan.Draw(seed))),
        static seed => SeedRun.Run(seed, mutation: Simtest.Mutants.BelieveTheClockThatItBeginsWith).Complaint?.Contains("should be sold", StringComparison.Ordinal) == true);

    static bool StartsBehind(WorldPlan plan)
    {
        var lived = plan.Days.Start;
        foreach (var stay in plan.Days.Stays)
        {
            if (plan.ClockBehindAt(stay, lived) is not null)
                return true;
            lived = stay.From + stay.Lives;
        }
        return false;
    }

    /// <summary>Books that are not kept apart: the owner's other account reads, and writes, what belongs to this one.</summary>
    [Fact]
    public void One_book_for_all_accounts_is_caught_within_two_hundred_seeds() =>
        Assert.Contains(Enumerable.Range(1, 200), static seed => SeedRun.Run(seed, nameOf: static _ => "one book").Complaint is not null);

    [Fact]
    public void A_failing_seed_shrinks_to_faults_that_still_make_it_fail()
    {
        var mutation = Simtest.Mutants.All["forget the late fill"];
        var failed = Enumerable.Range(1, 200).Select(seed => SeedRun.Run(seed, mutation: mutation)).First(result => result.Complaint is not null && result.Struck.Count > 3);
        var small = SeedRun.Shrink(failed, mutation);
        Assert.NotNull(small.Complaint);
        Assert.True(small.Struck.Count < failed.Struck.Count, $"{small.Struck.Count} of {failed.Struck.Count}");
        Assert.NotNull(SeedRun.Run(small.Seed, small.Struck.Select(fault => fault.Name).ToHashSet(StringComparer.Ordinal), mutation).Complaint);
    }
}
