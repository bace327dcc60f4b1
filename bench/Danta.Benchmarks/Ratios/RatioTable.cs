namespace Danta.Benchmarks.Ratios;

/// <summary>
/// <c>ratios</c>: every pair side by side in one run. Absolute times belong to the machine and the minute; these do not.
/// </summary>
static class RatioTable
{
    public static void Run()
    {
        Console.Out.WriteLine("| what | yardstick | Danta | ratio | goal |");
        Console.Out.WriteLine("| --- | --: | --: | --: | --: |");
        foreach (var pair in Pairs())
        {
            var (ratio, yardstick, candidate) = pair.Measure();
            Console.Out.WriteLine($"| {pair.Name} | {yardstick:#,0} ns | {candidate:#,0} ns | {ratio:0.00} | {pair.Goal:0.0} |");
        }
    }

    static IEnumerable<Pair> Pairs()
    {
        var decode = new DecodeBenchmarks();
        var notice = new NoticeBenchmarks();
        notice.Setup();
        yield return new("decode an H0STCNT0 record / note where each ^ stands", 1.5, () => decode.ScanTrade(), () => decode.DecodeTrade());
        yield return new("decode an H0STASP0 record / note where each ^ stands", 1.5, () => decode.ScanBook(), () => decode.DecodeBook());
        yield return new("a fill notice, from frame to values / base64 and DecryptCbc", 2.5, () => notice.DecryptCbc(), notice.Filled);
    }
}
