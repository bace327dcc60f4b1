using Danta.Desk;
using Danta.Market;
using Danta.Trading;

namespace Danta.Telegram.Tests;

public sealed class AccessTests
{
    static readonly TimeSpan AWhile = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_stranger_gets_no_answer_and_the_owner_is_told_once()
    {
        await using var run = await new BotRun().Start();
        await run.Ask("상태");
        foreach (var text in new[] { "상태", "/sellall", "안녕하세요", "/start" })
            run.Room.Say(BotRun.Stranger, BotRun.Stranger, text, run.Time.GetUtcNow());
        await run.Run(AWhile);
        Assert.Empty(run.Said(BotRun.Stranger));
        Assert.Empty(run.Desk.Commands);
        var told = Assert.Single(run.Said(), message => message.Text.Contains("목록에 없는 사람"));
        Assert.Contains($"id {BotRun.Stranger}", told.Text);
        Assert.Equal(4, run.Log.Lines.Count(line => line.Contains($"from user {BotRun.Stranger}")));
    }

    [Fact]
    public async Task A_thousand_strangers_fill_neither_the_log_nor_the_owners_chat()
    {
        await using var run = await new BotRun().Start();
        for (var stranger = 0; stranger < 90; stranger++)
            run.Room.Say(BotRun.Stranger + stranger, BotRun.Stranger + stranger, "안녕하세요", run.Time.GetUtcNow());
        await run.Run(TimeSpan.FromSeconds(30));
        Assert.Equal(30, run.Log.Lines.Count(line => line.Contains("from user")));
        await run.Run(TimeSpan.FromMinutes(2));
        Assert.InRange(run.Said().Sum(message => System.Text.RegularExpressions.Regex.Count(message.Text, "목록에 없는 사람")), 1, 20);
    }

    [Fact]
    public async Task A_viewer_may_ask_but_not_act()
    {
        await using var run = await new BotRun().Start();
        Assert.Contains("운용 중", (await run.Ask("상태", BotRun.Viewer)).Text);
        Assert.Equal("볼 수만 있습니다.", (await run.Ask("전량매도", BotRun.Viewer)).Text);
        var positions = await run.Ask("보유", BotRun.Viewer);
        await run.Press(positions); // the button that sells
        await run.Until(() => run.Said(BotRun.Viewer).Count(message => message.Text == "볼 수만 있습니다.") == 2);
        Assert.Empty(run.Desk.Commands);
        await run.Until(() => run.Said().Any(message => message.Text.Contains("보기만 하는 사람이")));
    }

    [Fact]
    public async Task An_operator_may_act_in_private_and_in_a_told_group_but_a_stranger_in_it_may_not()
    {
        await using var run = await new BotRun { Chats = [BotRun.Owner, BotRun.Group] }.Start();
        await run.Press(await run.Ask("정지", BotRun.Operator));
        await run.Press(await run.Ask("재개", BotRun.Group, BotRun.Operator), 0, BotRun.Operator);
        Assert.Equal([new Pause("telegram:22"), new Resume("telegram:22")], run.Desk.Commands);
        var before = run.Said(BotRun.Group).Count;
        run.Room.Say(BotRun.Group, BotRun.Stranger, "/pause", run.Time.GetUtcNow());
        run.Room.Say(BotRun.Group, BotRun.Stranger, "오늘 날씨가 좋네요", run.Time.GetUtcNow());
        await run.Run(AWhile);
        Assert.Equal(before, run.Said(BotRun.Group).Count(message => !message.Text.Contains("목록에 없는")));
        Assert.Single(run.Said(), message => message.Text.Contains("목록에 없는 사람이 말을"));
    }

    [Fact]
    public async Task A_group_that_is_not_told_is_nobody_even_for_its_owner()
    {
        await using var run = await new BotRun().Start();
        run.Room.Say(BotRun.Group, BotRun.Owner, "/status", run.Time.GetUtcNow());
        await run.Run(AWhile);
        Assert.Empty(run.Said(BotRun.Group));
    }

