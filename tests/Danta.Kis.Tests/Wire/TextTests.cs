using Danta.Kis.Wire;

namespace Danta.Kis.Tests.Wire;

public sealed class TextTests
{
    [Theory]
    [InlineData("0000000010", 10)]
    [InlineData("00000071900.0000", 71_900)]
    [InlineData("        -72000", -72_000)]
    [InlineData("", 0)]
    [InlineData("      ", 0)]
    [InlineData(null, 0)]
    [InlineData("0.00", 0)]
    [InlineData("-0", 0)]
    public void Whole_numbers_come_padded_signed_and_with_empty_decimals(string? text, long expected)
    {
        Assert.True(KisText.TryInteger(text, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("1,000")]
    [InlineData("0.5")]
    [InlineData("71900x")]
    [InlineData("--1")]
    [InlineData("99999999999999999999")]
    [InlineData("1e5")]
    public void What_is_no_whole_number_is_refused(string text) => Assert.False(KisText.TryInteger(text, out _));

    [Fact]
    public void Decimals_dates_times_and_codes_have_their_forms()
    {
        Assert.True(KisText.TryDecimal("          0.1400", out var rate));
        Assert.Equal(0.14m, rate);
        Assert.True(KisText.TryDecimal("-100.00", out rate));
        Assert.Equal(-100m, rate);
        Assert.False(KisText.TryDecimal("1.2.3", out _));

        Assert.True(KisText.TryDate("20261120", out var date));
        Assert.Equal(new DateOnly(2026, 11, 20), date);
        Assert.True(KisText.TryDate("00000000", out date));
        Assert.Null(date);
        Assert.False(KisText.TryDate("20261320", out _));

        Assert.True(KisText.TryTime("101153", out var time));
        Assert.Equal(new TimeOnly(10, 11, 53), time);
        Assert.False(KisText.TryTime("251153", out _));

        foreach (var form in (string[])["005930", "A005930", "00000A005930"])
        {
            Assert.True(KisText.TryCode(form, out var code));
            Assert.Equal("005930", code.ToString());
        }
        Assert.True(KisText.TryCode("00000Q500001", out var etn));
        Assert.Equal("Q500001", etn.ToString());
        Assert.False(KisText.TryCode("", out _));
    }

    [Fact]
    public void Prices_and_quantities_are_never_negative()
    {
        Assert.False(KisText.TryPrice("-71900", out _));
        Assert.False(KisText.TryQuantity("-1", out _));
        Assert.True(KisText.TryPrice("0", out var none));
        Assert.False(none.IsQuoted);
        Assert.Equal("00000071900.0000", KisText.Fixed16(71_900, zeros: true));
        Assert.Equal("          0.1400", KisText.Fixed16(0.14m, zeros: false));
        Assert.Equal("51378", KisText.TrimNumber("0000051378").ToString());
    }
}
