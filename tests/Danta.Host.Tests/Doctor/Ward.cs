using System.Collections;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Danta.Host.Books;
using Danta.Host.Configuration;
using Danta.Host.Doctor;
using Danta.Host.Tests.EndToEnd;
using Danta.Simulator;
using Danta.Telegram;
using Danta.Trading;

namespace Danta.Host.Tests.Doctor;

/// <summary>A configuration that is whole, on an exchange of its own, for a test to break. Nobody trades.</summary>
sealed class Ward : IAsyncDisposable
{
    readonly HttpClient _http = new();

    Ward(KisSimulator exchange, string directory) => (Exchange, Place) = (exchange, directory);

    public KisSimulator Exchange { get; }

    /// <summary>Where the configuration lies, and everything else.</summary>
    public string Place { get; }

    public string Storage => Path.Combine(Place, "data");

    public string File => Path.Combine(Place, "danta.json");

    /// <summary>The machine's time, or another one.</summary>
    public Hand Time { get; } = new();

    public Machine Machine { get; set; } = Machine.This with { MayFallAsleep = _ => null };

    public JsonObject Json { get; private set; } = [];

    public static async Task<Ward> OpenAsync(bool paper = false)
    {
        var time = new Hand();
        var exchange = await KisSimulator.StartAsync(new SimulatorOptions { RestUrl = new("http://127.0.0.1:0"), WebSocketUrl = new("ws://127.0.0.1:0"), Time = time });
        var ward = new Ward(exchange, Directory.CreateTempSubdirectory("danta-ward").FullName);
        ward.Prescribe(paper);
        return ward;
    }

    void Prescribe(bool paper)
    {
        JsonObject Keys(bool paperKeys) => new()
        {
            ["appKey"] = paperKeys ? Stage.PaperKey : Stage.RealKey, ["appSecret"] = paperKeys ? Stage.PaperSecret : Stage.RealSecret,
            ["htsId"] = "SIMUSER1", ["restUrl"] = Exchange.RestUrl.ToString(), ["webSocketUrl"] = Exchange.WebSocketUrl.ToString(),
        };
        var kis = Keys(paper);
        (kis["environment"], kis["account"]) = (paper ? "paper" : "real", paper ? "50012346-01" : "50012345-01");
        if (paper)
            kis["marketData"] = Keys(false);
        Json = new JsonObject
        {
            ["kis"] = kis,
            ["trading"] = new JsonObject { ["conditions"] = new JsonArray("급등주"), ["exit"] = new JsonObject(), ["risk"] = new JsonObject() },
            ["storage"] = new JsonObject { ["directory"] = Storage },
            ["web"] = new JsonObject { ["url"] = "http://127.0.0.1:0" },
        };
    }

    /// <summary>What one check finds.</summary>
    public async Task<Finding> LookAsync(string name)
    {
        var found = await LookAllAsync(name);
        return Assert.Single(found);
    }

    /// <param name="names">None: all.</param>
    public async Task<IReadOnlyList<Finding>> LookAllAsync(params string[] names)
    {
        if (!System.IO.File.Exists(File))
            await WriteAsync();
        var config = ConfigLoader.Load(File, new Hashtable());
        await using var facts = new FreshFacts(config, null, traderRuns: false, Time);
        var patient = new Patient(config, File, facts, Machine, Time, new Tongue(Language.Korean));
        var findings = new List<Finding>();
        await foreach (var finding in DoctorRound.RunAsync(Checks.All.Where(check => names.Length == 0 || names.Contains(check.Name)), patient, TestContext.Current.CancellationToken))
            findings.Add(finding);
        return findings;
    }

    /// <summary>Written as its owner would: nobody else may read it.</summary>
    public async Task WriteAsync()
    {
        await System.IO.File.WriteAllTextAsync(File, Json.ToJsonString());
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>A key of the configuration is changed, as an advice says.</summary>
    public async Task SetAsync(string key, JsonNode? value)
    {
        var steps = key.Split('.');
        var at = Json;
        foreach (var step in steps[..^1])
            at = at[step]!.AsObject();
        at[steps[^1]] = value;
        await WriteAsync();
    }

    /// <summary>The check says what is wrong with the world that was broken, and nothing once its advice was followed.</summary>
    public async Task AssertAsync(string name, FindingState state, string said, Func<Finding, Task> follow)
    {
        var broken = await LookAsync(name);
        Assert.True((broken.Name, broken.State) == (name, state), $"{broken}");
        Assert.Contains(said, $"{broken.Text} {broken.Mend}", StringComparison.Ordinal);
        Assert.NotEmpty(broken.Mend);
        await follow(broken);
        var mended = await LookAsync(name);
        Assert.True(mended.State == FindingState.Ok, $"{mended}");
    }

    /// <summary>An advice that is a command is carried out to the letter.</summary>
    public static async Task DoAsync(Finding finding)
    {
        var words = finding.Mend.Split(' ');
        using var done = Process.Start(new ProcessStartInfo(words[0], words[1..]) { UseShellExecute = false })!;
        await done.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, done.ExitCode);
    }

    public async Task BreakAsync(string fault)
    {
        using var content = new StringContent(fault, Encoding.UTF8, "application/json");
        using var reply = await _http.PostAsync(new Uri(Exchange.RestUrl, "/simulator/faults"), content);
        Assert.True(reply.IsSuccessStatusCode, await reply.Content.ReadAsStringAsync());
    }

    public async Task MendAsync()
    {
        using var reply = await _http.DeleteAsync(new Uri(Exchange.RestUrl, "/simulator/faults"));
        reply.EnsureSuccessStatusCode();
    }

    public string Book => BookShelf.DirectoryOf(Storage, BookOwner.Of(ConfigLoader.Load(File, new Hashtable()).Kis));

    public async ValueTask DisposeAsync()
    {
        await Exchange.DisposeAsync();
        _http.Dispose();
        Directory.Delete(Place, recursive: true);
    }

    /// <summary>The machine's clock, moved by so much, in a zone of one's choice.</summary>
    public sealed class Hand : TimeProvider
    {
        public TimeSpan By { get; set; }

        public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.CreateCustomTimeZone("Asia/Seoul", TimeSpan.FromHours(9), "KST", "KST");

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;

        public override TimeZoneInfo LocalTimeZone => Zone;
    }
}
