using Danta.Host.Edges;
using Danta.Host.Engine;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tests.Edges;

/// <summary>What the trader hears of token and broker, once a second and only where it has changed.</summary>
public sealed class SecondsTests
{
    string? _token;
    string? _calls;

    [Fact]
    public async Task A_broker_that_answers_nothing_is_told_once_and_once_that_it_answers() => await RunAsync((pass, heard) =>
    {
        pass(3);
        Assert.Empty(heard().OfType<BrokerChanged>());
        _calls = "HTTP 500";
        pass(60);
        Assert.Equal([new(false, "HTTP 500")], heard().OfType<BrokerChanged>());
        _calls = null;
        pass(60);
        Assert.Equal([new(true, "")], heard().OfType<BrokerChanged>());
    });

    /// <summary>A renewal of a moment stops no purchases.</summary>
    [Fact]
    public async Task A_token_that_is_missing_for_three_seconds_is_told_and_the_next_one_at_once() => await RunAsync((pass, heard) =>
    {
        _token = "EGW00002";
        pass(EdgeSettings.Default.TokenPatience - 1);
        _token = null;
        pass(10);
        Assert.Empty(heard().OfType<TokenChanged>());
        _token = "EGW00002";
        pass(60);
        Assert.Equal([new(false, "EGW00002")], heard().OfType<TokenChanged>());
        _token = null;
        pass(1);
        Assert.Equal([new(true, "")], heard().OfType<TokenChanged>());
    });

    Task RunAsync(Action<Action<int>, Func<List<TraderEvent>>> test) => EdgeStage.AloneAsync(async () =>
    {
        using var stage = new EdgeStage(Kst.At(new(2026, 11, 23), new(10, 0)));
        using var stop = new CancellationTokenSource();
        var seconds = new Seconds(stage.Inbox, new SteadyClock(stage.Time, stage.Time.GetUtcNow()), EdgeSettings.Default, () => _token, () => _calls, () => true);
        var running = seconds.RunAsync(stop.Token);
        test(
            count =>
            {
                for (var second = 0; second < count; second++)
                    stage.Pass(TimeSpan.FromSeconds(1));
            },
            stage.Heard);
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    });
}
