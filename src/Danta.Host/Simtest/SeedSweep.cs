namespace Danta.Host.Simtest;

/// <param name="Lived">Market time of all seeds together.</param>
sealed record SweepReport(int Seeds, int Failed, TimeSpan Lived, long Orders, long Faults, long Exits, long Starts, long Turns, long Nights, TimeSpan Took);

/// <summary>Many seeds, a few at a time; each has a thread to itself.</summary>
static class SeedSweep
{
    const int MostFailures = 5;

    /// <param name="days">So many days in a row, lived through from end to end; null: as each seed has it.</param>
    public static SweepReport Run(long first, int count, int? days, IReadOnlySet<string>? only, Action<string>? trace, Action<string> print)
    {
        var began = TimeProvider.System.GetTimestamp();
        var gate = new Lock();
        var (done, failed, orders, faults, exits, starts, turns, nights, lived) = (0, 0, 0L, 0L, 0L, 0L, 0L, 0L, TimeSpan.Zero);
        var next = first;
        var calls = new CallTally();
        var months = new List<MonthFigures>();
        var threads = Enumerable.Range(0, trace is null ? Math.Min(Environment.ProcessorCount, count) : 1).Select(_ => new Thread(Work, 64 << 20)).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        var took = TimeProvider.System.GetElapsedTime(began);
        var report = new SweepReport(done, failed, lived, orders, faults, exits, starts, turns, nights, took);
        print(
            $"시드 {done:N0}개, 실패 {failed:N0}개  주문 {orders:N0}건, 고장 {faults:N0}번, 매도 기한 {exits:N0}번, 시작 {starts:N0}번, 조건식 간격 {turns:N0}번 점검, 자정 {nights:N0}번, 장 {lived.TotalHours:N1}시간을 {took.TotalSeconds:N1}초에 "
            + $"({lived / took:N0}배, 분당 시드 {done / Math.Max(took.TotalMinutes, 1e-9):N0}개)");
        if (days is not null)
        {
            calls.Print(print);
            MonthFigures.Print(months, print);
        }
        return report;

        void Work()
        {
            while (true)
            {
                long seed;
                lock (gate)
                {
                    if (next >= first + count || failed >= MostFailures)
                        return;
                    seed = next++;
                }
                var result = SeedRun.Run(seed, only, null, trace, days);
                // A month takes minutes: it is not lived again and again to find out which of its faults it needs.
                var small = result.Complaint is null || only is not null || days is not null ? result : SeedRun.Shrink(result);
                lock (gate)
                {
                    done++;
                    if (result.Month is { } month)
                        months.Add(month);
                    (orders, faults, lived) = (orders + result.Orders, faults + result.Struck.Count, lived + result.Lived);
                    (exits, starts, turns, nights) = (exits + result.Exits, starts + result.Starts, turns + result.Turns, nights + result.Nights);
                    calls.Add(result.Calls);
                    // A month takes minutes: whoever waits for fifty wants to see them pass.
                    if (days is not null && result.Complaint is null)
                        print($"시드 {seed} 됨: 자정 {result.Nights:N0}번, 주문 {result.Orders:N0}건, 시작 {result.Starts:N0}번, 쉬는 시간에 아무도 시키지 않은 호출 {result.Calls.Resting(Cause.None):N0}번");
                    if (result.Complaint is null)
                        continue;
                    failed++;
                    print($"시드 {seed} 실패: {(trace is null ? small.Complaint!.Split('\n')[0] : small.Complaint)}");
                    if (days is { } length)
                    {
                        print($"    다시: danta simtest --days {length} --seed {seed} --trace");
                        continue;
                    }
                    if (small.Complaint != result.Complaint)
                        print($"    먼저: {result.Complaint.Split('\n')[0]}");
                    foreach (var fault in small.Struck)
                        print($"    {fault}");
                    print($"    다시: danta simtest --seed {seed} --faults {string.Join(',', small.Struck.Select(fault => fault.Name).DefaultIfEmpty("none"))} --trace");
                }
            }
        }
    }
}
