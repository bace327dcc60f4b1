using Danta.Host.Configuration;
using Danta.Host.Running;
using Danta.Kis;
using Danta.Kis.Wire;
using Danta.Market;
using Danta.Simulator.Embedded;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>What a seed draws: the market, the owner's settings, and how long the trouble lasts.</summary>
sealed record WorldPlan(long Seed, EmbeddedPlan Market, TraderSettings Settings, PollRhythm Poll, bool HashKey, bool HasMasters, Morning Morning, Days Days)
{
    /// <summary>The morning's master files are not there yet: what there is is yesterday's.</summary>
    public bool HasOldMasters => HasMasters && new Chance(Seed, 307, 0).Hits(0.2);

    public bool IsPaper => Market.IsPaper;

    /// <summary>From then on the broker's calendar is wrong; null: it never is.</summary>
    public TimeSpan? CalendarLiesFrom { get; init; }

    static TimeSpan? LiesFrom(Days days, Chance chance) =>
        chance.Hits(days.KeepsHours ? 0.15 : 0.06) ? TimeSpan.FromSeconds(chance.Between(8, 30)) : null;

    /// <summary>What is held goes to its upper limit, and the owner wants it held there. A busy morning has other settings.</summary>
    public bool LocksLimits => Themes.Contains(Theme.LockedLimits) && Morning == Morning.Calm;

    /// <summary>
    /// In some worlds the machine comes back in a forenoon with a clock that is hours behind, on the same day and later than all that it has
    /// lived through; null: it is right.
    /// </summary>
    public TimeSpan? ClockBehindAt(in Stay stay, DateTimeOffset lived)
    {
        if (!Days.KeepsHours || IsMonth || stay.From == Days.Start || Kst.TimeOf(stay.From) != Days.Forenoon || !new Chance(Seed, 318, stay.From.Ticks).Hits(0.6))
            return null;
        var by = TimeSpan.FromMinutes((int)new Chance(Seed, 319, stay.From.Ticks).Between(130, 9 * 60));
        return stay.From - by > lived ? by : null;
    }

    public IReadOnlySet<Theme> Themes { get; } = Simtest.Themes.Of(Seed, Days);

    /// <inheritdoc cref="Days.IsMonth"/>
    public bool IsMonth => Days.IsMonth;

    /// <param name="month">So many days in a row; null: the seed says how long.</param>
    public static WorldPlan Draw(long seed, int? month = null)
    {
        var chance = new Chance(seed, 300, 0);
        var days = month is { } length ? Month.Of(seed, length) : Days.Of(seed);
        var themes = Simtest.Themes.Of(seed, days);
        if (themes.Contains(Theme.LockedLimits))
            days = LockedLimits.NightOver(days, new Chance(seed, 321, 0));
        var morning = days.IsPlain ? MorningOf(new Chance(seed, 305, 0)) : Morning.Calm;
        var market = new EmbeddedPlan(
            seed, StocksOf(morning, new Chance(seed, 306, 0)) ?? 7 + chance.Below(3),
            FormulasOf(morning, chance.Pick("change(5s) > 0.05", "change(10s) >= 0.15", "change(3s) < 0", "volume(5s) > 0 and change(20s) > 0")),
            SurgesPerHour: chance.Pick(20, 60, 200), OrdersPerSecond: chance.Pick(0.4, 0.9, 2), WarmUp: TimeSpan.FromSeconds(10),
            Deposit: chance.Pick(3_000_000, 20_000_000, 300_000_000))
        {
            IsPaper = morning == Morning.OnPaper,
            KeepsHours = days.KeepsHours,
        };
        // Where it is long, nothing but the price can have been the reason to sell in time.
        var holding = TimeSpan.FromSeconds(chance.Hits(0.75) ? chance.Between(3, 25) : 120);
        var exit = new ExitSettings(
            Rate.FromPercent(chance.Pick(0.3m, 0.8m, 1.5m)), Rate.FromPercent(chance.Pick(0.3m, 0.6m, 1.0m)),
            chance.Hits(0.3) ? Rate.FromPercent(0.3m) : null, null, null, holding, null);
        var orders = new OrderSettings(
            TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(chance.Between(1, 6)))
        {
            EntryType = chance.Pick(OrderType.Market, OrderType.Market, OrderType.Best, OrderType.MarketIoc, OrderType.BestIoc),
            ExitType = chance.Pick(OrderType.Market, OrderType.Market, OrderType.Best, OrderType.BestIoc),
            FallbackAfter = TimeSpan.FromSeconds(chance.Between(1, 3)),
        };
        var settings = TraderSettings.Default with
        {
            BudgetPerTrade = new Won(chance.Pick(300_000, 2_000_000, 20_000_000, 100_000_000)),
            MaxPositions = 1 + chance.Below(4),
            Exit = exit,
            FlattenOnStop = chance.Hits(0.5),
            Risk = new RiskSettings(null, 60, TimeSpan.FromSeconds(chance.Below(6)), null, null),
            Session = SessionOf(days, new Chance(seed, 309, 0), chance.Hits(0.5)),
            AdoptForeignPositions = chance.Hits(0.3),
            Orders = orders,
        };
        if (morning != Morning.Calm)
            (market, settings) = Busy(morning, market, settings);
        else
            settings = Promises.Draw(new Chance(seed, 312, 0), days, settings) with { Approve = days.IsPlain && !themes.Contains(Theme.LockedLimits) && new Chance(seed, 340, 0).Hits(0.15) };
        // A part is sold only where prices go somewhere.
        if (settings.Exit.PartAt is not null)
            market = market with { SurgesPerHour = 200, OrdersPerSecond = 2 };
        if (themes.Contains(Theme.LockedLimits) && morning == Morning.Calm)
            settings = LockedLimits.Promise(new Chance(seed, 320, 0), days, settings);
        var lies = morning == Morning.Calm ? LiesFrom(days, new Chance(seed, 313, 0)) : null;
        if (lies is not null)
            settings = settings with { Session = settings.Session with { CheckHoliday = true } };
        if (month is not null)
            (market, settings, lies) = (Month.Calm(market), Month.Calm(settings), null);
        return new(
            seed, market, settings, month is null ? new PollRhythm(TimeSpan.FromSeconds(chance.Between(1.5, 3)), chance.Hits(0.5) ? TimeSpan.FromSeconds(chance.Between(0.5, 1.5)) : null) : Month.Poll, chance.Hits(0.5), chance.Hits(0.8), morning, days.Lasting(TroubleOf(themes, chance.Between(40, 90))))
        {
            CalendarLiesFrom = lies,
        };
    }

