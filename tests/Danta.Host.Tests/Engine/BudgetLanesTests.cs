using Danta.Host.Edges;
using Danta.Kis;
using Danta.Kis.Wire;
using Danta.Trading;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Host.Tests.Engine;

public sealed class BudgetLanesTests
{
    [Fact]
    public async Task Both_budgets_lines_are_told_as_one()
    {
        var time = new Standing();
        var keys = new KisKeys { AppKey = new("key"), AppSecret = new("secret"), RestUrl = new("http://broker.test") };
        var options = new KisOptions
        {
            Environment = KisEnvironment.Paper, Keys = keys, MarketData = keys with { AppKey = new("real") },
            Account = KisAccount.Parse("50012345-01"), StateDirectory = Path.GetTempPath(),
        };
        await using var broker = new Broker(options, EdgeSettings.Default, KisGround.Plain, time, NullLoggerFactory.Instance);
        await broker.Client.Budget.TakeAsync(Lane.Balance, default);
        _ = broker.Client.Budget.TakeAsync(Lane.Balance, default).AsTask();
        _ = broker.Client.Budget.TakeAsync(Lane.Doubts, default).AsTask();
        time.Ticks += 2;
        broker.Client.MarketDataBudget!.Penalise(TimeSpan.FromSeconds(60));
        _ = broker.Client.MarketDataBudget.TakeAsync(Lane.Balance, default).AsTask();
        _ = broker.Client.MarketDataBudget.TakeAsync(Lane.Conditions, default).AsTask();
        time.Ticks += 3;

        Assert.Equal(
            [
                new("sales", 0, default), new("cancels", 0, default), new("entries", 0, default), new("doubts", 1, TimeSpan.FromTicks(5)),
                new("conditions", 1, TimeSpan.FromTicks(3)), new("balance", 2, TimeSpan.FromTicks(5)), new("other", 0, default),
            ],
            broker.Budget.Lanes);
        Assert.Equal((1, 1, 2), (broker.Budget.Limit, broker.Budget.Used, broker.Budget.Waiting));
    }

    /// <summary>A clock that moves when it is told to, and whose timers never fire.</summary>
    sealed class Standing : TimeProvider
    {
        public long Ticks { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Silent();

        sealed class Silent : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
