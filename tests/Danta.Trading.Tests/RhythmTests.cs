using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>When the broker is asked about an order, when it is called back, and what waits for its number: to the very moment.</summary>
public sealed class RhythmTests
{
    static readonly DateTimeOffset Ten = Kst.At(new(2026, 11, 23), new(10, 0));
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>Seconds at which a question is due, asked every quarter of one.</summary>
    static List<double> Due(AskRhythm rhythm, int seconds) => Enumerable.Range(0, 4 * seconds + 1)
        .Select(quarter => quarter / 4.0).Where(second => rhythm.IsDue(Ten.AddSeconds(second), Longest)).ToList();

    [Fact]
    public void A_working_order_is_asked_about_after_two_seconds_then_four_then_eight_and_never_more_seldom_than_allowed()
    {
        var rhythm = new AskRhythm();
        rhythm.Begin(Ten.AddSeconds(3));
        Assert.Equal([3, 5, 9, 17, 27, 37], Due(rhythm, 40));
    }

    [Fact]
    public void Where_shares_hang_on_the_answer_it_is_every_second_at_first()
    {
        var rhythm = new AskRhythm();
        rhythm.Hurry(Ten);
        Assert.Equal([1, 2, 4, 8, 16, 26], Due(rhythm, 30));
    }

    [Fact]
    public void One_that_is_expected_changes_no_rhythm()
    {
        var rhythm = new AskRhythm();
        rhythm.Hurry(Ten);
        Assert.Equal([1, 2], Due(rhythm, 3));
        rhythm.Expect(Ten.AddSeconds(10));
        Assert.Equal([10, 14], Due(rhythm, 15));
    }

    [Fact]
    public void An_order_is_called_back_more_and_more_seldom_and_at_least_once_a_minute()
    {
        var (tries, now, pauses) = (new CancelTries(), Ten, new List<double>());
        for (var time = 0; time < 22; time++)
        {
            tries.Try(now);
            Assert.False(tries.MayTry(tries.NextAt.AddTicks(-1)));
            Assert.True(tries.MayTry(tries.NextAt));
            pauses.Add((tries.NextAt - now).TotalSeconds);
            now = tries.NextAt;
        }
        Assert.Equal([3, 6, 9], pauses[..3]);
        Assert.Equal([57, 60, 60, 60], pauses[^4..]);
        tries.Free();
        Assert.True(tries.MayTry(Ten));
    }

    [Fact]
    public void After_a_refusal_a_list_tells_first_and_ten_seconds_are_enough()
    {
        var tries = new CancelTries();
        tries.Deny(Ten);
        tries.HearList(Ten.AddTicks(-1));
        Assert.False(tries.MayTry(Ten.AddSeconds(10).AddTicks(-1)));
        Assert.True(tries.MayTry(Ten.AddSeconds(10)));
        tries.Deny(Ten.AddSeconds(20));
        tries.HearList(Ten.AddSeconds(20));
        Assert.True(tries.MayTry(Ten.AddSeconds(20)));
        Assert.Equal(2, tries.Denials);
    }

    [Theory]
    [InlineData(29.9, 3, false)]
    [InlineData(30, 2, false)]
    [InlineData(30, 3, true)]
    public void A_deadline_is_past_when_both_its_time_and_its_lists_are(double seconds, int lists, bool past) =>
        Assert.Equal(past, OrderDeadline.Of(OrderPhase.Ending, OrderSettings.Default)!.Value.IsPast(Ten.AddSeconds(seconds), Ten, lists));

    [Fact]
    public void Only_the_day_s_end_leads_out_of_a_working_order() =>
        Assert.False(OrderDeadline.Of(OrderPhase.Working, OrderSettings.Default)!.Value.IsPast(Ten.AddDays(9), Ten, 99));

    [Fact]
    public void What_waits_for_a_number_is_handed_out_in_the_order_of_its_coming_and_a_cancel_by_the_order_that_it_cancels()
    {
        var order = new PlaceOrder(new(1), Samsung, Side.Buy, OrderType.Market, Quantity.Of(9), null, Urgency.Entry);
        var buffer = new NoticeBuffer();
        NoticeArrived[] notices =
        [
            Notice(NoticeKind.Accepted, order, Number(1), 9, 100), Notice(NoticeKind.Filled, order, Number(2), 9, 100), Notice(NoticeKind.Filled, order, Number(1), 4, 100),
            Notice(NoticeKind.CancelConfirmed, order, Number(3), 5, 100) with { OriginalNumber = Number(1) },
            Notice(NoticeKind.Filled, order, Number(4), 5, 100) with { OriginalNumber = Number(1) },
        ];
        foreach (var notice in notices)
            buffer.Add(Ten, notice);
        Assert.Equal([notices[0], notices[2], notices[3]], buffer.Take(Number(1)));
        Assert.Equal([notices[1], notices[4]], Enumerable.Range(0, buffer.Count).Select(index => buffer[index].Notice));
        Assert.Empty(buffer.Take(Number(1)));
    }

    [Fact]
    public void The_buffer_is_full_at_256()
    {
        var buffer = new NoticeBuffer();
        var order = new PlaceOrder(new(1), Samsung, Side.Buy, OrderType.Market, Quantity.Of(9), null, Urgency.Entry);
        for (var count = 0; count < 255; count++)
            buffer.Add(Ten, Notice(NoticeKind.Filled, order, Number(1), 1, 100));
        Assert.False(buffer.IsFull);
        buffer.Add(Ten, Notice(NoticeKind.Filled, order, Number(1), 1, 100));
        Assert.True(buffer.IsFull);
    }
}
