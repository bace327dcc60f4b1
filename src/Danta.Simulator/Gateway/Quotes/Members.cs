using Danta.Simulator.Exchange;
using Danta.Simulator.Gateway.Shapes;

namespace Danta.Simulator.Gateway.Quotes;

/// <summary>inquire-member: the five houses that sold and bought most, by shares of the day's volume that differ from stock to stock.</summary>
static class Members
{
    const int Shown = 5;

    static readonly (string Number, string Name, bool Foreign)[] Houses =
    [
        ("00050", "키움증권", false), ("00005", "미래에셋", false), ("00030", "삼성", false), ("00003", "한국증권", false), ("00012", "NH투자증권", false),
        ("00017", "KB증권", false), ("00002", "신한투자", false), ("00036", "모간서울", true), ("00033", "제이피모간", true), ("00044", "메릴린치", true),
    ];

    public static Row Of(IQuote stock)
    {
        var day = stock.Figures;
        var turn = stock.Listing.ListedShares % Houses.Length;
        var row = new Row();
        var sold = Side(row, "seln", day.SellVolume, day.Volume, turn);
        var bought = Side(row, "shnu", day.BuyVolume, day.Volume, turn + 3);
        row.Add(("glob_total_seln_qty", Figure.Of(sold)));
        row.Add(("glob_seln_rlim", Share(sold, day.Volume)));
        row.Add(("glob_ntby_qty", Figure.Of(bought - sold)));
        row.Add(("glob_total_shnu_qty", Figure.Of(bought)));
        row.Add(("glob_shnu_rlim", Share(bought, day.Volume)));
        foreach (var (side, from) in new[] { ("seln", turn), ("shnu", turn + 3) })
        {
            for (var place = 0; place < Shown; place++)
                row.Add(($"{side}_mbcr_glob_yn_{place + 1}", Figure.Yes(House(from, place).Foreign)));
        }
        row.Add(("glob_total_seln_qty_icdc", Figure.Of(sold / 50)));
        row.Add(("glob_total_shnu_qty_icdc", Figure.Of(bought / 50)));
        return row;
    }

    /// <summary>The shares of those among the five that are foreign.</summary>
    static long Side(Row row, string side, long traded, long volume, long from)
    {
        var places = Enumerable.Range(0, Shown).Select(place => (House: House(from, place), Quantity: traded * (28 - 5 * place) / 100)).ToList();
        Add("mbcr_no", (house, _) => house.Number);
        Add("mbcr_name", (house, _) => house.Name);
        for (var place = 0; place < Shown; place++)
            row.Add(($"total_{side}_qty{place + 1}", Figure.Of(places[place].Quantity)));
        Add("mbcr_rlim", (_, quantity) => Share(quantity, volume));
        Add("qty_icdc", (_, quantity) => Figure.Of(quantity / 50));
        return places.Where(place => place.House.Foreign).Sum(place => place.Quantity);

        void Add(string name, Func<(string Number, string Name, bool Foreign), long, string> of)
        {
            for (var place = 0; place < Shown; place++)
                row.Add(($"{side}_{name}{place + 1}", of(places[place].House, places[place].Quantity)));
        }
    }

    static (string Number, string Name, bool Foreign) House(long from, int place) => Houses[(int)((from + place) % Houses.Length)];

    static string Share(long quantity, long volume) => Figure.Hundredths(StockTexts.Rate(quantity, volume));
}
