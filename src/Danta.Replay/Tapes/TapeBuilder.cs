using Danta.Market;
using Danta.Trading;

namespace Danta.Replay.Tapes;

/// <summary>Puts a tape together, record by record in the order in which they were written.</summary>
public sealed class TapeBuilder
{
    readonly List<long> _stamps = [];
    readonly List<DayTape.Place> _places = [];
    readonly List<TradeTick> _trades = [];
    readonly List<BookTick> _books = [];
    readonly List<TraderEvent> _events = [];
    readonly Dictionary<int, (List<Request> Orders, List<Ask> Asks)> _steps = [];
    readonly Dictionary<InstrumentCode, int> _stocks = [];
    readonly List<DayTape.Hearing> _hearings = [];
    CarriedOver? _carried;
    int _first;

    /// <summary>What was heard.</summary>
    public void Add(in Input input)
    {
        _stamps.Add(input.At.UtcTicks);
        switch (input.Kind)
        {
            case InputKind.Trade:
                _places.Add(new(InputKind.Trade, _trades.Count, NumberOf(input.Trade.Code)));
                _trades.Add(input.Trade);
                break;
            case InputKind.Book:
                _places.Add(new(InputKind.Book, _books.Count, NumberOf(input.Book.Code)));
                _books.Add(input.Book);
                break;
            case InputKind.Event:
                _places.Add(new(InputKind.Event, _events.Count, -1));
                _events.Add(input.Event!);
                break;
            default:
                _places.Add(new(InputKind.Second, 0, -1));
                break;
        }
    }

    /// <summary>What was asked for at the input before.</summary>
    public void Add(Request request)
    {
        var at = _stamps.Count - 1;
        switch (request)
        {
            case PlaceOrder or CancelOrder: StepAt(at).Orders.Add(request); break;
            case Ask ask: StepAt(at).Asks.Add(ask); break;
            case Watch watch: _hearings.Add(new(at, NumberOf(watch.Code), true)); break;
            case Unwatch unwatch: _hearings.Add(new(at, NumberOf(unwatch.Code), false)); break;
            case CarriedOver carried when at == 0: _carried = carried; break;
            default: break;
        }
    }

    /// <summary>The day that the tape is about begins with the next input: what came before is of days that went on into it.</summary>
    public void BeginDay() => _first = _stamps.Count;

    /// <param name="date">The KST day.</param>
    /// <param name="sha256">Of its plain bytes.</param>
    public DayTape Build(DateOnly date, string sha256) => new(
        date, sha256, [.. _stamps], [.. _places], [.. _trades], [.. _books], [.. _events], Own(),
        _steps.ToDictionary(step => step.Key, step => new RecordedStep(step.Value.Orders, step.Value.Asks)),
        [.. _stocks.OrderBy(stock => stock.Value).Select(stock => stock.Key)], _hearings, _carried, _first);

    (List<Request> Orders, List<Ask> Asks) StepAt(int index)
    {
        if (!_steps.TryGetValue(index, out var step))
            _steps.Add(index, step = ([], []));
        return step;
    }

    int NumberOf(InstrumentCode code)
    {
        if (!_stocks.TryGetValue(code, out var number))
            _stocks.Add(code, number = _stocks.Count);
        return number;
    }

    /// <summary>
    /// Which trades of the market were our own fills: of the same stock, side, price and size in the same second of the exchange. Each fill
    /// takes one trade, for two of the same look alike.
    /// </summary>
    bool[] Own()
    {
        var own = new bool[_trades.Count];
        var numbers = _events.OfType<OrderAcknowledged>().Select(reply => reply.Number).ToHashSet();
        var alike = new Dictionary<(InstrumentCode, Side, Price, Quantity, int), Queue<int>>();
        foreach (var fill in _events.OfType<NoticeArrived>().Where(notice => notice.Kind == NoticeKind.Filled && numbers.Contains(notice.Number)))
            alike.TryAdd((fill.Code, fill.Side, fill.Price, fill.Quantity, fill.TimeOfDay), []);
        for (var index = 0; index < _trades.Count && alike.Count > 0; index++)
        {
            var trade = _trades[index];
            if (trade.Aggressor is { } side && alike.TryGetValue((trade.Code, side, trade.Last, trade.Size, trade.TimeOfDay), out var found))
                found.Enqueue(index);
        }
        foreach (var fill in _events.OfType<NoticeArrived>().Where(notice => notice.Kind == NoticeKind.Filled && numbers.Contains(notice.Number)))
        {
            if (alike[(fill.Code, fill.Side, fill.Price, fill.Quantity, fill.TimeOfDay)].TryDequeue(out var index))
                own[index] = true;
        }
        return own;
    }
}
