using System.Text;
using Danta.Desk;
using Danta.Telegram.Commands;
using Danta.Trading;

namespace Danta.Telegram.Tests;

public sealed class ConversationTests
{
    static readonly string[] Typed =
    [
        "/help", "/status", "/balance", "/pnl", "/pnl 7", "/pnl 30", "/positions", "/orders", "/trades", "/daily", "/performance", "/conditions",
        "/watch", "/why 005930", "/why 086520", "/whynot 035720", "/whynot 005930", "/pause", "/resume", "/sell 005930", "/sell 035720", "/sell", "/sell 005930 50%", "/sell 005930 limit 72,000", "/sell 삼성전자 30% 지정가 72,000원", "/sell 005930 지정가 72,050", "/sell 005930 지정가 93,000", "/sell 005930 0%", "/sell 005930 지정가",
        "/sellall", "/cancel 4711", "/cancel 4702", "/cancel x", "/settle 10 4711", "/settle 10 0", "/settle 1 4711", "/settle 10 x", "/settle", "/set", "/set budget 500000", "/set takeProfit 0.01", "/set nothing 1", "/set 트레일링 0.8", "/set maxHoldingSeconds 600", "/set 손실한도 10만", "/set 목표수익 끔", "/set cooldown 0", "/set 손절 0.8 급등주", "/set stopLoss 0.8 1", "/set 손절 0.8 없는조건", "/set 손실한도 10만 급등주",
        "/set notify fill silent", "/set quiet 22:00-07:00", "/ban 035720", "/ban LG화학", "/ban", "/unban 035720", "/report", "/health", "/log", "/version", "/trades csv", "/trades 7", "/performance 30",
        "hello",
    ];

    [Theory]
    [InlineData(Language.Korean, "ko")]
    [InlineData(Language.English, "en")]
    public async Task Every_command_has_its_approved_answer(Language language, string suffix)
    {
        await using var run = await new BotRun(language).Start();
        run.Desk.Earlier.Add(Examples.HynixTrip with { Id = 9, Rule = "breakout", OpenedAt = Examples.HynixTrip.OpenedAt.AddDays(-3), ClosedAt = Examples.HynixTrip.ClosedAt.AddDays(-3) });
        var text = new StringBuilder();
        foreach (var typed in Typed)
        {
            var answer = await run.Ask(typed);
            // Stamps depend on how long the answer waited for its turn; the words do not.
            var shown = System.Text.RegularExpressions.Regex.Replace(Approval.Show(answer), @"(?m)^\d\d:\d\d:\d\d$", "(now)", default, TimeSpan.FromSeconds(1));
            text.Append("── ").AppendLine(typed).AppendLine(shown);
        }
        Approval.Check($"commands.{suffix}", text.ToString());
        Assert.Empty(run.Desk.Commands);
    }

    [Fact]
    public async Task Each_command_answers_to_its_korean_word()
    {
        await using var run = await new BotRun().Start();
        foreach (var entry in BotCommands.All.Where(entry => entry.Kind is not CommandKind.Report))
        {
            var arguments = entry.Kind switch
            {
                CommandKind.Cancel => " 4711",
                CommandKind.Settle => " 10 4711",
                CommandKind.Why or CommandKind.WhyNot or CommandKind.Sell or CommandKind.WriteOff or CommandKind.Adopt or CommandKind.Ban or CommandKind.Unban => " 005930",
                _ => "",
            };
            var slash = await run.Ask($"/{entry.Slash}{arguments}");
            var word = await run.Ask($"{entry.Word}{arguments}");
            Assert.Equal(slash.Text.Split('\n')[0], word.Text.Split('\n')[0]);
        }
    }

    [Theory]
    [InlineData("/why_005930", CommandKind.Why, "005930")]
    [InlineData("/why@danta_demo_bot 005930", CommandKind.Why, "005930")]
    [InlineData("  STATUS ", CommandKind.Status, null)]
    [InlineData("왜안사\n005930", CommandKind.WhyNot, "005930")]
    [InlineData("/start", CommandKind.Help, null)]
    public void A_line_is_read_generously(string text, object kind, string? argument)
    {
        var command = BotCommands.Parse(text, "danta_demo_bot");
        Assert.Equal(kind, command!.Value.Kind);
        Assert.Equal(argument, command.Value.Arguments.FirstOrDefault());
    }

    [Theory]
    [InlineData("/status@other_bot")]
    [InlineData("상태가 어때")]
    [InlineData("")]
    [InlineData("/nothing")]
    public void What_is_no_command_of_ours_is_none(string text) => Assert.Null(BotCommands.Parse(text, "danta_demo_bot"));

    [Fact]
    public async Task The_commands_are_announced_and_the_keyboard_always_holds_panic()
    {
        await using var run = await new BotRun().Start();
        Assert.Equal(BotCommands.All.Select(entry => entry.Slash), run.Room.Commands.Select(command => command.Command));
        await run.Ask("도움말");
        Assert.Contains("전량매도", System.Text.RegularExpressions.Regex.Unescape(run.Room.Keyboard!));
    }

