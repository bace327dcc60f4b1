namespace Danta.Market.Tests;

public sealed class CodeTests
{
    [Theory]
    [InlineData("005930")]
    [InlineData("0009K0")]
    [InlineData("Q500001")]
    public void A_code_survives_its_packing(string text)
    {
        var code = InstrumentCode.Parse(text);
        Assert.Equal(text, code.ToString());
        Assert.True(InstrumentCode.TryFromPacked(code.Packed, out var again));
        Assert.Equal(code, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00593")]
    [InlineData("005930 ")]
    [InlineData("00593k")]
    [InlineData("삼성전자우")]
    [InlineData("005930005930")]
    public void What_is_no_code_is_refused(string text) => Assert.False(InstrumentCode.TryParse(text, out _));

    [Fact]
    public void An_etn_is_known_by_its_Q()
    {
        Assert.True(InstrumentCode.Parse("Q500001").IsEtn);
        Assert.False(InstrumentCode.Parse("005930").IsEtn);
        Assert.True(default(InstrumentCode).IsNone);
    }
}
