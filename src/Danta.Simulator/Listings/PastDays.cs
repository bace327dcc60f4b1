using Danta.Market;
using Danta.Simulator.Crowd;

namespace Danta.Simulator.Listings;

/// <summary>One day of a stock as its chart keeps it.</summary>
readonly record struct DayBar(DateOnly Date, int Open, int High, int Low, int Close, long Volume, long Turnover);

/// <summary>The days before the simulation began, invented backwards from the previous close, and those lived through since.</summary>
sealed class PastDays
{
    const int Invented = 250;

    /// <summary>Nobody's chart goes further back.</summary>
    static readonly DateOnly First = new(1990, 1, 3);

    /// <summary>Those of the years that no calendar is kept for; the ones by the moon are traded through.</summary>
    static readonly (int Month, int Day)[] Holidays = [(1, 1), (3, 1), (5, 1), (5, 5), (6, 6), (8, 15), (10, 3), (10, 9), (12, 25), (12, 31)];

    readonly List<DayBar> _days = [];
    readonly List<DayBar> _older = [];
    readonly TickSizes _ticks;
    readonly Dice _olderDice;

    public PastDays(Listing listing, DateOnly today, Dice dice)
    {
        _ticks = TickSizes.For(listing.Kind);
        _olderDice = Dice.For(listing.BasePrice.Won, listing.ListedShares);
        var date = today;
        var close = listing.BasePrice.Won;
        for (var day = 0; day < Invented; day++)
        {
            do
                date = date.AddDays(-1);
            while (!TradingCalendar.IsOpen(date));
            var before = _ticks.Floor(Math.Max(100, (int)(close / (1 + Math.Clamp(dice.Bell() * 0.022, -0.12, 0.12)))));
            var open = _ticks.Floor((int)(before * (1 + dice.Bell() * 0.006)));
            var high = _ticks.Ceiling((int)(Math.Max(open, close) * (1 + Math.Abs(dice.Bell()) * 0.008)));
            var low = _ticks.Floor((int)(Math.Min(open, close) * (1 - Math.Abs(dice.Bell()) * 0.008)));
            var volume = day == 0 ? listing.PreviousVolume : Math.Max(1, (long)(listing.PreviousVolume * dice.Between(0.4, 1.8)));
            _days.Add(new(date, open, high, low, close, volume, volume * ((high + low) / 2)));
            close = before;
        }
        _days.Reverse();
    }

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<DayBar> Days => _days;

    public DayBar Yesterday => _days[^1];

    public int High => Year.Max(day => day.High);

    public int Low => Year.Min(day => day.Low);

    /// <summary>The last 250 days: what the broker calls both 250일 and 52주.</summary>
    public IEnumerable<DayBar> Year => _days.TakeLast(Invented);

    /// <summary>From a day on, the oldest first. What lies before the kept days is invented when somebody asks, and stays so.</summary>
    public IEnumerable<DayBar> Since(DateOnly from)
    {
        var oldest = _older.Count > 0 ? _older[^1] : _days[0];
        for (var date = oldest.Date.AddDays(-1); date >= from && date >= First; date = date.AddDays(-1))
        {
            if (TradingCalendar.IsOpen(date) && Array.IndexOf(Holidays, (date.Month, date.Day)) < 0)
                _older.Add(oldest = Before(oldest, date));
        }
        return Enumerable.Reverse(_older).Concat(_days).Where(day => day.Date >= from);
    }

    /// <summary>Prices grow by a few percent a year and so shrink into the past.</summary>
    DayBar Before(in DayBar after, DateOnly date)
    {
        var close = _ticks.Floor(Math.Max(100, (int)(after.Open * Math.Exp(_olderDice.Bell() * 0.018 - 0.0003))));
        var open = _ticks.Floor(Math.Max(100, (int)(close * (1 + _olderDice.Bell() * 0.012))));
        var high = _ticks.Ceiling((int)(Math.Max(open, close) * (1 + Math.Abs(_olderDice.Bell()) * 0.008)));
        var low = _ticks.Floor((int)(Math.Min(open, close) * (1 - Math.Abs(_olderDice.Bell()) * 0.008)));
        var volume = Math.Max(1, (long)(_days[0].Volume * _olderDice.Between(0.4, 1.8)));
        return new(date, open, high, low, close, volume, volume * ((high + low) / 2));
    }

    public void Add(DayBar day) => _days.Add(day);

    /// <summary>As a chart of adjusted prices (수정주가) shows them from then on.</summary>
    public void Show(NewShares shares)
    {
        Show(shares, _days);
        Show(shares, _older);
    }

    static void Show(NewShares shares, List<DayBar> days)
    {
        for (var index = 0; index < days.Count; index++)
        {
            var day = days[index];
            days[index] = day with
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