    /// <summary>What lasts for minutes takes time to be seen through.</summary>
    static TimeSpan TroubleOf(IReadOnlySet<Theme> themes, double seconds) =>
        TimeSpan.FromSeconds(seconds + (themes.Contains(Theme.Ledgers) ? 70 : themes.Contains(Theme.LockedLimits) ? 50 : themes.Contains(Theme.Halts) ? 30 : 0));

    /// <summary>Money enough for every place, or for one; and on paper no more at once than a call a second can see through.</summary>
    static (EmbeddedPlan Market, TraderSettings Settings) Busy(Morning morning, EmbeddedPlan market, TraderSettings settings)
    {
        settings = settings with { BudgetPerTrade = new Won(2_000_000) };
        market = market with { Deposit = morning == Morning.Poor ? 3_000_000 : 300_000_000 };
        return morning == Morning.OnPaper
            ? (market, settings with
            {
                MaxPositions = 1,
                Orders = settings.Orders with { EntryType = OrderType.Market, ExitType = OrderType.Market, MostUnanswered = OrderSettings.UnansweredFor(1) },
            })
            : (market, settings);
    }

    /// <summary>Hours of the exchange's own for some: what the clock says then counts, until trades say otherwise.</summary>
    static SessionSettings SessionOf(Days days, Chance chance, bool holidays)
    {
        if (days.KeepsHours)
            return new(
                chance.Pick(new TimeSpan(9, 0, 0), new TimeSpan(9, 0, 30)), chance.Pick(new TimeSpan(15, 10, 0), new TimeSpan(15, 20, 0), new TimeSpan(15, 30, 0)),
                holidays);
        return chance.Hits(0.4) && days.IsPlain
            ? TraderSettings.Default.Session with { CheckHoliday = holidays }
            : new(TimeSpan.Zero, TimeSpan.FromHours(24), holidays);
    }

    /// <summary>The broker takes no market orders in this stock: in every sixth world, in about half of them.</summary>
    public bool RefusesMarket(string code) =>
        new Chance(Seed, 308, 0).Hits(1 / 6.0) && new Chance(Seed, 308, 1 + code[^1]).Hits(0.5);

    /// <summary>Every tenth morning is a busy one.</summary>
    static Morning MorningOf(Chance chance) => chance.Hits(0.1)
        ? chance.Pick(Morning.Crowded, Morning.Flooded, Morning.Flapping, Morning.Poor, Morning.OnPaper)
        : Morning.Calm;

    static int? StocksOf(Morning morning, Chance chance) => morning switch
    {
        Morning.Calm => null,
        Morning.Flooded => 250,
        _ => 45 + chance.Below(20),
    };

    static IReadOnlyList<string> FormulasOf(Morning morning, string calm) => morning switch
    {
        Morning.Calm => [calm],
        Morning.Flooded => ["kospi = 1", "kosdaq = 1 and price < 10000", "kosdaq = 1 and price >= 10000"],
        Morning.Flapping => ["change(3s) < 0"],
        _ => ["price > 0"],
    };

    public EnginePlan EnginePlan(TimeProvider time, World world, Guise guise)
    {
        var (exchange, isPaper) = guise == Guise.Other ? (world.Other.Exchange, !IsPaper) : (world.Exchange, IsPaper);
        var options = new KisOptions
        {
            Environment = isPaper ? KisEnvironment.Paper : KisEnvironment.Real,
            Keys = KeysOf(exchange.Keys),
            MarketData = isPaper ? KeysOf(exchange.RealKeys) : null,
            Account = KisAccount.Parse(exchange.AccountNumber),
            HashKey = HashKey,
            StateDirectory = guise == Guise.Other ? world.Other.Directory : world.Directory,
            Seed = (int)Seed,
        };
        return new(
            options, TradingMode.Demo, DryRun: guise == Guise.Dry, Settings, [.. Enumerable.Range(1, Market.Formulas.Count).Select(number => $"조건{number}")], Poll, time);
    }

    static KisKeys KeysOf(EmbeddedKeys keys) => new()
    {
        AppKey = new(keys.AppKey),
        AppSecret = new(keys.AppSecret),
        HtsId = keys.HtsId,
        RestUrl = new("http://exchange.invalid"),
        WebSocketUrl = new("ws://exchange.invalid"),
    };
}
