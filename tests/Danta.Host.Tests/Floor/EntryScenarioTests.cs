using Danta.Market;
using Danta.Trading;
using static Danta.Host.Tests.Floor.FloorStage;

namespace Danta.Host.Tests.Floor;

/// <summary>Each entry rule on a market that nobody wrote for it: whatever it bought is checked against the tape by another hand.</summary>
public sealed class EntryScenarioTests
{
    static readonly TimeSpan Day = TimeSpan.FromMinutes(6);

    /// <param name="holds">Whether the rule is satisfied by the tape up to the purchase, the newest trade last.</param>
    static void AssertEveryPurchase(string name, Func<ExchangeFloor, BookTick, List<(long Second, TradeTick Tick)>, bool> holds)
    {
        var floor = Open(name);
        floor.Run(Day);
        var bought = Bought(floor).ToList();
        Assert.NotEmpty(bought);
        Assert.All(bought, purchase => Assert.True(
            holds(floor, purchase.Book, TapeOf(floor, purchase.Order.Code, purchase.Ticks)), $"{purchase.At:HH:mm:ss.f} {purchase.Order.Code}"));
        AssertBooksEqual(floor);
    }

    [Fact]
    public void Immediate_buys_what_has_entered_as_soon_as_it_is_priced()
    {
        AssertEveryPurchase("entry-immediate", (floor, _, tape) =>
            tape.Count > 0 && floor.Decisions.Exists(decision => decision.Kind == DecisionKind.Signal && decision.Code == tape[^1].Tick.Code));
    }

    [Fact]
    public void Breakout_buys_a_new_high_with_volume_behind_it() => AssertEveryPurchase("entry-breakout", (_, _, tape) => IsBreakout(tape, 20, 1.5));

    [Fact]
    public void Pullback_buys_after_a_surge_a_dip_and_a_turn() => AssertEveryPurchase("entry-pullback", (_, _, tape) =>
    {
        var window = tape.Where(heard => heard.Second > tape[^1].Second - 60).Select(heard => (double)heard.Tick.Last.Won).ToList();
        var last = window[^1];
        var peak = window.IndexOf(window.Max());
        var low = window.Take(peak + 1).Min();
        var dip = window.Skip(peak).Min();
        return window[peak] / low >= 1.012 && dip / window[peak] <= 0.996 && last > dip && last < window[peak];
    });

    [Fact]
    public void Strength_buys_where_buyers_lead_today_and_just_now() =>
        AssertEveryPurchase("entry-strength", (_, _, tape) => IsStrong(tape, 20, 110_00, 0.65));

    [Fact]
    public void Imbalance_buys_where_bids_outweigh_offers() =>
        AssertEveryPurchase("entry-imbalance", (_, book, _) => Leans(book, 1.2));

    [Fact]
    public void Rules_are_combined_as_the_owner_wrote() => AssertEveryPurchase(
        "entry-combined", (_, book, tape) => IsBreakout(tape, 20, 2) || IsStrong(tape, 20, 110_00, 0.6) && Leans(book, 1.3));

    static bool IsBreakout(List<(long Second, TradeTick Tick)> tape, int seconds, double ratio)
    {
        var now = tape[^1].Second;
        var before = tape.Where(heard => heard.Second >= now - seconds && heard.Second < now).Select(heard => heard.Tick.Last.Won).DefaultIfEmpty(int.MaxValue).Max();
        var volume = tape.Where(heard => heard.Second > now - seconds && heard.Tick.Aggressor is not null).Sum(heard => heard.Tick.Size.Shares);
        var burst = tape.Where(heard => heard.Second > now - 5 && heard.Tick.Aggressor is not null).Sum(heard => heard.Tick.Size.Shares);
        return tape[^1].Tick.Last.Won > before && burst / 5.0 >= ratio * volume / seconds - 1e-9;
    }

    static bool IsStrong(List<(long Second, TradeTick Tick)> tape, int seconds, int strength, double share)
    {
        var window = tape.Where(heard => heard.Second > tape[^1].Second - seconds).Select(heard => heard.Tick).ToList();
        var bought = window.Where(tick => tick.Aggressor == Side.Buy).Sum(tick => tick.Size.Shares);
        var sold = window.Where(tick => tick.Aggressor == Side.Sell).Sum(tick => tick.Size.Shares);
        return tape[^1].Tick.Strength >= strength && bought >= share * (bought + sold) - 1e-9;
    }

    static bool Leans(BookTick book, double ratio)
    {
        var (bids, asks) = (0L, 0L);
        for (var level = 0; level < BookSide.Depth; level++)
            (bids, asks) = (bids + book.Bids[level].Size.Shares, asks + book.Asks[level].Size.Shares);
        return bids >= ratio * asks;
    }
}
