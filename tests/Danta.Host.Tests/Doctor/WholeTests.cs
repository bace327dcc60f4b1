using Danta.Host.Doctor;
using Danta.Host.Tests.EndToEnd;
using Danta.Trading;
using System.Text.Json.Nodes;

namespace Danta.Host.Tests.Doctor;

public sealed class WholeTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_fails_where_nothing_is_broken_and_nothing_is_ordered(bool paper)
    {
        await using var ward = await Ward.OpenAsync(paper);
        var findings = await ward.LookAllAsync();
        Assert.True(findings.Count >= 25);
        Assert.Equal(Checks.All.Select(check => check.Name), findings.Select(finding => finding.Name));
        Assert.Equal(["telegram"], findings.Where(finding => finding.State != FindingState.Ok).Select(finding => finding.Name));
        var account = ward.Exchange.Account(paper ? "50012346-01" : "50012345-01")!;
        Assert.Equal(account.Deposit, account.Cash);
        Assert.Empty(account.Orders);
    }

    [Fact]
    public void Names_are_words_and_no_two_are_alike()
    {
        Assert.Equal(Checks.All.Count, Checks.All.Select(check => check.Name).Distinct().Count());
        Assert.All(Checks.All, check => Assert.Matches("^[a-z-]+$", check.Name));
    }

    /// <summary>One that fails in itself is told as such, and the others are none the worse for it.</summary>
    [Fact]
    public async Task A_check_that_throws_is_that_checks_failure_alone()
    {
        await using var ward = await Ward.OpenAsync();
        ward.Machine = ward.Machine with { Memory = static () => throw new InvalidOperationException("a secret"), Cores = 4 };
        var findings = await ward.LookAllAsync("memory", "cores");
        Assert.Equal([FindingState.Failed, FindingState.Ok], findings.Select(finding => finding.State));
        Assert.Contains("InvalidOperationException", findings[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("a secret", findings[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_lists_chooses_speaks_json_and_ends_with_what_it_found()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.WriteAsync();
        var (listed, list) = await DantaProcess.RunAsync(["doctor", "--list"]);
        Assert.Equal(0, listed);
        Assert.All(Checks.All, check => Assert.Contains(check.Name, list, StringComparison.Ordinal));
        var (fine, some) = await DantaProcess.RunAsync(["doctor", "--config", ward.File, "--only", "token", "--only", "account", "--json"]);
        Assert.True(fine == 0, some);
        Assert.Equal(["token", "account"], JsonNode.Parse(some)!.AsArray().Select(one => one!["name"]!.GetValue<string>()));
        Assert.Equal(2, (await DantaProcess.RunAsync(["doctor", "--config", ward.File, "--only", "nothing"])).Code);
        Assert.Equal(2, (await DantaProcess.RunAsync(["doctor"])).Code);
        await ward.SetAsync("kis.appSecret", new string('x', 180));
        var (failed, words) = await DantaProcess.RunAsync(["doctor", "--config", ward.File, "--only", "token"]);
        Assert.True(failed == 1, words);
        Assert.Contains("EGW00105", words, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('x', 180), words, StringComparison.Ordinal);
    }
}
