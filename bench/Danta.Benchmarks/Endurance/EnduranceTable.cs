namespace Danta.Benchmarks.Endurance;

/// <summary>
/// <c>endurance [minutes]</c>: a real <c>danta run</c> at full load for so long (an hour, where nothing is said), and what it takes of the
/// machine from minute to minute: none of it may grow.
/// </summary>
static class EnduranceTable
{
    const int Minutes = 60;

    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static async Task RunAsync(string[] arguments)
    {
        var minutes = arguments is [_, var given] ? int.Parse(given, null) : Minutes;
        await using var load = await FullLoad.StartAsync();
        await Console.Out.WriteLineAsync($"page: {load.Page}\n| minute | {ProcessFigures.Head} | records/s | registrations | round trips | messages |\n|{string.Concat(Enumerable.Repeat(" --: |", 14))}");
        var began = TimeProvider.System.GetTimestamp();
        var heard = load.Records;
        for (var minute = 0; minute <= minutes; minute++)
        {
            if (minute > 0)
                await Task.Delay(began.Until(minute * Minute), TimeProvider.System);
            var (figures, now) = (await load.LookAsync(), load.Records);
            await Console.Out.WriteLineAsync($"| {minute} | {figures} | {(now - heard) / Minute.TotalSeconds:N0} | {figures.Registrations} | {figures.RoundTrips:N0} | {load.Messages:N0} |");
            heard = now;
        }
    }

    static TimeSpan Until(this long began, TimeSpan moment)
    {
        var left = moment - TimeProvider.System.GetElapsedTime(began);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
