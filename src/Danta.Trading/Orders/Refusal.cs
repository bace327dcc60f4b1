namespace Danta.Trading;

/// <summary>What a refusal means for the next step.</summary>
enum Refusal
{
    Other = 0,

    /// <summary>The market is closed for the broker.</summary>
    MarketClosed,

    /// <summary>Not enough cash.</summary>
    Cash,

    /// <summary>Not as many shares to sell as we thought: another order binds them, or they are not there.</summary>
    Holdings,

    /// <summary>This stock cannot be ordered today.</summary>
    Stock,

    /// <summary>거래정지: not until it is lifted.</summary>
    Halted,

    /// <summary>Not this kind of order, in this stock or at this time: others are taken.</summary>
    OrderKind,

    /// <summary>Nobody said no: it never left the house.</summary>
    NotSent,
}

/// <summary>The broker's codes that change what the trader does next. One code may carry several texts, so both are read.</summary>
static class RefusalCodes
{
    /// <summary>Our own word: it never left the house.</summary>
    public const string NotSent = "NOT_SENT";

    public static Refusal Classify(string code, string text) => code switch
    {
        NotSent => Refusal.NotSent,
        "APBK0918" or "APBK0919" => ByText(text),
        "APBK1058" or "KIOK0320" or "40100000" or "40570000" or "40580000" => Refusal.MarketClosed,
        "APBK0952" or "40250000" or "40310000" => Refusal.Cash,
        "APBK0400" or "APBK1234" or "40240000" => Refusal.Holdings,
        "APBK0656" or "APBK1497" or "APBK1680" or "APBK1681" or "40070000" => Refusal.Stock,
        "APBK0634" => Refusal.Halted,
        // Off the tick or beyond the limits: only an order at a limit can be that.
        "APBK1943" or "APBK3013" or "APBK1269" or "APBK0506" or "40030000" => Refusal.OrderKind,
        _ => ByText(text),
    };

    /// <summary>A cancel was refused for there is nothing to cancel.</summary>
    public static bool IsNothingLeft(string code, string text) => code is "APBK0344" or "APBK0927" or "40330000" || Has(text, "취소") && Has(text, "수량이 없");

    /// <summary>What the owner reads beside the broker's words; empty: nothing more is known.</summary>
    public static string NextOf(Refusal why) => why switch
    {
        Refusal.MarketClosed => "체결이 이어지거나 증권사가 다시 받으면 바로, 그 전에는 뜸하게 다시 냅니다",
        Refusal.Stock or Refusal.Halted => "거래가 다시 이어지면 바로, 그 전에는 뜸하게 다시 냅니다",
        Refusal.OrderKind => "다른 종류의 주문으로 바로 다시 냅니다",
        Refusal.Holdings => "잔고와 주문 내역을 대조하고 다시 냅니다",
        Refusal.NotSent => "바로 다시 냅니다",
        _ => "간격을 늘려 가며 다시 냅니다",
    };

    static Refusal ByText(string text)
    {
        if (Has(text, "거래정지") || Has(text, "매매정지"))
            return Refusal.Halted;
        if (Has(text, "시장가") && Has(text, "불가") || Has(text, "주문구분") || Has(text, "호가유형"))
            return Refusal.OrderKind;
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
