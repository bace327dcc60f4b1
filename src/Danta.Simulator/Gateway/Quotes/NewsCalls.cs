using Danta.Simulator.Exchange;
using Danta.Simulator.Gateway.Shapes;

namespace Danta.Simulator.Gateway.Quotes;

/// <summary>news-title: what happened in this market, and whose news it is.</summary>
static class NewsCalls
{
    const int Shown = 40;

    public static Answer List(Call call)
    {
        var code = call["FID_INPUT_ISCD"];
        var events = call.Simulation.Venue.Interruptions
            .Where(vi => code.Length == 0 || vi.Stock.Listing.CodeText == code)
            .OrderByDescending(vi => vi.Since)
            .ThenBy(vi => vi.Stock.Index)
            .Take(Shown);
        return Sheet.Of(Block.List("output", events.Select((vi, index) => new Row
        {
            ("cntt_usiq_srno", $"{Figure.Date(vi.Date)}{vi.Since:D6}{index:D4}"),
            ("news_ofer_entp_code", "S"),
            ("data_dt", Figure.Date(vi.Date)),
            ("data_tm", Figure.Time(vi.Since)),
            ("hts_pbnt_titl_cntt", $"[시뮬레이터] {vi.Stock.Listing.Name} {(vi.Kind == ViKind.Dynamic ? "동적" : "정적")} VI 발동 ({vi.Price:N0}원)"),
            ("news_lrdv_code", "01"),
            ("dorg", "시뮬레이터"),
            ("iscd1", vi.Stock.Listing.CodeText),
            ("iscd2", ""),
            ("iscd3", ""),
            ("iscd4", ""),
            ("iscd5", ""),
        })));
    }
}
