using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>With trading.approve each purchase waits for the owner's yes: no yes, no purchase.</summary>
public sealed class ApprovalTests
{
    static readonly TraderSettings Asking = Plain with { Approve = true };

    /// <summary>The price in which the stock is ready and has been offered.</summary>
    static Scene Offered(int won = 70_000, TraderSettings? settings = null)
    {
        var scene = new Scene(settings ?? Asking);
        scene.Condition("0", Samsung).Instrument(Samsung).Tick(won);
        return scene;
    }

    static OfferNews OfferOf(Scene scene) => scene.News<OfferNews>().Last();

    static AnswerOffer Say(OfferNews offer, bool accepted, string by) => new(by, offer.Offer, offer.Until, accepted);

    static OfferEndedNews EndOf(Scene scene) => Assert.Single(scene.News<OfferEndedNews>());

    [Fact]
    public void A_purchase_is_offered_with_what_it_would_be_and_nothing_is_sent()
    {
        var scene = Offered();
        Assert.Empty(scene.Placed);
        var offer = OfferOf(scene);
        Assert.Equal((Samsung, "조건0", "immediate", 14L, 70_000), (offer.Code, offer.Condition, offer.Rule, offer.Quantity.Shares, offer.Price.Won));
        // 1.5 % up, 1 % down, on the grid of 100 won.
        Assert.Equal((71_100, 69_300), (offer.TakeProfit!.Value.Won, offer.StopLoss!.Value.Won));
        Assert.Equal(scene.Now + TimeSpan.FromSeconds(10), offer.Until);
        var view = Assert.Single(scene.Shot.Offers);
        Assert.Equal((offer.Offer, 980_000L, offer.Until), (view.Id, view.Amount.Amount, view.Until));
        Assert.StartsWith("매수 승인: 10초", Assert.Single(scene.Shot.Watchlist).WaitingFor, StringComparison.Ordinal);
    }

    [Fact]
    public void A_yes_in_time_buys_once_however_often_it_is_said()
    {
        var scene = Offered();
        var offer = OfferOf(scene);
        scene.Pass(3).Tick(70_100).Play(Say(offer, true, "telegram:1"));
        var order = Assert.Single(scene.Placed);
        Assert.Equal((Side.Buy, 14L), (order.Side, order.Quantity.Shares));
        // It leaves before a word is said about it.
        Assert.IsType<PlaceOrder>(scene.Last[0]);
        Assert.Equal(OfferState.Bought, EndOf(scene).End);
        scene.Play(Say(offer, true, "api"));
        Assert.Single(scene.Placed);
        Assert.Contains("이미 승인", scene.News<CommandNews>().Last().Text, StringComparison.Ordinal);
        scene.Fill(order, scene.Ack(order), 14, 70_100);
        var position = Assert.Single(scene.Shot.Positions);
        Assert.Equal(offer.Offer, position.Trade);
        Assert.Contains(scene.Shot.History.Why(position.Trade).SelectMany(step => step.Reasons), reason => reason.Name == "승인" && reason.Value.Contains("telegram:1", StringComparison.Ordinal));
    }

    [Fact]
    public void Silence_is_a_no_and_a_late_yes_is_told()
    {
        var scene = Offered();
        var offer = OfferOf(scene);
        scene.Pass(10);
        Assert.Equal(OfferState.Expired, EndOf(scene).End);
        scene.Play(Say(offer, true, "api"));
        Assert.Contains("늦었습니다", scene.News<CommandNews>().Last().Text, StringComparison.Ordinal);
        scene.Tick(70_000).Pass(30).Tick(70_000);
        Assert.Empty(scene.Placed);
        Assert.Single(scene.News<OfferNews>());
    }

