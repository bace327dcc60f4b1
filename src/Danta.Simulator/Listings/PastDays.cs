using Danta.Market;
using Danta.Simulator.Crowd;

namespace Danta.Simulator.Listings;

/// <summary>One day of a stock as its chart keeps it.</summary>
readonly record struct DayBar(DateOnly Date, int Open, int High, int Low, int Close, long Volume, long Turnover);

/// <summary>The days before the simulation began, invented backwards from the previous close, and those lived through since.</summary>
sealed class PastDays
{
    const int Invented = 250;

    readonly List<DayBar> _days = [];

    public PastDays(Listing listing, DateOnly today, Dice dice)
    {
        var ticks = TickSizes.For(listing.Kind);
        var date = today;
        var close = listing.BasePrice.Won;
        for (var day = 0; day < Invented; day++)
        {
            do
                date = date.AddDays(-1);
            while (!TradingCalendar.IsOpen(date));
            var before = ticks.Floor(Math.Max(100, (int)(close / (1 + Math.Clamp(dice.Bell() * 0.022, -0.12, 0.12)))));
            var open = ticks.Floor((int)(before * (1 + dice.Bell() * 0.006)));
            var high = ticks.Ceiling((int)(Math.Max(open, close) * (1 + Math.Abs(dice.Bell()) * 0.008)));
            var low = ticks.Floor((int)(Math.Min(open, close) * (1 - Math.Abs(dice.Bell()) * 0.008)));
            var volume = day == 0 ? listing.PreviousVolume : Math.Max(1, (long)(listing.PreviousVolume * dice.Between(0.4, 1.8)));
            _days.Add(new(date, open, high, low, close, volume, volume * ((high + low) / 2)));
            close = before;
        }
        _days.Reverse();
    }

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<DayBar> Days => _days;

    public DayBar Yesterday => _days[^1];

    public int High => _days.TakeLast(Invented).Max(day => day.High);

    public int Low => _days.TakeLast(Invented).Min(day => day.Low);

    public void Add(DayBar day) => _days.Add(day);

    /// <summary>As a chart of adjusted prices (수정주가) shows them from then on.</summary>
    public void Show(NewShares shares)
    {
        for (var index = 0; index < _days.Count; index++)
        {
            var day = _days[index];
            _days[index] = day with
            {
                Open = shares.PriceOf(day.Open),
                High = shares.PriceOf(day.High),
                Low = shares.PriceOf(day.Low),
                Close = shares.PriceOf(day.Close),
                Volume = shares.Of(day.Volume),
            };
        }
    }
}
