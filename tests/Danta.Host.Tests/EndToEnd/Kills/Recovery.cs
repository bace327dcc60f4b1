using System.Globalization;
using System.Text.Json.Nodes;

namespace Danta.Host.Tests.EndToEnd.Kills;

/// <summary>How long one restart took, from the start of the process.</summary>
/// <param name="Network">Its first call reached the exchange.</param>
/// <param name="Reconciled">Its books equalled the broker's: from here on it may buy.</param>
/// <param name="Ready">/health/ready answered 200.</param>
/// <param name="Calls">
/// Questions up to where it was seen to be reconciled: sales, cancels and their hashkeys are what a start is for, not what it costs.
/// It is looked at every few milliseconds, so one or two that came right after may be among them; the simulation counts exactly.
/// </param>
sealed record Recovery(TimeSpan Network, TimeSpan Reconciled, TimeSpan Ready, int Calls)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    static readonly TimeSpan Rhythm = TimeSpan.FromMilliseconds(15);

    /// <summary>Waits until the trader is ready, noting what came when.</summary>
    public static async Task<Recovery> OfAsync(Stage stage, DantaProcess danta, DateTimeOffset started)
    {
        var web = await Stage.DashboardOf(danta);
        TimeSpan? reconciled = null;
        while (true)
        {
            var (status, health) = await stage.HealthAsync(web);
            var age = TimeProvider.System.GetUtcNow() - started;
            // Until the trader has begun, it may still show what the killed process believed.
            reconciled = Holds(health, "reconciled") ? reconciled ?? age : null;
            if (status == 200)
                return await OfAsync(stage, started, reconciled ?? age, age);
            Assert.True(age < Patience, $"not ready after {age}: {health.ToJsonString()}\n{danta.Output}");
            await Task.Delay(Rhythm, TimeProvider.System);
        }
    }

    static async Task<Recovery> OfAsync(Stage stage, DateTimeOffset started, TimeSpan reconciled, TimeSpan ready)
    {
        var calls = (await stage.GetAsync("/simulator/requests"))["requests"]!.AsArray()
            .Select(request => (
                At: DateTimeOffset.Parse(request!["at"]!.GetValue<string>(), CultureInfo.InvariantCulture), Path: request["path"]!.GetValue<string>()))
            .Where(call => call.At >= started).ToList();
        var questions = calls.Count(call => call.At <= started + reconciled
            && !call.Path.Contains("/order-", StringComparison.Ordinal) && !call.Path.EndsWith("/hashkey", StringComparison.Ordinal));
        return new(calls.Min(call => call.At) - started, reconciled, ready, questions);
    }

    static bool Holds(JsonNode health, string name) =>
        health["checks"]!.AsArray().Single(check => check!["name"]!.GetValue<string>() == name)!["ok"]!.GetValue<bool>();

    public static string Summary(IReadOnlyList<Recovery> all)
    {
        string Line(string name, Func<Recovery, double> value, string unit)
        {
            var sorted = all.Select(value).Order().ToList();
            return string.Create(
                CultureInfo.InvariantCulture, $"{name}: median {sorted[sorted.Count / 2]:0.##} {unit}, worst {sorted[^1]:0.##} {unit}");
        }
        return string.Join('\n',
            Line("process start to first call", one => one.Network.TotalSeconds, "s"),
            Line("process start to reconciled", one => one.Reconciled.TotalSeconds, "s"),
            Line("process start to ready", one => one.Ready.TotalSeconds, "s"),
            Line("network to reconciled", one => (one.Reconciled - one.Network).TotalSeconds, "s"),
            Line("network to ready", one => (one.Ready - one.Network).TotalSeconds, "s"),
            Line("questions until reconciled", one => one.Calls, "questions"));
    }
}
