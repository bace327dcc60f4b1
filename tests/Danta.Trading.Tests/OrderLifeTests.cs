using System.Runtime.CompilerServices;
using System.Text;

namespace Danta.Trading.Tests;

public sealed class OrderLifeTests
{
    /// <summary>A change of the table is a change of this file: read its diff before approving it.</summary>
    [Fact]
    public void The_printed_table_is_the_approved_one()
    {
        var printed = Print();
        var file = Path.Combine(Folder(), "Approved", "order-life.txt");
        if (!File.Exists(file))
            File.WriteAllText(file, printed);
        Assert.Equal(File.ReadAllText(file), printed);
    }

    [Fact]
    public void A_finished_order_never_opens_again_but_by_the_broker_s_own_word()
    {
        OrderFact[] word = [OrderFact.Acknowledged, OrderFact.Overcounted, OrderFact.Disowned, OrderFact.StillOpen, OrderFact.TurnedUp];
        foreach (var phase in Enum.GetValues<OrderPhase>().Where(phase => !OrderLife.IsOpen(phase)))
        {
            foreach (var fact in Enum.GetValues<OrderFact>().Except(word))
                Assert.False(OrderLife.Next(phase, fact) is { } next && OrderLife.IsOpen(next), $"{phase} + {fact}");
        }
    }

    /// <summary>Whatever nobody says any more: the deadline of each state leads on, and the last of them out.</summary>
    [Fact]
    public void From_every_state_that_is_not_over_the_deadlines_alone_lead_to_an_end()
    {
        foreach (var phase in Enum.GetValues<OrderPhase>())
        {
            var (now, steps) = (phase, 0);
            while (OrderDeadline.Of(now, TraderSettings.Default.Orders) is { } deadline)
            {
                var next = OrderLife.Next(now, deadline.Fact);
                Assert.True(next is not null && next != now, $"{now} + {deadline.Fact} → {next}");
                (now, steps) = (next.Value, steps + 1);
                Assert.True(steps < 10, $"{phase} runs in a circle");
            }
            Assert.False(OrderLife.IsOpen(now), $"{phase} ends as {now}");
            Assert.NotEqual(OrderPhase.Ending, now);
        }
    }

    /// <summary>Nothing that is heard of an order may leave it in a state without a deadline that is not an end.</summary>
    [Fact]
    public void Only_ends_have_no_deadline()
    {
        foreach (var phase in Enum.GetValues<OrderPhase>())
        {
            var isOver = !OrderLife.IsOpen(phase) && phase != OrderPhase.Ending;
            Assert.Equal(isOver, OrderDeadline.Of(phase, TraderSettings.Default.Orders) is null);
        }
    }

    [Fact]
    public void Doubt_ends_by_evidence_and_never_by_time()
    {
        OrderPhase[] doubts = [OrderPhase.AtEdge, OrderPhase.Searched, OrderPhase.AskedOfOwner];
        foreach (var doubt in doubts)
        {
            foreach (var fact in (OrderFact[])[OrderFact.Overdue, OrderFact.ReplyLost, OrderFact.Undecidable])
                Assert.False(OrderLife.Next(doubt, fact) is { } next && !OrderLife.IsInDoubt(next), $"{doubt} + {fact}");
            Assert.Null(OrderLife.Next(doubt, OrderFact.Submitted));
            // The day's end closes every order at the exchange; whether this one traded is still for the balance to tell.
            Assert.Equal(OrderPhase.Cancelled, OrderLife.Next(doubt, OrderFact.DayEnded));
        }
    }

    /// <summary>While it may still leave the house no list proves anything.</summary>
    [Fact]
    public void What_may_still_leave_the_house_is_never_proven_absent() =>
        Assert.Null(OrderLife.Next(OrderPhase.AtEdge, OrderFact.AbsentAtBroker));

    [Fact]
    public void Nothing_is_sent_twice()
    {
        foreach (var phase in Enum.GetValues<OrderPhase>().Where(phase => phase != OrderPhase.Drafted))
            Assert.Null(OrderLife.Next(phase, OrderFact.Submitted));
    }

    static string Print()
    {
        var text = new StringBuilder();
        foreach (var phase in Enum.GetValues<OrderPhase>())
        {
            text.Append(phase).Append(Deadline(phase)).Append('\n');
            foreach (var fact in Enum.GetValues<OrderFact>())
            {
                if (OrderLife.Next(phase, fact) is { } next)
                    text.Append("  ").Append($"{fact,-18}").Append("→ ").Append(next).Append('\n');
            }
        }
        return text.ToString();
    }

    static string Deadline(OrderPhase phase) => OrderDeadline.Of(phase, TraderSettings.Default.Orders) is not { } deadline
        ? ""
        : (deadline.After is not { } after ? ", until the day's end"
            : $", for {after.TotalSeconds:0} s{(deadline.Lists > 0 ? $" and {deadline.Lists} lists" : "")}")
            + $", then {deadline.Fact}";

    static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
