namespace Danta.Trading;

/// <summary>What a refusal means for the next step.</summary>
enum Refusal
{
    Other = 0,

    /// <summary>The market is closed for the broker.</summary>
    MarketClosed,

    /// <summary>Not enough cash.</summary>
    Cash,

    /// <summary>Not as many shares to sell as we thought.</summary>
    Holdings,

    /// <summary>This stock cannot be ordered today.</summary>
    Stock,
}

/// <summary>The broker's codes that change what the trader does next. One code may carry several texts, so both are read.</summary>
static class Refusals
{
    /// <summary>Our own word: it never left the house.</summary>
    public const string NotSent = "NOT_SENT";

    public static Refusal Classify(string code, string text) => code switch
    {
        "APBK0918" or "APBK0919" => ByText(text),
        "APBK1058" or "40100000" or "40570000" or "40580000" => Refusal.MarketClosed,
        "APBK0952" or "40250000" or "40310000" => Refusal.Cash,
        "APBK0400" or "APBK1234" or "40240000" => Refusal.Holdings,
        "APBK0656" or "APBK0634" or "40070000" => Refusal.Stock,
        _ => ByText(text),
    };

    static Refusal ByText(string text)
    {
        if (Has(text, "장운영시간") || Has(text, "매매불가") || Has(text, "장종료") || Has(text, "장마감"))
            return Refusal.MarketClosed;
        if (!Has(text, "부족") && !Has(text, "초과"))
            return Refusal.Other;
        return Has(text, "매도가능") || Has(text, "잔고") ? Refusal.Holdings
            : Has(text, "금액") || Has(text, "예수금") || Has(text, "증거금") ? Refusal.Cash
            : Refusal.Other;
    }

    static bool Has(string text, string word) => text.Contains(word, StringComparison.Ordinal);
}
