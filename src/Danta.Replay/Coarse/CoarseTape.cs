using Danta.Market;
using Danta.Replay.Tapes;
using Danta.Trading;

namespace Danta.Replay.Coarse;

/// <summary>
/// A tape of a day that nobody recorded, invented from minute candles: prices that walk each candle, books of one tick's spread whose depth is
/// a share of what the minute traded, and a search that finds each stock from its moment on. Good for a rough idea and marked as such.
/// </summary>
public static class CoarseTape
{
    static readonly TimeOnly Wakes = new(8, 59);
    static readonly TimeOnly Sleeps = new(15, 31);

    /// <summary>From here on there is one trade more, of the closing auction.</summary>
    const int Closing = 152_000;

    const int ClosingTrade = 153_000;

    /// <summary>Of what a minute traded, so much is shown at each price.</summary>
    const int ShownShare = 20;

    static readonly TimeSpan BetweenSearches = TimeSpan.FromSeconds(10);

    static readonly Won Cash = new(1_000_000_000);

    public static DayTape Of(DateOnly date, IReadOnlyList<CoarseStock> stocks, TraderSettings settings, CandlePath path)
    {
        ArgumentNullException.ThrowIfNull(stocks);
        var tape = new TapeBuilder();
        Begin(tape, date, stocks, settings);
        var inputs = stocks.SelectMany(stock => Ticks(date, stock, path)).Concat(Searches(date, stocks)).Concat(Seconds(date)).OrderBy(input => input.At);
        foreach (var input in inputs)
            tape.Add(input);
        return tape.Build(date, $"coarse {path}");
    }

    static void Begin(TapeBuilder tape, DateOnly date, IReadOnlyList<CoarseStock> stocks, TraderSettings settings)
    {
        var at = Kst.At(date, Wakes).AddSeconds(-1);
        tape.BeginDay();
        tape.Add(Input.Of(at, new Started(TradingMode.Demo, false, settings)));
        foreach (var stock in stocks)
            tape.Add(new Watch(stock.Code, true));
        tape.Add(Input.Of(at, new StreamChanged(true, null)));
        tape.Add(Input.Of(at, new HolidayAnswered(date, true)));
        tape.Add(Input.Of(at, new StocksDescribed([.. stocks.Select(Describe)])));
        tape.Add(Input.Of(at, new MoneyAnswered(Cash, at)));
        tape.Add(Input.Of(at, new BalanceAnswered([], Cash, Cash, Cash, true, at)));
    }

    static InstrumentAnswered Describe(CoarseStock stock)
    {
        var limits = PriceLimits.Of(stock.Base, TickSizes.For(stock.Kind));
        return new(stock.Code, stock.Name, stock.Board, stock.Kind, stock.Base, limits.Upper, limits.Lower, false, false, 0, false, false, default) { MarginPercent = 100 };
    }

    static IEnumerable<Input> Seconds(DateOnly date)
    {
        for (var at = Kst.At(date, Wakes); at < Kst.At(date, Sleeps); at = at.AddSeconds(1))
            yield return Input.Second(at);
    }

    static IEnumerable<Input> Searches(DateOnly date, IReadOnlyList<CoarseStock> stocks)
    {
        for (var at = Kst.At(date, Wakes); at < Kst.At(date, Sleeps); at += BetweenSearches)
        {
            foreach (var condition in stocks.Select(stock => stock.Condition).Distinct(StringComparer.Ordinal))
            {
                var found = stocks.Where(stock => stock.Condition == condition && Kst.At(date, stock.From) <= at).Select(stock => new ConditionHit(stock.Code, stock.Name, stock.Base));
                yield return Input.Of(at.AddMilliseconds(500), new ConditionAnswered(condition, condition, [.. found], false, at));
            }
        }
    }

    static IEnumerable<Input> Ticks(DateOnly date, CoarseStock stock, CandlePath path)
    {
        var (ticks, day) = (TickSizes.For(stock.Kind), new Day(stock));
        foreach (var candle in stock.Minutes.Where(candle => candle.Volume.Shares > 0 && (candle.Minute < Closing || candle.Minute == ClosingTrade)))
        {
            var begins = Kst.At(date, new TimeOnly(candle.Minute / 10_000, candle.Minute / 100 % 100));
            if (candle.Minute == ClosingTrade)
            {
                yield return Input.Of(begins, day.Trade(begins, candle.Close, candle.Volume.Shares, null, ticks));
                yield break;
            }
            var prices = CandleWalk.Of(candle, path, ticks);
            for (var step = 0; step < prices.Count; step++)
            {
                var at = begins.AddSeconds(step * (60 / CandleWalk.Steps));
                var size = Math.Max(1, candle.Volume.Shares / CandleWalk.Steps);
                yield return Input.Of(at, day.Trade(at, prices[step], size, prices[step] >= day.Last ? Side.Buy : Side.Sell, ticks));
                yield return Input.Of(at.AddMilliseconds(1), day.Book(at, Math.Max(1, candle.Volume.Shares / ShownShare), ticks));
            }
        }
    }

    /// <summary>A stock's figures as they grow.</summary>
    sealed class Day(CoarseStock stock)
    {
        readonly PriceLimits _limits = PriceLimits.Of(stock.Base, TickSizes.For(stock.Kind));
        Price _open, _high, _low, _bid, _ask;
        long _volume, _turnover;

        public Price Last { get; private set; } = stock.Base;

        public TradeTick Trade(DateTimeOffset at, Price price, long size, Side? side, TickSizes ticks)
        {
            _open = _open.IsQuoted ? _open : price;
            (_high, _low) = (price > _high ? price : _high, !_low.IsQuoted || price < _low ? price : _low);
            (_volume, _turnover) = (_volume + size, _turnover + size * price.Won);
            // Who bought took the ask, who sold the bid; the other side stands a tick away.
            (_bid, _ask) = side == Side.Sell ? (price, ticks.Up(price)) : (ticks.Down(price), price);
            Last = price;
            return new(
                stock.Code, Hhmmss(at), price, _open, _high, _low, _ask, _bid, Quantity.Of(size), Quantity.Of(size), Quantity.Of(size), Quantity.Of(_volume),
                new(_turnover), 10_000, side, false, side is null, _open);
        }

        public BookTick Book(DateTimeOffset at, long shown, TickSizes ticks)
        {
            var (asks, bids) = (default(BookSide), default(BookSide));
            var (ask, bid, sold, bought) = (_ask, _bid, 0L, 0L);
            for (var level = 0; level < BookSide.Depth; level++)
            {
                if (_limits.Allow(ask))
                    (asks[level], sold, ask) = (new(ask, Quantity.Of(shown)), sold + shown, ticks.Up(ask));
                if (_limits.Allow(bid))
                    (bids[level], bought, bid) = (new(bid, Quantity.Of(shown)), bought + shown, ticks.Down(bid));
            }
            return new(stock.Code, Hhmmss(at), BookPhase.Continuous, asks, bids, Quantity.Of(sold), Quantity.Of(bought), default, Quantity.Zero, Quantity.Of(_volume));
        }
    }

    static int Hhmmss(DateTimeOffset at)
    {
        var time = Kst.TimeOf(at);
        return time.Hour * 10_000 + time.Minute * 100 + time.Second;
    }
}
