using Danta.Market;
using Danta.Replay.Tapes;
using Danta.Simulator;
using Danta.Trading;

namespace Danta.Host.Replaying;

/// <summary>A tape as a market that anybody's program can trade on: its books and its strangers' trades.</summary>
static class RecordedMarkets
{
    /// <returns>Null where the tape has no book and no trade of the day.</returns>
    public static RecordedMarket? Of(DayTape tape)
    {
        var moments = Moments(tape).GetEnumerator();
        if (!moments.MoveNext())
            return null;
        var (begins, isOver) = (moments.Current.At, false);
        return new(begins, Listed(tape), () =>
        {
            var moment = isOver ? (RecordedMoment?)null : moments.Current;
            isOver = isOver || !moments.MoveNext();
            return moment;
        });
    }

    /// <summary>Who they are and where their price began, as the broker told it on the day.</summary>
    static List<ListedStock> Listed(DayTape tape)
    {
        var told = new Dictionary<InstrumentCode, ListedStock>();
        var first = new Dictionary<InstrumentCode, Price>();
        for (var index = 0; index < tape.Count; index++)
        {
            var input = tape.InputAt(index);
            if (input.Kind == InputKind.Trade)
                first.TryAdd(input.Trade.Code, input.Trade.Open.IsQuoted ? input.Trade.Open : input.Trade.Last);
            foreach (var stock in DescribedIn(input.Event))
            {
                if (index >= tape.First && stock.BasePrice.IsQuoted)
                    told[stock.Code] = new(stock.Code, stock.Name, stock.Board, stock.Kind, stock.BasePrice);
            }
        }
        // One that nobody described is listed by its number, and its limits are measured from its first price.
        return [.. tape.Stocks
            .Select(code => told.TryGetValue(code, out var stock) ? stock
                : first.TryGetValue(code, out var price) ? new(code, code.ToString(), Board.Kospi, ListingKind.Stock, price) : null)
            .OfType<ListedStock>()];
    }

    static IReadOnlyList<InstrumentAnswered> DescribedIn(TraderEvent? happened) => happened switch
    {
        InstrumentAnswered one => [one],
        InstrumentsAnswered many => many.Stocks,
        StocksDescribed many => many.Stocks,
        _ => [],
    };

    static IEnumerable<RecordedMoment> Moments(DayTape tape)
    {
        var silences = new Queue<(int Index, InstrumentCode Code)>(tape.Silences);
        for (var index = 0; index < tape.Count; index++)
        {
            if (index >= tape.First && !tape.IsOwnAt(index) && tape.InputAt(index) is { Kind: InputKind.Trade or InputKind.Book } input)
                yield return input.Kind == InputKind.Trade
                    ? new(input.At, input.Trade.Code, input.Trade, null)
                    : new(input.At, input.Book.Code, null, input.Book);
            while (silences.TryPeek(out var silence) && silence.Index <= index)
                yield return new(tape.TimeAt(index), silences.Dequeue().Code, null, null);
        }
    }
}
