using Danta.Trading;

namespace Danta.Host.Tests.Engine;

/// <summary>Whoever posts runs the trader. It must stay as if there were one thread: each input once, one after the other, and nobody waits.</summary>
public sealed class TurnTests : IDisposable
{
    const int Posters = 6;
    const int Each = 4_000;

    readonly LoopStage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task Many_who_post_at_once_are_each_heard_once_and_never_two_at_a_time()
    {
        var inside = 0;
        var most = 0;
        var last = DateTimeOffset.MinValue;
        var backwards = 0;
        var ticks = 0;
        var events = new List<int>();
        _stage.Hears = (input, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            backwards += input.At < last ? 1 : 0;
            last = input.At;
            if (input is { Kind: InputKind.Event, Event: OrderRefused refused })
                events.Add(refused.Order.Value);
            ticks += input.Kind == InputKind.Trade ? 1 : 0;
            Interlocked.Decrement(ref inside);
        };
        var running = _stage.Run();
        var posting = Enumerable.Range(0, Posters).Select(poster => Task.Factory.StartNew(() => Post(poster), TaskCreationOptions.LongRunning)).ToArray();
        await Task.WhenAll(posting);

        // Nobody posts any more, so whoever was in the trader has been through all of it.
        Assert.Equal(Posters * Each, ticks + _stage.Inbox.DroppedTicks);
        Assert.Equal(Enumerable.Range(0, Posters * Each), events.Order());
        for (var poster = 0; poster < Posters; poster++)
        {
            // Of each, in the order in which he posted.
            var own = events.Where(id => id / Each == poster);
            Assert.Equal(own.Order(), own);
        }
        Assert.Equal((1, 0), (most, backwards));
        Assert.False(running.IsCompleted);
        _stage.Stop();
        await running;

        void Post(int poster)
        {
            for (var post = 0; post < Each; post++)
            {
                _stage.Inbox.Post(LoopStage.Tick, 0);
                _stage.Inbox.Post(new OrderRefused(new(poster * Each + post), "", ""));
                if (post % 100 == 0)
                    _stage.Time.Advance(TimeSpan.FromMilliseconds(1));
            }
        }
    }

    /// <summary>A feed's thread that waited for the trader would let ticks grow old in the kernel.</summary>
    [Fact]
    public async Task Whoever_posts_while_somebody_is_in_the_trader_goes_on_at_once()
    {
        using var entered = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        var heard = new List<InputKind>();
        _stage.Hears = (input, _) =>
        {
            heard.Add(input.Kind);
            if (input.Kind != InputKind.Second)
                return;
            entered.Set();
            gate.Wait(TestContext.Current.CancellationToken);
        };
        var running = _stage.Run();
        var inside = Task.Factory.StartNew(_stage.Inbox.PostSecond, TaskCreationOptions.LongRunning);
        entered.Wait(TestContext.Current.CancellationToken);

        // On this very thread: if it were held up, the test would never come to the gate.
        _stage.Inbox.Post(LoopStage.Tick, 0);
        _stage.Inbox.Post(new Pause("test"));
        Assert.True(_stage.Inbox.TryPost(new Pause("test")));
        Assert.Equal([InputKind.Second], heard);
        gate.Set();
        await inside;

        Assert.Equal([InputKind.Second, InputKind.Trade, InputKind.Event, InputKind.Event], heard);
        _stage.Stop();
        await running;
    }

    [Fact]
    public async Task What_a_step_posts_itself_is_heard_after_it_and_what_was_posted_before_the_loop_ran_first()
    {
        var heard = new List<string>();
        _stage.Hears = (input, _) =>
        {
            if (input is not { Kind: InputKind.Event, Event: Pause pause })
                return;
            heard.Add(pause.By);
            if (pause.By == "outer")
                _stage.Inbox.Post(new Pause("inner"));
            heard.Add($"end of {pause.By}");
        };
        _stage.Inbox.Post(new Pause("early"));
        Assert.Empty(heard);
        var running = _stage.Run();
        _stage.Inbox.Post(new Pause("outer"));
        Assert.Equal(["early", "end of early", "outer", "end of outer", "inner", "end of inner"], heard);
        _stage.Stop();
        await running;
    }
}
