using Danta.Market;
using static Danta.Trading.Tests.Race;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>Hashkeys of the purchases that are likely next, fetched ahead.</summary>
public sealed class PreparationTests
{
    static readonly InstrumentCode A = Codes[0];

    /// <summary>Found with a price and described, not heard yet: nothing but a tick is missing. Each is better than the one before.</summary>
    static Scene Found(int places, int candidates, int won = 10_000)
    {
        var scene = new Scene(Settings with { MaxPositions = places });
        scene.Play(new StocksDescribed([.. Codes[..candidates].Select(code => Known(code))]));
        return Poll(scene, won, candidates);
    }

    static Scene Poll(Scene scene, int won, int candidates) => scene.Play(new ConditionAnswered(
        "0", "조건0",
        [.. Codes[..candidates].Select((code, index) => new ConditionHit(code, NameOf(code), Price.FromWon(won)) { Strength = 8_000 + 100 * index })],
        false, scene.Now));

    static PrepareEntry[] Prepared(Scene scene) => [.. scene.All.OfType<PrepareEntry>()];

    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 4)]
    [InlineData(9, 5)]
    public void Of_the_best_candidates_one_more_than_there_are_free_places(int places, int prepared)
    {
        var scene = Found(places, 5);
        Assert.Equal(Codes[..5].Reverse().Take(prepared).Select(code => new PrepareEntry(code, Quantity.Of(100))), Prepared(scene));
        scene.Pass(20);
        Assert.Equal(prepared, Prepared(scene).Length);
    }

    [Fact]
    public void It_is_the_purchase_that_is_sent_then()
    {
        var scene = Found(1, 1);
        var prepared = Assert.Single(Prepared(scene));
        scene.Tick(10_000, A);
        var order = Assert.Single(scene.Placed);
        Assert.Equal((order.Code, order.Quantity, order.Type, order.Venue), (prepared.Code, prepared.Quantity, prepared.Type, prepared.Venue));
    }

    [Fact]
    public void It_is_withdrawn_when_the_call_ends_and_not_when_it_is_bought()
    {
        var scene = Found(2, 2);
        scene.Tick(10_000, Codes[1]);
        Assert.Single(scene.Placed);
        Assert.DoesNotContain(Prepared(scene), entry => entry.Quantity.IsZero);
        scene.Condition("0", Codes[1]);
        Assert.Equal([new(A, Quantity.Zero)], Prepared(scene).Where(entry => entry.Quantity.IsZero));
        scene.Pass(10);
        Assert.Single(Prepared(scene), entry => entry.Quantity.IsZero);
    }

    [Fact]
    public void A_changing_quantity_is_prepared_anew_each_five_seconds_at_most()
    {
        var scene = new Scene(Settings with { MaxPositions = 1, Entry = new("imbalance") });
        scene.Play(new StocksDescribed([Known(A)])).Condition("0", A);
        var at = new List<DateTimeOffset>();
        for (var tick = 0; tick <= 100; tick++)
        {
            var before = Prepared(scene).Length;
            scene.Skip(TimeSpan.FromMilliseconds(200)).Tick(10_000 + 25 * tick, A).Play(Input.Second(scene.Now));
            if (Prepared(scene).Length > before)
                at.Add(scene.Now);
        }
        Assert.Equal(5, at.Count);
        Assert.All(at.Zip(at.Skip(1), (one, next) => next - one), pause => Assert.Equal(TimeSpan.FromSeconds(5), pause));
        Assert.Equal(80, Prepared(scene)[^1].Quantity.Shares);
    }

    [Fact]
    public void None_while_trading_is_paused_and_no_more_than_the_places_leave()
    {
        var scene = new Scene(Settings with { MaxPositions = 2 }).Play(new Pause("api"));
        scene.Play(new StocksDescribed([.. Codes[..5].Select(code => Known(code))]));
        Poll(scene, 10_000, 5).Pass(3);
        Assert.Empty(Prepared(scene));
        scene.Play(new Resume("api"));
        Assert.Equal(3, Prepared(scene).Length);
    }

    [Fact]
    public void What_the_purse_does_not_pay_for_is_not_prepared()
    {
        var scene = new Scene(Settings with { MaxPositions = 1 }) { Money = null };
        scene.Pass(5).Play(new MoneyAnswered(new(39_005), scene.Now)).Play(new StocksDescribed([Known(A)]));
        Poll(scene, 10_000, 1);
        Assert.Equal([new(A, Quantity.Of(3))], Prepared(scene));
    }
}
