using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>
/// No list has the purchase and no notice told of it; a balance shows its shares. What its row says that they cost is believed as far
/// as a price of the day could have made it: a stop must not see a loss that is none.
/// </summary>
public sealed class GuessedCostTests
{
    /// <param name="cost">매입금액 of the row that shows seven.</param>
    /// <param name="average">What a share is held at.</param>
    [Theory]
    [InlineData(490_000, 70_000)]
    [InlineData(980_000, 70_000)]
    [InlineData(245_000, 70_000)]
    [InlineData(0, 70_000)]
    public void A_row_whose_cost_is_that_of_other_shares_is_no_loss(long cost, int average)
    {
        var (scene, _) = Unlisted();
        scene.Held.Clear();
        scene.Held.Add(new(Samsung, NameOf(Samsung), Quantity.Of(7), Quantity.Of(7), new(cost), Price.FromWon(70_000)));
        scene.Pass(12, answer: true).Tick(70_000);
        var position = Assert.Single(scene.Shot.Positions);
        Assert.Equal((7L, (decimal)average), (position.Quantity.Shares, position.AveragePrice));
        Assert.Single(scene.Placed);
    }

    /// <summary>The list has it at last, with all of it for the won that seven were thought to have cost.</summary>
    [Fact]
    public void A_list_that_comes_later_says_what_they_cost()
    {
        var (scene, number) = Unlisted();
        scene.Held.Clear();
        scene.Held.Add(new(Samsung, NameOf(Samsung), Quantity.Of(7), Quantity.Of(7), new(980_000), Price.FromWon(70_000)));
        scene.Pass(12, answer: true);
        scene.Rows.Add(Row(number, Samsung, Side.Buy, 14, 14, 70_000));
        scene.Holds(Samsung, 14, 70_000).Pass(20, answer: true);
        var position = Assert.Single(scene.Shot.Positions);
        Assert.Equal((14L, 980_000L), (position.Quantity.Shares, position.Cost.Amount));
        Assert.DoesNotContain(scene.News<HaltNews>(), news => news.Halted);
    }

    static (Scene Scene, OrderNumber Number) Unlisted()
    {
        var scene = new Scene();
        var number = scene.Ack(scene.Enter(70_000));
        scene.Pass(12, answer: true);
        return (scene, number);
    }
}
