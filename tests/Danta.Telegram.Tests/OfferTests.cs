using Danta.Dashboard.Chat;
using Danta.Desk;
using Danta.Trading;

namespace Danta.Telegram.Tests;

/// <summary>An offered purchase is a message with two buttons that ends where it stands.</summary>
public sealed class OfferTests
{
    static OfferNews Offer(DateTimeOffset now, int id = 7) => new(
        now, id, Examples.Samsung, "삼성전자", "급등주", "immediate", Examples.Shares(14), Examples.Price(71_200), now.AddSeconds(10))
    {
        TakeProfit = Examples.Price(72_300),
        StopLoss = Examples.Price(70_400),
    };

    static async Task<ChatMessage> Told(BotRun run, long chat = BotRun.Owner)
    {
        await run.Until(() => run.Said(chat).Any(message => message.Text.Contains("매수 승인")));
        return run.Said(chat).Last(message => message.Text.Contains("매수 승인"));
    }

    [Fact]
    public async Task A_yes_goes_to_the_trader_and_the_end_stands_in_the_same_message()
    {
        await using var run = await new BotRun().Start();
        var offer = Offer(run.Time.GetUtcNow());
        run.Bot.Tell(offer);
        var message = await Told(run);
        Assert.Contains("996,800원", message.Text);
        Assert.Contains("72,300원", message.Text);
        Assert.Contains("70,400원", message.Text);
        await run.Press(message);
        Assert.Equal([new AnswerOffer($"telegram:{BotRun.Owner}", 7, offer.Until, true)], run.Desk.Commands);
        run.Bot.Tell(new OfferEndedNews(run.Time.GetUtcNow(), 7, Examples.Samsung, "삼성전자", OfferState.Bought, ""));
        await run.Until(() => run.Again(message).Edited);
        Assert.Contains("주문을 냈습니다", run.Again(message).Text);
        Assert.Empty(BotRun.Buttons(run.Again(message)));
        Assert.Single(run.Said(), said => said.Text.Contains("매수 승인"));
    }

    [Fact]
    public async Task A_no_is_passed_on_as_one()
    {
        await using var run = await new BotRun().Start();
        var offer = Offer(run.Time.GetUtcNow());
        run.Bot.Tell(offer);
        await run.Press(await Told(run), 1);
        Assert.Equal([new AnswerOffer($"telegram:{BotRun.Owner}", 7, offer.Until, false)], run.Desk.Commands);
    }

    [Fact]
    public async Task Strangers_and_viewers_decide_nothing()
    {
        await using var run = await new BotRun { Chats = [BotRun.Owner, BotRun.Group] }.Start();
        var offer = Offer(run.Time.GetUtcNow());
        run.Bot.Tell(offer);
        var message = await Told(run, BotRun.Group);
        Assert.Equal("볼 수만 있습니다.", await run.Press(message, 0, BotRun.Viewer));
        run.Room.Press(BotRun.Group, BotRun.Stranger, message.Id, BotRun.Buttons(message)[0].Data);
        await run.Until(() => run.Said().Any(said => said.Text.Contains("목록에 없는 사람이 버튼") || said.Text.Contains("목록에 없는 사람이 단추")));
        Assert.Empty(run.Desk.Commands);
        await run.Press(message, 0, BotRun.Operator);
        Assert.Equal([new AnswerOffer("telegram:22", 7, offer.Until, true)], run.Desk.Commands);
    }

    [Fact]
    public async Task An_offer_that_ended_before_telegram_took_it_shows_its_end_at_once()
    {
        await using var run = await new BotRun().Start();
        var offer = Offer(run.Time.GetUtcNow());
        run.Bot.Tell(offer);
        run.Bot.Tell(new OfferEndedNews(run.Time.GetUtcNow(), 7, Examples.Samsung, "삼성전자", OfferState.Expired, ""));
        var message = await Told(run);
        await run.Until(() => run.Again(message).Edited);
        Assert.Contains("승인이 없어", run.Again(message).Text);
    }

    [Fact]
    public async Task A_button_of_long_ago_is_no_word_on_anything_and_one_of_before_a_restart_still_is()
    {
        await using var run = await new BotRun().Start();
        var offer = Offer(run.Time.GetUtcNow());
        run.Bot.Tell(offer);
        var message = await Told(run);
        await run.Kill();
        await run.Start();
        await run.Press(message);
        Assert.Single(run.Desk.Commands);
        await run.Run(TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(1));
        Assert.Equal("오래된 버튼입니다.", await run.Press(message));
        Assert.Single(run.Desk.Commands);
    }
}
