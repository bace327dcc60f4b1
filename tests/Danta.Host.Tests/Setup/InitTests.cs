using System.Collections;
using System.Runtime.Versioning;
using Danta.Dashboard.Chat;
using Danta.Host.Commands;
using Danta.Host.Setup;
using Danta.Host.Tests.EndToEnd;
using Danta.Trading;

namespace Danta.Host.Tests.Setup;

[SupportedOSPlatform("linux")]
public sealed class InitTests
{
    const UnixFileMode Owners = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task Enter_answers_everything_at_the_simulator_and_what_is_written_loads_as_it_was_said()
    {
        await using var interview = await Interview.OpenAsync();
        var said = await interview.RunAsync(interview.Plan(), "", "", "", "", "", "", "", "", "", "급등주, 신고가", "2,000,000", "2", "none", "", "", "", "");
        Assert.Equal(["danta.env", "danta.json", "data/kis-tokens.json"], interview.Written());
        Assert.All((string[])["danta.env", "danta.json"], file => Assert.Equal(Owners, File.GetUnixFileMode(Path.Combine(interview.Directory, file))));
        var config = interview.Load();
        Assert.True(config.Kis is { IsPaper: true, Account: "50012346-01", HtsId: "SIMUSER1", AppKey: Stage.PaperKey, MarketData.AppKey: Stage.RealKey });
        Assert.Equal((Stage.PaperSecret, Stage.RealSecret), (config.Kis.AppSecret.Value, config.Kis.MarketData!.AppSecret.Value));
        Assert.Equal(["급등주", "신고가"], config.Trading.Conditions);
        Assert.Equal((2_000_000, 2, null), (config.Trading.Settings.BudgetPerTrade.Amount, config.Trading.Settings.MaxPositions, config.Trading.Settings.Risk.DailyLossLimit));
        Assert.Contains("하루 손실 한도가 없습니다", said, StringComparison.Ordinal);
        Assert.True(said.IndexOf("쓸까요?", StringComparison.Ordinal) > said.IndexOf("\"budgetPerTrade\": 2000000", StringComparison.Ordinal));
        foreach (var secret in (string[])[Stage.PaperSecret, Stage.RealSecret, Stage.PaperKey, Stage.RealKey])
        {
            Assert.DoesNotContain(secret, await File.ReadAllTextAsync(interview.File, TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.DoesNotContain(secret, said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task In_english_with_telegram_and_a_file_for_each_secret()
    {
        await using var interview = await Interview.OpenAsync();
        var said = await interview.RunPairedAsync(
            interview.Plan(), "en", "real", "", "", "", "", "1", "", "", "", interview.Room.BotToken, "", "credentials", "y");
        // But for the first question, which nobody has chosen a language before.
        Assert.DoesNotContain(said[said.IndexOf("App key", StringComparison.Ordinal)..], letter => letter is >= '가' and <= '힣' && !"급등주신고가거래량급증단타".Contains(letter, StringComparison.Ordinal));
        Assert.Contains(DemoChat.UserId.ToString(), await File.ReadAllTextAsync(interview.File, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(
            ["credentials/kis.appKey", "credentials/kis.appSecret", "credentials/telegram.botToken", "danta.json", "data/kis-tokens.json"], interview.Written());
        var config = interview.Load(new Hashtable { ["CREDENTIALS_DIRECTORY"] = Path.Combine(interview.Directory, "credentials") });
        Assert.Equal((Stage.RealSecret, interview.Room.BotToken), (config.Kis.AppSecret.Value, config.Telegram.BotToken.Value));
        Assert.Equal([DemoChat.UserId], config.Telegram.ChatIds);
        Assert.Contains(interview.Room.Messages(DemoChat.UserId), message => message.Text.Contains("Connected", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_answer_is_explained_and_asked_for_again()
    {
        await using var interview = await Interview.OpenAsync();
        var said = await interview.RunAsync(
            interview.Plan(), "ko",
            "real", "short", Stage.RealKey, new string('x', 180),
            "real", Stage.RealKey, Stage.RealSecret, "123", "11112222-01", "50012345-01", "nobody", "SIMUSER1", "급등주", "", "", "", "", "", "", "");
        Assert.Contains("36자여야 하는데 5자입니다", said, StringComparison.Ordinal);
        Assert.Contains("EGW00105", said, StringComparison.Ordinal);
        Assert.Contains("8자리-2자리", said, StringComparison.Ordinal);
        Assert.Contains("OPSQ2000", said, StringComparison.Ordinal);
        Assert.Contains("'nobody'", said, StringComparison.Ordinal);
        Assert.False(interview.Load().Kis.IsPaper);
    }

    [Fact]
    public async Task A_paper_key_given_for_real_leads_back_to_the_keys()
    {
        await using var interview = await Interview.OpenAsync();
        var said = await interview.RunAsync(
            interview.Plan(), "ko", "real", Stage.PaperKey, Stage.PaperSecret, "50012346-01",
            "paper", Stage.PaperKey, Stage.PaperSecret, "50012346-01", "", "", "", "", "1", "", "", "", "", "", "", "");
        Assert.Contains("모의 키인 듯합니다", said, StringComparison.Ordinal);
        Assert.True(interview.Load().Kis.IsPaper);
    }

    [Fact]
    public async Task Keys_of_the_brokers_samples_are_taken_over()
    {
        await using var interview = await Interview.OpenAsync();
        var samples = Path.Combine(interview.Directory, "kis_devlp.yaml");
        await File.WriteAllTextAsync(samples, $"""
            my_app: "{Stage.RealKey}"
            my_sec: "{Stage.RealSecret}"
            paper_app: "모의투자용 앱키"
            paper_sec: "모의투자용 앱키 시크릿"
            my_htsid: "SIMUSER1"
            my_acct_stock: "50012345"
            my_prod: "01"
            my_agent: "Mozilla/5.0"
            """, TestContext.Current.CancellationToken);
        await interview.RunAsync(interview.Plan(simulated: false, samples), "ko", "real", "", "", "", "", "급등주", "", "", "", "", "", "", "");
        var config = interview.Load();
        Assert.Equal((Stage.RealKey, Stage.RealSecret, "50012345-01"), (config.Kis.AppKey, config.Kis.AppSecret.Value, config.Kis.Account));
    }

    [Fact]
    public async Task What_is_there_is_not_overwritten_without_a_yes()
    {
        await using var interview = await Interview.OpenAsync();
        await File.WriteAllTextAsync(interview.File, "mine", TestContext.Current.CancellationToken);
        string[] answers = ["ko", "real", "", "", "", "", "1", "", "", "", "", "", ""];
        await Assert.ThrowsAsync<CommandFailed>(() => interview.RunAsync(interview.Plan(), [.. answers, "no"]));
        Assert.Equal("mine", await File.ReadAllTextAsync(interview.File, TestContext.Current.CancellationToken));
        Assert.Equal(["danta.json"], interview.Written());
        await interview.RunAsync(interview.Plan(), [.. answers[..^1], "yes", "yes"]);
        Assert.Equal(TradingMode.Real, interview.Load().Kis.IsPaper ? TradingMode.Paper : TradingMode.Real);
    }

    /// <summary>Answers that end anywhere: nothing is written before the last of them.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(13)]
    public async Task Whoever_breaks_off_leaves_nothing_behind(int after)
    {
        await using var interview = await Interview.OpenAsync();
        string[] answers = ["ko", "real", "", "", "", "", "1", "", "", "", "", "", ""];
        var failed = await Assert.ThrowsAsync<CommandFailed>(() => interview.RunAsync(interview.Plan(), answers[..Math.Min(after, answers.Length)]));
        Assert.Equal(2, failed.ExitCode);
        Assert.Empty(interview.Written());
        Assert.Empty(Directory.GetDirectories(Path.GetTempPath(), $"danta-init-{Environment.ProcessId}"));
    }

    [Fact]
    public void A_file_of_answers_that_others_may_read_is_refused()
    {
        var file = Path.GetTempFileName();
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        Assert.Contains("chmod 600", Assert.Throws<CommandFailed>(() => new FileAsker(file, _ => null)).Message, StringComparison.Ordinal);
        File.Delete(file);
    }
}
