using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

public sealed class EntryRuleTests
{
    static Scene With(string rule, params (string Key, decimal Value)[] keys) =>
        Of(new(rule) { Keys = keys.ToDictionary(key => key.Key, key => key.Value) });

    static Scene Of(EntrySettings entry)
    {
        var scene = new Scene(Plain with { Entry = entry });
        scene.Condition("0", Samsung).Instrument(Samsung);
        return scene;
    }

    /// <summary>A trade a second at each price.</summary>
    static Scene Trades(Scene scene, Side aggressor, long size, int strength, params int[] prices)
    {
        foreach (var won in prices)
        {
            scene.Skip(TimeSpan.FromSeconds(1));
            scene.Play(Input.Of(scene.Now, Quote(Samsung, won) with { Aggressor = aggressor, Size = Quantity.Of(size), Strength = strength }));
        }
        return scene;
    }

    static bool Wants(Scene scene) => scene.Last.Any(request => request is PlaceOrder { Side: Side.Buy });

    static int[] Flat(int won, int count) => [.. Enumerable.Repeat(won, count)];

    [Fact]
    public void Breakout_waits_for_a_full_window_a_new_high_and_volume()
    {
        var scene = With("breakout", ("seconds", 20), ("volumeRatio", 2));
        Assert.False(Wants(Trades(scene, Side.Buy, 10, 100_00, Flat(70_000, 15))));
        Assert.False(Wants(Trades(scene, Side.Buy, 500, 100_00, 70_100)));
        Trades(scene, Side.Buy, 10, 100_00, Flat(70_000, 20));
        // A new high on the volume of every day is no breakout, and volume without a new high is none either.
        Assert.False(Wants(Trades(scene, Side.Buy, 10, 100_00, 70_200)));
        Assert.False(Wants(Trades(scene, Side.Buy, 500, 100_00, 70_200)));
        Assert.True(Wants(Trades(scene, Side.Buy, 500, 100_00, 70_300)));
    }

    [Fact]
    public void Pullback_wants_a_surge_a_dip_and_a_turn_upwards()
    {
        var scene = With("pullback", ("seconds", 60), ("risingTicks", 2));
        Trades(scene, Side.Buy, 10, 100_00, 70_000, 70_500, 71_000, 71_500);
        Assert.False(Wants(scene));
        Trades(scene, Side.Sell, 10, 100_00, 71_200, 70_900);
        Assert.False(Wants(Trades(scene, Side.Buy, 10, 100_00, 71_000)));
        Assert.True(Wants(Trades(scene, Side.Buy, 10, 100_00, 71_100)));
    }

    [Fact]
    public void Pullback_without_enough_dip_is_none()
    {
        var scene = With("pullback", ("risingTicks", 2));
        Trades(scene, Side.Buy, 10, 100_00, 70_000, 71_500, 71_300, 71_400, 71_450);
        Assert.False(Wants(scene));
    }

    [Theory]
    [InlineData(120_00, 70, 30, true)]
    [InlineData(109_00, 70, 30, false)]
    [InlineData(120_00, 59, 41, false)]
    public void Strength_wants_the_day_and_the_last_seconds(int strength, int bought, int sold, bool wants)
    {
        var scene = With("strength", ("seconds", 10));
        scene.Skip(TimeSpan.FromSeconds(1));
        scene.Play(Input.Of(scene.Now, Quote(Samsung, 70_000) with { Aggressor = Side.Sell, Size = Quantity.Of(sold), Strength = 0 }));
        Trades(scene, Side.Buy, bought, strength, 70_000);
        Assert.Equal(wants, Wants(scene));
    }

    [Theory]
    [InlineData(150, 100, true)]
    [InlineData(149, 100, false)]
    public void Imbalance_weighs_the_ten_levels(int bid, int ask, bool wants)
    {
        var scene = With("imbalance");
        scene.Tick(70_000);
        Assert.False(Wants(scene));
        scene.Play(Input.Of(scene.Now, Book(bid, ask)));
        Assert.Equal(wants, Wants(scene));
    }

    [Fact]
    public void All_needs_every_rule_and_any_needs_one()
    {
        EntrySettings[] rules = [new("immediate"), new("imbalance")];
        Assert.False(Wants(Of(new("all") { Rules = rules }).Tick(70_000)));
        Assert.True(Wants(Of(new("any") { Rules = rules }).Tick(70_000)));
        var scene = Of(new("all") { Rules = rules }).Tick(70_000);
        scene.Play(Input.Of(scene.Now, Book(300, 100)));
        Assert.True(Wants(scene));
        var entry = scene.All.OfType<Note>().Last(note => note.Decision.Kind == DecisionKind.Entry).Decision;
        Assert.Contains(new Reason("imbalance", "예"), entry.Reasons);
        Assert.Contains(entry.Reasons, reason => reason.Name == "호가 잔량");
    }

    [Fact]
    public void A_call_that_is_too_old_is_void()
    {
        var scene = new Scene(Plain with { Entry = new("immediate") { MaxSignalAge = TimeSpan.FromSeconds(30) } });
        scene.Condition("0", Samsung).Instrument(Samsung).Skip(TimeSpan.FromSeconds(31)).Tick(70_000);
        Assert.False(Wants(scene));
        Assert.Contains(scene.All.OfType<Note>(), note => note.Decision.Sentence.Contains("신호 만료", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_rule_names_its_keys_and_equal_settings_are_equal()
    {
        Assert.Equal(["immediate", "breakout", "pullback", "strength", "imbalance", "all", "any"], EntryRules.Names);
        Assert.Equal(["seconds", "volumeRatio"], EntryRules.KeysOf("breakout").Select(key => key.Name));
        Assert.Equal(
            new EntrySettings("all") { Rules = [new("immediate"), new("imbalance")] }, new EntrySettings("all") { Rules = [new("immediate"), new("imbalance")] });
        Assert.NotEqual(new EntrySettings("all") { Rules = [new("immediate")] }, new EntrySettings("all") { Rules = [new("imbalance")] });
    }

    internal static BookTick Book(long bid, long ask, int won = 70_000)
    {
        var asks = default(BookSide);
        var bids = default(BookSide);
        asks[0] = new(Price.FromWon(won + 100), Quantity.Of(ask / 2));
        asks[1] = new(Price.FromWon(won + 200), Quantity.Of(ask - ask / 2));
        bids[0] = new(Price.FromWon(won), Quantity.Of(bid));
        return new(Samsung, 100_000, BookPhase.Continuous, asks, bids, default, default, default, default, default);
    }
}
