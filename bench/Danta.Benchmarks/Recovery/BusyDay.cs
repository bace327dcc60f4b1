using Danta.Market;
using Danta.Trading;

namespace Danta.Benchmarks.Recovery;

/// <summary>The inputs of a busy day: forty stocks with a trade and two books in turn, seconds, and what is polled.</summary>
static class BusyDay
{
    const int Watched = 40;
    const int TicksASecond = 40;

    static readonly DateTimeOffset Open = Kst.At(new DateOnly(2026, 11, 23), new TimeOnly(9, 0));
    static readonly InstrumentCode[] Codes = [.. Enumerable.Range(1, Watched).Select(number => InstrumentCode.Parse($"{number:D6}"))];

    public static IEnumerable<Input> Of(int count)
    {
        yield return Input.Of(Open, new Started(TradingMode.Paper, false, TraderSettings.Default));
        yield return Input.Of(Open, new StreamChanged(true, null));
        yield return Input.Of(Open, new ConditionAnswered("0", "벤치", [.. Codes.Select(code => new ConditionHit(code, $"{code}", default))], false, Open));
        foreach (var code in Codes)
            yield return Input.Of(Open, new InstrumentAnswered(
                code, $"{code}", Board.Kospi, ListingKind.Stock, Price.FromWon(70_000), Price.FromWon(91_000), Price.FromWon(49_000), false, false, 0,
                false, false, default));
        for (var index = Watched + 3; index < count; index++)
            yield return At(index);
    }

    static Input At(int index)
    {
        var at = Open + TimeSpan.FromSeconds((double)index / TicksASecond);
        var second = index / TicksASecond;
        return (index % TicksASecond, second % 20) switch
        {
            (0, _) => Input.Second(at),
            (1, 0) => Input.Of(at, new BalanceAnswered([], new(100_000_000), new(100_000_000), new(100_000_000), true, at)),
            (2, 0) => Input.Of(at, new DayOrdersAnswered([], true, at)),
            _ when index % 3 == 0 => Input.Of(at, Trade(index)),
            _ => Input.Of(at, Book(index)),
        };
    }

    static TradeTick Trade(int index)
    {
        var price = PriceAt(index);
        return new(
            Codes[index % Watched], 100_000, price, price, price, price, TickSizes.Shares.Up(price), price, Quantity.Of(1_000),
            Quantity.Of(1_000), Quantity.Of(10), Quantity.Of(index), new Won(70_000L * index), 12_000, Side.Buy, false, false, price);
    }

    static BookTick Book(int index)
    {
        var (asks, bids, price) = (default(BookSide), default(BookSide), PriceAt(index));
        for (var level = 0; level < BookSide.Depth; level++)
        {
            asks[level] = new(Price.FromWon(price.Won + 100 * (level + 1)), Quantity.Of(100));
            bids[level] = new(Price.FromWon(price.Won - 100 * level), Quantity.Of(100));
        }
        return new(Codes[index % Watched], 100_000, BookPhase.Continuous, asks, bids, Quantity.Of(1_000), Quantity.Of(1_000), price, default, default);
    }

    static Price PriceAt(int index) => Price.FromWon(70_000 + 100 * (index / Watched % 20));
}
