using Danta.Host.Terminal;

namespace Danta.Host.Tests.Terminal;

public sealed class ColumnsTests
{
    static readonly string[] Letters = ["가", "힣", "a", "1", " ", "[", "三", "🔴", "e\u0301", "·", "-"];

    static IEnumerable<string> Texts()
    {
        var random = new Random(7);
        for (var length = 0; length < 120; length++)
            yield return string.Concat(Enumerable.Range(0, length).Select(_ => Letters[random.Next(Letters.Length)]));
    }

    [Theory]
    [InlineData("삼성전자 005930", 15)]
    [InlineData("🔴 매수", 7)]
    [InlineData("e\u0301", 1)]
    [InlineData("［단타］", 8)]
    [InlineData("", 0)]
    public void Hangul_and_pictures_take_two_columns(string text, int columns) => Assert.Equal(columns, Columns.Of(text));

    [Fact]
    public void What_is_cut_or_filled_has_its_width()
    {
        foreach (var text in Texts())
        {
            for (var width = 0; width < 40; width++)
            {
                var cut = Columns.Cut(text, width);
                Assert.True(Glass.WidthOf(cut) <= width);
                Assert.True(cut == text || (Glass.WidthOf(text) > width && (width <= 2 || cut.EndsWith("..", StringComparison.Ordinal))));
                Assert.Equal(width, Glass.WidthOf(Columns.Fill(text, width)));
                Assert.Equal(width, Glass.WidthOf(Columns.Fill(text, width, right: true)));
            }
        }
    }

    [Fact]
    public void What_is_wrapped_loses_nothing_but_blanks()
    {
        foreach (var text in Texts())
        {
            for (var width = 2; width < 40; width++)
            {
                var lines = Columns.Wrap(text, width).ToArray();
                Assert.All(lines, line => Assert.True(Glass.WidthOf(line) <= width));
                Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void A_text_breaks_at_its_blanks() =>
        Assert.Equal(["매수 체결", "삼성전자", "626주"], Columns.Wrap("매수 체결 삼성전자 626주", 11));

    [Fact]
    public void A_clean_text_is_one_line_without_codes() =>
        Assert.Equal("[단타] 급등주 ⚠ 끝", Columns.Clean("[단타]\t급등주\n\u200e⚠\ufe0f\a 끝\u2028"));
}
