using Danta.Desk;
using Danta.Host.Engine;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tests.Engine;

public sealed class InboxTests
{
    static readonly TradeTick Tick = new() { Code = InstrumentCode.Parse("005930") };

    readonly Inbox _inbox = new(new ManualTime(DateTimeOffset.UnixEpoch));

    static InboxOverflowed? Word(in Input input) => input.Kind == InputKind.Event ? input.Event as InboxOverflowed : null;

    List<Input> TakeAll()
    {
        var taken = new List<Input>();
        while (_inbox.TryTake(out var arrival))
            taken.Add(arrival.Input);
        return taken;
    }

    [Fact]
    public void A_healthy_inbox_gives_what_it_got_in_order_and_says_nothing()
    {
        _inbox.Post(Tick, 0);
        _inbox.PostSecond();
        _inbox.Post(new Pause("test"));
        Assert.Equal([InputKind.Trade, InputKind.Second, InputKind.Event], TakeAll().Select(input => input.Kind));
        Assert.Equal(0, _inbox.DroppedTicks);
    }

    /// <summary>Purchases stop as soon as ticks are dropped, not when the trader has caught up.</summary>
    [Fact]
    public void That_ticks_are_dropped_is_said_before_anything_else_and_the_end_when_all_is_handled()
    {
        for (var tick = 0; tick < 10_000; tick++)
            _inbox.Post(Tick, 0);
        var taken = TakeAll();
        Assert.Equal(10_000, _inbox.DroppedTicks + taken.Count - 2);
        Assert.True(Word(taken[0]) is { Full: true });
        Assert.True(Word(taken[^1]) is { Full: false });
        Assert.All(taken.Skip(1).SkipLast(1), input => Assert.Null(Word(input)));
        Assert.Empty(TakeAll());
    }

    [Fact]
    public void However_full_no_report_of_an_order_is_lost_and_none_waits_for_ticks_to_end()
    {
        for (var tick = 0; tick < 10_000; tick++)
            _inbox.Post(Tick, 0);
        for (var order = 0; order < 3_000; order++)
            _inbox.Post(new OrderRefused(new OrderId(order), "", ""));
        var reports = new HashSet<int>();
        for (var taken = 0; taken < 20_000 && _inbox.TryTake(out var arrival); taken++)
        {
            if (arrival.Input is { Kind: InputKind.Event, Event: OrderRefused refused })
                Assert.True(reports.Add(refused.Order.Value));
            // The stream goes on as fast as it is read.
            _inbox.Post(Tick, 0);
        }
        Assert.Equal(3_000, reports.Count);
    }

    /// <summary>Said by two, beginning and end could change places, and purchases would stay stopped for the day.</summary>
    [Fact]
    public async Task Beginning_and_end_alternate_however_reader_and_writer_race()
    {
        var writer = Task.Run(() =>
        {
            for (var tick = 0; tick < 300_000; tick++)
                _inbox.Post(Tick, 0);
        });
        bool? full = null;
        while (true)
        {
            var isOver = writer.IsCompleted;
            if (!_inbox.TryTake(out var arrival))
            {
                if (isOver)
                    break;
                continue;
            }
            if (Word(arrival.Input) is not { } word)
                continue;
            Assert.NotEqual(full ?? false, word.Full);
            full = word.Full;
        }
        await writer;
        Assert.Equal(_inbox.DroppedTicks > 0 ? false : null, full);
    }
}