    [Fact]
    public async Task A_stranger_who_presses_the_owners_button_does_nothing_and_it_is_told()
    {
        await using var run = await new BotRun { Chats = [BotRun.Owner, BotRun.Group] }.Start();
        var question = await run.Ask("전량매도", BotRun.Group, BotRun.Owner);
        run.Room.Press(BotRun.Group, BotRun.Stranger, question.Id, BotRun.Buttons(question)[0].Data);
        await run.Run(AWhile);
        Assert.Empty(run.Desk.Commands);
        Assert.Contains(run.Said(), message => message.Text.Contains("단추를 눌렀습니다"));
        await run.Press(question, 0, BotRun.Owner);
        Assert.Equal([new Flatten("telegram:1")], run.Desk.Commands);
    }

    [Fact]
    public async Task Another_operator_can_not_confirm_for_the_one_who_asked()
    {
        await using var run = await new BotRun { Chats = [BotRun.Owner, BotRun.Group] }.Start();
        var question = await run.Ask("정지", BotRun.Group, BotRun.Owner);
        Assert.Contains("명령한 사람만", await run.Press(question, 0, BotRun.Operator));
        Assert.Empty(run.Desk.Commands);
        Assert.Contains("요청했습니다", await run.Press(question, 0, BotRun.Owner));
    }

    [Fact]
    public async Task A_viewer_can_not_press_what_an_owner_asked()
    {
        await using var run = await new BotRun { Chats = [BotRun.Owner, BotRun.Group] }.Start();
        var question = await run.Ask("정지", BotRun.Group, BotRun.Owner);
        Assert.Contains("볼 수만", await run.Press(question, 0, BotRun.Viewer));
        Assert.Empty(run.Desk.Commands);
    }

    [Fact]
    public async Task A_code_works_only_on_the_message_that_carries_it()
    {
        await using var run = await new BotRun().Start();
        var other = await run.Ask("상태");
        var question = await run.Ask("정지");
        var press = run.Room.Press(BotRun.Owner, BotRun.Owner, other.Id, BotRun.Buttons(question)[0].Data);
        await run.Until(() => run.Room.Toast(press) is not null);
        Assert.Empty(run.Desk.Commands);
    }

    [Fact]
    public async Task A_button_is_dead_after_twenty_seconds_and_says_so()
    {
        await using var run = await new BotRun().Start();
        var question = await run.Ask("정지");
        await run.Run(TimeSpan.FromSeconds(21));
        Assert.Contains("⌛", run.Again(question).Text);
        Assert.Empty(BotRun.Buttons(run.Again(question)));
        Assert.Contains("이미 끝난", await run.Press(question));
        Assert.Empty(run.Desk.Commands);
    }

    [Fact]
    public async Task Pressing_twice_does_it_once()
    {
        await using var run = await new BotRun().Start();
        var question = await run.Ask("정지");
        Assert.Contains("요청했습니다", await run.Press(question));
        Assert.Contains("이미 끝난", await run.Press(question));
        Assert.Single(run.Desk.Commands);
    }

    [Fact]
    public async Task A_button_of_before_a_restart_does_nothing()
    {
        var directory = Directory.CreateTempSubdirectory("danta-telegram-").FullName;
        await using var run = await new BotRun(directory: directory).Start();
        var question = await run.Ask("전량매도");
        await run.Kill();
        await run.Start();
        Assert.Contains("이미 끝난", await run.Press(question));
        Assert.Empty(run.Desk.Commands);
    }

    [Fact]
    public async Task An_order_of_the_owner_s_that_binds_the_shares_is_named_before_he_presses()
    {
        await using var run = await new BotRun().Start();
        Assert.True(OrderNumber.TryParse("0000004711", "91252", out var number));
        run.Desk.Snapshot = run.Desk.Snapshot with { Binding = [new(Examples.Samsung, "삼성전자", number, Examples.Shares(7))] };
        var all = (await run.Ask("전량매도")).Text;
        Assert.Contains("직접 내신 매도 주문도 취소합니다", all);
        Assert.Contains("4711", all);
        var one = (await run.Ask("매도 005930")).Text;
        Assert.Contains("4711", one);
        Assert.Contains("거부될 수 있습니다", one);
    }

