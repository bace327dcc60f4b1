using Danta.Dashboard.Reruns;
using Danta.Host.Recording;
using Danta.Host.Replaying;
using Danta.Host.Tape;
using Danta.Kis;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Reruns;

/// <summary>Hears a day again as it was, and writes down everything that a page shows of it: the day in one file, prices in one for each stock.</summary>
sealed class FilmMaker
{
    readonly List<Decision> _decisions = [];
    readonly Dictionary<InstrumentCode, string> _names = [];
    readonly DayTape _tape;
    DateTimeOffset? _from;
    DateTimeOffset _to;

    FilmMaker(Trader trader) => _tape = new(static (in _, _) => { }, trader.Today);

    /// <param name="to">A directory.</param>
    public static void Make(RecordedDay day, string to)
    {
        FilmMaker? maker = null;
        var found = ExactReplay.Run(day, (trader, in input, asked) => (maker ??= new(trader)).Hear(day.Date, input, asked));
        maker?.Write(found, to);
    }

    void Hear(DateOnly day, in Input input, IReadOnlyList<Request> asked)
    {
        if (Kst.DateOf(input.At) != day)
            return;
        _from ??= input.At;
        _to = input.At;
        _tape.Handle(AsHeard(input), []);
        Name(input.Event);
        foreach (var request in asked)
        {
            if (request is Note { Decision: var decision })
                _decisions.Add(decision);
        }
    }

    /// <summary>Prices stand where they were heard, beside what was decided on them, whatever the exchange's clock said.</summary>
    static Input AsHeard(in Input input)
    {
        if (input.Kind != InputKind.Trade)
            return input;
        var time = Kst.TimeOf(input.At);
        return Input.Of(input.At, input.Trade with { TimeOfDay = time.Hour * 10_000 + time.Minute * 100 + time.Second });
    }

    void Name(TraderEvent? happened)
    {
        switch (happened)
        {
            case InstrumentAnswered one: Name(one); break;
            case InstrumentsAnswered many: Name(many.Stocks); break;
            case StocksDescribed many: Name(many.Stocks); break;
            default: break;
        }
    }

    void Name(IReadOnlyList<InstrumentAnswered> stocks)
    {
        foreach (var one in stocks)
            Name(one);
    }

    void Name(InstrumentAnswered one)
    {
        if (one.Name.Length > 0)
            _names[one.Code] = one.Name;
    }

    void Write(ExactResult found, string to)
    {
        foreach (var code in _tape.Codes)
            WholeFile.Keep(Path.Combine(to, RerunFiles.Of(code)), FilmPages.Write(code, _tape.Bars(code, 0)));
        var (from, end) = (_from ?? _to, _to);
        // Last: whoever finds it finds all of it.
        WholeFile.Keep(Path.Combine(to, RerunFiles.Film), FilmPages.Write(new FilmDay(
            found.Date, from, end, found.Cut, found.Parting?.At, found.Day, [.. _tape.Codes.Select(code => (code, _names.GetValueOrDefault(code, ""))).OrderBy(stock => stock.code.Packed)],
            _decisions, [.. found.Trades.Where(trade => Kst.DateOf(trade.ClosedAt) == found.Date)], _tape.Worth)));
    }
}
