using Danta.Kis.Wire.Errors;
using Danta.Simulator.Gateway;

namespace Danta.Simulator.Faults;

/// <summary>
/// What the broker sends along with a code: status, rt_cd and text. Where its text is not known, the meaning stands in its place.
/// </summary>
static class RefusalWords
{
    const string UsualCode = "EGW00201";

    static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["EGW00133"] = "접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)",
        ["EGW00121"] = "유효하지 않은 token 입니다.",
        ["EGW00123"] = "기간이 만료된 token 입니다.",
        ["EGW00201"] = "초당 거래건수를 초과하였습니다.",
        ["EGW00215"] = "원장에서 허용 가능한 초당 거래건수를 초과하였습니다.",
        ["EGW00302"] = "거래시간이 초과되었습니다. 직전 거래를 반드시 확인하세요.",
        ["OPSQ2001"] = "TIME LIMIT 00:00 ~ 15:40",
        ["APBK0918"] = "장운영시간이 아닙니다.",
        ["APBK0952"] = "주문가능금액을 초과 했습니다",
    };

    /// <param name="token">The call is one of OAuth's, whose refusals look different.</param>
    public static Answer Answer(Fault fault, bool token)
    {
        var code = fault.Code ?? UsualCode;
        var text = fault.Text ?? Texts.GetValueOrDefault(code) ?? Meaning(code);
        if (token)
            return Gateway.Answer.Denied(code, text) with { Status = fault.Status ?? (code is "EGW00001" or "EGW00002" ? 500 : 403) };
        var gateway = code.StartsWith("EGW", StringComparison.Ordinal);
        var returnCode = code switch { "APBK0952" => "7", ['O', 'P', 'S', 'Q', ..] => "2", _ => "1" };
        return Gateway.Answer.Refused(fault.Status ?? (gateway ? 500 : 200), returnCode, code, text);
    }

    static string Meaning(string code) => KisErrors.Judge("1", code, text: null, 500, order: false).Meaning;
}
