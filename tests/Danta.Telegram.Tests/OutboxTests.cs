using System.Globalization;
using Danta.Desk;
using Danta.Market;
using Danta.Trading;

namespace Danta.Telegram.Tests;

public sealed class OutboxTests
{
    static FillNews Fill(int number, DateTimeOffset at) => new(
        at, Examples.Samsung, "삼성전자", Side.Buy, Examples.Shares(number), Examples.Price(71_200), Examples.Price(71_200) * Examples.Shares(number),
        Examples.Number($"{number:D10}"), "급등주", null);

    /// <summary>The order numbers of fills in the order in which the owner read them.</summary>
    static List<int> Read(BotRun run) =>
        [.. run.Said().SelectMany(message => message.Text.Split('\n')).Select(line => line.Split("주문 ")).Where(parts => parts.Length == 2 && parts[1].Length >= 10)
            .Select(parts => int.Parse(parts[1][..10], CultureInfo.InvariantCulture))];

    [Fact]
    public async Task A_fill_is_told_at_once_in_a_message_of_its_own()
    {
        await using var run = await new BotRun().Start();
        await run.Run(TimeSpan.FromSeconds(3));
        var before = run.Time.GetUtcNow();
        run.Bot.Tell(Fill(14, before));
        await run.Until(() => Read(run).Count == 1);
        Assert.InRange(run.Time.GetUtcNow() - before, TimeSpan.Zero, TimeSpan.FromMilliseconds(500));
    }

    [Fact]
    public async Task A_burst_is_told_in_a_few_messages_within_the_limits()
    {
        await using var run = await new BotRun().Start();
        for (var number = 1; number <= 60; number++)
            run.Bot.Tell(Fill(number, run.Time.GetUtcNow()));
        await run.Until(() => Read(run).Count == 60);
        Assert.Equal(Enumerable.Range(1, 60), Read(run));
        Assert.InRange(run.Said().Count, 2, 8);
        Assert.Equal(0, run.Server.Violations);
    }

