using System.Globalization;
using Danta.Host.Tests.EndToEnd;

namespace Danta.Host.Tests.Fleet;

/// <summary>Days of one and the same market, traded by the real program, each in a place of its own; and grids to sweep over them.</summary>
public sealed class SweptDays : IAsyncLifetime
{
    public const int Count = 4;

    /// <summary>Bytes.</summary>
    const int LessEach = 10_000;

    Stage? _stage;
    string _config = "";
    string[] _days = [];

    string Data => _stage!.Data;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.OpenAsync();
        _config = _stage.Configure(paper: false);
        await using var danta = DantaProcess.Start(["run", "--config", _config]);
        var web = await Stage.DashboardOf(danta);
        await Patience.UntilAsync(async () => (await _stage.GetAsync(web, "/api/v1/trades")).AsArray().Count >= 2);
        danta.Terminate();
        Assert.Equal(0, await danta.ExitCodeAsync());
        var day = Directory.GetFiles(Path.Combine(_stage.Book(paper: false), "journal"), "*.danta").Single();
        _days = [.. Enumerable.Range(0, Count).Select(place => Path.Combine(Directory.CreateDirectory(Path.Combine(Data, $"day{place}")).FullName, NameOf(place)))];
        // No two alike: each ends a little earlier than the one before.
        var bytes = await File.ReadAllBytesAsync(day);
        for (var place = 0; place < Count; place++)
            await File.WriteAllBytesAsync(_days[place], bytes[..^(place * LessEach)]);
    }

    /// <summary>A sweep over all days, here or by others.</summary>
    public async Task<string[]> CommandAsync(string name, int settings, bool isTogether)
    {
        var grid = Path.Combine(Data, $"{name}.json");
        var targets = Enumerable.Range(0, settings).Select(step => (2 + step * 0.05).ToString("0.00", CultureInfo.InvariantCulture));
        await File.WriteAllTextAsync(grid, $$"""{ "exit.takeProfitPercent": [{{string.Join(", ", targets)}}] }""");
        return ["sweep", .. _days, "--config", _config, "--grid", grid, "--language", "ko", "--to", PlaceOf(name, isTogether)];
    }

    public Task<byte[]> ReportAsync(string name, bool isTogether) =>
        File.ReadAllBytesAsync(Directory.GetFiles(PlaceOf(name, isTogether), "report.json", SearchOption.AllDirectories).Single());

    /// <summary>That which workers are given.</summary>
    public string CopyOf(string name, int day) => Directory.GetFiles(PlaceOf(name, isTogether: true), NameOf(day), SearchOption.AllDirectories).Single();

    public string CacheOf(string worker) => Path.Combine(Data, "workers", worker);

    string PlaceOf(string name, bool isTogether) => Path.Combine(Data, $"{name}-{(isTogether ? "together" : "alone")}");

    static string NameOf(int day) => $"2026-11-{17 + day}.danta";

    public async ValueTask DisposeAsync()
    {
        if (_stage is not null)
            await _stage.DisposeAsync();
    }
}
