using System.Globalization;

namespace Danta.Benchmarks.Endurance;

/// <summary>What <c>/metrics</c> says of its process.</summary>
sealed record ProcessFigures(IReadOnlyDictionary<string, double> Samples)
{
    public const string Head = "resident MB | heap MB | handles | threads | gen 0 | gen 1 | gen 2 | paused s | MB allocated";

    const double Mega = 1e6;

    public int RoundTrips => (int)this["danta_round_trips"];

    public int Registrations => (int)this["danta_subscriptions_used"];

    double this[string name] => Samples.GetValueOrDefault(name, double.NaN);

    public static ProcessFigures Parse(string metrics) => new(
        metrics.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' '))
            .ToDictionary(parts => parts[0], parts => double.Parse(parts[1], CultureInfo.InvariantCulture), StringComparer.Ordinal));

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{this["process_resident_memory_bytes"] / Mega:N1} | {this["dotnet_heap_bytes"] / Mega:N1} | {this["process_open_handles"]:N0} | {this["process_threads"]:N0} | {Collections(0)} | {Collections(1)} | {Collections(2)} | {this["dotnet_pause_seconds"]:N2} | {this["dotnet_allocated_bytes"] / Mega:N0}");

    string Collections(int generation) => this[$"dotnet_collections{{generation=\"{generation}\"}}"].ToString("N0", CultureInfo.InvariantCulture);
}
