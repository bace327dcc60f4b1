using Danta.Host.Terminal;

namespace Danta.Host.Tests.Terminal;

public sealed class TableTests
{
    static readonly (string, bool)[] Titles =
    [
        ("시각", false), ("주문번호", false), ("종목", false), ("주문", true), ("가격", true), ("체결금액", true), ("평가손익(비용 전)", true), ("이유", false),
    ];

    static readonly string[][] Rows =
    [
        ["09:31:07", "0000004711", "[단타] 급등주 900001", "1,234", "시장가", "4,995,480원", "+1,234,567원", "급등주 편입, 규칙 immediate"],
        ["09:31:08", "0000004712", "KODEX 200선물인버스2X 252670", "1", "8,020원", "0원", "-98,765,432원", ""],
        ["09:31:09", "0000004713", "아주아주아주아주아주아주긴이름의상장지수펀드(합성H) 900002", "999,999", "시장가", "0원", "0원", "[/] [red]"],
    ];

    [Fact]
    public void Every_table_fits_at_every_width_and_says_everything()
    {
        for (var columns = 1; columns <= Titles.Length; columns++)
        {
            for (var rows = 0; rows <= Rows.Length; rows++)
            {
                var titles = Titles[..columns];
                var cells = Rows[..rows].Select(row => row[..columns]).ToArray();
                for (var width = 20; width <= 200; width++)
                {
                    var lines = TableLines.Of(titles, cells, width).ToArray();
                    Assert.All(lines, line => Assert.True(Glass.WidthOf(line) <= width, $"{width}: {line}"));
                    // Titles stand once above a table, or beside each fact.
                    var times = lines.Any(line => line.StartsWith("---", StringComparison.Ordinal)) || rows == 0 ? 1 : rows;
                    var said = Enumerable.Repeat(titles.Select(title => title.Item1), times).SelectMany(title => title);
                    Assert.Equal(Letters([.. said, .. cells.SelectMany(row => row)]), Letters(lines));
                }
            }
        }
    }

    [Fact]
    public void A_table_that_has_room_is_aligned_and_keeps_its_brackets() => Assert.Equal(
        [
            "번호  이름",
            "-------------------",
            "   0  [단타] 급등주",
            "  12  신고가",
        ],
        TableLines.Of([("번호", true), ("이름", false)], [["0", "[단타] 급등주"], ["12", "신고가"]], int.MaxValue));

    [Fact]
    public void A_text_is_wrapped_before_a_row_is_taken_apart() => Assert.Equal(
        [
            "번호  이름",
            "------------------",
            "   0  [단타]",
            "      급등주",
            "  12  신고가",
        ],
        TableLines.Of([("번호", true), ("이름", false)], [["0", "[단타] 급등주"], ["12", "신고가"]], 18));

    [Fact]
    public void A_row_that_is_too_wide_is_told_fact_by_fact() => Assert.Equal(
        [
            "시각 09:31:07",
            "  종목 삼성전자",
            "  체결금액",
            "  4,995,480원",
            "  손익 +1,234원",
        ],
        TableLines.Of(
            [("시각", false), ("종목", false), ("체결금액", true), ("손익", true)], [["09:31:07", "삼성전자", "4,995,480원", "+1,234원"]], 20));

    /// <summary>All of them, sorted: where each stands is the layout's.</summary>
    static string Letters(IEnumerable<string> texts) =>
        string.Concat(texts.SelectMany(text => text).Where(letter => letter is not (' ' or '-')).Order());
}
