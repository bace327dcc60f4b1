using System.Collections.Concurrent;
using Danta.Host.Engine;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tape;

/// <summary>
/// Stands between the loop and the trader and keeps what the market did today. What it hears again at a start it keeps too, so a chart is
/// never empty after a restart. The trader comes first: an order that a tick asks for has left before the tick is kept.
/// </summary>
/// <remarks>Written on the trader's thread, a few dozen nanoseconds a tick.</remarks>
sealed class DayTape(TraderStep step, Func<DayResult> today) : IDayTape
{
    /// <summary>Forty are heard at a time; over a day others take their places.</summary>
    const int MostStocks = 400;

    /// <summary>Searches describe many more than are heard.</summary>
    const int MostDescribed = 3_000;

    static readonly TimeSpan Between = TimeSpan.FromSeconds(10);

    /// <summary>So many of those.</summary>
    const int AnHour = 360;

    sealed class Kept(DateOnly day)
    {
        public DateOnly Day => day;

        public ConcurrentDictionary<InstrumentCode, StockTape> Stocks { get; } = new();

        public ConcurrentDictionary<InstrumentCode, InstrumentAnswered> Instruments { get; } = new();

        /// <summary>By the hour, each full length from its start, so that a reader needs no lock.</summary>
        public WorthPoint[]?[] Worth { get; } = new WorthPoint[86_400 / 3_600 + 1][];

        public int Count;
    }

    Kept _kept = new(default);
    long _dayEnds;
    DateTimeOffset _nextWorth;
    bool _isBroken;

    public DateOnly Day => Volatile.Read(ref _kept).Day;

    public IReadOnlyCollection<InstrumentCode> Codes => [.. Volatile.Read(ref _kept).Stocks.Keys];

    /// <summary>Why nothing is kept any more; null: all is well.</summary>
    public Exception? Fault { get; private set; }

    public IReadOnlyList<WorthPoint> Worth
    {
        get
        {
            var kept = Volatile.Read(ref _kept);
            var worth = new WorthPoint[Volatile.Read(ref kept.Count)];
            for (var index = 0; index < worth.Length; index++)
                worth[index] = kept.Worth[index / AnHour]![index % AnHour];
            return worth;
        }
    }

    public IReadOnlyList<SecondBar> Bars(InstrumentCode code, int from) =>
        Volatile.Read(ref _kept).Stocks.TryGetValue(code, out var tape) ? tape.Bars(from) : [];

    public StockMoment? Of(InstrumentCode code)
    {
        var kept = Volatile.Read(ref _kept);
        var instrument = kept.Instruments.GetValueOrDefault(code);
        return kept.Stocks.TryGetValue(code, out var tape) ? tape.Now() with { Instrument = instrument }
            : instrument is null ? null : new(default, default, [], instrument);
    }

    public void Handle(in Input input, ICollection<Request> requests)
    {
        step(input, requests);
        if (_isBroken)
            return;
        try
        {
            Keep(input);
        }
        catch (Exception fault)
        {
            // A chart is worth no stop: the trader goes on without.
            (_isBroken, Fault) = (true, fault);
        }
    }

    void Keep(in Input input)
    {
        if (input.At.UtcTicks >= _dayEnds)
        {
            var day = Kst.DateOf(input.At);
            Volatile.Write(ref _kept, new Kept(day));
            (_dayEnds, _nextWorth) = (Kst.At(day.AddDays(1), TimeOnly.MinValue).UtcTicks, default);
        }
        switch (input.Kind)
        {
            case InputKind.Trade:
                Get(input.Trade.Code)?.On(input.Trade);
                break;
            case InputKind.Book:
                Get(input.Book.Code)?.On(input.Book);
                break;
            case InputKind.Second when input.At >= _nextWorth:
                KeepWorth(input.At);
                break;
            case InputKind.Event:
                Keep(input.Event);
                break;
        }
    }

    void Keep(TraderEvent? happened)
    {
        switch (happened)
        {
            case InstrumentAnswered one:
                Describe(one);
                break;
            case InstrumentsAnswered many:
                foreach (var one in many.Stocks)
                    Describe(one);
                break;
            case StocksDescribed many:
                foreach (var one in many.Stocks)
                    Describe(one);
                break;
        }
    }

    void Describe(InstrumentAnswered instrument)
    {
        var all = _kept.Instruments;
        // A search knows no limits: what the broker has said of them stays.
        if (all.TryGetValue(instrument.Code, out var known) ? instrument.UpperLimit.IsQuoted || !known.UpperLimit.IsQuoted : all.Count < MostDescribed)
            all[instrument.Code] = instrument;
    }

    void KeepWorth(DateTimeOffset at)
    {
        _nextWorth = at + Between;
        var kept = _kept;
        if (kept.Count / AnHour >= kept.Worth.Length)
            return;
        var result = today();
        (kept.Worth[kept.Count / AnHour] ??= new WorthPoint[AnHour])[kept.Count % AnHour] = new((int)Kst.TimeOf(at).ToTimeSpan().TotalSeconds, result.Realised, result.Unrealised);
        Volatile.Write(ref kept.Count, kept.Count + 1);
    }

    StockTape? Get(InstrumentCode code)
    {
        if (_kept.Stocks.TryGetValue(code, out var tape))
            return tape;
        return _kept.Stocks.Count >= MostStocks ? null : _kept.Stocks[code] = new();
    }
}