    [Fact]
    public void A_yes_between_deadline_and_second_is_late_too()
    {
        var scene = Offered();
        scene.Skip(TimeSpan.FromSeconds(10)).Play(Say(OfferOf(scene), true, "api"));
        Assert.Empty(scene.Placed);
        Assert.Contains("늦었습니다", Assert.Single(scene.News<CommandNews>()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_no_is_final_until_the_stock_has_left_and_come_again()
    {
        var scene = Offered();
        scene.Play(Say(OfferOf(scene), false, "api"));
        Assert.Equal(OfferState.Declined, EndOf(scene).End);
        scene.Play(Say(OfferOf(scene), true, "api")).Tick(70_000).Pass(2).Tick(70_000);
        Assert.Empty(scene.Placed);
        scene.Condition("0").Condition("0", Samsung).Tick(70_000);
        Assert.Equal(2, scene.News<OfferNews>().Select(offer => offer.Offer).Distinct().Count());
    }

    [Fact]
    public void The_gates_have_the_last_word_after_a_yes()
    {
        var scene = Offered();
        scene.Play(new Pause("api")).Play(Say(OfferOf(scene), true, "api"));
        Assert.Empty(scene.Placed);
        var end = EndOf(scene);
        Assert.Equal(OfferState.Refused, end.End);
        Assert.Contains("상태: 정지", end.Why, StringComparison.Ordinal);
        scene.Play(new Resume("api")).Tick(70_000).Pass(2).Tick(70_000);
        Assert.Empty(scene.Placed);
    }

    [Theory]
    [InlineData(70_700, true)]
    [InlineData(69_300, true)]
    [InlineData(70_800, false)]
    [InlineData(69_200, false)]
    public void A_price_that_has_moved_far_is_another_trade(int now, bool buys)
    {
        var scene = Offered();
        scene.Tick(now).Play(Say(OfferOf(scene), true, "api"));
        Assert.Equal(buys, scene.Placed.Any());
        Assert.Equal(buys ? OfferState.Bought : OfferState.Refused, EndOf(scene).End);
    }

    [Fact]
    public void One_tick_of_a_cheap_stock_is_not_far()
    {
        var scene = Offered(55);
        scene.Tick(56).Play(Say(OfferOf(scene), true, "api"));
        Assert.Single(scene.Placed);
    }

    [Fact]
    public void Never_more_is_bought_than_was_offered()
    {
        var scene = Offered(70_000);
        scene.Tick(69_400).Play(new ChangeSettings("api", Asking with { BudgetPerTrade = new Won(5_000_000) })).Play(Say(OfferOf(scene), true, "api"));
        Assert.Equal(14, Assert.Single(scene.Placed).Quantity.Shares);
    }

    [Fact]
    public void A_stock_that_leaves_takes_its_offer_along()
    {
        var scene = Offered();
        scene.Condition("0");
        Assert.Equal(OfferState.Withdrawn, EndOf(scene).End);
        Assert.Empty(scene.Shot.Offers);
        scene.Play(Say(OfferOf(scene), true, "api"));
        Assert.Empty(scene.Placed);
    }

    [Fact]
    public void No_more_is_offered_than_there_are_places_for()
    {
        var scene = new Scene(Asking with { MaxPositions = 1 });
        scene.Condition("0", Samsung, Hynix).Instrument(Samsung).Instrument(Hynix).Tick(70_000).Tick(70_000, Hynix);
        Assert.Single(scene.News<OfferNews>());
        scene.Play(Say(OfferOf(scene), false, "api")).Tick(70_000, Hynix).Tick(70_000);
        Assert.Equal([Samsung, Hynix], scene.News<OfferNews>().Select(offer => offer.Code));
    }

    [Fact]
    public void A_condition_may_have_it_its_own_way()
    {
        var scene = new Scene(Asking with { Conditions = new([new("조건0") { Approve = false }, new("조건1")]) });
        scene.Condition("0", Samsung).Instrument(Samsung).Tick(70_000);
        Assert.Single(scene.Placed);
        scene.Condition("1", Hynix).Instrument(Hynix).Tick(70_000, Hynix);
        Assert.Single(scene.Placed);
        Assert.Equal(Hynix, OfferOf(scene).Code);
    }

    [Fact]
    public void A_yes_to_another_offer_of_the_same_number_is_no_yes()
    {
        var scene = Offered();
        var offer = OfferOf(scene);
        scene.Play(Say(offer with { Until = offer.Until.AddSeconds(-5) }, true, "telegram:1"));
        Assert.Empty(scene.Placed);
        Assert.Contains("그런 매수 제안이 없습니다", scene.News<CommandNews>().Last().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_yes_waits_for_the_reply_to_the_first_and_no_longer_than_its_own_time()
    {
        var scene = new Scene(Asking with { Orders = OrderSettings.Default with { MostUnanswered = 1 } });
        scene.Condition("0", Samsung, Hynix).Instrument(Samsung).Instrument(Hynix).Tick(70_000).Tick(70_000, Hynix);
        foreach (var offer in scene.News<OfferNews>().ToArray())
            scene.Play(Say(offer, true, "api"));
        scene.Ack(Assert.Single(scene.Placed));
        Assert.Equal(2, scene.Placed.Count());
    }

    [Fact]
    public void An_offer_outlives_its_process_within_its_time_alone()
    {
        var scene = Offered();
        var offer = OfferOf(scene);
        scene.Pass(3).Play(new Started(TradingMode.Paper, false, scene.Settings)).Play(new StreamChanged(true, null)).Answer().Answer().Tick(70_000);
        Assert.Equal(offer.Offer, Assert.Single(scene.Shot.Offers).Id);
        scene.Play(Say(offer, true, "telegram:1"));
        Assert.Single(scene.Placed);

        var late = Offered();
        late.Skip(TimeSpan.FromSeconds(11)).Play(new Started(TradingMode.Paper, false, late.Settings)).Play(new StreamChanged(true, null)).Answer().Answer().Tick(70_000);
        Assert.Equal(OfferState.Expired, EndOf(late).End);
        Assert.Empty(late.Placed);
    }

    [Fact]
    public void The_same_inputs_make_the_same_offers_and_purchases()
    {
        var scene = Offered();
        scene.Pass(2).Tick(70_000).Play(Say(OfferOf(scene), true, "api"));
        var again = new Trader();
        List<Request> requests = [];
        foreach (var input in scene.Played)
            again.Handle(input, requests);
        Assert.Equal(scene.Placed, requests.OfType<PlaceOrder>());
        Assert.Equal(scene.News<OfferNews>().Select(offer => offer.Offer), requests.OfType<Tell>().Select(tell => tell.News).OfType<OfferNews>().Select(offer => offer.Offer));
    }
}
