using System.Text.Json.Nodes;
using Danta.Host.Books;
using Danta.Trading;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>Whose book is this: one storage directory, and more than one who trades from it.</summary>
public sealed class BookTests
{
    const string Real = "50012345-01";

    [Fact]
    public async Task Held_on_paper_and_started_on_real_from_the_same_directory_nothing_is_held_and_nothing_sold()
    {
        await using var stage = await BookStage.OpenAsync();
        var held = await stage.HoldAsync(stage.Configure(paper: true, "하나"));

        await using (var real = DantaProcess.Start(["run", "--config", stage.ConfigureImpatient(paper: false)]))
        {
            await NothingHappensAsync(stage, real, stage.Stage.Book(paper: false), Real);
            await BookStage.EndAsync(real);
        }

        // And back: what was held on paper is held, with its stop.
        await using var again = DantaProcess.Start(["run", "--config", stage.Configure(paper: true, BookStage.Nothing)]);
        await SameAsync(stage, held, again);
    }

    [Fact]
    public async Task Between_two_runs_a_dry_run_changes_neither_the_position_nor_the_days_loss()
    {
        await using var stage = await BookStage.OpenAsync();
        long realised;
        await using (var first = DantaProcess.Start(["run", "--config", stage.Configure(paper: false, "둘", holdingSeconds: 3)]))
        {
            var web = await Stage.DashboardOf(first);
            await Patience.UntilAsync(async () => (await stage.Stage.GetAsync(web, "/api/v1/trades")).AsArray().Count == 1, () => Task.FromResult(first.Output));
            realised = await RealisedAsync(stage, web);
            await BookStage.EndAsync(first);
        }
        Assert.NotEqual(0, realised);
        var held = await stage.HoldAsync(stage.Configure(paper: false, "셋"));
        var orders = Orders(await stage.AccountAsync(Real));

        await using (var dry = DantaProcess.Start(["run", "--config", stage.Configure(paper: false, "둘"), "--dry-run"]))
        {
            var web = await Stage.DashboardOf(dry);
            Assert.Equal("999002", (await stage.PositionAsync(dry, web))["code"]!.GetValue<string>());
            Assert.Equal(0, await RealisedAsync(stage, web));
            // One account, one process: in earnest or not.
            var (code, refused) = await DantaProcess.RunAsync(["run", "--config", stage.Configure(paper: false, "셋")]);
            Assert.True(code == 1, refused);
            Assert.Contains($"{dry.Id}", refused, StringComparison.Ordinal);
            await BookStage.EndAsync(dry);
        }

        await using var second = DantaProcess.Start(["run", "--config", stage.Configure(paper: false, BookStage.Nothing)]);
        await SameAsync(stage, held, second);
        Assert.Equal(realised, await RealisedAsync(stage, await Stage.DashboardOf(second)));
        Assert.Equal(orders, Orders(await stage.AccountAsync(Real)));
        Assert.DoesNotContain(second.Lines, line => line.Contains("각본제약", StringComparison.Ordinal) && line.Contains("단타가 산 것이 아니므로", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_accounts_trade_beside_each_other_and_hold_nothing_of_each_other()
    {
        await using var stage = await BookStage.OpenAsync();
        await using var one = DantaProcess.Start(["run", "--config", stage.Configure(paper: false, "셋")]);
        await stage.PositionAsync(one, await Stage.DashboardOf(one));
        await using var other = DantaProcess.Start(["run", "--config", stage.ConfigureImpatient(paper: false, other: true)]);
        await Patience.UntilAsync(() => Books().Length == 2);
        Assert.All(Books(), name => Assert.DoesNotContain("500123", name, StringComparison.Ordinal));
        var book = Books().Single(name => name != Stage.Owner(paper: false).Name);
        await NothingHappensAsync(stage, other, Path.Combine(stage.Stage.Data, book), BookStage.OtherAccount);
        Assert.Single(await stage.PositionsAsync(await Stage.DashboardOf(one)));

        // Both books are proven; the one that was written last is read, and the error output says so.
        await BookStage.EndAsync(one);
        await BookStage.EndAsync(other);
        var (code, said) = await DantaProcess.RunAsync(["journal", "--data", stage.Stage.Data, "--verify"]);
        Assert.True(code == 0, said);
        Assert.Contains($"{book}:", said, StringComparison.Ordinal);
        Assert.Contains("장부가 2개", (await DantaProcess.RunAsync(["journal", "--data", stage.Stage.Data])).Output, StringComparison.Ordinal);
        var (found, why) = await DantaProcess.RunAsync(["journal", "why", "1", "--config", stage.Configure(paper: false, "셋")]);
        Assert.True(found == 0, why);

        string[] Books() => [.. Directory.GetDirectories(stage.Stage.Data, "real-*").Select(path => Path.GetFileName(path))];
    }

    [Fact]
    public async Task The_former_layout_moves_over_once_and_says_so()
    {
        await using var stage = await BookStage.OpenAsync();
        var file = stage.Configure(paper: true, "하나");
        var held = await stage.HoldAsync(file);
        MakeFormer(stage);
        // Whoever reads finds it where it is.
        Assert.Equal(0, (await DantaProcess.RunAsync(["journal", "--config", file])).Code);
        Assert.Equal(0, (await DantaProcess.RunAsync(["journal", "--data", stage.Stage.Data, "--verify"])).Code);

        await using (var moving = DantaProcess.Start(["run", "--config", file]))
        {
            await moving.LineAsync(line => line.Contains("장부의 폴더", StringComparison.Ordinal) && line.Contains("옮겼습니다", StringComparison.Ordinal));
            await SameAsync(stage, held, moving);
            await BookStage.EndAsync(moving);
        }
        Assert.False(FormerBook.IsIn(stage.Stage.Data));
        await using var again = DantaProcess.Start(["run", "--config", file]);
        await SameAsync(stage, held, again);
        await BookStage.EndAsync(again);
        Assert.DoesNotContain("옮겼습니다", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_former_layout_of_paper_is_nothing_to_a_start_on_real_and_waits_for_its_own()
    {
        await using var stage = await BookStage.OpenAsync();
        var held = await stage.HoldAsync(stage.Configure(paper: true, "하나"));
        MakeFormer(stage);

        await using (var real = DantaProcess.Start(["run", "--config", stage.ConfigureImpatient(paper: false)]))
        {
            await real.LineAsync(line => line.Contains("former-paper", StringComparison.Ordinal));
            await NothingHappensAsync(stage, real, stage.Stage.Book(paper: false), Real);
            await BookStage.EndAsync(real);
        }
        await using var again = DantaProcess.Start(["run", "--config", stage.Configure(paper: true, BookStage.Nothing)]);
        await SameAsync(stage, held, again);
        await again.LineAsync(line => line.Contains("이어 갑니다", StringComparison.Ordinal) && line.Contains("장부", StringComparison.Ordinal));
    }

    /// <summary>As the former version would have left it.</summary>
    static void MakeFormer(BookStage stage)
    {
        var book = stage.Stage.Book(paper: true);
        foreach (var part in Directory.GetFileSystemEntries(book))
            Directory.Move(part, Path.Combine(stage.Stage.Data, Path.GetFileName(part)));
        Directory.Delete(book);
    }

    /// <summary>For as long as the exits of what is not its own would have taken: no order, no loss, no halt, and the owner's shares are his.</summary>
    static async Task NothingHappensAsync(BookStage stage, DantaProcess danta, string book, string account)
    {
        var web = await Stage.DashboardOf(danta);
        await Patience.UntilAsync(async () => await stage.Stage.StatusAsync(web, "/health/ready") == 200, () => Task.FromResult(danta.Output));
        await Patience.UntilAsync(() => Life.Of(book).Seconds() >= 6);
        Assert.Empty(await stage.PositionsAsync(web));
        Assert.Equal("running", (await stage.Stage.GetAsync(web, "/api/v1/status"))["state"]!.GetValue<string>());
        Assert.Equal(0, await RealisedAsync(stage, web));
        Assert.DoesNotContain(Life.Of(book), one => one is PlaceOrder);
        var real = await stage.AccountAsync(account);
        Assert.Empty(Orders(real));
        Assert.Equal(BookStage.OwnShares, real["holdings"]!.AsArray().Single()!["quantity"]!.GetValue<int>());
    }

    /// <summary>Compared with the broker, it is still there, ours and with its stop.</summary>
    static async Task SameAsync(BookStage stage, JsonNode held, DantaProcess danta)
    {
        var web = await Stage.DashboardOf(danta);
        await Patience.UntilAsync(async () => await stage.Stage.StatusAsync(web, "/health/ready") == 200, () => Task.FromResult(danta.Output));
        var position = await stage.PositionAsync(danta, web);
        foreach (var key in (string[])["code", "quantity", "averagePrice", "openedAt", "condition", "stopLoss"])
            Assert.Equal($"{held[key]}", $"{position[key]}");
        Assert.NotNull(position["stopLoss"]);
    }

    static async Task<long> RealisedAsync(BookStage stage, Uri web) => (await stage.Stage.GetAsync(web, "/api/v1/pnl"))["realised"]!.GetValue<long>();

    static List<string> Orders(JsonObject account) => [.. account["orders"]!.AsArray().Select(order => order!["number"]!.GetValue<string>())];
}