    [Fact]
    public async Task What_has_changed_since_the_question_is_not_done()
    {
        await using var run = await new BotRun().Start();
        var question = await run.Ask("매도 005930");
        run.Desk.Snapshot = run.Desk.Snapshot with { Positions = [Examples.SamsungHeld with { Quantity = Examples.Shares(7) }] };
        Assert.Contains("바뀌었습니다", await run.Press(question));
        Assert.Empty(run.Desk.Commands);
        Assert.Contains("요청했습니다", await run.Press(await run.Ask("매도 삼성전자")));
        Assert.Equal([new SellPosition("telegram:1", Examples.Samsung)], run.Desk.Commands);
    }

    [Theory]
    [InlineData(TraderState.Starting)]
    [InlineData(TraderState.Paused)]
    [InlineData(TraderState.Halted)]
    [InlineData(TraderState.Stopping)]
    public async Task Panic_is_valid_in_every_state_and_whatever_changed_meanwhile(TraderState state)
    {
        await using var run = await new BotRun().Start();
        run.Desk.Snapshot = run.Desk.Snapshot with { State = state };
        var question = await run.Ask("전량매도");
        run.Desk.Snapshot = run.Desk.Snapshot with { Positions = [Examples.EcoHeld] };
        Assert.Contains("요청했습니다", await run.Press(question));
        Assert.Equal([new Flatten("telegram:1")], run.Desk.Commands);
    }

    [Fact]
    public async Task Panic_is_answered_with_what_the_broker_confirms()
    {
        await using var run = await new BotRun().Start();
        var question = await run.Ask("전량매도");
        await run.Press(question);
        await run.Run(TimeSpan.FromSeconds(3));
        Assert.Contains("파는 중", run.Again(question).Text);
        var closed = Examples.HynixTrip with { Id = 9, ClosedAt = run.Time.GetUtcNow() };
        var sold = Examples.Done with { SentAt = run.Time.GetUtcNow(), DoneAt = run.Time.GetUtcNow() };
        run.Desk.Snapshot = run.Desk.Snapshot with { Positions = [], Orders = [sold], Trades = [Examples.KakaoTrip, closed] };
        await run.Run(TimeSpan.FromSeconds(3));
        Assert.DoesNotContain("확인했습니다", run.Again(question).Text);
        // The books alone say nothing: the broker's lists and balance do.
        run.Desk.Snapshot = run.Desk.Snapshot with { FlattenedAt = run.Time.GetUtcNow() };
        await run.Until(() => run.Again(question).Text.Contains("증권사 잔고에서 확인했습니다. 5주 매도, 순손익 +12,711원. 남은 주식 0주."));
        Assert.Single(run.Said(), message => message.Text.Contains("전량매도"));
    }

    [Fact]
    public async Task A_sale_that_does_not_get_through_is_told_after_half_a_minute()
    {
        await using var run = await new BotRun().Start();
        var question = await run.Ask("매도 086520");
        await run.Press(question);
        await run.Run(TimeSpan.FromSeconds(35));
        Assert.Contains("30초가 지나도", run.Again(question).Text);
        Assert.Contains("에코프로", run.Again(question).Text);
    }

    [Fact]
    public async Task Declining_does_nothing()
    {
        await using var run = await new BotRun().Start();
        var question = await run.Ask("전량매도");
        Assert.Contains("그만두었습니다", await run.Press(question, 1));
        Assert.Contains("이미 끝난", await run.Press(question));
        Assert.Empty(run.Desk.Commands);
    }

    [Fact]
    public async Task A_full_inbox_is_said()
    {
        await using var run = await new BotRun().Start();
        run.Desk.TakesCommands = false;
        Assert.Contains("받을 수 없습니다", await run.Press(await run.Ask("정지")));
    }

    [Fact]
    public async Task A_command_older_than_a_minute_is_not_carried_out()
    {
        await using var run = new BotRun();
        run.Room.Say(BotRun.Owner, BotRun.Owner, "전량매도", run.Time.GetUtcNow() - TimeSpan.FromSeconds(61));
        await run.Start();
        await run.Until(() => run.Said().Any(message => message.Text.Contains("오래된 명령")));
        Assert.All(run.Said(), message => Assert.Empty(BotRun.Buttons(message)));
    }

