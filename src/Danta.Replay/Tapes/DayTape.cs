using Danta.Market;
using Danta.Trading;

namespace Danta.Replay.Tapes;

/// <summary>
/// A recorded day, decoded once into arrays, so that any number of settings can be run over it. Nothing in it ever changes: threads share it.
/// </summary>
public sealed class DayTape
{
    readonly long[] _stamps;
    readonly Place[] _places;
    readonly TradeTick[] _trades;
    readonly BookTick[] _books;
    readonly TraderEvent[] _events;
    readonly bool[] _own;
    readonly Dictionary<int, RecordedStep> _steps;

    internal DayTape(
        DateOnly date, string sha256, long[] stamps, Place[] places, TradeTick[] trades, BookTick[] books, TraderEvent[] events, bool[] own,
        Dictionary<int, RecordedStep> steps, IReadOnlyList<InstrumentCode> stocks, IReadOnlyList<Hearing> hearings, CarriedOver? carried, int first)
    {
        (Date, Sha256, _stamps, _places, _trades, _books, _events, _own, _steps) = (date, sha256, stamps, places, trades, books, events, own, steps);
        (Stocks, Hearings, Carried, First) = (stocks, hearings, carried, first);
        LastNumber = events.Select(happened => happened switch
        {
            OrderAcknowledged reply => reply.Number.Serial,
            CancelAcknowledged reply => reply.CancelNumber.Serial,
            NoticeArrived notice => notice.Number.Serial,
            _ => 0,
        }).DefaultIfEmpty().Max();
    }

    /// <summary>Where an input lies: its kind, its index among its kind, and of a tick the stock's number.</summary>
    internal readonly record struct Place(InputKind Kind, int Index, int Stock);

    /// <summary>The recording program began, or ceased, to hear a stock.</summary>
    internal readonly record struct Hearing(int At, int Stock, bool On);

    /// <summary>The KST day.</summary>
    public DateOnly Date { get; }

    /// <summary>Of the day's plain bytes.</summary>
    public string Sha256 { get; }

    /// <summary>Inputs.</summary>
    public int Count => _stamps.Length;

    /// <summary>The first input of the day itself; those before it are of days that nothing was carried over from.</summary>
    public int First { get; }

    /// <summary>Every stock that was heard, by its number.</summary>
    public IReadOnlyList<InstrumentCode> Stocks { get; }

    internal IReadOnlyList<Hearing> Hearings { get; }

    /// <summary>The highest order number on the tape: no simulated order may bear one of those.</summary>
    internal long LastNumber { get; }

    /// <summary>What the first input began the day with; null: with nothing.</summary>
    public CarriedOver? Carried { get; }

    /// <summary>UTC ticks.</summary>
    public long StampAt(int index) => _stamps[index];

    /// <summary>When it was heard.</summary>
    public DateTimeOffset TimeAt(int index) => new(_stamps[index], TimeSpan.Zero);

    internal Place PlaceAt(int index) => _places[index];

    internal ref readonly TradeTick Trade(int index) => ref _trades[index];

    internal ref readonly BookTick Book(int index) => ref _books[index];

    internal TraderEvent Event(int index) => _events[index];

    /// <summary>The trade was our own.</summary>
    internal bool IsOwn(int trade) => _own[trade];

    /// <summary>The input is a trade, and it was our own.</summary>
    public bool IsOwnAt(int index) => _places[index] is { Kind: InputKind.Trade } place && _own[place.Index];

    /// <summary>After which inputs the recording program ceased to hear a stock, in order.</summary>
    public IEnumerable<(int Index, InstrumentCode Code)> Silences => Hearings.Where(hearing => !hearing.On).Select(hearing => (hearing.At, Stocks[hearing.Stock]));

    /// <summary>The input as the trader heard it.</summary>
    public Input InputAt(int index)
    {
        var (at, place) = (TimeAt(index), _places[index]);
        return place.Kind switch
        {
            InputKind.Trade => Input.Of(at, _trades[place.Index]),
            InputKind.Book => Input.Of(at, _books[place.Index]),
            InputKind.Event => Input.Of(at, _events[place.Index]),
            _ => Input.Second(at),
        };
    }

    /// <summary>What was asked for at an input.</summary>
    public RecordedStep StepAt(int index) => _steps.TryGetValue(index, out var step) ? step : RecordedStep.None;

    /// <summary>The steps at which something was asked for, in order.</summary>
    public IEnumerable<(int Index, RecordedStep Step)> Steps => _steps.OrderBy(step => step.Key).Select(step => (step.Key, step.Value));

    internal T? FirstOf<T>()
        where T : TraderEvent => _events.OfType<T>().FirstOrDefault();

    /// <summary>The settings that the day's first life was begun with; null: there is none on the tape.</summary>
    public TraderSettings? Recorded =>
        Carried?.Configured ?? Carried?.Settings ?? _events.OfType<Started>().FirstOrDefault()?.Settings;

    /// <summary>All settings that the day was traded by were these, from its begin to its end.</summary>
    public bool IsTradedBy(TraderSettings settings) =>
        Recorded == settings && _events.All(happened => happened is not Started start || start.Settings == settings);
}
