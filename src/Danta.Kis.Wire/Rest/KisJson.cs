using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Danta.Kis.Wire.Control;

namespace Danta.Kis.Wire.Rest;

/// <summary>
/// Every body of the broker, compiled. Reading forgives what the broker is known to vary (case of keys, numbers for text,
/// missing keys); writing keeps the broker's order and leaves out what is null.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ApprovalBody))]
[JsonSerializable(typeof(ApprovalReply))]
[JsonSerializable(typeof(BareReply))]
[JsonSerializable(typeof(ChkHolidayOutput))]
[JsonSerializable(typeof(ChkHolidayReply))]
[JsonSerializable(typeof(FluctuationOutput))]
[JsonSerializable(typeof(FluctuationReply))]
[JsonSerializable(typeof(HashkeyReply))]
[JsonSerializable(typeof(InquireAskingPriceExpCcnOutput1))]
[JsonSerializable(typeof(InquireAskingPriceExpCcnOutput2))]
[JsonSerializable(typeof(InquireAskingPriceExpCcnReply))]
[JsonSerializable(typeof(InquireBalanceOutput1))]
[JsonSerializable(typeof(InquireBalanceOutput2))]
[JsonSerializable(typeof(InquireBalanceReply))]
[JsonSerializable(typeof(InquireBalanceRlzPlOutput1))]
[JsonSerializable(typeof(InquireBalanceRlzPlOutput2))]
[JsonSerializable(typeof(InquireBalanceRlzPlReply))]
[JsonSerializable(typeof(InquireCcnlOutput))]
[JsonSerializable(typeof(InquireCcnlReply))]
[JsonSerializable(typeof(InquireDailyCcldOutput1))]
[JsonSerializable(typeof(InquireDailyCcldOutput2))]
[JsonSerializable(typeof(InquireDailyCcldReply))]
[JsonSerializable(typeof(InquireDailyItemchartpriceOutput1))]
[JsonSerializable(typeof(InquireDailyItemchartpriceOutput2))]
[JsonSerializable(typeof(InquireDailyItemchartpriceReply))]
[JsonSerializable(typeof(InquirePeriodProfitOutput1))]
[JsonSerializable(typeof(InquirePeriodProfitOutput2))]
[JsonSerializable(typeof(InquirePeriodProfitReply))]
[JsonSerializable(typeof(InquirePeriodTradeProfitOutput1))]
[JsonSerializable(typeof(InquirePeriodTradeProfitOutput2))]
[JsonSerializable(typeof(InquirePeriodTradeProfitReply))]
[JsonSerializable(typeof(InquirePriceOutput))]
[JsonSerializable(typeof(InquirePriceReply))]
[JsonSerializable(typeof(InquirePsblOrderOutput))]
[JsonSerializable(typeof(InquirePsblOrderReply))]
[JsonSerializable(typeof(InquirePsblRvsecnclOutput))]
[JsonSerializable(typeof(InquirePsblRvsecnclReply))]
[JsonSerializable(typeof(InquirePsblSellOutput))]
[JsonSerializable(typeof(InquirePsblSellReply))]
[JsonSerializable(typeof(InquireTimeItemchartpriceOutput1))]
[JsonSerializable(typeof(InquireTimeItemchartpriceOutput2))]
[JsonSerializable(typeof(InquireTimeItemchartpriceReply))]
[JsonSerializable(typeof(InquireTimeItemconclusionOutput1))]
[JsonSerializable(typeof(InquireTimeItemconclusionOutput2))]
[JsonSerializable(typeof(InquireTimeItemconclusionReply))]
[JsonSerializable(typeof(InquireViStatusOutput))]
[JsonSerializable(typeof(InquireViStatusReply))]
[JsonSerializable(typeof(IntstockMultpriceOutput))]
[JsonSerializable(typeof(IntstockMultpriceReply))]
[JsonSerializable(typeof(OrderCashBody))]
[JsonSerializable(typeof(OrderCashOutput))]
[JsonSerializable(typeof(OrderCashReply))]
[JsonSerializable(typeof(OrderRvsecnclBody))]
[JsonSerializable(typeof(OrderRvsecnclOutput))]
[JsonSerializable(typeof(OrderRvsecnclReply))]
[JsonSerializable(typeof(PsearchResultOutput2))]
[JsonSerializable(typeof(PsearchResultReply))]
[JsonSerializable(typeof(PsearchTitleOutput2))]
[JsonSerializable(typeof(PsearchTitleReply))]
[JsonSerializable(typeof(RevokePBody))]
[JsonSerializable(typeof(RevokePReply))]
[JsonSerializable(typeof(SearchInfoOutput))]
[JsonSerializable(typeof(SearchInfoReply))]
[JsonSerializable(typeof(SearchStockInfoOutput))]
[JsonSerializable(typeof(SearchStockInfoReply))]
[JsonSerializable(typeof(TokenPBody))]
[JsonSerializable(typeof(TokenPReply))]
[JsonSerializable(typeof(VolumeRankOutput))]
[JsonSerializable(typeof(VolumeRankReply))]
[JsonSerializable(typeof(ControlMessage))]
public sealed partial class KisJson : JsonSerializerContext
{
    public static KisJson Wire { get; } = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNameCaseInsensitive = true,
        Converters = { new TextConverter() },
        // Korean stays readable: the broker sends UTF-8 without escapes.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
