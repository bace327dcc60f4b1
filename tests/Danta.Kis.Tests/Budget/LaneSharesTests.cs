namespace Danta.Kis.Tests.Budget;

public sealed class LaneSharesTests
{
    [Theory]
    // limit, all, rhythm, sales, orders, questions
    [InlineData(0.25, 1, 0, 1, 1, 1, 1)]
    [InlineData(1, 1, 0, 1, 1, 1, 1)]
    [InlineData(3, 3, 0, 3, 3, 3, 3)]
    [InlineData(4.99, 4, 0, 4, 4, 4, 4)]
    [InlineData(5, 5, 1, 4, 3, 2, 2)]
    [InlineData(6.4, 6, 1, 5, 4, 3, 3)]
    [InlineData(10, 10, 1, 9, 7, 6, 5)]
    [InlineData(11, 11, 2, 9, 7, 6, 5)]
    [InlineData(12, 12, 2, 10, 8, 7, 6)]
    [InlineData(15, 15, 2, 13, 10, 9, 7)]
    [InlineData(18, 18, 3, 15, 12, 11, 9)]
    public void A_second_is_shared_out(double limit, int all, int rhythm, int sales, int orders, int doubts, int questions)
    {
        var shares = new LaneShares(limit);

        Assert.Equal((all, rhythm), (shares.Most, shares.Rhythm));
        Assert.Equal(sales, shares.CapOf(Lane.PanicAndExits));
        Assert.All((Lane[])[Lane.Cancels, Lane.Entries], lane => Assert.Equal(orders, shares.CapOf(lane)));
        Assert.Equal(doubts, shares.CapOf(Lane.Doubts));
        Assert.All((Lane[])[Lane.Conditions, Lane.Balance, Lane.Other], lane => Assert.Equal(questions, shares.CapOf(lane)));
    }

    /// <summary>Three conditions each second, say, and a balance now and then: what a sixth is too little for.</summary>
    [Theory]
    [InlineData(15, 0, 2, 13, 7)]
    [InlineData(15, 1.6, 2, 13, 7)]
    [InlineData(15, 3.1, 4, 11, 5)]
    [InlineData(15, 40, 5, 10, 4)]
    [InlineData(1, 3.1, 0, 1, 1)]
    [InlineData(4, 3.1, 1, 3, 3)]
    public void A_rhythm_has_what_it_comes_to_and_a_third_at_most(double limit, double comesTo, int rhythm, int sales, int questions)
    {
        var shares = new LaneShares(limit, comesTo);
        Assert.Equal((rhythm, sales, questions), (shares.Rhythm, shares.CapOf(Lane.PanicAndExits), shares.CapOf(Lane.Other)));
    }

    [Fact]
    public void At_any_limit_each_part_is_something_and_they_add_up()
    {
        for (var limit = 5.0; limit < 100; limit += 0.25)
        {
            var shares = new LaneShares(limit);
            Assert.True(shares.Rhythm >= 1);
            Assert.True(shares.CapOf(Lane.Other) >= 1);
            Assert.True(shares.CapOf(Lane.Entries) > shares.CapOf(Lane.Other));
            Assert.True(shares.CapOf(Lane.PanicAndExits) > shares.CapOf(Lane.Entries));
            Assert.Equal((int)limit, shares.CapOf(Lane.PanicAndExits) + shares.Rhythm);
            // Spaced questions come to all that is theirs, and the rhythm to its share beside them.
            Assert.True((shares.CapOf(Lane.Other) + shares.Rhythm) * shares.Spacing <= TimeSpan.FromSeconds(1));
        }
    }

    [Theory]
    [InlineData(15, 1000, 83.3333)]
    [InlineData(5, 1000, 250)]
    [InlineData(4, 1000, 250)]
    [InlineData(3, 1000, 333.3333)]
    [InlineData(2.5, 1100, 550)]
    [InlineData(1, 1100, 1100)]
    [InlineData(0.5, 2200, 2200)]
    public void A_second_is_longer_where_calls_are_few(double limit, double span, double spacing)
    {
        var shares = new LaneShares(limit);

        Assert.Equal(span, shares.Span.TotalMilliseconds, 0.001);
        Assert.Equal(spacing, shares.Spacing.TotalMilliseconds, 0.001);
    }
}
