using Danta.Desk;
using Danta.Host.Engine;
using Danta.Host.Journal;
using Danta.Host.Tests.Journal;
using Danta.Market;
using Danta.Trading;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Host.Tests.Supervision;

/// <summary>Faults of ours around the trader: on the way into the journal and on the way out to an edge.</summary>
public sealed class LoopTests : IDisposable
{
    static readonly InstrumentCode Samsung = InstrumentCode.Parse("005930");

    readonly string _directory = Directory.CreateTempSubdirectory("danta").FullName;
    readonly Inbox _inbox = new(new ManualTime(DayBytes.Noon));
    readonly List<Request> _asked = [];
    readonly List<Request> _done = [];
    readonly List<TraderEvent> _heard = [];

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    void Run(Action<Request> dispatch, params TraderEvent[] inputs)
    {
        using var journal = new JournalWriter(new JournalDirectory(_directory));
        var loop = new TraderLoop(Hear, () => TraderSnapshot.Empty, _inbox, journal, (request, in _) => dispatch(request), new ManualTime(DayBytes.Noon), NullLogger<TraderLoop>.Instance);
        foreach (var input in inputs)
            _inbox.Post(input);
        loop.Pump();
        // That it can be written again is known only after all has been.
        loop.Pump();
    }

    void Hear(in Input input, ICollection<Request> requests)
    {
        if (input.Event is { } happened)
            _heard.Add(happened);
        foreach (var request in _asked)
            requests.Add(request);
        _asked.Clear();
    }

    static PlaceOrder Order(int id, Urgency urgency) => new(
        new(id), Samsung, urgency == Urgency.Entry ? Side.Buy : Side.Sell, OrderType.Market, Quantity.Of(10), null, urgency);

    [Fact]
    public void What_cannot_be_handed_to_an_edge_is_answered_as_not_known_and_the_loop_goes_on()
    {
        _asked.AddRange([
            Order(1, Urgency.Entry), new CancelOrder(new(2), default, Samsung, OrderType.Market, Quantity.Of(10), Urgency.Entry), new Ask(new BalanceQuestion(), false),
            new Watch(Samsung, true), Order(3, Urgency.Entry)]);
        Run(
            request =>
            {
                if (request is PlaceOrder { Order.Value: 3 })
                    _done.Add(request);
                else
                    throw new InvalidOperationException("an edge");
            },
            new Pause("test"));
        Assert.Equal(3, Assert.IsType<PlaceOrder>(Assert.Single(_done)).Order.Value);
        Assert.Equal(1, Assert.Single(_heard.OfType<OrderReplyLost>()).Order.Value);
        Assert.Equal(2, Assert.Single(_heard.OfType<CancelReplyLost>()).Order.Value);
        Assert.IsType<BalanceQuestion>(Assert.Single(_heard.OfType<QuestionFailed>()).Question);
    }

    /// <summary>What no version can write down.</summary>
    static readonly ConditionAnswered Unwritable = new("7", "급등주", new Broken(), false, DayBytes.Noon);

    [Fact]
    public void What_cannot_be_written_down_is_heard_and_its_sales_leave_but_no_purchase_does()
    {
        _asked.AddRange([Order(1, Urgency.Entry), Order(2, Urgency.Exit)]);
        Run(_done.Add, Unwritable, new Pause("test"));
        Assert.IsType<ConditionAnswered>(_heard[0]);
        Assert.Equal(2, Assert.IsType<PlaceOrder>(Assert.Single(_done)).Order.Value);
        Assert.Equal(1, Assert.Single(_heard.OfType<OrderRefused>()).Order.Value);
        Assert.Contains(_heard, one => one is Pause);
        Assert.Equal([false, true], _heard.OfType<JournalChanged>().Select(change => change.Writable));

        // The day says what it lacks: nobody may take it for whole.
        var end = JournalReader.Read(new JournalDirectory(_directory), DayBytes.Name, static (in JournalRecord _) => { });
        Assert.True(end.IsWhole);
        Assert.Equal(1, end.Gap.Records);
    }

    sealed class Broken : IReadOnlyList<ConditionHit>
    {
        public int Count => throw new InvalidOperationException("a fault of ours");

        public ConditionHit this[int index] => throw new InvalidOperationException("a fault of ours");

        public IEnumerator<ConditionHit> GetEnumerator() => throw new InvalidOperationException("a fault of ours");

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
