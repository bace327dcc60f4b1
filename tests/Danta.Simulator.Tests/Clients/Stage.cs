using Danta.Simulator.Scenarios;

namespace Danta.Simulator.Tests.Clients;

/// <summary>A simulator on free ports for one test.</summary>
static class Stage
{
    /// <summary>Small, and without the pace limits that only their own tests want.</summary>
    public static Scenario Quick { get; } = new()
    {
        Seed = 7,
        Stocks = 20,
        WarmUp = TimeSpan.FromMinutes(2),
        Temper = Quiet.Even,
        RealCallsPerSecond = 10_000,
        PaperCallsPerSecond = 10_000,
    };

    public static Task<KisSimulator> OpenAsync(Scenario? scenario = null, TimeProvider? time = null) => KisSimulator.StartAsync(
        new SimulatorOptions
        {
            RestUrl = new("http://127.0.0.1:0"),
            WebSocketUrl = new("ws://127.0.0.1:0"),
            Time = time ?? new FastTime(1),
        },
        scenario ?? Quick,
        CancellationToken.None);
}
