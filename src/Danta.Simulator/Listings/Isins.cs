using Danta.Market;

namespace Danta.Simulator.Listings;

/// <summary>International codes for Korean listings: KR, a 7 for shares, the short code, 00 and the check digit of ISO 6166.</summary>
static class Isins
{
    public static string Of(InstrumentCode code)
    {
        var body = $"KR7{code.ToString().TrimStart('Q')}00";
        return body + Check(body);
    }

    static char Check(string body)
    {
        var digits = string.Concat(body.Select(sign => char.IsAsciiDigit(sign) ? $"{sign}" : $"{sign - 'A' + 10}"));
        var sum = 0;
        for (var index = 0; index < digits.Length; index++)
        {
            var digit = digits[digits.Length - 1 - index] - '0';
            var doubled = index % 2 == 0 ? digit * 2 : digit;
            sum += doubled / 10 + doubled % 10;
        }
        return (char)('0' + (10 - sum % 10) % 10);
    }
}
