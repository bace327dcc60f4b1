using System.Globalization;
using Danta.Host.Configuration;
using Danta.Host.Running;
using Danta.Host.Tests.Floor;
using Danta.Market;
using Danta.Replay.Tapes;
using Danta.Replay.WhatIfs;
using Danta.Simulator.Scenarios;
using Danta.Trading;

namespace Danta.Host.Tests.Replaying;

/// <summary>
/// What no real market gives: the same market again, traded by the other settings. What a what-if says is held to what then really happens.
/// DANTA_SEEDS=200 measures the coverage of its interval.
/// </summary>
public sealed class CounterfactualTests(ITestOutputHelper output)
{
    static readonly TimeSpan Length = TimeSpan.FromMinutes(3);

    static int Seeds => int.Parse(Environment.GetEnvironmentVariable("DANTA_SEEDS") ?? "6", CultureInfo.InvariantCulture);

    static TradingSection Lived => DemoConfig.Trading with { Settings = DemoConfig.Trading.Settings with { Conditions = ConditionPlans.None } };

    static TradingSection Other => Lived with
    {
        Settings = Lived.Settings with { Exit = Lived.Settings.Exit with { TakeProfit = Rate.FromPercent(1.6m), MaxHolding = TimeSpan.FromSeconds(30) } },
    };

    [Fact]
    public void By_the_lived_settings_nothing_is_simulated()
    {
        var (tape, lived) = Live(1);
        var again = WhatIfDay.Run(tape, Lived.Settings);
        Assert.Null(again.Middle.PartedAt);
        Assert.Equal((lived.Total, lived.Total, lived.Total), (again.Lower, again.Middle.Net, again.Upper));
    }

    [Fact]
    public void By_others_it_comes_near_to_what_then_happens()
    {
        var (covered, errors, lives) = (0, new List<double>(), new List<double>());
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var (tape, lived) = Live(seed);
            var truth = new ExchangeFloor(new Scenario { Seed = seed }, Other);
            truth.Run(Length);
            var (told, real) = (WhatIfDay.Run(tape, Other.Settings), truth.Trader.Snapshot().Today.Total);
            covered += told.Lower <= real && real <= told.Upper ? 1 : 0;
            errors.Add(told.Middle.Net.Amount - real.Amount);
            lives.Add(lived.Total.Amount - real.Amount);
            output.WriteLine($"seed {seed}: lived {lived.Total}, told {told.Lower} .. {told.Middle.Net} .. {told.Upper}, true {real}, model {told.Calibration}, blind {told.Middle.Blind.Count}");
        }
        var (off, naive) = (errors.Average(Math.Abs), lives.Average(Math.Abs));
        output.WriteLine($"covered {covered} of {Seeds}; bias {errors.Average():N0}, mean error {off:N0}, of who takes the lived day for it {naive:N0}");
        // Worth asking: nearer to the truth than the day as it was.
        Assert.True(off < naive, $"{off:N0} against {naive:N0}");
    }

    static (DayTape Tape, DayResult Day) Live(int seed)
    {
        var tape = new TapeBuilder();
        var floor = new ExchangeFloor(new Scenario { Seed = seed }, Lived, tape);
        floor.Run(Length);
        return (tape.Build(new(2026, 11, 23), $"{seed}"), floor.Trader.Snapshot().Today);
    }
}
