using Danta.Simulator.Exchange;
using Danta.Simulator.Listings;

namespace Danta.Simulator.Gateway.Quotes;

/// <summary>
/// Who bought and who sold a day: this market's crowd has no names, so its surplus of aggressive buying is told as that of foreigners
/// and institutions, with private persons on the other side. Together they are always even.
/// </summary>
readonly record struct Flows(long Volume, long Surplus)
{
    public long Foreign => Surplus * 35 / 100;

    public long Institutions => Surplus * 22 / 100;

    /// <summary>Of both of them: orders of baskets.</summary>
    public long Programme => Surplus * 30 / 100;

    public long Persons => -Foreign - Institutions;

    public long ForeignBought => Side(Volume * 18 / 100, Foreign);

    public long InstitutionsBought => Side(Volume * 14 / 100, Institutions);

    public long ProgrammeBought => Side(Volume * 16 / 100, Programme);

    public long PersonsBought => Side(Volume * 60 / 100, Persons);

    public static Flows Of(IQuote stock) => new(stock.Figures.Volume, stock.Figures.BuyVolume - stock.Figures.SellVolume);

    /// <summary>A past day is judged by where between its low and its high it closed.</summary>
    public static Flows Of(in DayBar day) =>
        new(day.Volume, day.High == day.Low ? 0 : day.Volume * (2L * day.Close - day.High - day.Low) / (day.High - day.Low) / 4);

    static long Side(long usual, long net) => Math.Max(0, usual + net / 2);
}
