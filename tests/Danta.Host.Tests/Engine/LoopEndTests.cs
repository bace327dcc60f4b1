using Danta.Trading;

namespace Danta.Host.Tests.Engine;

public sealed class LoopEndTests : IDisposable
{
    readonly LoopStage _stage = new();
    int _heard;

    public void Dispose() => _stage.Dispose();

    /// <summary>By a tick, which is heard without the queue, and by an event.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_step_that_fails_ends_the_loop_with_its_fault_and_nobody_hears_anything_any_more(bool byTick)
    {
        _stage.Hears = (_, _) =>
        {
            _heard++;
            throw new FormatException("ours");
        };
        var running = _stage.Run();
        if (byTick)
            _stage.Inbox.Post(LoopStage.Tick, 0);
        else
            _stage.Inbox.Post(new Pause("test"));
        Assert.Equal("ours", (await Assert.ThrowsAsync<FormatException>(() => running)).Message);

        _stage.Inbox.Post(LoopStage.Tick, 0);
        _stage.Inbox.Post(new Pause("test"));
        _stage.Inbox.PostSecond();
        _stage.Stop();
        Assert.Equal(1, _heard);
    }

    [Fact]
    public async Task A_stop_while_somebody_is_in_the_trader_ends_after_his_step()
    {
        using var entered = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        var left = false;
        _stage.Hears = (_, _) =>
        {
            entered.Set();
            gate.Wait(TestContext.Current.CancellationToken);
            left = true;
        };
        var running = _stage.Run();
        var inside = Task.Factory.StartNew(() => _stage.Inbox.Post(LoopStage.Tick, 0), TaskCreationOptions.LongRunning);
        entered.Wait(TestContext.Current.CancellationToken);
        _stage.Stop();
        Assert.False(running.IsCompleted);
        gate.Set();
        await inside;
        await running;
        Assert.True(left);

        _stage.Hears = (_, _) => _heard++;
        _stage.Inbox.Post(LoopStage.Tick, 0);
        _stage.Inbox.Post(new Pause("test"));
        Assert.Equal(0, _heard);
    }

    [Fact]
    public async Task A_stop_while_nobody_is_in_the_trader_ends_at_once()
    {
        var running = _stage.Run();
        _stage.Stop();
        await running;
    }

    [Fact]
    public async Task A_loop_that_is_stopped_before_it_runs_hears_nothing()
    {
        _stage.Hears = (_, _) => _heard++;
        _stage.Inbox.Post(new Pause("test"));
        _stage.Stop();
        await _stage.Run();
        Assert.Equal(0, _heard);
    }

    /// <summary>The loop holds the stops of everything: an edge that fails must not take it along.</summary>
    [Fact]
    public async Task An_edge_that_fails_leaves_the_order_in_doubt_and_the_loop_goes_on()
    {
        var told = new List<TraderEvent>();
        _stage.Hears = (input, requests) =>
        {
            if (input.Kind == InputKind.Second)
                requests.Add(LoopStage.Order(7, Urgency.Exit));
            else
                told.Add(input.Event!);
        };
        _stage.Dispatched = _ => throw new FormatException("ours");
        var running = _stage.Run();
        _stage.Inbox.PostSecond();
        Assert.Equal(new(7), Assert.IsType<OrderReplyLost>(Assert.Single(told)).Order);
        _stage.Stop();
        await running;
    }
}
