using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>Making words costs more time than sending: an order waits for none of its own.</summary>
public sealed class OrderBeforeWordsTests
{
    [Fact]
    public void A_sale_leaves_before_its_decision_is_put_into_words_which_still_come_first_among_them()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Tick(71_100);
        Assert.IsType<PlaceOrder>(scene.Last[0]);
        Assert.Equal([DecisionKind.Exit, DecisionKind.Order], scene.Last.OfType<Note>().Select(note => note.Decision.Kind));
    }

    /// <summary>What its gates saw is told as it was when it was decided: without the purchase itself.</summary>
    [Fact]
    public void A_purchase_leaves_before_its_reasons_are_put_into_words_and_they_do_not_count_it()
    {
        var scene = new Scene();
        scene.Condition("0", Samsung).Instrument(Samsung).Tick(70_000);
        Assert.IsType<PlaceOrder>(scene.Last[0]);
        var reasons = Assert.Single(scene.Last.OfType<Note>(), note => note.Decision.Kind == DecisionKind.Entry).Decision.Reasons;
        Assert.StartsWith("0 / ", Assert.Single(reasons, reason => reason.Name == "최대 보유 종목").Value, StringComparison.Ordinal);
        Assert.StartsWith("0 / ", Assert.Single(reasons, reason => reason.Name == "분당 주문").Value, StringComparison.Ordinal);
    }
}
