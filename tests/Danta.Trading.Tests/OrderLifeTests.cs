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
        foreach (var state in Enum.GetValues<OrderState>().Where(state => !OrderLife.IsOpen(state)))
        {
            foreach (var fact in Enum.GetValues<OrderFact>().Except(word))
                Assert.False(OrderLife.Next(state, fact) is { } next && OrderLife.IsOpen(next), $"{state} + {fact}");
        }
    }

    [Fact]
    public void Doubt_ends_by_evidence_and_never_by_time()
    {
        Assert.Equal(OrderState.InDoubt, OrderLife.Next(OrderState.InDoubt, OrderFact.Overdue));
        Assert.Equal(OrderState.InDoubt, OrderLife.Next(OrderState.InDoubt, OrderFact.ReplyLost));
        Assert.Null(OrderLife.Next(OrderState.InDoubt, OrderFact.Submitted));
        // The day's end closes every order at the exchange; whether this one traded is still for the balance to tell.
        Assert.Equal(OrderState.Cancelled, OrderLife.Next(OrderState.InDoubt, OrderFact.DayEnded));
    }

    [Fact]
    public void Nothing_is_sent_twice()
    {
        foreach (var state in Enum.GetValues<OrderState>().Where(state => state != OrderState.Drafted))
            Assert.Null(OrderLife.Next(state, OrderFact.Submitted));
    }

    static string Print()
    {
        var text = new StringBuilder();
        foreach (var state in Enum.GetValues<OrderState>())
        {
            text.Append(state).Append('\n');
            foreach (var fact in Enum.GetValues<OrderFact>())
            {
                if (OrderLife.Next(state, fact) is { } next)
                    text.Append("  ").Append($"{fact,-18}").Append("→ ").Append(next).Append('\n');
            }
        }
        return text.ToString();
    }

    static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
