using Danta.Desk;
using Danta.Trading;

namespace Danta.Telegram.Tests;

/// <summary>A confirmed sale is followed in the message that asked for it.</summary>
public sealed class SaleMessageTests
{
    static OrderView Sale(BotRun run, OrderState state, long shares, bool isShown = false) => Examples.Done with
    {
        Code = Examples.Samsung,
        State = state,
        Quantity = Examples.Shares(shares),
        Filled = Examples.Shares(state == OrderState.Filled ? shares : 0),
        SentAt = run.Time.GetUtcNow(),
        DoneAt = state == OrderState.Filled ? run.Time.GetUtcNow() : null,
        IsShown = isShown,
    };

    [Fact]
    public async Task It_is_confirmed_only_once_the_balance_has_shown_it()
    {
        await using var run = await new BotRun().Start();
        var question = await run.Ask("매도 005930 50%");
        Assert.Contains("보유 14주 가운데 7주를 시장가로", question.Text);
        await run.Press(question);
        Assert.Equal([new SellPosition("telegram:1", Examples.Samsung) { Percent = 50 }], run.Desk.Commands);
        run.Bot.Tell(new CommandNews(run.Time.GetUtcNow(), "telegram:1", "삼성전자 7주를 시장가로 팝니다"));
        await run.Until(() => run.Again(question).Text.Contains("☑️ 삼성전자 7주를"));
        var filled = Sale(run, OrderState.Filled, 7);
        run.Desk.Snapshot = run.Desk.Snapshot with { Positions = [Examples.SamsungHeld with { Quantity = Examples.Shares(7) }], Orders = [filled] };
        await run.Run(TimeSpan.FromSeconds(3));
        Assert.DoesNotContain("확인했습니다", run.Again(question).Text);
        run.Desk.Snapshot = run.Desk.Snapshot with { Orders = [filled with { IsShown = true }] };
        await run.Until(() => run.Again(question).Text.Contains("증권사 잔고에서 확인했습니다. 7주 매도. 남은 주식 7주."));
        Assert.Single(run.Said(), message => message.Text.Contains("삼성전자"));
    }

    [Fact]
    public async Task A_limit_sale_says_that_it_rests_and_how_to_cancel_it()
    {
        await using var run = await new BotRun().Start();
        var question = await run.Ask("매도 삼성전자 지정가 72,000");
        Assert.Contains("손절과 다른 매도 규칙은 그대로", question.Text);
        await run.Press(question);
        Assert.Equal([new SellPosition("telegram:1", Examples.Samsung) { Limit = Examples.Price(72_000) }], run.Desk.Commands);
        run.Desk.Snapshot = run.Desk.Snapshot with { Orders = [Sale(run, OrderState.Working, 14) with { Rests = true, Limit = Examples.Price(72_000) }] };
        await run.Until(() => run.Again(question).Text.Contains("지정가 72,000원에 14주를 걸었습니다"));
        Assert.Contains("/cancel_4702", run.Again(question).Text);
        Assert.Contains("지정가 72,000원", (await run.Ask("주문")).Text);
    }
}
