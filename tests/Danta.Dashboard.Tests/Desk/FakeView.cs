using Danta.Market;
using Danta.Trading;

namespace Danta.Desk;

/// <summary>A view that shows what a test puts on it and remembers what it was asked for.</summary>
sealed class FakeView : ITraderView
{
    readonly Lock _lock = new();
    readonly List<OwnerCommand> _commands = [];

    public TraderSnapshot Snapshot { get; set; } = Examples.Snapshot;

    public EdgeStatus Edges { get; set; } = Examples.Edges;

    public FakeTape Tape { get; } = new();

    IDayTape ITraderView.Tape => Tape;

    public bool TakesCommands { get; set; } = true;

    /// <summary>What the trader does with a command, where a test wants it to do something.</summary>
    public Action<OwnerCommand> OnCommand { get; set; } = _ => { };

    public IReadOnlyList<OwnerCommand> Commands
    {
        get
        {
            lock (_lock)
                return [.. _commands];
        }
    }

    public Dictionary<int, IReadOnlyList<Decision>> Reasons { get; } = new() { [1] = Examples.Why };

    public List<DayResult> Days { get; } = [.. Examples.Days];

    /// <summary>Round trips of days before the snapshot's.</summary>
    public List<RoundTrip> Earlier { get; } = [];

    public bool TryCommand(OwnerCommand command)
    {
        if (!TakesCommands)
            return false;
        lock (_lock)
            _commands.Add(command);
        OnCommand(command);
        return true;
    }

    public IReadOnlyList<Decision> Why(int trade) => Reasons.GetValueOrDefault(trade, []);

    public IReadOnlyList<Decision> WhyNot(InstrumentCode code) => code == Examples.Kakao ? Examples.WhyNot : [];

    public InstrumentCode? FindStock(string name) => name == "LG화학" ? InstrumentCode.Parse("051910") : null;

    public ValueTask<IReadOnlyList<DayResult>> DaysAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<DayResult>>([.. Days.Where(day => day.Date >= from && day.Date <= to)]);

    public ValueTask<IReadOnlyList<RoundTrip>> TradesAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<RoundTrip>>([.. Earlier.Concat(Snapshot.Trades).Where(trade => Kst.DateOf(trade.ClosedAt) >= from && Kst.DateOf(trade.ClosedAt) <= to)]);

    public ValueTask<IReadOnlyList<OrderView>> OrdersAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<OrderView>>([.. Snapshot.Orders.Where(order => Kst.DateOf(order.SentAt) >= from && Kst.DateOf(order.SentAt) <= to)]);
}
