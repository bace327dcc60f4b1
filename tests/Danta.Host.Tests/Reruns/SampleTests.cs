using Danta.Dashboard.Reruns;
using Danta.Host.Recording;
using Danta.Host.Replaying;
using Danta.Host.Reruns;
using Danta.Host.Samples;
using Danta.Host.Tests.Layout;
using System.Text.Json.Nodes;

namespace Danta.Host.Tests.Reruns;

/// <summary>A day that a seed invents: the same bytes each time, and good for everything that a recorded day is good for.</summary>
public sealed class SampleTests : IDisposable
{
    static readonly DateOnly Day = new(2026, 11, 17);

    static readonly TimeSpan Lives = TimeSpan.FromMinutes(3);

    readonly DirectoryInfo _place = Directory.CreateTempSubdirectory("danta-samples-");

    RecordedDay Live(string name, long seed = 4) => SampleWorld.Live(seed, Day, Lives, SampleWorld.Usual, Path.Combine(_place.FullName, name)).Day;

    [Fact]
    public void A_seed_is_a_day_to_the_byte_and_is_decided_the_same_again()
    {
        var (day, again) = (Live("one"), Live("two"));
        Assert.Equal(ManifestMaker.Digest(day.Disk, day.Name), ManifestMaker.Digest(again.Disk, again.Name));
        Assert.NotEqual(ManifestMaker.Digest(day.Disk, day.Name).Sha256, ManifestMaker.Digest(Live("three", 5).Disk, day.Name).Sha256);
        var real = ExactReplay.Run(day);
        Assert.Null(real.Parting);
        Assert.True(real.Orders > 0);

        var film = Directory.CreateDirectory(Path.Combine(_place.FullName, "film")).FullName;
        FilmMaker.Make(day, film);
        var told = JsonNode.Parse(File.ReadAllBytes(Path.Combine(film, RerunFiles.Film)))!;
        Assert.Equal(real.Day.Total.Amount, (long)told["net"]!);
        Assert.Equal(real.Trades.Count, told["trades"]!.AsArray().Count);
        Assert.Contains(told["steps"]!.AsArray(), step => $"{step!["kind"]}" == "entry");
        var stock = $"{told["stocks"]![0]!["code"]}";
        Assert.NotEmpty(JsonNode.Parse(File.ReadAllBytes(Path.Combine(film, $"{stock}.json")))!["second"]!.AsArray());

        WhatIfMaker.Make(day, new Dictionary<string, string>(StringComparer.Ordinal) { ["exit.maxHoldingSeconds"] = "15" }, real.Trades.Count > 0 ? real.Trades[0].Id : null, film);
        var found = JsonNode.Parse(File.ReadAllBytes(Path.Combine(film, RerunFiles.WhatIf)))!;
        Assert.False((bool)found["exact"]!);
        Assert.Equal(real.Day.Total.Amount, (long)found["recorded"]!);
        Assert.InRange((long)found["middle"]!, (long)found["lower"]!, (long)found["upper"]!);
        Assert.True((int)found["model"]!["orders"]! > 0);

        WhatIfMaker.Make(day, new Dictionary<string, string>(StringComparer.Ordinal) { ["maxPositions"] = $"{SampleWorld.Usual.MaxPositions}" }, null, film);
        var same = JsonNode.Parse(File.ReadAllBytes(Path.Combine(film, RerunFiles.WhatIf)))!;
        Assert.True((bool)same["exact"]!);
        Assert.Equal(real.Day.Total.Amount, (long)same["middle"]!);
    }

    /// <summary>Those that the test command has made, where it has.</summary>
    [Fact]
    public void The_test_commands_days_are_whole_and_replay_identically()
    {
        var samples = Path.Combine(SourceTree.Root, "artifacts", "samples");
        var files = Directory.Exists(samples) ? Directory.GetFiles(samples, "*.danta", SearchOption.AllDirectories) : [];
        Assert.All(files.Length > 0 ? files.Select(Recorded) : [Live("own")], day =>
        {
            Assert.True(DayProof.Of(day).Whole);
            Assert.Null(ExactReplay.Run(day).Parting);
        });

        static RecordedDay Recorded(string file) => RecordedDays.Find([file], static () => throw new InvalidOperationException())[0];
    }

    public void Dispose() => _place.Delete(recursive: true);
}
