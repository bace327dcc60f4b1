using Danta.Simulator.Exchange;
using Danta.Simulator.Gateway;
using Danta.Simulator.Gateway.Indices;
using Danta.Simulator.Gateway.Quotes;
using Danta.Simulator.Gateway.Shapes;

namespace Danta.Simulator.Feed;

/// <summary>
/// H0UPPGM0 국내지수 실시간프로그램매매: 88 fields. A basket is an arbitrage or not (차익, 비차익), entrusted or the house's own (위탁, 자기);
/// of this market's programme trade a tenth is taken for arbitrage and a fifth for the houses' own.
/// </summary>
static class IndexProgramme
{
    const int ArbitragePercent = 10;
    const int OwnPercent = 20;

    public static Row? Of(IndexQuote index, MarketClock clock)
    {
        if (index.Volume == 0)
            return null;
        var baskets = Both.Sum(index.Members.Select(Flow));
        var arbitrage = baskets.Part(ArbitragePercent);
        var other = baskets.Less(arbitrage);
        var row = new Row { ("bstp_cls_code", index.Code), ("bsop_hour", Figure.Time(clock.Hhmmss)) };
        foreach (var money in new[] { false, true })
        {
            foreach (var (name, kind) in new[] { ("arbt", arbitrage), ("nabt", other) })
                AddSides(row, name, kind, money);
        }
        AddSums(row, "arbt_smtn", arbitrage, index);
        AddSums(row, "nabt_smtn", other, index);
        AddSums(row, "whol_entm", baskets.Less(baskets.Part(OwnPercent)), index);
        AddSums(row, "whol_onsl", baskets.Part(OwnPercent), index);
        AddSums(row, "total", baskets, index);
        foreach (var (name, kind) in new[] { ("arbt", arbitrage), ("nabt", other) })
        {
            AddNet(row, $"{name}_entm", kind.Less(kind.Part(OwnPercent)));
            AddNet(row, $"{name}_onsl", kind.Part(OwnPercent));
        }
        row.AddRange([("acml_vol", Figure.Of(index.Volume / 1_000)), ("acml_tr_pbmn", Figure.Of(index.Turnover / 1_000_000))]);
        return row;
    }

    static Both Flow(Instrument stock)
    {
        var flows = Flows.Of(stock);
        var (bought, sold) = (flows.ProgrammeBought, flows.ProgrammeBought - flows.Programme);
        return new(sold, bought, sold * stock.Figures.Last, bought * stock.Figures.Last);
    }

    static void AddSides(Row row, string name, in Both kind, bool money)
    {
        var own = kind.Part(OwnPercent);
        var entrusted = kind.Less(own);
        var unit = money ? "cntg_amt" : "cnqn";
        row.Add(($"{name}_seln_entm_{unit}", Side(entrusted, sold: true, money)));
        row.Add(($"{name}_seln_onsl_{unit}", Side(own, sold: true, money)));
        row.Add(($"{name}_shnu_entm_{unit}", Side(entrusted, sold: false, money)));
        row.Add(($"{name}_shnu_onsl_{unit}", Side(own, sold: false, money)));
    }

    static string Side(in Both kind, bool sold, bool money) => money
        ? Figure.Of((sold ? kind.SoldWon : kind.BoughtWon) / 1_000_000)
        : Figure.Of((sold ? kind.Sold : kind.Bought) / 1_000);

    static void AddSums(Row row, string name, in Both kind, IndexQuote index)
    {
        foreach (var (side, shares, won) in new[] { ("seln", kind.Sold, kind.SoldWon), ("shnu", kind.Bought, kind.BoughtWon), ("ntby", kind.Bought - kind.Sold, kind.BoughtWon - kind.SoldWon) })
        {
            row.Add(($"{name}_{side}_vol", Figure.Of(shares / 1_000)));
            row.Add(($"{name}_{side}_vol_rate", Figure.Hundredths(StockTexts.Rate(shares, index.Volume))));
            row.Add(($"{name}_{side}_tr_pbmn", Figure.Of(won / 1_000_000)));
            row.Add(($"{name}_{side}_tr_pbmn_rate", Figure.Hundredths(StockTexts.Rate(won, index.Turnover))));
        }
    }

    static void AddNet(Row row, string name, in Both kind)
    {
        row.Add(($"{name}_ntby_qty", Figure.Of((kind.Bought - kind.Sold) / 1_000)));
        row.Add(($"{name}_ntby_tr_pbmn", Figure.Of((kind.BoughtWon - kind.SoldWon) / 1_000_000)));
    }

    /// <summary>Shares and won.</summary>
    readonly record struct Both(long Sold, long Bought, long SoldWon, long BoughtWon)
    {
        public static Both Sum(IEnumerable<Both> all) => all.Aggregate(
            default(Both), (sum, one) => new(sum.Sold + one.Sold, sum.Bought + one.Bought, sum.SoldWon + one.SoldWon, sum.BoughtWon + one.BoughtWon));

        public Both Part(int percent) => new(Sold * percent / 100, Bought * percent / 100, SoldWon / 100 * percent, BoughtWon / 100 * percent);

        public Both Less(in Both other) => new(Sold - other.Sold, Bought - other.Bought, SoldWon - other.SoldWon, BoughtWon - other.BoughtWon);
    }
}
