using Danta.Kis.Wire;
using Danta.Market;
using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

/// <summary>
/// The recipes of docs/simulator.md, cut out of it and run against libraries built as the real ones are. They carry a reader's keys:
/// nothing may leave this machine, whatever the library does behind the recipe's back.
/// </summary>
public sealed class RecipeTests
{
    [Theory]
    [InlineData("python-kis", "real")]
    [InlineData("python-kis", "paper")]
    [InlineData("mojito", "real")]
    public async Task A_recipe_trades_here_and_nothing_of_it_leaves_this_machine(string heading, string environment)
    {
        Assert.SkipUnless(Script.Runs("python3"), "python3 is not installed");
        await using var simulator = await OpenAsync();
        var recipe = environment == "real" ? Recipe(heading, simulator) : OnPaper(Recipe(heading, simulator));
        using var room = new Room();
        var (exit, said) = await room.RunAsync(recipe);
        Assert.True(exit == 0 && room.Left.Length == 0, $"{room.Left}{said}");
        Assert.Equal(1, Bought(simulator, environment));
    }

    /// <summary>Proof that the test above can fail: what this manual said before sends the keys to the broker.</summary>
    [Fact]
    public async Task A_recipe_that_comes_too_late_is_caught()
    {
        Assert.SkipUnless(Script.Runs("python3"), "python3 is not installed");
        using var room = new Room();
        var (exit, _) = await room.RunAsync(
            """
            import pykis.__env__ as env
            env.REAL_DOMAIN = env.VIRTUAL_DOMAIN = "http://127.0.0.1:9"
            from pykis import KisAuth, PyKis
            PyKis(KisAuth("SIMUSER1", "50012345-01", "key", "secret", False))
            """);
        Assert.NotEqual(0, exit);
        Assert.Contains("openapi.koreainvestment.com", room.Left, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_that_hides_an_address_is_stopped_by_the_recipe_itself()
    {
        Assert.SkipUnless(Script.Runs("python3"), "python3 is not installed");
        await using var simulator = await OpenAsync();
        using var room = new Room { Sabotage = true };
        var (exit, said) = await room.RunAsync(Recipe("python-kis", simulator));
        Assert.NotEqual(0, exit);
        Assert.Contains("시뮬레이터가 아닌 곳", said, StringComparison.Ordinal);
        Assert.Equal("", room.Left);
    }

    [Fact]
    public async Task The_samples_settings_lead_here_on_real_and_on_paper()
    {
        Assert.SkipUnless(Script.Runs("python3"), "python3 is not installed");
        await using var simulator = await OpenAsync();
        using var room = new Room();
        room.Write(Path.Combine("KIS", "config", "kis_devlp.yaml"), Recipe("공식 파이썬 샘플", simulator));
        var (exit, said) = await room.RunAsync(await File.ReadAllTextAsync(Path.Combine(Script.Folder, "standins", "samples", "main.py"), TestContext.Current.CancellationToken));
        Assert.True(exit == 0 && room.Left.Length == 0, $"{room.Left}{said}");
        Assert.Equal((1, 1), (Bought(simulator, "real"), Bought(simulator, "paper")));
    }

    [Fact]
    public async Task The_shell_recipe_asks_a_price_and_buys()
    {
        Assert.SkipUnless(Script.Runs("curl"), "curl is not installed");
        await using var simulator = await OpenAsync();
        var (exit, said) = await Script.RunAsync("bash", ["-euc", Recipe("curl, Postman", simulator)]);
        Assert.True(exit == 0, said);
        Assert.Contains("\"stck_prpr\"", said, StringComparison.Ordinal);
        Assert.Equal(1, Bought(simulator, "real"));
    }

    [Fact]
    public async Task The_recipe_in_csharp_is_a_program_that_runs()
    {
        await using var simulator = await OpenAsync();
        var file = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Clients", "PlainClient.cs"), TestContext.Current.CancellationToken);
        var lines = file.Split("// recipe\n")[1].Split("        // end of recipe")[0].Split('\n').Select(line => line.Length > 8 ? line[8..] : "");
        Assert.EndsWith(string.Join('\n', lines), Recipe("C#", simulator) + "\n", StringComparison.Ordinal);
        var heard = await PlainClient.RunAsync($"{simulator.RestUrl}".TrimEnd('/'), $"{simulator.WebSocketUrl}".TrimEnd('/'));
        Assert.Contains("OPSP0000", heard, StringComparison.Ordinal);
        Assert.Equal(1, Bought(simulator, "real"));
    }

    static Task<KisSimulator> OpenAsync() => Stage.OpenAsync(Stage.Quick with
    {
        Listings =
        [
            new(InstrumentCode.Parse("005930"), "삼성전자", Board.Kospi, ListingKind.Stock, Price.FromWon(70_000), 5_000_000_000, 10_000_000, 1, "전기·전자", true),
        ],
    });

    static long Bought(KisSimulator simulator, string environment)
    {
        var client = simulator.Simulation.Clients.Single(client => client.Plan.Environment == (environment == "real" ? KisEnvironment.Real : KisEnvironment.Paper));
        lock (simulator.Simulation.Gate)
            return client.Account.Holdings.Where(held => held.Stock.Listing.CodeText == "005930").Sum(held => held.Quantity);
    }

    /// <summary>The only code block below a heading, its addresses those of a simulator.</summary>
    static string Recipe(string heading, KisSimulator simulator)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "simulator.md"));
        var section = text.Split("\n### ").Single(section => section.StartsWith(heading, StringComparison.Ordinal));
        var block = section.Split("\n## ")[0].Split("\n```")[1];
        return block[(block.IndexOf('\n', StringComparison.Ordinal) + 1)..]
            .Replace("http://127.0.0.1:9443", $"{simulator.RestUrl}".TrimEnd('/'), StringComparison.Ordinal)
            .Replace("ws://127.0.0.1:21000", $"{simulator.WebSocketUrl}".TrimEnd('/'), StringComparison.Ordinal);
    }

    static string OnPaper(string recipe) => recipe.Replace("pykis.PyKis(real) ", "pykis.PyKis(real, paper) ", StringComparison.Ordinal);

    /// <summary>A home of its own for a reader's program, and the list of where it tried to go.</summary>
    sealed class Room : IDisposable
    {
        readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("danta-recipe");

        public bool Sabotage { get; init; }

        public string Left => File.Exists(LeftFile) ? File.ReadAllText(LeftFile) : "";

        string LeftFile => Path.Combine(_home.FullName, "left.txt");

        public string Write(string path, string text)
        {
            var file = Path.Combine(_home.FullName, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
            return file;
        }

        public Task<(int Exit, string Said)> RunAsync(string program) => Script.RunAsync(
            "python3",
            [Write("program.py", program)],
            new Dictionary<string, string>
            {
                ["HOME"] = _home.FullName,
                ["DANTA_LEFT"] = LeftFile,
                ["DANTA_SABOTAGE"] = Sabotage ? "1" : "",
                ["PYTHONPATH"] = string.Join(
                    Path.PathSeparator, Path.Combine(Script.Folder, "watch"), Path.Combine(Script.Folder, "standins"), Script.Folder),
            });

        public void Dispose() => _home.Delete(recursive: true);
    }
}
