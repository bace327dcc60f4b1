using Danta.Host.Journal;
using Danta.Trading;

namespace Danta.Host.Tests.Engine;

/// <summary>
/// An order that left and is nowhere written is one that the next process knows nothing of. One that waits for the rest of its step to be
/// written comes late.
/// </summary>
public sealed class LeavingTests : IDisposable
{
    readonly LoopStage _stage = new();
    readonly List<Request> _left = [];

    public LeavingTests() => _stage.Dispatched = _left.Add;

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task An_order_leaves_when_its_intent_is_written_and_before_anything_else_is()
    {
        var (before, behind) = (new Watch(LoopStage.Samsung, true), new Unwatch(LoopStage.Samsung));
        var order = LoopStage.Order(1, Urgency.Entry);
        List<RecordKind>? atLeaving = null;
        var isStillInside = false;
        _stage.Dispatched = request =>
        {
            _left.Add(request);
            if (request != order)
                return;
            atLeaving = [.. _stage.Written().Select(record => record.Kind)];
            isStillInside = true;
        };
        _stage.Hears = (_, requests) =>
        {
            requests.Add(before);
            requests.Add(order);
            Assert.True(isStillInside, "it leaves in the very moment in which the trader wants it");
            requests.Add(behind);
        };
        var running = _stage.Run();
        _stage.Inbox.PostSecond();

        Assert.Equal([RecordKind.Second, RecordKind.Intent], atLeaving);
        Assert.Equal([order, before, behind], _left);
        Assert.Equal([RecordKind.Second, RecordKind.Intent, RecordKind.Request, RecordKind.Request], _stage.Written().Select(record => record.Kind));
        _stage.Stop();
        await running;
    }

    [Theory]
    [InlineData(Urgency.Entry, false)]
    [InlineData(Urgency.Exit, true)]
    [InlineData(Urgency.Panic, true)]
    public async Task Where_nothing_can_be_written_no_entry_leaves_and_every_exit_does(Urgency urgency, bool leaves)
    {
        var told = new List<TraderEvent>();
        var order = LoopStage.Order(1, urgency);
        _stage.Hears = (input, requests) =>
        {
            if (input.Kind == InputKind.Second)
                requests.Add(order);
            else
                told.Add(input.Event!);
        };
        var running = _stage.Run();
        _stage.Disk.Room = 0;
        _stage.Inbox.PostSecond();

        Assert.Equal(leaves ? [order] : [], _left);
        Assert.Contains(told, happened => happened is JournalChanged { Writable: false });
        Assert.Equal(!leaves, told.Any(happened => happened is OrderRefused { Code: "NOT_SENT" } refused && refused.Order == order.Order));
        _stage.Stop();
        await running;
    }

    [Fact]
    public async Task A_cancel_leaves_where_nothing_can_be_written()
    {
        Assert.True(Market.OrderNumber.TryParse("0000117057", "06010", out var number));
        var cancel = new CancelOrder(new(1), number, LoopStage.Samsung, OrderType.Limit, Market.Quantity.Of(3), Urgency.Entry);
        _stage.Hears = (input, requests) =>
        {
            if (input.Kind == InputKind.Second)
                requests.Add(cancel);
        };
        var running = _stage.Run();
        _stage.Disk.Room = 0;
        _stage.Inbox.PostSecond();
        Assert.Equal([cancel], _left);
        _stage.Stop();
        await running;
    }

    [Fact]
    public async Task Two_orders_of_a_step_leave_in_the_order_in_which_they_are_wanted_each_behind_its_own_intent()
    {
        var orders = (PlaceOrder[])[LoopStage.Order(1, Urgency.Exit), LoopStage.Order(2, Urgency.Exit)];
        var written = new List<int>();
        _stage.Dispatched = request =>
        {
            _left.Add(request);
            written.Add(_stage.Written().Count(record => record.Kind == RecordKind.Intent));
        };
        _stage.Hears = (_, requests) =>
        {
            foreach (var order in orders)
                requests.Add(order);
        };
        var running = _stage.Run();
        _stage.Inbox.Post(LoopStage.Tick, 0);
        Assert.Equal(orders, _left);
        Assert.Equal([1, 2], written);
        _stage.Stop();
        await running;
    }
}