    [Fact]
    public async Task Why_says_what_it_came_to_first_and_the_rest_to_whoever_presses()
    {
        await using var run = await new BotRun().Start();
        var answer = await run.Ask("왜 005930");
        Assert.StartsWith("14주를 시장가로 샀습니다.", answer.Text.Split("\n\n")[1], StringComparison.Ordinal);
        Assert.DoesNotContain("호가 잔량", answer.Text);
        await run.Press(answer);
        await run.Until(() => run.Again(answer).Edited);
        Assert.Contains("호가 잔량 12,400주", run.Again(answer).Text);
        Assert.Contains("14주를 시장가로 샀습니다.", run.Again(answer).Text);
    }

    [Fact]
    public async Task A_stock_that_is_not_named_is_chosen_from_what_is_held_or_watched()
    {
        await using var run = await new BotRun().Start();
        var choice = await run.Ask("매도");
        Assert.Equal(["삼성전자 005930", "에코프로 086520"], BotRun.Buttons(choice).Select(button => button.Text));
        var before = run.Said().Count;
        await run.Press(choice, 1);
        await run.Until(() => run.Said().Count > before);
        Assert.Contains("에코프로", run.Said()[^1].Text);
        Assert.Contains("12주를 시장가로", run.Said()[^1].Text);
        Assert.Empty(run.Desk.Commands);
        var banned = await run.Ask("금지");
        Assert.StartsWith("카카오", BotRun.Buttons(banned)[0].Text, StringComparison.Ordinal);
        // A viewer may not sell: he is offered nothing to press.
        Assert.Equal("볼 수만 있습니다.", (await run.Ask("매도", BotRun.Viewer)).Text);
    }

    [Fact]
    public async Task A_long_answer_has_pages_that_turn_in_place()
    {
        await using var run = await new BotRun().Start();
        run.Desk.Snapshot = run.Desk.Snapshot with { Trades = [.. Enumerable.Range(1, 30).Select(id => Examples.HynixTrip with { Id = id, Quantity = Examples.Shares(id) })] };
        var first = await run.Ask("거래");
        Assert.Contains("30주", first.Text);
        Assert.Equal(["◀", "1/4", "▶", "🔄"], BotRun.Buttons(first).Select(button => button.Text));
        await run.Press(first, 2);
        await run.Until(() => run.Again(first).Edited);
        var second = run.Again(first);
        Assert.Contains("2/4", BotRun.Buttons(second).Select(button => button.Text));
        Assert.Contains("22주", second.Text);
        Assert.DoesNotContain("30주", second.Text);
        await run.Press(second, 1); // its own page again: nothing to change but the stamp
        Assert.Single(run.Said(), message => message.Text.Contains("오늘 거래"));
    }

    [Fact]
    public async Task Refreshing_shows_what_is_now_in_the_same_message()
    {
        await using var run = await new BotRun().Start();
        var answer = await run.Ask("상태");
        run.Desk.Snapshot = run.Desk.Snapshot with { State = TraderState.Paused };
        await run.Press(answer);
        await run.Until(() => run.Again(answer).Text.Contains("정지"));
    }

    [Fact]
    public async Task Buttons_hold_no_more_than_telegram_takes()
    {
        await using var run = await new BotRun().Start();
        foreach (var typed in new[] { "왜 아주아주아주아주아주아주아주아주아주긴이름의종목", "보유", "조건식", "일별 30" })
        {
            var answer = await run.Ask(typed);
            Assert.All(BotRun.Buttons(answer), button => Assert.InRange(Encoding.UTF8.GetByteCount(button.Data), 1, 64));
        }
    }

    [Fact]
    public async Task A_flood_of_commands_is_answered_within_the_limits_and_then_dropped()
    {
        await using var run = await new BotRun().Start();
        await run.Ask("상태");
        for (var count = 0; count < 100; count++)
            run.Room.Say(BotRun.Owner, BotRun.Owner, "상태", run.Time.GetUtcNow());
        await run.Run(TimeSpan.FromSeconds(60));
        Assert.InRange(run.Said().Count, 20, 45);
        Assert.Equal(0, run.Server.Violations);
    }

    [Fact]
    public async Task The_file_of_trades_opens_as_a_table()
    {
        await using var run = await new BotRun().Start();
        run.Desk.Snapshot = run.Desk.Snapshot with { Trades = [Examples.KakaoTrip with { Name = "=1+1", ExitReason = "이유, \"둘\"" }] };
        var answer = await run.Ask("거래 csv");
        var lines = Encoding.UTF8.GetString(answer.File!.Content).TrimStart('\uFEFF').Split("\r\n");
        Assert.StartsWith("id,code,name,", lines[0]);
        Assert.Equal("4,035720,'=1+1,20,48500,48000,-10000,270,1920,-12190,-1.26,2026-11-23T09:05:30+09:00,2026-11-23T09:09:12+09:00,신고가,\"이유, \"\"둘\"\"\",", lines[1]);
    }
}