    [Fact]
    public async Task Several_chats_share_the_limit_of_thirty_a_second()
    {
        await using var run = new BotRun { Chats = [.. Enumerable.Range(100, 80).Select(id => (long)id)] };
        foreach (var chat in run.Chats)
            run.Room.Chats[chat] = "private";
        await run.Start();
        for (var number = 1; number <= 3; number++)
            run.Bot.Tell(Fill(number, run.Time.GetUtcNow()));
        await run.Until(() => run.Chats.All(chat => run.Said(chat).Sum(message => message.Text.Split("매수 체결").Length - 1) == 3));
        Assert.Equal(0, run.Server.Violations);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_thirty_minutes_away_all_of_five_hundred_fills_are_told_in_order_and_none_twice(bool killed)
    {
        var directory = Directory.CreateTempSubdirectory("danta-telegram-").FullName;
        await using var run = await new BotRun(directory: directory).Start();
        await run.Run(TimeSpan.FromSeconds(5));
        run.Server.IsDown = true;
        for (var number = 1; number <= 500; number++)
        {
            run.Bot.Tell(Fill(number, run.Time.GetUtcNow()));
            await run.Run(TimeSpan.FromSeconds(3.6), TimeSpan.FromSeconds(3.6));
            if (killed && number == 250)
            {
                await run.Kill();
                await run.Start();
            }
        }
        Assert.Empty(Read(run));
        run.Server.IsDown = false;
        if (killed)
        {
            // And once more in the middle of telling.
            await run.Until(() => Read(run).Count > 100);
            await run.Kill();
            await run.Start();
        }
        await run.Until(() => Read(run).Count >= 500);
        await run.Run(TimeSpan.FromSeconds(10));
        Assert.Equal(Enumerable.Range(1, 500), Read(run));
        Assert.Equal(0, run.Server.Violations);
        var late = run.Said().Where(message => message.Text.Contains("늦게 갑니다")).ToList();
        Assert.InRange(late.Count, 1, killed ? 2 : 1);
        Assert.Matches(@"⏳ (49\d|500)건이 늦게 갑니다", late[0].Text);
    }

    /// <summary>A whole day away, the bot killed in the middle of it: nothing is lost, nothing comes twice, and nobody knocks at the door without end.</summary>
    [Fact]
    public async Task After_a_day_away_all_is_told_in_order_and_few_calls_were_made_meanwhile()
    {
        var directory = Directory.CreateTempSubdirectory("danta-telegram-").FullName;
        await using var run = await new BotRun(directory: directory).Start();
        await run.Run(TimeSpan.FromSeconds(5));
        run.Server.IsDown = true;
        for (var number = 1; number <= 144; number++)
        {
            run.Bot.Tell(Fill(number, run.Time.GetUtcNow()));
            await run.Run(TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(30));
            if (number != 72)
                continue;
            await run.Kill();
            await run.Start();
        }
        Assert.Empty(Read(run));
        // Each loop tries every half minute at most.
        Assert.InRange(run.Server.InVain, 100, 3 * 2 * 60 * 24);
        run.Server.IsDown = false;
        await run.Until(() => Read(run).Count >= 144);
        await run.Run(TimeSpan.FromSeconds(10));
        Assert.Equal(Enumerable.Range(1, 144), Read(run));
        Assert.InRange(run.Said().Count(message => message.Text.Contains("늦게 갑니다")), 1, 1);
        Assert.Equal(0, run.Server.Violations);
    }

    [Fact]
    public async Task The_rest_that_the_server_asks_for_is_kept()
    {
        await using var run = await new BotRun().Start();
        await run.Run(TimeSpan.FromSeconds(3));
        run.Server.Rest = (1, 17);
        run.Bot.Tell(Fill(1, run.Time.GetUtcNow()));
        await run.Until(() => run.Server.Rest.Calls == 0);
        var asked = run.Time.GetUtcNow();
        await run.Until(() => Read(run).Count == 1);
        Assert.InRange(run.Time.GetUtcNow() - asked, TimeSpan.FromSeconds(16.9), TimeSpan.FromSeconds(18));
        Assert.DoesNotContain(run.Server.Calls, call => call.At > asked && call.At < asked + TimeSpan.FromSeconds(16.8));
    }

    [Fact]
    public async Task Refused_markup_goes_again_as_plain_text()
    {
        await using var run = await new BotRun().Start();
        await run.Run(TimeSpan.FromSeconds(2));
        run.Server.RefusesMarkup = true;
        run.Bot.Tell(new RefusedNews(run.Time.GetUtcNow(), Examples.Kakao, "카카오 & <친구>", Side.Buy, Examples.Shares(1), "X", "안 됩니다"));
        await run.Until(() => run.Said().Any(message => message.Text.Contains("카카오 & <친구> (035720)") && message.Html.Length == 0));
        Assert.DoesNotContain(run.Said(), message => message.Text.Contains("<b>"));
    }

    [Fact]
    public async Task What_was_told_before_a_restart_is_not_told_again()
    {
        var directory = Directory.CreateTempSubdirectory("danta-telegram-").FullName;
        await using var run = await new BotRun(directory: directory).Start();
        var news = Fill(7, run.Time.GetUtcNow());
        run.Bot.Tell(news);
        run.Bot.Tell(news);
        await run.Until(() => Read(run).Count == 1);
        await run.Kill();
        await run.Start();
        run.Bot.Tell(news with { });
        run.Bot.Tell(Fill(8, run.Time.GetUtcNow()));
        await run.Until(() => Read(run).Contains(8));
        Assert.Equal([7, 8], Read(run));
    }

    [Fact]
    public async Task A_lost_answer_means_at_least_once()
    {
        await using var run = await new BotRun().Start();
        await run.Run(TimeSpan.FromSeconds(2));
        run.Server.LostAnswers = 1;
        run.Bot.Tell(Fill(1, run.Time.GetUtcNow()));
        await run.Run(TimeSpan.FromSeconds(10));
        Assert.Equal([1, 1], Read(run));
    }

    /// <summary>One that is refused, one that breaks the server each time: what waits behind it is told, and it is tried no more.</summary>
    [Theory]
    [InlineData(400, 1)]
    [InlineData(413, 1)]
    [InlineData(500, 7)]
    public async Task A_file_that_is_refused_each_time_keeps_nothing_back_for_long(int status, int tries)
    {
        await using var run = await new BotRun().Start();
        await run.Ask("상태");
        run.Server.RefusesFiles = status;
        run.Room.Say(BotRun.Owner, BotRun.Owner, "거래 csv", run.Time.GetUtcNow());
        await run.Until(() => Files(run) > 0);
        run.Bot.Tell(Fill(1, run.Time.GetUtcNow()));
        var asked = run.Time.GetUtcNow();
        await run.Until(() => Read(run).Count == 1);
        Assert.InRange(run.Time.GetUtcNow() - asked, TimeSpan.Zero, TimeSpan.FromMinutes(3));
        await run.Run(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(1));
        Assert.Equal(tries, Files(run));
        Assert.Contains(run.Log.Lines, line => line.Contains("can not be delivered", StringComparison.Ordinal));
    }

    /// <summary>One of three that went together breaks the server each time: it alone is left out, and the owner is told so. An outage leaves none out.</summary>
    [Fact]
    public async Task A_text_that_breaks_the_server_each_time_keeps_nothing_back_for_long()
    {
        await using var run = await new BotRun().Start();
        await run.Run(TimeSpan.FromSeconds(2));
        run.Server.BreaksOn = "이상한";
        run.Bot.Tell(Fill(1, run.Time.GetUtcNow()));
        run.Bot.Tell(new RefusedNews(run.Time.GetUtcNow(), Examples.Kakao, "이상한", Side.Buy, Examples.Shares(1), "X", "안 됩니다"));
        run.Bot.Tell(Fill(2, run.Time.GetUtcNow()));
        var asked = run.Time.GetUtcNow();
        await run.Until(() => Read(run).Count == 2);
        Assert.InRange(run.Time.GetUtcNow() - asked, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(6));
        Assert.Equal([1, 2], Read(run));
        Assert.Single(run.Said(), message => message.Text.Contains("알림 하나를 텔레그램이 받지 않아 뺐습니다", StringComparison.Ordinal));

        run.Server.BreaksOn = "1";
        run.Bot.Tell(Fill(11, run.Time.GetUtcNow()));
        run.Server.IsDown = true;
        await run.Run(TimeSpan.FromMinutes(20), TimeSpan.FromSeconds(10));
        (run.Server.IsDown, run.Server.BreaksOn) = (false, "");
        await run.Until(() => Read(run).Contains(11));
    }

    static int Files(BotRun run) => run.Server.Calls.Count(call => call.Method is "sendPhoto" or "sendDocument");

    [Fact]
    public async Task A_chat_that_is_gone_does_not_hold_up_the_others()
    {
        await using var run = await new BotRun { Chats = [999, BotRun.Owner] }.Start();
        run.Bot.Tell(Fill(1, run.Time.GetUtcNow()));
        await run.Until(() => Read(run).Count == 1);
        await run.Until(() => run.Log.Lines.Any(line => line.Contains("can not be delivered")));
    }

    [Fact]
    public async Task An_answer_overtakes_the_backlog_of_news()
    {
        await using var run = await new BotRun().Start();
        await run.Run(TimeSpan.FromSeconds(3));
        for (var number = 1; number <= 300; number++)
            run.Bot.Tell(Fill(number, run.Time.GetUtcNow()));
        await run.Until(() => Read(run).Count > 0);
        var question = await run.Ask("전량매도");
        await run.Until(() => run.Said().Any(message => message.Text.StartsWith("전량매도", StringComparison.Ordinal)));
        Assert.InRange(Read(run).Count, 1, 80);
        await run.Until(() => Read(run).Count == 300);
        Assert.Equal(Enumerable.Range(1, 300), Read(run));
    }

    [Fact]
    public async Task Kinds_are_loud_silent_or_off_and_quiet_hours_ring_nothing()
    {
        var directory = Directory.CreateTempSubdirectory("danta-telegram-").FullName;
        await using var run = await new BotRun(directory: directory).Start();
        foreach (var command in new[] { "설정 알림 거부 끔", "설정 알림 체결 무음" })
            await run.Press(await run.Ask(command));
        await run.Kill();
        await run.Start();
        run.Bot.Tell(NewsTextTests.Every[6]);
        run.Bot.Tell(Fill(1, run.Time.GetUtcNow()));
        await run.Until(() => Read(run).Count == 1);
        Assert.DoesNotContain(run.Said(), message => message.Text.Contains("주문 거부"));
        Assert.True(run.Said()[^1].Silent);

        run.Bot.Tell(NewsTextTests.Every[10]);
        await run.Until(() => run.Said()[^1].Text.Contains("손실 한도"));
        Assert.False(run.Said()[^1].Silent);
        await run.Press(await run.Ask("설정 방해금지 22:00-10:00"));
        run.Bot.Tell(NewsTextTests.Every[13]);
        await run.Until(() => run.Said()[^1].Text.Contains("비상 정지"));
        Assert.True(run.Said()[^1].Silent);
    }

    [Fact]
    public async Task What_became_of_a_command_is_told_where_it_was_given()
    {
        await using var run = await new BotRun().Start();
        await run.Ask("상태", BotRun.Operator);
        run.Bot.Tell(new CommandNews(run.Time.GetUtcNow(), $"telegram:{BotRun.Operator}", "정지했습니다."));
        run.Bot.Tell(new CommandNews(run.Time.GetUtcNow(), "api", "재개했습니다."));
        await run.Until(() => run.Said(BotRun.Operator).Any(message => message.Text.Contains("정지했습니다.")));
        await run.Until(() => run.Said().Any(message => message.Text.Contains("재개했습니다.")));
        Assert.DoesNotContain(run.Said(), message => message.Text.Contains("정지했습니다."));
    }

    [Fact]
    public async Task The_farewell_is_still_heard()
    {
        var run = await new BotRun().Start();
        run.Bot.Tell(new TraderStopped(run.Time.GetUtcNow()));
        await run.DisposeAsync();
        Assert.Contains(run.Said(), message => message.Text.Contains("종료"));
    }

    [Fact]
    public async Task Warnings_can_be_read_again()
    {
        await using var run = await new BotRun().Start();
        foreach (var news in NewsTextTests.Every.OfType<FillNews>().Concat<OwnerNews>(NewsTextTests.Every.OfType<HaltNews>()))
            run.Bot.Tell(news);
        var log = await run.Ask("로그");
        Assert.Contains("디스크가 가득", log.Text);
        Assert.DoesNotContain("매수 체결", log.Text);
    }
}
