using Danta.Kis.Tests.Broker;

namespace Danta.Kis.Tests.Budget;

/// <summary>Another program on our key shows in refusals for too many calls that ours do not explain.</summary>
public sealed class StrangeCallsTests
{
    readonly ManualTime _time = new();

    [Fact]
    public void Three_refusals_at_less_than_half_the_rate_are_said_once()
    {
        var strange = new StrangeCalls(15, _time);
        Assert.Equal([false, false, true, false, false, false], Enumerable.Range(0, 6).Select(_ => strange.Hear(used: 4)));
    }

    [Fact]
    public void What_our_own_calls_explain_says_nothing_and_neither_does_one_now_and_then()
    {
        var strange = new StrangeCalls(15, _time);
        Assert.All(Enumerable.Range(0, 20), _ => Assert.False(strange.Hear(used: 8)));
        for (var hour = 0; hour < 20; hour++)
        {
            Assert.False(strange.Hear(used: 4));
            _time.Advance(TimeSpan.FromMinutes(11));
        }
    }

    /// <summary>At one a second the refused call itself is the whole second.</summary>
    [Fact]
    public void On_paper_nothing_can_be_told()
    {
        var strange = new StrangeCalls(1, _time);
        Assert.All(Enumerable.Range(0, 20), _ => Assert.False(strange.Hear(used: 1)));
    }
}
