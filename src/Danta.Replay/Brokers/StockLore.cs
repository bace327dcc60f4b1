using Danta.Market;
using Danta.Replay.Floors;
using Danta.Trading;

namespace Danta.Replay.Brokers;

/// <summary>What the recording has said of stocks by now: names, boards, limits.</summary>
sealed class StockLore
{
    readonly Dictionary<InstrumentCode, InstrumentAnswered> _known = [];
    readonly Dictionary<InstrumentCode, string> _names = [];

    public void Hear(TraderEvent happened)
    {
        switch (happened)
        {
            case InstrumentAnswered one: Learn(one); break;
            case InstrumentsAnswered many:
                foreach (var one in many.Stocks)
                    Learn(one);
                break;
            case StocksDescribed described:
                foreach (var one in described.Stocks)
                    Learn(one);
                break;
            case ConditionAnswered answer:
                foreach (var hit in answer.Hits)
                    _names[hit.Code] = hit.Name;
                break;
            default: break;
        }
    }

    public void Hear(CarriedOver carried)
    {
        foreach (var stock in carried.Stocks)
        {
            _names[stock.Code] = stock.Name;
            if (stock.Instrument is { } known)
                Learn(known);
        }
    }

    public InstrumentAnswered? Find(InstrumentCode code) => _known.GetValueOrDefault(code);

    public string NameOf(InstrumentCode code) => _names.GetValueOrDefault(code) ?? _known.GetValueOrDefault(code)?.Name ?? "";

    public StockFacts FactsOf(InstrumentCode code) =>
        _known.TryGetValue(code, out var known) ? new(known.Board, known.Kind, known.UpperLimit, known.LowerLimit) : StockFacts.Unknown;

    /// <summary>What a search says of it in passing knows less than an answer did.</summary>
    void Learn(InstrumentAnswered answer)
    {
        var before = _known.GetValueOrDefault(answer.Code);
        _known[answer.Code] = answer with
        {
            UpperLimit = answer.UpperLimit.IsQuoted ? answer.UpperLimit : before?.UpperLimit ?? default,
            LowerLimit = answer.LowerLimit.IsQuoted ? answer.LowerLimit : before?.LowerLimit ?? default,
            BasePrice = answer.BasePrice.IsQuoted ? answer.BasePrice : before?.BasePrice ?? default,
            Kind = answer.Kind != ListingKind.Unknown ? answer.Kind : before?.Kind ?? ListingKind.Unknown,
            MarginPercent = answer.MarginPercent ?? before?.MarginPercent,
            Preferred = answer.Preferred ?? before?.Preferred,
        };
    }
}
