using System.Text;
using Danta.Simulator.Exchange;
using Danta.Simulator.Frames;
using Danta.Simulator.Gateway;
using Danta.Simulator.Gateway.Funds;
using Danta.Simulator.Gateway.Quotes;
using Danta.Simulator.Gateway.Shapes;

namespace Danta.Simulator.Feed;

/// <summary>What is told of a stock by the second: programme trade, members, the expected trade of NXT and of both, and of a fund its worth.</summary>
static class StockStates
{
    const int ExpectedWidth = 46;

    /// <summary>H0STPGM0 실시간프로그램매매 and its sisters: eleven fields.</summary>
    public static Row? Programme(IQuote stock, MarketClock clock)
    {
        if (stock.Figures.Volume == 0)
            return null;
        var flows = Flows.Of(stock);
        var (bought, sold, price) = (flows.ProgrammeBought, flows.ProgrammeBought - flows.Programme, stock.Figures.Last);
        return
        [
            ("mksc_shrn_iscd", stock.Listing.CodeText), ("stck_cntg_hour", Figure.Time(clock.Hhmmss)), ("seln_cnqn", Figure.Of(sold)), ("seln_tr_pbmn", Figure.Of(sold * price)),
            ("shnu_cnqn", Figure.Of(bought)), ("shnu_tr_pbmn", Figure.Of(bought * price)), ("ntby_cnqn", Figure.Of(bought - sold)),
            ("ntby_tr_pbmn", Figure.Of((bought - sold) * price)), ("seln_rsqn", "0"), ("shnu_rsqn", "0"), ("whol_ntby_qty", "0"),
        ];
    }

    /// <summary>H0STMBC0 실시간회원사: 78 fields, five houses on each side.</summary>
    public static Row? Members(IQuote stock, MarketClock clock)
    {
        if (stock.Figures.Volume == 0)
            return null;
        var known = Gateway.Quotes.Members.Of(stock).ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
        var row = new Row { ("mksc_shrn_iscd", stock.Listing.CodeText) };
        string[] groups =
        [
            "seln_mbcr_name", "shnu_mbcr_name", "total_seln_qty", "total_shnu_qty", "seln_mbcr_glob_yn_", "shnu_mbcr_glob_yn_", "seln_mbcr_no", "shnu_mbcr_no", "seln_mbcr_rlim",
            "shnu_mbcr_rlim", "seln_qty_icdc", "shnu_qty_icdc",
        ];
        foreach (var group in groups)
            Five(group, known);
        foreach (var name in (string[])["glob_total_seln_qty", "glob_total_shnu_qty", "glob_total_seln_qty_icdc", "glob_total_shnu_qty_icdc", "glob_ntby_qty", "glob_seln_rlim", "glob_shnu_rlim"])
            row.Add((name, known[name]));
        // The houses' English names are not kept here.
        Five("seln_mbcr_name", known);
        Five("shnu_mbcr_name", known);
        return row;

        void Five(string group, Dictionary<string, string> of)
        {
            for (var place = 1; place <= 5; place++)
                row.Add(($"{group}{place}", of[$"{group}{place}"]));
        }
    }

    /// <summary>H0NXANC0, H0UNANC0 실시간예상체결: a trade's layout with the reference of VI at its end, while an auction lasts.</summary>
    public static Row? Expected(IQuote stock, MarketClock clock)
    {
        if (!stock.InAuction || stock.Expected.Volume == 0)
            return null;
        var record = MarketRecords.Expected(stock, clock);
        Span<byte> text = stackalloc byte[2_048];
        var fields = new FieldWriter(text, ExpectedWidth);
        record.WriteTo(ref fields);
        fields.Finish();
        return [.. Encoding.UTF8.GetString(text[..fields.Written]).Split('^').Select((value, at) => (at == 1 ? "stck_cntg_hour" : $"{at}", value))];
    }

    /// <summary>H0STNAV0 실시간NAV추이: eight fields.</summary>
    public static Row Nav(IQuote fund)
    {
        var nav = FundTable.Nav(fund, fund.Figures.Last, fund.Figures.Base);
        return
        [
            ("mksc_shrn_iscd", fund.Listing.CodeText), nav[0], nav[1], nav[2], nav[3], ("oprc_nav", FundTable.Worth(fund, fund.Figures.Open)),
            ("hprc_nav", FundTable.Worth(fund, fund.Figures.High)), ("lprc_nav", FundTable.Worth(fund, fund.Figures.Low)),
        ];
    }
}
