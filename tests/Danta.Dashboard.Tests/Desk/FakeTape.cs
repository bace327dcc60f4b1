using Danta.Market;
using Danta.Trading;

namespace Danta.Desk;

/// <summary>A day of prices as a test writes it down.</summary>
sealed class FakeTape : IDayTape
{
    readonly Lock _lock = new();
    readonly Dictionary<InstrumentCode, List<SecondBar>> _bars = [];

    public DateOnly Day => Examples.Today;

    public Dictionary<InstrumentCode, StockMoment> Moments { get; } = [];

    public IReadOnlyCollection<InstrumentCode> Codes
    {
        get
        {
            lock (_lock)
                return [.. _bars.Keys];
        }
    }

    public IReadOnlyList<WorthPoint> Worth { get; set; } = [];

    /// <summary>A trade: within the last second, or in a new one.</summary>
    public void Trade(InstrumentCode code, int second, int price, long size = 1)
    {
        lock (_lock)
        {
            if (!_bars.TryGetValue(code, out var bars))
                _bars.Add(code, bars = []);
            if (bars.Count == 0 || bars[^1].Second < second)
                bars.Add(new(second, price, price, price, price, size));
            else
                bars[^1] = bars[^1] with { High = Math.Max(bars[^1].High, price), Low = Math.Min(bars[^1].Low, price), Close = price, Volume = bars[^1].Volume + size };
        }
    }

    public IReadOnlyList<SecondBar> Bars(InstrumentCode code, int from)
    {
        lock (_lock)
            return _bars.TryGetValue(code, out var bars) ? [.. bars.Where(bar => bar.Second >= from)] : [];
    }

    public StockMoment? Of(InstrumentCode code) => Moments.GetValueOrDefault(code);
}
