using System.Collections;
using Danta.Host.Commands;
using Danta.Host.Configuration;
using Danta.Host.Running;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tests.Running;

public sealed class RealConsentTests : IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("danta").FullName;
    readonly StringWriter _screen = new();

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    SessionPlan Plan(string kis = "", string account = "12345678-01", string risk = "", bool dryRun = false, bool paper = false)
    {
        var file = Path.Combine(_directory, "danta.json");
        File.WriteAllText(file, $$"""
            { "kis": { "environment": "{{(paper ? "paper" : "real")}}", "appKey": "K", "appSecret": "S", "account": "{{account}}", "htsId": "me" {{kis}} },
              "trading": { "risk": { {{risk}} } }, "storage": { "directory": "{{_directory}}/data" } }
            """);
        return new(ConfigLoader.Load(file, new Hashtable()), paper ? TradingMode.Paper : TradingMode.Real, dryRun, new ScaledTime(Kst.At(new(2026, 11, 23), new(10, 0)), 1));
    }

    Task DemandAsync(SessionPlan plan, bool given = false, string? typed = null) =>
        RealConsent.DemandAsync(plan, given, typed is null ? null : new StringReader(typed), _screen, TestContext.Current.CancellationToken);

    [Fact]
    public async Task Without_a_person_and_without_the_word_nothing_begins()
    {
        var failed = await Assert.ThrowsAsync<CommandFailed>(() => DemandAsync(Plan()));
        Assert.Equal(2, failed.ExitCode);
        Assert.Contains("--yes-real-money", failed.Message, StringComparison.Ordinal);
        Assert.Contains("주문은 나가지 않았습니다", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_four_digits_are_the_yes_and_are_asked_for_once_an_account()
    {
        await DemandAsync(Plan(), typed: "1234\n5678\n");
        await DemandAsync(Plan());
        await Assert.ThrowsAsync<CommandFailed>(() => DemandAsync(Plan(account: "87654321-01")));
        await DemandAsync(Plan(account: "87654321-01"), given: true);
        await DemandAsync(Plan(account: "87654321-01"));
        Assert.DoesNotContain("12345678", string.Concat(Directory.GetFiles(_directory, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".json", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_digits_are_no_yes()
    {
        await Assert.ThrowsAsync<CommandFailed>(() => DemandAsync(Plan(), typed: "1111\n2222\n3333\n5678\n"));
        await Assert.ThrowsAsync<CommandFailed>(() => DemandAsync(Plan(), typed: ""));
        await Assert.ThrowsAsync<CommandFailed>(() => DemandAsync(Plan()));
    }

    [Fact]
    public async Task What_may_be_lost_is_shown_in_won()
    {
        await DemandAsync(Plan(risk: "\"dailyLossLimit\": null"), given: true);
        Assert.Contains("3,000,000원", $"{_screen}", StringComparison.Ordinal);
        Assert.Contains("약 10,000원", $"{_screen}", StringComparison.Ordinal);
        Assert.Contains("하루 손실 한도가 없습니다", $"{_screen}", StringComparison.Ordinal);
        Assert.DoesNotContain("12345678", $"{_screen}", StringComparison.Ordinal);
    }

    /// <summary>A stand-in has an address of its own; the broker's own name written out is the broker's all the same.</summary>
    [Theory]
    [InlineData(", \"restUrl\": \"http://127.0.0.1:9443\"", false)]
    [InlineData(", \"restUrl\": \"https://openapi.koreainvestment.com:9443\"", true)]
    [InlineData(", \"restUrl\": \"https://koreainvestment.com.example\"", false)]
    public async Task Only_the_brokers_own_address_is_asked_about(string kis, bool asked)
    {
        if (asked)
            await Assert.ThrowsAsync<CommandFailed>(() => DemandAsync(Plan(kis)));
        else
            await DemandAsync(Plan(kis));
    }

    [Fact]
    public async Task Paper_and_a_dry_run_are_not_asked_about_nor_an_account_that_has_traded_here()
    {
        await DemandAsync(Plan(paper: true));
        await DemandAsync(Plan(dryRun: true));
        var plan = Plan();
        Directory.CreateDirectory(Path.Combine(plan.Book, "journal"));
        await File.WriteAllTextAsync(Path.Combine(plan.Book, "journal", "2026-11-20.danta"), "", TestContext.Current.CancellationToken);
        await DemandAsync(plan);
    }
}
