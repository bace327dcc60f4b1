using System.Runtime.InteropServices;
using Danta.Market;

namespace Danta.Simulator.Exchange;

/// <summary>A trade as the time-and-sales screens show it.</summary>
/// <param name="Time">HHmmss.</param>
readonly record struct PastTrade(int Time, int Price, long Size, long Volume, long Strength, int Ask, int Bid, Side? Aggressor);

/// <summary>One minute of a stock.</summary>
/// <param name="Minute">HHmm00.</param>
/// <param name="Turnover">The day's turnover at the minute's end, as the broker's minute bars carry it.</param>
readonly record struct MinuteBar(int Minute, int Open, int High, int Low, int Close, long Volume, long Turnover);

/// <summary>The day's trades for the screens: the youngest few hundred one by one, all of them by the minute.</summary>
sealed class TradeHistory
{
    const int Kept = 512;

    readonly PastTrade[] _trades = new PastTrade[Kept];
    readonly List<MinuteBar> _minutes = [];
    long _count;

    public IReadOnlyList<MinuteBar> Minutes => _minutes;

    /// <summary>The youngest first, at most <paramref name="count"/>, none younger than a time of day.</summary>
    public IEnumerable<PastTrade> Latest(int count, int until = 240_000)
    {
        var given = 0;
        for (var index = _count - 1; index >= 0 && index >= _count - Kept && given < count; index--)
        {
            var trade = _trades[index % Kept];
            if (trade.Time > until)
                continue;
            given++;
            yield return trade;
        }
    }

    public void Add(in PastTrade trade, long turnover)
    {
        _trades[_count++ % Kept] = trade;
        var minute = trade.Time / 100 * 100;
        if (_minutes.Count == 0 || _minutes[^1].Minute != minute)
        {
            _minutes.Add(new(minute, trade.Price, trade.Price, trade.Price, trade.Price, trade.Size, turnover));
            return;
        }
        ref var bar = ref CollectionsMarshal.AsSpan(_minutes)[^1];
        bar = bar with
        {
            High = Math.Max(bar.High, trade.Price),
            Low = Math.Min(bar.Low, trade.Price),
            Close = trade.Price,
            Volume = bar.Volume + trade.Size,
            Turnover = turnover,
        };
    }
}
