using Danta.Simulator.Crowd;
using Danta.Simulator.Exchange;
using Danta.Simulator.Scenarios;

namespace Danta.Simulator.Tests.Facts;

/// <summary>An ordinary day is as days on markets are (docs/market.md), whatever the seed.</summary>
public sealed class MarketFactsTests
{
    const int Stocks = 120;
    const int Measure = 250;

    static readonly long[] Seeds = [31, 32, 33];

    static readonly Lazy<IReadOnlyList<(MarketDay Day, MarketFacts Facts)>> Lived = new(() =>
        [.. Seeds.AsParallel().AsOrdered().Select(seed => MarketDay.Live(MarketDay.Plan(seed, Stocks))).Select(day => (day, new MarketFacts(day)))]);

    static IEnumerable<MarketFacts> All => Lived.Value.Select(lived => lived.Facts);

    [Fact]
    public void Large_moves_are_far_more_frequent_than_chance_would_have_them() =>
        Assert.All(All, facts => Assert.InRange(Statistic.Median(facts.Kurtoses), 5, 50));

    [Fact]
    public void Restless_minutes_are_followed_by_restless_minutes() => Assert.All(All, facts => Assert.InRange(facts.Clustering, 0.1, 0.4));

    [Fact]
    public void Most_stocks_hardly_move_and_a_few_move_much() => Assert.All(All, facts =>
    {
        Assert.InRange(Statistic.Median(facts.Volatilities), 0.05, 0.2);
        Assert.InRange(Statistic.Mean([.. facts.Volatilities.Take(Stocks / 25)]), 0.5, 1.5);
        Assert.True(facts.Changes.Count(change => Math.Abs(change) < 3) > Stocks / 2);
    });

    [Fact]
    public void A_day_is_busy_at_its_ends()
    {
        foreach (var shape in All.Select(facts => facts.Shape()))
        {
            var noon = Statistic.Mean([.. shape.Skip(3).Take(6)]);
            Assert.True(shape[0] > 1.5 * noon, $"{shape[0]} and {noon}");
            // The last of them has twenty minutes.
            Assert.True(shape[^1] * 1.5 > noon, $"{shape[^1]} and {noon}");
        }
    }

    [Fact]
    public void Whoever_only_buys_is_not_flattered() => Assert.InRange(Mean(facts => Statistic.Mean(facts.Changes)), -0.5, 0.5);

    [Fact]
    public void Stocks_move_together_and_those_of_a_theme_or_a_sector_the_more()
    {
        Assert.All(All, facts => Assert.InRange(facts.Correlation(1, (_, _) => true), 0.15, 0.4));
        var all = Mean(facts => facts.Correlation(1, (_, _) => true));
        Assert.True(Mean(facts => facts.Correlation(1, SameSector)) > all);
        Assert.True(Lived.Value.Average(lived => lived.Facts.Correlation(1, (first, second) => SameTheme(lived.Day, first, second))) > all + 0.02);
    }

    [Fact]
    public void Turnover_has_at_least_three_orders_of_magnitude() =>
        Assert.All(All, facts => Assert.True(facts.Turnovers[0] > 1_000 * facts.Turnovers[^1], $"{facts.Turnovers[0]} and {facts.Turnovers[^1]}"));

    [Fact]
    public void Buyers_and_sellers_are_not_always_as_eager() => Assert.All(All, facts =>
    {
        var (low, high) = (Statistic.Percentile(facts.Strengths, 0.05), Statistic.Percentile(facts.Strengths, 0.95));
        Assert.InRange(low, 40, 90);
        Assert.InRange(high, 115, 300);
    });

    [Fact]
    public void What_is_little_traded_has_a_wide_spread() => Assert.All(All.Select(facts => facts.Spreads()), spreads =>
    {
        Assert.InRange(spreads.Busy, 1, 1.6);
        Assert.True(spreads.Sleepy > 1.4 * spreads.Busy, $"{spreads}");
    });

