namespace Danta.Host.Tests.EndToEnd;

public sealed class LockTests
{
    [Fact]
    public async Task One_account_is_never_traded_from_two_directories()
    {
        await using var stage = await Stage.OpenAsync();
        await using var first = DantaProcess.Start(["run", "--config", stage.Configure(paper: false)]);
        await Stage.DashboardOf(first);
        var elsewhere = stage.Configure(paper: false, config => config["storage"]!["directory"] = Path.Combine(stage.Data, "elsewhere"));

        var (code, output) = await DantaProcess.RunAsync(["run", "--config", elsewhere]);
        Assert.True(code == 1, output);
        Assert.Contains($"{first.Id}", output, StringComparison.Ordinal);
        Assert.Contains("계좌", output, StringComparison.Ordinal);
        Assert.DoesNotContain("50012345", output, StringComparison.Ordinal);

        // Whoever sends no order is in nobody's way.
        await using var dry = DantaProcess.Start(["run", "--config", elsewhere, "--dry-run"]);
        await Stage.DashboardOf(dry);

        first.Kill();
        await first.ExitCodeAsync();
        await using var next = DantaProcess.Start(
            ["run", "--config", stage.Configure(paper: false, config => config["storage"]!["directory"] = Path.Combine(stage.Data, "third"))]);
        await Stage.DashboardOf(next);
    }

    [Fact]
    public async Task The_same_account_number_at_another_broker_is_another_account()
    {
        await using var stage = await Stage.OpenAsync();
        await using var other = await Stage.OpenAsync();
        await using var first = DantaProcess.Start(["run", "--config", stage.Configure(paper: false)]);
        await using var second = DantaProcess.Start(["run", "--config", other.Configure(paper: false)]);
        await Stage.DashboardOf(first);
        await Stage.DashboardOf(second);
    }
}
