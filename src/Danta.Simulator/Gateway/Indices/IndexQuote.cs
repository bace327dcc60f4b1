using Danta.Market;
using Danta.Simulator.Exchange;
using Danta.Simulator.Listings;

namespace Danta.Simulator.Gateway.Indices;

/// <summary>
/// An index by market value over its members. Its level is in hundredths of a point and begins where the members' base prices were when
/// they were listed, so that it goes on from one day to the next.
/// </summary>
sealed class IndexQuote
{
    static readonly (string Code, string Name, int Base, Func<Listing, bool> Holds)[] Known =
    [
        ("0001", "종합", 3_000_00, listing => listing.Board == Board.Kospi),
        ("1001", "KOSDAQ", 900_00, listing => listing.Board == Board.Kosdaq),
        ("2001", "KOSPI200", 400_00, listing => listing is { Board: Board.Kospi, InIndex: true }),
        ("3003", "KOSDAQ 150", 1_500_00, listing => listing is { Board: Board.Kosdaq, InIndex: true }),
    ];

    readonly double _perWon;
    readonly DateOnly _today;

    IndexQuote(string code, string name, int level, IReadOnlyList<Instrument> members, DateOnly today)
    {
        (Code, Name, Members, _today) = (code, name, members, today);
        var worth = members.Sum(stock => (double)stock.Listing.BasePrice.Won * stock.Listing.ListedShares);
        _perWon = worth == 0 ? 0 : level / worth;
        Minutes = OfMinutes();
        (Last, Previous) = (Level(stock => stock.Figures.Last), Level(stock => stock.Figures.Base));
        Open = Minutes.Count > 0 ? Minutes[0].Open : Last;
        High = Math.Max(Last, Minutes.Count > 0 ? Minutes.Max(minute => minute.High) : Last);
        Low = Math.Min(Last, Minutes.Count > 0 ? Minutes.Min(minute => minute.Low) : Last);
    }

    public string Code { get; }

    public string Name { get; }

    public IReadOnlyList<Instrument> Members { get; }

    public int Last { get; }

    public int Previous { get; }

    public int Open { get; }

    public int High { get; }

    public int Low { get; }

    public int Change => Last - Previous;

    /// <summary>Where it would stand if the auctions of now ended.</summary>
    public int Expected => Level(stock => stock.Expected.Price is > 0 and var price ? price : stock.Figures.Last);

    public long Volume => Members.Sum(stock => stock.Figures.Volume);

    public long Turnover => Members.Sum(stock => stock.Figures.Turnover);

    public long PreviousVolume => Members.Sum(stock => stock.Past.Yesterday.Volume);

    public long PreviousTurnover => Members.Sum(stock => stock.Past.Yesterday.Turnover);

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<MinuteBar> Minutes { get; }

    /// <summary>Null for one that is not kept here.</summary>
    public static IndexQuote? Find(Simulation simulation, string code)
    {
        var known = Array.Find(Known, index => index.Code == code);
        return known.Code is null ? null : new(
            known.Code, known.Name, known.Base,
            [.. simulation.Venue.Stocks.Where(stock => stock.Listing.Kind == ListingKind.Stock && known.Holds(stock.Listing))], simulation.Clock.Date);
    }

    /// <summary>The last year of days, today among them, the oldest first.</summary>
    public IReadOnlyList<DayBar> Days => field ??= OfDays(stock => stock.Past.Year);

    /// <summary>From a day on, however long ago, the oldest first: never less than <see cref="Days"/>.</summary>
    public IReadOnlyList<DayBar> DaysSince(DateOnly from) =>
        Days.Count == 0 || from >= Days[0].Date ? Days : OfDays(stock => stock.Past.Since(from));

    List<DayBar> OfDays(Func<Instrument, IEnumerable<DayBar>> past)
    {
        if (Members.Count == 0)
            return [];
        var years = Members.Select(stock => (Shares: stock.Listing.ListedShares, Days: past(stock).ToList())).ToList();
        var days = new List<DayBar>();
        for (var index = 0; index < years.Min(year => year.Days.Count); index++)
        {
            var (open, close) = (Level(day => day.Open), Level(day => day.Close));
            // Stocks reach their highs at different hours: the index never has them all at once.
            var (top, bottom) = (Math.Max(open, close), Math.Min(open, close));
            days.Add(new(
                years[0].Days[index].Date, open, top + (Level(day => day.High) - top) * 3 / 10, bottom - (bottom - Level(day => day.Low)) * 3 / 10, close,
                years.Sum(year => year.Days[index].Volume), years.Sum(year => year.Days[index].Turnover)));

            int Level(Func<DayBar, int> price) => (int)Math.Round(_perWon * years.Sum(year => (double)price(year.Days[index]) * year.Shares));
        }
        days.Add(new(_today, Open, High, Low, Last, Volume, Turnover));
        return days;
    }

    int Level(Func<Instrument, int> price) => (int)Math.Round(_perWon * Members.Sum(stock => (double)price(stock) * stock.Listing.ListedShares));

    List<MinuteBar> OfMinutes()
    {
        var times = Members.SelectMany(stock => stock.History.Minutes.Select(bar => bar.Minute)).Distinct().Order().ToList();
        var (at, bars) = (new int[Members.Count], new List<MinuteBar>(times.Count));
        var before = Level(stock => stock.Figures.Base);
        foreach (var time in times)
        {
            var (worth, volume, paid) = (0.0, 0L, 0L);
            for (var index = 0; index < Members.Count; index++)
            {
                var minutes = Members[index].History.Minutes;
                while (at[index] < minutes.Count && minutes[at[index]].Minute <= time)
                    at[index]++;
                var last = at[index] > 0 ? minutes[at[index] - 1] : default;
                worth += (double)(at[index] > 0 ? last.Close : Members[index].Figures.Base) * Members[index].Listing.ListedShares;
                volume += last.Minute == time ? last.Volume : 0;
                paid += last.Turnover;
            }
            var close = (int)Math.Round(_perWon * worth);
            bars.Add(new(time, before, Math.Max(before, close), Math.Min(before, close), close, volume, paid));
            before = close;
        }
        return bars;
    }
}
