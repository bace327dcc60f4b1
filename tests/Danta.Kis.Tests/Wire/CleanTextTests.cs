using System.Text;
using Danta.Market;

namespace Danta.Kis.Tests.Wire;

public sealed class CleanTextTests
{
    [Theory]
    [InlineData("삼성전자", "삼성전자")]
    [InlineData("[단타] 급등주 + 5% (A/B) 😀", "[단타] 급등주 + 5% (A/B) 😀")]
    [InlineData("\u001b[2J\u001b]0;title\u0007삼성", "[2J]0;title삼성")]
    [InlineData("\u009b31m삼성\u0085전자\u007f", "31m삼성전자")]
    [InlineData("거부\r\n12:00:00 체결", "거부  12:00:00 체결")]
    [InlineData("a\tb\u2028c\u2029d\0", "a bcd")]
    [InlineData("\u202e삼성\u202c \u2066전자\u2069\u200f\u061c\u200b\ufeff", "삼성 전자")]
    [InlineData("\ue000\U000e0041삼성", "삼성")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void What_could_steer_a_terminal_or_forge_a_line_is_gone(string? text, string clean) => Assert.Equal(clean, CleanText.Of(text));

    [Fact]
    public void Halves_of_surrogate_pairs_are_gone() => Assert.Equal("삼성", CleanText.Of($"{(char)0xD83D}삼성{(char)0xDC00}"));

    [Fact]
    public void A_clean_text_is_handed_on_as_it_is()
    {
        const string Name = "카카오뱅크";
        Assert.Same(Name, CleanText.Of(Name));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_gone_too() =>
        Assert.Equal("삼성", CleanText.Of([.. "삼"u8, 0xFF, 0x1B, .. "성"u8, 0xEC]));

    [Theory]
    [InlineData("가나다라마", 3, "가나다")]
    [InlineData("가나😀라", 3, "가나")]
    [InlineData("\u001b가\u001b나다라", 3, "가나다")]
    public void A_text_may_be_cut_to_a_length_between_characters(string text, int most, string cut)
    {
        Assert.Equal(cut, CleanText.Of(text, most));
        Assert.Equal(cut, CleanText.Of(Encoding.UTF8.GetBytes(text), most));
    }
}
