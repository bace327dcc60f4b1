using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>Who is listened to where not all can be.</summary>
public sealed class WatchTests
{
    static readonly InstrumentCode[] Codes = [.. Enumerable.Range(1, 9).Select(index => InstrumentCode.Parse($"00000{index}"))];

    static Scene With(int slots, string rule = "imbalance") =>
        new(Plain with { WatchSlots = slots, MaxPositions = slots, Entry = new(rule), Risk = Plain.Risk with { StaleAfter = null } });

    static IEnumerable<InstrumentCode> Watched(Scene scene) =>
        scene.Shot.Watchlist.Where(view => view.IsWatched).Select(view => view.Code).Order();

    static Scene Lively(Scene scene, InstrumentCode code, long turnover, int strength) => scene.Play(Input.Of(
        scene.Now, Quote(code, 10_000) with { DayTurnover = new(turnover), Strength = strength }));

    [Fact]
    public void No_more_stocks_are_watched_than_there_are_slots()
    {
        var scene = With(3).Condition("0", Codes);
        Assert.Equal(Codes[..3], Watched(scene));
        scene.Pass(20);
        Assert.Equal(3, Watched(scene).Count());
    }

    [Fact]
    public void A_much_better_candidate_takes_the_place_of_the_weakest_and_a_slightly_better_one_does_not()
    {
        var scene = With(2).Condition("0", Codes[0], Codes[1]);
        Lively(Lively(scene, Codes[0], 9_000_000_000, 15_000), Codes[1], 0, 8_000);
        scene.Pass(31);
        // Fresh by ten points and unknown in turnover and strength: 50 each.
        scene.Condition("0", Codes[0], Codes[1], Codes[2]).Pass(1);
        Assert.Equal([Codes[0], Codes[2]], Watched(scene));
        // Neither of the two in place is clearly worse than a newcomer now.
        Lively(scene, Codes[2], 5_000_000_000, 13_000);
        scene.Pass(31).Condition("0", Codes[..4]).Pass(5);
        Assert.Equal([Codes[0], Codes[2]], Watched(scene));
    }

    [Fact]
    public void A_newcomer_waits_until_the_weakest_has_had_its_time()
    {
        var scene = With(1).Condition("0", Codes[0]);
        Lively(scene, Codes[0], 0, 8_000);
        scene.Pass(5).Condition("0", Codes[0], Codes[1]).Pass(20);
        Assert.Equal([Codes[0]], Watched(scene));
        scene.Pass(10);
        Assert.Equal([Codes[1]], Watched(scene));
    }

    [Fact]
    public void What_is_held_is_never_dropped()
    {
        var scene = With(1, "immediate");
        scene.Hold(10_000, Codes[0]);
        scene.Condition("0", Codes).Pass(60, answer: true);
        Assert.DoesNotContain(scene.All.OfType<Unwatch>(), unwatch => unwatch.Code == Codes[0]);
        Assert.DoesNotContain(scene.All.OfType<Watch>(), watch => watch.Code != Codes[0]);
    }

    /// <summary>It has waited for those that are heard, the broker has priced it, and a question of its own has told that there is no VI.</summary>
    [Fact]
    public void A_stock_that_is_bought_without_a_place_gets_that_of_the_weakest()
    {
        var scene = new Scene(Plain with { WatchSlots = 1, MaxPositions = 1, Risk = Plain.Risk with { MaxPrice = Price.FromWon(9_000) } });
        scene.Condition("0", Codes[0], Codes[1]).Instrument(Codes[0]).Play(new InstrumentsAnswered([Known(Codes[1], 8_000)])).Tick(10_000, Codes[0]);
        Assert.Empty(scene.Placed);
        scene.Pass(4).Play(new InstrumentsAnswered([Known(Codes[1], 8_000)]));
        Assert.Empty(scene.Placed);
        Assert.Equal(new InstrumentQuestion(Codes[1]), Assert.Single(scene.Last.OfType<Ask>()).Question);
        scene.Play(Known(Codes[1], 8_000));
        Assert.Equal(Codes[1], Assert.Single(scene.Placed).Code);
        Assert.Equal([new Unwatch(Codes[0])], scene.All.OfType<Unwatch>());
        Assert.Equal(new Watch(Codes[1], true), scene.All.OfType<Watch>().Last());
    }

    [Fact]
    public void Stocks_without_a_place_are_asked_for_together_and_never_in_a_storm()
    {
        var scene = With(1).Condition("0", Codes);
        Assert.Equal(Codes, Assert.Single(Groups(scene.All)).Order());
        // Nobody answers: nothing more is asked until that question has had its time.
        scene.Pass(9);
        Assert.Single(Groups(scene.All));
        scene.Pass(1);
        Assert.Equal(2, Groups(scene.All).Count());
        // Answered, a price is asked for again when it has grown old, of those alone that are not heard.
        scene.Play(new InstrumentsAnswered([.. Codes.Select(code => Known(code, 10_000))])).Pass(30);
        Assert.All(Groups(scene.All).Skip(2), codes => Assert.Equal(Codes[1..], codes.Order()));
        Assert.InRange(Groups(scene.All).Count(), 4, 5);
    }

    static IEnumerable<IReadOnlyList<InstrumentCode>> Groups(IEnumerable<Request> requests) =>
        requests.OfType<Ask>().Select(ask => ask.Question).OfType<InstrumentsQuestion>().Select(question => question.Codes);

    /// <summary>A price that was asked for is none of the stream's: where there is a place, a tick has to come.</summary>
    [Fact]
    public void A_stock_with_a_place_is_not_bought_on_a_price_that_was_asked_for()
    {
        var scene = new Scene();
        scene.Condition("0", Samsung).Play(Known(Samsung, 70_000)).Pass(3);
        Assert.DoesNotContain(scene.All, request => request is PlaceOrder { Side: Side.Buy });
        scene.Tick(70_000);
        Assert.Contains(scene.Last, request => request is PlaceOrder { Side: Side.Buy });
    }

    static InstrumentAnswered Known(InstrumentCode code, int won) => new(
        code, NameOf(code), Board.Kospi, ListingKind.Stock, Price.FromWon(won), Price.FromWon(won * 13 / 10), Price.FromWon(won * 7 / 10), false,
        false, 0, false, false, Price.FromWon(won))
    {
        DayTurnover = new(1_000_000_000),
    };
}
