using Danta.Simulator.Exchange;
using Danta.Simulator.Gateway.Shapes;

namespace Danta.Simulator.Gateway.Quotes;

/// <summary>The day's flows as they stood at a trade or at an hour.</summary>
static class ProgrammeTrades
{
    const int Shown = 30;

    /// <summary>The hours at which the houses' estimates are collected.</summary>
    static readonly (string Code, int Hhmmss)[] Collected = [("1", 93_000), ("2", 112_000), ("3", 132_000), ("4", 143_000)];

    public static IEnumerable<Row> Rows(IQuote stock)
    {
        var trades = stock.History.Latest(Shown + 1).ToList();
        for (var index = 0; index < Math.Min(Shown, trades.Count); index++)
        {
            var (trade, flows) = (trades[index], At(trades[index]));
            var before = index + 1 < trades.Count ? At(trades[index + 1]) : default;
            var change = trade.Price - stock.Figures.Base;
            yield return
            [
                ("bsop_hour", Figure.Time(trade.Time)), ("stck_prpr", Figure.Of(trade.Price)), ("prdy_vrss", Figure.Of(change)),
                ("prdy_vrss_sign", Figure.Sign(change).ToString()), ("prdy_ctrt", Figure.Hundredths(DayFigures.Hundredths(change, stock.Figures.Base))),
                ("acml_vol", Figure.Of(trade.Volume)),
                ("whol_smtn_seln_vol", Figure.Of(flows.ProgrammeBought - flows.Programme)), ("whol_smtn_shnu_vol", Figure.Of(flows.ProgrammeBought)),
                ("whol_smtn_ntby_qty", Figure.Of(flows.Programme)),
                ("whol_smtn_seln_tr_pbmn", Figure.Of((flows.ProgrammeBought - flows.Programme) * trade.Price)),
                ("whol_smtn_shnu_tr_pbmn", Figure.Of(flows.ProgrammeBought * trade.Price)), ("whol_smtn_ntby_tr_pbmn", Figure.Of(flows.Programme * trade.Price)),
                ("whol_ntby_vol_icdc", Figure.Of(flows.Programme - before.Programme)), ("whol_ntby_tr_pbmn_icdc", Figure.Of((flows.Programme - before.Programme) * trade.Price)),
            ];
        }
    }

    /// <summary>The youngest first; an hour that is to come has none.</summary>
    public static IEnumerable<Row> Estimates(IQuote stock, int now)
    {
        foreach (var (code, hour) in Collected.Reverse().Where(hour => hour.Hhmmss <= now))
        {
            var volume = stock.History.Minutes.Where(minute => minute.Minute < hour).Sum(minute => minute.Volume);
            var flows = new Flows(volume, stock.Figures.Volume == 0 ? 0 : (long)((Int128)Flows.Of(stock).Surplus * volume / stock.Figures.Volume));
            yield return
            [
                ("bsop_hour_gb", code), ("frgn_fake_ntby_qty", Figure.Of(flows.Foreign)), ("orgn_fake_ntby_qty", Figure.Of(flows.Institutions)),
                ("sum_fake_ntby_qty", Figure.Of(flows.Foreign + flows.Institutions)),
            ];
        }
    }

    /// <summary>체결강도 tells how much of the volume until then was bought at the offer.</summary>
    static Flows At(in PastTrade trade) =>
        new(trade.Volume, (long)((Int128)trade.Volume * (trade.Strength - 10_000) / Math.Max(1, trade.Strength + 10_000)));
}
