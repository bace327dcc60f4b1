using Danta.Host.Configuration;
using Danta.Host.Running;
using Danta.Kis;
using Danta.Kis.Wire;
using Danta.Market;
using Danta.Simulator.Embedded;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>What a seed draws: the market, the owner's settings, and how long the trouble lasts.</summary>
sealed record WorldPlan(long Seed, EmbeddedPlan Market, TraderSettings Settings, PollRhythm Poll, bool HashKey, bool HasMasters, TimeSpan Trouble)
{
    public static WorldPlan Draw(long seed)
    {
        var chance = new Chance(seed, 300, 0);
        var market = new EmbeddedPlan(
            seed, 7 + chance.Below(3),
            chance.Pick("change(5s) > 0.05", "change(10s) >= 0.15", "change(3s) < 0", "volume(5s) > 0 and change(20s) > 0"),
            SurgesPerHour: chance.Pick(20, 60, 200), OrdersPerSecond: chance.Pick(0.4, 0.9, 2), WarmUp: TimeSpan.FromSeconds(10),
            Deposit: chance.Pick(3_000_000, 20_000_000, 300_000_000));
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
            Session = new SessionSettings(TimeSpan.Zero, TimeSpan.FromHours(24), chance.Hits(0.5)),
            AdoptForeignPositions = chance.Hits(0.3),
            Orders = orders,
        };
        return new(
            seed, market, settings, new PollRhythm(TimeSpan.FromSeconds(chance.Between(1.5, 3)), chance.Hits(0.5) ? TimeSpan.FromSeconds(chance.Between(0.5, 1.5)) : null), chance.Hits(0.5), chance.Hits(0.8), TimeSpan.FromSeconds(chance.Between(40, 90)));
    }

    public EnginePlan EnginePlan(TimeProvider time, World world) => new(
        new KisOptions
        {
            Environment = KisEnvironment.Real,
            Keys = new KisKeys
            {
                AppKey = new(world.Exchange.AppKey), AppSecret = new(world.Exchange.AppSecret), HtsId = world.Exchange.HtsId,
                RestUrl = new("http://exchange.invalid"), WebSocketUrl = new("ws://exchange.invalid"),
            },
            Account = KisAccount.Parse(world.Exchange.AccountNumber),
            HashKey = HashKey,
            StateDirectory = world.Directory,
            Seed = (int)Seed,
        },
        TradingMode.Demo, DryRun: false, Settings, ["움직임"], Poll, time);
}
