using Danta.Market;
using Danta.Replay.Execution;
using Danta.Replay.Tapes;
using Danta.Trading;

namespace Danta.Replay.Floors;

/// <summary>
/// The simulated exchange: the recorded market, and our own orders in it, which it answers and which do not move it. It knows nothing that
/// was not recorded by then.
/// </summary>
public sealed class Floor
{
    /// <summary>The program does not listen to it any more, and no tick came for so long: nobody knows what happened there.</summary>
    static readonly long Silence = TimeSpan.FromSeconds(10).Ticks;

    readonly DayTape _tape;
    readonly FillModel _model;
    readonly Func<InstrumentCode, StockFacts> _facts;
    readonly int[] _lastBook;
    readonly int[] _lastTrade;
    readonly long[] _tickedAt;
    readonly long[] _bookedAt;
    readonly bool[] _isHeard;
    readonly List<int>?[] _tradesSince;
    readonly StockFloor?[] _stocks;
    readonly Dictionary<InstrumentCode, int> _numbers;
    int _nextHearing;
    int _at = -1;

    /// <param name="tape">The recorded market.</param>
    /// <param name="model">What is assumed.</param>
    /// <param name="facts">What is known of a stock by now.</param>
    public Floor(DayTape tape, FillModel model, Func<InstrumentCode, StockFacts> facts)
    {
        ArgumentNullException.ThrowIfNull(tape);
        (_tape, _model, _facts) = (tape, model, facts);
        var count = tape.Stocks.Count;
        (_lastBook, _lastTrade, _tickedAt, _bookedAt, _isHeard) = (new int[count], new int[count], new long[count], new long[count], new bool[count]);
        (_tradesSince, _stocks) = (new List<int>?[count], new StockFloor?[count]);
        Array.Fill(_lastBook, -1);
        Array.Fill(_lastTrade, -1);
        _numbers = tape.Stocks.Select((code, number) => (code, number)).ToDictionary(stock => stock.code, stock => stock.number);
    }

    /// <summary>An order was filled.</summary>
    public Action<FloorOrder, FloorFill> Filled { private get; set; } = static (_, _) => { };

    /// <summary>What an order left may not rest.</summary>
    public Action<FloorOrder, long, DateTimeOffset> Ended { private get; set; } = static (_, _, _) => { };

    /// <summary>The next input of the tape.</summary>
    /// <param name="isApart">The histories have parted: what the recorded program did itself has not happened.</param>
    public void Hear(int index, bool isApart)
    {
        _at = index;
        var place = _tape.PlaceAt(index);
        if (place.Kind == InputKind.Trade)
            HearTrade(index, place, isApart);
        else if (place.Kind == InputKind.Book)
            HearBook(index, place);
        while (_nextHearing < _tape.Hearings.Count && _tape.Hearings[_nextHearing] is var hearing && hearing.At <= index)
        {
            _isHeard[hearing.Stock] = hearing.On;
            _nextHearing++;
        }
    }

    void HearTrade(int index, in DayTape.Place place, bool isApart)
    {
        var stock = place.Stock;
        (_lastTrade[stock], _tickedAt[stock]) = (place.Index, _tape.StampAt(index));
        if (_stocks[stock] is { } floor)
            floor.On(_tape.Trade(place.Index), _tape.TimeAt(index), isApart && _tape.IsOwn(place.Index));
        else
            (_tradesSince[stock] ??= []).Add(place.Index);
    }

    void HearBook(int index, in DayTape.Place place)
    {
        var stock = place.Stock;
        (_lastBook[stock], _tickedAt[stock], _bookedAt[stock]) = (place.Index, _tape.StampAt(index), _tape.StampAt(index));
        if (_stocks[stock] is { } floor)
            floor.On(_tape.Book(place.Index), _tape.TimeAt(index));
        else
            _tradesSince[stock]?.Clear();
    }

    /// <summary>The recording knows what happens in this stock now. Where it does not, nothing is ever filled.</summary>
    public bool Knows(InstrumentCode code) =>
        _numbers.TryGetValue(code, out var stock)
        && (_isHeard[stock] || _at >= 0 && _tape.StampAt(_at) - _tickedAt[stock] <= Silence);

    /// <summary>Not quoted: it has not traded yet, as far as the recording knows.</summary>
    public Price LastOf(InstrumentCode code) =>
        _numbers.TryGetValue(code, out var stock) && _lastTrade[stock] >= 0 ? _tape.Trade(_lastTrade[stock]).Last : default;

    /// <summary>An order reaches the exchange.</summary>
    public void Arrive(FloorOrder order, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(order);
        Of(order.Placed.Code)?.Arrive(order, at);
    }

    /// <inheritdoc cref="StockFloor.Cancel"/>
    public long Cancel(FloorOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Of(order.Placed.Code)?.Cancel(order) ?? order.LoseRest();
    }

    /// <summary>What the recorded program took there has not been taken in this history.</summary>
    public void PutBack(InstrumentCode code, Side taker, Price price, Quantity shares) => Of(code)?.Liquidity.PutBack(taker, price, shares.Shares);

    /// <summary>A stock gets a floor when it is first needed: most never do.</summary>
    StockFloor? Of(InstrumentCode code)
    {
        if (!_numbers.TryGetValue(code, out var stock))
            return null;
        if (_stocks[stock] is { } there)
            return there;
        var floor = _stocks[stock] = new(_model, () => _facts(code), (order, fill) => Filled(order, fill), (order, lost, at) => Ended(order, lost, at));
        if (_lastBook[stock] >= 0)
            floor.On(_tape.Book(_lastBook[stock]), new(_bookedAt[stock], TimeSpan.Zero));
        foreach (var trade in _tradesSince[stock] ?? [])
            floor.On(_tape.Trade(trade), new(_tickedAt[stock], TimeSpan.Zero), isOwn: false);
        _tradesSince[stock] = null;
        return floor;
    }
}
