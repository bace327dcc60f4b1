using Danta.Host.Edges;

namespace Danta.Host.Tests.Edges;

/// <summary>The turns of one search: the owner's rhythm, and the faster one that he may allow while the budget is idle.</summary>
public sealed class ConditionPollTests
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    readonly Standing _time = new();
    readonly ConditionPoll _poll = new(new("0", "급등주", ""), 1);

    void Ask()
    {
        _poll.Begin(Every, _time);
        _poll.End();
    }

    bool IsDueAfter(double seconds, TimeSpan? idle = null)
    {
        _time.Pass(seconds);
        return _poll.IsDue(idle, _time);
    }

    [Fact]
    public void The_first_turn_is_at_once_and_the_next_in_the_rhythm_to_the_tick()
    {
        Assert.True(_poll.IsDue(null, _time));
        Ask();
        Assert.False(IsDueAfter(0));
        Assert.False(IsDueAfter(4.9999999));
        Assert.True(IsDueAfter(0.0000001));
    }

    /// <summary>Two failures keep the rhythm; from the third on it is asked more and more seldom, a minute apart at most.</summary>
    [Fact]
    public void A_search_that_is_not_answered_rests_longer_and_longer_and_an_answer_ends_that()
    {
        double[] rests = [5, 5, 10, 20, 40, 60, 60];
        _time.Pass(0);
        foreach (var rest in rests)
        {
            _poll.Begin(Every, _time);
            _poll.Fail("EGW00002", Every, _time);
            Assert.False(IsDueAfter(rest - 0.1, idle: rest > 5 ? TimeSpan.FromSeconds(1) : null));
            Assert.True(IsDueAfter(0.1));
        }
        Assert.Equal("EGW00002", _poll.Failure);
        Ask();
        Assert.Null(_poll.Failure);
        Assert.True(IsDueAfter(5));
    }

    [Fact]
    public void Where_an_idle_budget_counts_a_turn_comes_so_long_after_the_last_question()
    {
        var idle = TimeSpan.FromSeconds(1.5);
        Ask();
        Assert.False(IsDueAfter(1.4999999, idle));
        Assert.True(IsDueAfter(0.0000001, idle));
        Ask();
        Assert.False(IsDueAfter(1.4, idle));
        Assert.True(IsDueAfter(0.1, idle));
        // The budget is not idle any more: the owner's own rhythm holds, whatever was asked between.
        Ask();
        Assert.False(_poll.IsDue(null, _time));
        Assert.True(IsDueAfter(2));
    }

    [Fact]
    public void An_idle_budget_does_not_ask_for_the_first_time()
    {
        var second = new ConditionPoll(new("1", "신고가", ""), 0.5);
        Assert.True(second.IsDue(null, _time));
        second.Begin(Every, _time);
        second.End();
        _time.Pass(2.4);
        Assert.False(second.IsDue(null, _time));
        _time.Pass(0.1);
        Assert.True(second.IsDue(null, _time));
    }

    [Fact]
    public void None_is_due_while_its_question_is_under_way_however_long_that_takes()
    {
        _poll.Begin(Every, _time);
        Assert.False(IsDueAfter(60, TimeSpan.FromSeconds(1)));
        _poll.End();
        Assert.True(_poll.IsDue(null, _time));
    }

    [Fact]
    public void Turns_that_were_missed_are_not_made_up_for_and_the_rhythm_stays_in_step()
    {
        Ask();
        Assert.True(IsDueAfter(17));
        Ask();
        Assert.Equal(TimeSpan.FromSeconds(17), _poll.Interval);
        Assert.False(IsDueAfter(2.9));
        Assert.True(IsDueAfter(0.1));
        Ask();
        Assert.Equal(TimeSpan.FromSeconds(3), _poll.Interval);
    }

    /// <summary>Four searches of one rhythm, asked for a minute: never two in one moment once each has had its first turn.</summary>
    [Fact]
    public void Searches_of_one_rhythm_keep_apart()
    {
        ConditionPoll[] polls = [.. Enumerable.Range(1, 4).Select(place => new ConditionPoll(new($"{place}", $"조건{place}", ""), place / 4.0))];
        var asked = new List<int>();
        for (var tenth = 0; tenth < 600; tenth++)
        {
            var due = polls.Where(poll => poll.IsDue(null, _time)).ToList();
            asked.Add(due.Count);
            foreach (var poll in due)
            {
                poll.Begin(Every, _time);
                poll.End();
            }
            _time.Pass(0.1);
        }
        Assert.Equal(4, asked[0]);
        Assert.All(asked.Skip(1), count => Assert.InRange(count, 0, 1));
        // Each second turn comes a part of the rhythm after the first, all others a whole one.
        Assert.InRange(asked.Sum(), 48, 52);
    }

    sealed class Standing : TimeProvider
    {
        long _ticks = 1_000_000;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Pass(double seconds) => _ticks += (long)Math.Round(seconds * TimeSpan.TicksPerSecond);
    }
}
