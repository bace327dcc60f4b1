using System.Globalization;
using Danta.Market;

namespace Danta.Telegram.Commands;

/// <summary>What stands behind 매도: a stock, and in any order a part of it and a price. <c>삼성전자 50% 지정가 71,000</c>.</summary>
/// <param name="Stock">Its words, as they were typed.</param>
/// <param name="IsClear">False: there is something that is neither.</param>
readonly record struct SaleArguments(string[] Stock, int? Percent, Price? Limit, bool IsClear)
{
    public static SaleArguments Read(string[] words)
    {
        var stock = new List<string>();
        int? percent = null;
        Price? limit = null;
        for (var index = 0; index < words.Length; index++)
        {
            var word = words[index];
            if (word is "지정가" || string.Equals(word, "limit", StringComparison.OrdinalIgnoreCase))
            {
                if (limit is not null || ++index >= words.Length || !TryPrice(words[index], out var price))
                    return default;
                limit = price;
            }
            else if (word.EndsWith('%'))
            {
                if (percent is not null || !int.TryParse(word.AsSpan(0, word.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var part) || part is < 1 or > 100)
                    return default;
                percent = part;
            }
            else if (percent is null && limit is null)
                stock.Add(word);
            else
                return default;
        }
        return new([.. stock], percent, limit, true);
    }

    static bool TryPrice(string text, out Price price)
    {
        price = default;
        var digits = text.Replace(",", "", StringComparison.Ordinal).Replace("원", "", StringComparison.Ordinal);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var won) && Price.TryFromWon(won, out price) && price.IsQuoted;
    }
}
