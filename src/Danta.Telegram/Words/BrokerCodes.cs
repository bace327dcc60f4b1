namespace Danta.Telegram.Words;

/// <summary>What the broker's refusals mean for a person, beside the broker's own words.</summary>
static class BrokerCodes
{
    /// <summary>Empty where the code is not one that we know for certain.</summary>
    public static string Meaning(string code, string words, Speech say) => code switch
    {
        "APBK0952" or "40250000" or "40310000" => say[
            "주문 가능 금액을 넘었습니다. 시장가 매수는 상한가로 계산됩니다.", "More than can be bought; a market buy is counted at the upper limit."],
        "APBK0400" or "40240000" => say["팔 수 있는 수량을 넘었습니다. 열린 매도 주문을 확인하십시오.", "More shares than can be sold; look at open sell orders."],
        "APBK0918" when words.Contains("부족", StringComparison.Ordinal) => say["돈이나 수량이 부족합니다.", "Cash or shares are short."],
        "APBK0918" or "APBK1058" or "40580000" or "40570000" => say["지금은 주문할 수 없는 시간입니다.", "Not a time at which orders are taken."],
        "40100000" => say["영업일이 아닙니다 (휴장).", "Not a business day (closed)."],
        "APBK0506" or "40030000" => say["호가 단위에 맞지 않는 가격입니다.", "The price is not on the tick grid."],
        "APBK0344" or "APBK0927" or "40330000" => say["취소할 것이 남지 않았습니다. 체결되었을 수 있습니다.", "Nothing left to cancel; it has probably filled."],
        "APBK1943" => say["지금은 시장가 주문이 되지 않습니다.", "Market orders are not allowed now."],
        "APBK0634" => say["거래가 정지된 종목입니다.", "The stock is halted."],
        "APBK0656" or "40070000" => say["여기서는 거래할 수 없는 종목입니다.", "The stock cannot be traded here."],
        "40910000" => say["모의투자 신청이 되어 있지 않은 계좌입니다.", "The account is not registered for paper trading."],
        "EGW00201" => say["초당 호출 한도를 넘었습니다.", "Too many calls a second."],
        "EGW00121" or "EGW00122" or "EGW00123" => say["접근 토큰이 더는 유효하지 않습니다.", "The access token is no longer valid."],
        _ => "",
    };
}
