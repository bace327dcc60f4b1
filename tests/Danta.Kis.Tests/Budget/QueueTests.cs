namespace Danta.Kis.Tests.Budget;

/// <summary>Who waits: bounds, leaving, becoming more urgent, and what is told of it.</summary>
public sealed class QueueTests : IDisposable
{
    readonly BudgetBench _bench = new(15);

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(Lane.PanicAndExits, 256)]
    [InlineData(Lane.Cancels, 64)]
    [InlineData(Lane.Entries, 64)]
    [InlineData(Lane.Doubts, 64)]
    [InlineData(Lane.Conditions, 64)]
    [InlineData(Lane.Balance, 64)]
    [InlineData(Lane.Other, 64)]
    public void A_call_that_finds_its_lane_full_does_not_wait(Lane lane, int bound)
    {
        _bench.Ask(13, Lane.PanicAndExits);
        _bench.Budget.Penalise(TimeSpan.FromSeconds(5));
        _bench.Ask(bound - 1, lane);
        var last = _bench.Ask(lane);
        Assert.False(last.IsCompleted);
        var refused = _bench.Ask(lane);
        Assert.True(refused.IsCompleted && !Result(refused));
        Assert.Equal(bound, _bench.Budget.State.Waiting);

        // The other lanes are not full.
        Assert.False(_bench.Ask(lane == Lane.Other ? Lane.Doubts : Lane.Other).IsCompleted);
        _bench.Run(120_000);
        Assert.True(last.IsCompleted && Result(last));
        Assert.Equal(0, _bench.Budget.State.Waiting);
    }

    [Fact]
    public async Task Whoever_gives_up_leaves_the_queue_and_costs_nothing()
    {
        using var source = new CancellationTokenSource();
        _bench.Ask(10, Lane.Entries);
        var first = _bench.Ask(Lane.Entries, "first", source.Token);
        var second = _bench.Ask(Lane.Entries, "second");
        Assert.Equal(2, _bench.Budget.State.Waiting);

        await source.CancelAsync();
        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(source.Token, thrown.CancellationToken);
        Assert.Equal(1, _bench.Budget.State.Waiting);
        _bench.Run(1_000);
        Assert.True(second.IsCompletedSuccessfully);
        Assert.Equal(1, _bench.Budget.State.Used);
        Assert.Equal(11, _bench.Gone.Count);
    }

    [Fact]
    public void Whoever_is_served_goes_on_at_once_whatever_context_he_came_from()
    {
        _bench.Ask(10, Lane.Entries);
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new Deaf());
        var waiting = _bench.Budget.TakeAsync(Lane.Entries, default).AsTask();
        SynchronizationContext.SetSynchronizationContext(context);
        _bench.Run(1_000);
        Assert.True(waiting.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Whoever_has_given_up_before_takes_nothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _bench.Ask(Lane.PanicAndExits, null, new CancellationToken(true)));
        Assert.Equal(0, _bench.Budget.State.Used);
    }

    [Fact]
    public async Task Giving_up_after_being_served_changes_nothing()
    {
        using var source = new CancellationTokenSource();
        _bench.Ask(13, Lane.PanicAndExits);
        var served = _bench.Ask(Lane.PanicAndExits, "served", source.Token);
        _bench.Run(1_000);
        await source.CancelAsync();
        Assert.True(served.IsCompletedSuccessfully);
        Assert.Equal((0, 1), (_bench.Budget.State.Waiting, _bench.Budget.State.Used));
    }

    [Fact]
    public void Nobody_may_wait_and_the_timers_of_nobody_harm_nobody()
    {
        using var source = new CancellationTokenSource();
        _bench.Ask(10, Lane.Entries);
        _ = _bench.Ask(Lane.Entries, null, source.Token);
        source.Cancel();
        _bench.Run(5_000);
        Assert.Equal((0, 0), (_bench.Budget.State.Waiting, _bench.Budget.State.Used));
        Assert.True(_bench.Ask(Lane.Entries).IsCompleted);
    }

    [Fact]
    public void The_state_tells_each_lanes_length_and_age()
    {
        _bench.Ask(13, Lane.PanicAndExits);
        _ = _bench.Ask(Lane.PanicAndExits);
        _bench.Run(250);
        _ = _bench.Ask(Lane.PanicAndExits);
        _ = _bench.Ask(Lane.Doubts);
        _bench.Run(50);
        var state = _bench.Budget.State;

        Assert.Equal((15, 13, 3), (state.Limit, state.Used, state.Waiting));
        Assert.Equal(
            [
                new(Lane.PanicAndExits, 2, TimeSpan.FromMilliseconds(300)), new(Lane.Cancels, 0, default), new(Lane.Entries, 0, default),
                new(Lane.Doubts, 1, TimeSpan.FromMilliseconds(50)), new(Lane.Conditions, 0, default), new(Lane.Balance, 0, default),
                new(Lane.Other, 0, default),
            ],
            state.Lanes);
        _bench.Run(699.9);
        Assert.Equal(13, _bench.Budget.State.Used);
        _bench.Run(0.1);
        Assert.Equal(3, _bench.Budget.State.Used);
    }

    [Fact]
    public void One_that_waits_can_become_more_urgent_and_its_age_counts_there()
    {
        _bench.Ask(13, Lane.PanicAndExits);
        var place = new CallPlace(Lane.Other);
        _ = _bench.Ask(Lane.Doubts, "doubt 0");
        _ = _bench.Ask(Lane.Doubts, "doubt 1");
        _ = _bench.Ask(Lane.Other, "other 1");
        _ = _bench.Ask(place, "raised");
        _ = _bench.Ask(Lane.Doubts, "doubt 2");
        _bench.Budget.Raise(place, Lane.Doubts);
        // Less urgent, or as urgent, changes nothing.
        _bench.Budget.Raise(place, Lane.Other);
        _bench.Budget.Raise(place, Lane.Doubts);
        Assert.Equal(Lane.Doubts, place.Lane);
        Assert.Equal((4, 1), (_bench.Budget.State.Lanes[(int)Lane.Doubts].Waiting, _bench.Budget.State.Lanes[(int)Lane.Other].Waiting));
        _bench.Run(2_000);

        Assert.Equal(["doubt 0", "doubt 1", "raised", "doubt 2", "other 1"], _bench.Names.Skip(13));
    }

    [Fact]
    public void One_that_becomes_more_urgent_may_become_the_first_and_go_at_once()
    {
        _bench.Ask(7, Lane.Entries);
        var place = new CallPlace(Lane.Other);
        _ = _bench.Ask(place, "raised");
        _bench.Run(10);
        // The rhythm has a share of its own, which is free.
        _bench.Budget.Raise(place, Lane.Conditions);
        _bench.Run(0);
        Assert.Equal("raised", _bench.Gone[^1].Name);
        Assert.Equal(10, _bench.Gone[^1].At.TotalMilliseconds);

        var first = new CallPlace(Lane.Other);
        _ = _bench.Ask(first, "first");
        _ = _bench.Ask(Lane.Doubts, "younger");
        _bench.Budget.Raise(first, Lane.Doubts);
        _bench.Run(2_000);
        Assert.Equal(["raised", "first", "younger"], _bench.Names.TakeLast(3));
    }

    [Fact]
    public void A_place_that_does_not_wait_yet_or_any_more_is_only_renamed()
    {
        var place = new CallPlace(Lane.Other);
        _bench.Budget.Raise(place, Lane.Balance);
        Assert.Equal(Lane.Balance, place.Lane);
        Assert.True(_bench.Ask(place, "gone").IsCompleted);
        _bench.Budget.Raise(place, Lane.Doubts);
        Assert.Equal((Lane.Doubts, 0), (place.Lane, _bench.Budget.State.Waiting));

        _bench.Ask(13, Lane.PanicAndExits);
        var served = new CallPlace(Lane.Doubts);
        _ = _bench.Ask(served, "served");
        _bench.Run(1_000);
        _bench.Budget.Raise(served, Lane.Entries);
        Assert.Equal(0, _bench.Budget.State.Waiting);
    }

    [Fact]
    public void A_full_lane_takes_nobody_from_another()
    {
        _bench.Budget.Penalise(TimeSpan.FromSeconds(1));
        _bench.Ask(64, Lane.Doubts);
        var place = new CallPlace(Lane.Other);
        _ = _bench.Ask(place, "stays");
        _bench.Budget.Raise(place, Lane.Doubts);
        Assert.Equal(Lane.Other, place.Lane);
        Assert.Equal((64, 1), (_bench.Budget.State.Lanes[(int)Lane.Doubts].Waiting, _bench.Budget.State.Lanes[(int)Lane.Other].Waiting));
    }

    /// <summary>Nothing that is handed to it ever runs.</summary>
    sealed class Deaf : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }

    /// <summary>Of a task that is over: no test waits.</summary>
    static bool Result(Task<bool> over) => over.GetAwaiter().GetResult();

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_budget_of_nothing_is_none(double perSecond) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BudgetBench(perSecond));
}