    [Fact]
    public void Many_orders_are_of_one_share_and_a_few_are_very_large() => Assert.All(All.Select(facts => facts.OrderSizes()), sizes =>
    {
        Assert.InRange(sizes.Ones, 0.1, 0.5);
        Assert.True(sizes.Tail > 6, $"{sizes.Tail}");
    });

    [Fact]
    public void More_stands_at_round_prices() => Assert.All(All, facts => Assert.InRange(facts.Walls, 1.5, 5));

    [Fact]
    public void Both_kinds_of_interruption_come_now_and_then()
    {
        Assert.InRange(Mean(facts => facts.StaticInterruptions + facts.DynamicInterruptions) * Measure / Stocks, 5, 60);
        Assert.True(All.Sum(facts => facts.StaticInterruptions) > 0);
        Assert.True(All.Sum(facts => facts.DynamicInterruptions) > 0);
    }

    [Fact]
    public void A_surge_fails_as_often_as_it_goes_on()
    {
        var outcomes = All.SelectMany(facts => facts.Surges).ToList();
        Assert.True(outcomes.Count > 100, $"{outcomes.Count}");
        Assert.InRange(outcomes.Count(after => after > 0) / (double)outcomes.Count, 0.35, 0.65);
    }

    /// <summary>Forty stocks have a handful of interruptions a day: it takes several days to tell how many are usual.</summary>
    [Fact]
    public void Days_are_calm_ordinary_or_wild()
    {
        var kinds = ((DayKind[])[DayKind.Calm, DayKind.Ordinary, DayKind.Wild])
            .Select(kind => (IReadOnlyList<MarketFacts>)
            [
                .. ((long[])[34, 36, 37, 38]).AsParallel().AsOrdered()
                    .Select(seed => new MarketFacts(MarketDay.Live(MarketDay.Plan(seed, 40) with { Temper = new(Day: kind) }))),
            ])
            .ToList();
        Assert.Equal(kinds, kinds.OrderBy(days => days.Average(facts => Statistic.Median(facts.Volatilities))));
        Assert.Equal(kinds, kinds.OrderBy(days => days.Sum(facts => facts.Turnovers.Sum())));
        Assert.Equal(kinds, kinds.OrderBy(days => days.Sum(facts => facts.StaticInterruptions + facts.DynamicInterruptions)));
    }

    [Fact]
    public void The_same_seed_is_the_same_day()
    {
        var scenario = new Scenario { Seed = 35, Stocks = 40, WarmUp = TimeSpan.FromMinutes(4) };
        var (first, again) = (Clients.Quiet.Of(scenario, listen: true), Clients.Quiet.Of(scenario, listen: true));
        Assert.True(first.Tape.Count > 1_000);
        Assert.Equal(first.Tape, again.Tape);
    }

    /// <summary>DANTA_MARKET=7,8,9 prints the figures of those seeds' days with 250 stocks.</summary>
    [Fact(Explicit = true)]
    public void Table()
    {
        foreach (var seed in (Environment.GetEnvironmentVariable("DANTA_MARKET") ?? "1").Split(','))
        {
            var day = MarketDay.Live(MarketDay.Plan(long.Parse(seed, System.Globalization.CultureInfo.InvariantCulture), Measure));
            foreach (var line in FactsTable.Of(day, (first, second) => SameTheme(day, first, second)).Prepend($"시드 {seed}"))
                TestContext.Current.TestOutputHelper!.WriteLine(line);
        }
    }

    static double Mean(Func<MarketFacts, double> of) => All.Average(of);

    static bool SameSector(Instrument first, Instrument second) => first.Listing.Sector.Length > 0 && first.Listing.Sector == second.Listing.Sector;

    static bool SameTheme(MarketDay day, Instrument first, Instrument second)
    {
        var themes = day.Simulation.Venue.Temperaments.Themes;
        return themes.ThemeOf(first.Index) >= 0 && themes.ThemeOf(first.Index) == themes.ThemeOf(second.Index);
    }
}