    [Fact]
    public async Task A_replayed_update_does_nothing_and_it_is_told()
    {
        var directory = Directory.CreateTempSubdirectory("danta-telegram-").FullName;
        await using var run = await new BotRun(directory: directory).Start();
        await run.Ask("정지");
        var update = System.Text.Json.Nodes.JsonNode.Parse("""{"message":{"message_id":99,"date":0,"chat":{"id":1,"type":"private"},"from":{"id":1,"first_name":"x"},"text":"정지"}}""")!;
        update["message"]!["date"] = run.Time.GetUtcNow().ToUnixTimeSeconds();
        run.Room.Replay(update, 101);
        await run.Until(() => run.Said().Any(message => message.Text.Contains("다시 왔습니다")));
        await run.Run(AWhile);
        Assert.Single(run.Said(), message => message.Text.Contains("새로 사지 않습니다"));
        await run.Kill();
        // Nor after a restart that forgot everything that was in memory.
        run.Room.Replay(update, 101);
        await run.Start();
        await run.Run(AWhile);
        Assert.Single(run.Said(), message => message.Text.Contains("새로 사지 않습니다"));
    }

    [Fact]
    public async Task The_token_stands_in_no_log()
    {
        await using var run = await new BotRun().Start();
        run.Server.IsDown = true;
        run.Bot.Tell(NewsTextTests.Every[2]);
        await run.Run(TimeSpan.FromSeconds(20));
        run.Server.IsDown = false;
        run.Server.Rest = (1, 2);
        await run.Run(TimeSpan.FromSeconds(60));
        Assert.NotEmpty(run.Log.Lines);
        var secret = run.Room.BotToken.Split(':')[1];
        Assert.All(run.Log.Lines, line => Assert.DoesNotContain(secret, line));
        Assert.DoesNotContain(secret, new TelegramOptions { BotToken = run.Room.BotToken }.ToString());
    }

    [Fact]
    public async Task Settings_change_within_limits_and_are_applied_to_those_of_then()
    {
        await using var run = await new BotRun().Start();
        Assert.Contains("요청했습니다", await run.Press(await run.Ask("설정 예산 50만원")));
        var changed = Assert.IsType<ChangeSettings>(Assert.Single(run.Desk.Commands));
        Assert.Equal(TraderSettings.Default with { BudgetPerTrade = Examples.Won(500_000) }, changed.Settings);
        foreach (var refused in new[] { "설정 예산 9999", "설정 예산 99999999999999999", "설정 예산 99999999999999만", "설정 최대종목 0", "설정 최대종목 21", "설정 손절 -1", "설정 익절 31" })
            Assert.Empty(BotRun.Buttons(await run.Ask(refused)));
        await run.Press(await run.Ask("설정 익절 끔"));
        Assert.Null(((ChangeSettings)run.Desk.Commands[^1]).Settings.Exit.TakeProfit);
    }

    [Fact]
    public async Task A_setting_may_be_for_one_condition_and_asks_whether_it_holds_for_what_is_held()
    {
        await using var run = await new BotRun().Start();
        // Samsung was bought by 급등주, 에코프로 by 신고가.
        var one = await run.Ask("설정 손절 0.5 급등주");
        Assert.Contains("보유 중인 종목에도 적용할까요? 삼성전자", one.Text);
        Assert.DoesNotContain("에코프로", one.Text);
        await run.Press(one);
        var all = (ChangeSettings)run.Desk.Commands[^1];
        Assert.Equal((true, Market.Rate.FromPercent(0.5m), Market.Rate.FromPercent(1m)), (all.ForHeld, all.Settings.ExitsFor("급등주").StopLoss, all.Settings.ExitsFor("신고가").StopLoss));
        var later = await run.Ask("설정 손절 0.7");
        Assert.Equal(3, BotRun.Buttons(later).Count);
        await run.Press(later, 1);
        var change = (ChangeSettings)run.Desk.Commands[^1];
        Assert.Equal((false, Market.Rate.FromPercent(0.7m)), (change.ForHeld, change.Settings.Exit.StopLoss));
        await run.Press(await run.Ask("설정 예산 30만 신고가"));
        Assert.Equal(Examples.Won(300_000), ((ChangeSettings)run.Desk.Commands[^1]).Settings.BudgetFor("신고가"));
        Assert.True(((ChangeSettings)run.Desk.Commands[^1]).Settings.Conditions.OthersToo);
    }
}
