using Danta.Kis.Tests.Broker;
using Danta.Kis.Wire;
using Danta.Market;

namespace Danta.Kis.Tests.Client;

public sealed class SleepTests
{
    static readonly InstrumentCode Samsung = InstrumentCode.Parse("005930");

    [Fact]
    public void Asleep_it_asks_and_dials_nothing_and_awake_it_has_a_fresh_key_and_session()
    {
        using var stage = new FeedStage();
        stage.Do(() => stage.Stream.Watch(Samsung));
        stage.Start();
        stage.Pass(TimeSpan.FromMinutes(5));

        stage.Do(stage.Stream.Sleep);
        Assert.False(stage.IsConnected);
        Assert.Equal((false, true, "asleep"), (stage.Stream.State.Up, stage.Stream.State.Asleep, stage.Stream.State.Reason));
        stage.Do(() => stage.Stream.Watch(InstrumentCode.Parse("000660")));
        stage.Pass(TimeSpan.FromHours(60));
        Assert.Equal((1, 1), (stage.Dials.Count, stage.Approvals.Count));

        stage.Do(stage.Stream.Wake);
        stage.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal((2, 2), (stage.Dials.Count, stage.Approvals.Count));
        Assert.Equal(3, stage.Registered.Count);
        Assert.Equal((true, false), (stage.Stream.State.Up, stage.Stream.State.Asleep));

        // Nobody was meant to hear anything: it was not blind.
        Assert.Equal([true, false, true], stage.Sink.States.Select(state => state.Up));
        Assert.All(stage.Sink.States, state => Assert.Null(state.BlindFrom));
        Assert.Empty(stage.Sink.Faults);
    }

    [Fact]
    public void It_may_be_sent_to_sleep_before_it_begins_and_while_it_waits_or_knocks()
    {
        using var stage = new FeedStage { Refuses = new IOException("no route") };
        stage.Do(stage.Stream.Sleep);
        stage.Start();
        stage.Pass(TimeSpan.FromHours(1));
        Assert.Empty(stage.Approvals);

        stage.Do(stage.Stream.Wake);
        stage.Pass(TimeSpan.FromMinutes(10));
        var knocked = stage.Dials.Count;
        Assert.InRange(knocked, 5, 20);
        stage.Do(stage.Stream.Sleep);
        stage.Pass(TimeSpan.FromHours(1));
        Assert.Equal(knocked, stage.Dials.Count);

        // It does not wait for the pause that it was in.
        stage.Refuses = null;
        stage.Do(stage.Stream.Wake);
        Assert.Equal(knocked + 1, stage.Dials.Count);
        stage.Pass(TimeSpan.FromSeconds(1));
        Assert.True(stage.Sink.IsUp);
    }

    /// <summary>Asked for while it was awake, answered when it no longer is.</summary>
    [Fact]
    public void A_key_that_comes_when_it_has_been_sent_to_sleep_opens_no_connection()
    {
        using var stage = new FeedStage();
        stage.Network.Hold(KisEndpoints.ApprovalPath);
        stage.Start();
        stage.Do(stage.Stream.Sleep);
        stage.Do(() => stage.Network.LetGo(KisEndpoints.ApprovalPath));
        stage.Pass(TimeSpan.FromHours(10));
        Assert.Empty(stage.Dials);
        Assert.Equal("asleep", stage.Stream.State.Reason);

        stage.Do(stage.Stream.Wake);
        stage.Pass(TimeSpan.FromSeconds(1));
        Assert.True(stage.Sink.IsUp);
    }

    [Fact]
    public void Woken_at_once_after_it_was_sent_to_sleep_it_is_awake()
    {
        using var stage = new FeedStage();
        stage.Start();
        stage.Pass(TimeSpan.FromMinutes(5));

        stage.Do(() =>
        {
            stage.Stream.Sleep();
            stage.Stream.Wake();
        });
        stage.Pass(TimeSpan.FromSeconds(1));

        Assert.True(stage.Sink.IsUp);
        Assert.Equal(2, stage.Approvals.Count);
    }

    [Fact]
    public void Waking_what_is_up_changes_nothing()
    {
        using var stage = new FeedStage();
        stage.Start();
        stage.Pass(TimeSpan.FromMinutes(5));

        stage.Do(stage.Stream.Wake);
        stage.Pass(TimeSpan.FromMinutes(5));

        Assert.Equal((1, 1, true), (stage.Dials.Count, stage.Approvals.Count, stage.Sink.IsUp));
        Assert.Single(stage.Sink.States);
    }

    [Fact]
    public async Task It_ends_while_it_sleeps()
    {
        using var stage = new FeedStage();
        stage.Start();
        stage.Pass(TimeSpan.FromMinutes(1));
        stage.Do(stage.Stream.Sleep);

        Task? ending = null;
        stage.Do(() => ending = stage.Stream.DisposeAsync().AsTask());

        await Patience.UntilAsync(() => ending!.IsCompleted);
        Assert.True(ending!.IsCompletedSuccessfully);
    }
}
