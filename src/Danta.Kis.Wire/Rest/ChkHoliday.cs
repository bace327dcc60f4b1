using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>국내휴장일조회 (chk-holiday): what is asked.</summary>
public sealed record ChkHolidayQuery : IKisQuery<ChkHolidayQuery>
{
    public string? BassDt { get; init; }
    public string? CtxAreaNk { get; init; }
    public string? CtxAreaFk { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Pairs =>
    [
        new("BASS_DT", BassDt ?? ""),
        new("CTX_AREA_NK", CtxAreaNk ?? ""),
        new("CTX_AREA_FK", CtxAreaFk ?? ""),
    ];

    public static ChkHolidayQuery From(Func<string, string?> value) => new()
    {
        BassDt = value("BASS_DT"),
        CtxAreaNk = value("CTX_AREA_NK"),
        CtxAreaFk = value("CTX_AREA_FK"),
    };
}

/// <summary>
/// 국내휴장일조회 (chk-holiday). Whether orders are taken is opnd_yn alone; tr_day_yn stays Y on holidays.
/// </summary>
public sealed record ChkHolidayReply : KisReply
{
    [JsonPropertyName("ctx_area_nk")] public string? CtxAreaNk { get; init; }

    [JsonPropertyName("ctx_area_fk")] public string? CtxAreaFk { get; init; }

    [JsonPropertyName("output"), JsonConverter(typeof(RowsConverter<ChkHolidayOutput>))]
    public IReadOnlyList<ChkHolidayOutput>? Output { get; init; }
}

public sealed record ChkHolidayOutput
{
    /// <summary>기준일자, YYYYMMDD or blank</summary>
    [JsonPropertyName("bass_dt")] public string? BassDt { get; init; }
    /// <summary>요일구분코드</summary>
    [JsonPropertyName("wday_dvsn_cd")] public string? WdayDvsnCd { get; init; }
    /// <summary>영업일여부, Y/N</summary>
    [JsonPropertyName("bzdy_yn")] public string? BzdyYn { get; init; }
    /// <summary>거래일여부, Y/N</summary>
    [JsonPropertyName("tr_day_yn")] public string? TrDayYn { get; init; }
    /// <summary>개장일여부, Y/N</summary>
    [JsonPropertyName("opnd_yn")] public string? OpndYn { get; init; }
    /// <summary>결제일여부, Y/N</summary>
    [JsonPropertyName("sttl_day_yn")] public string? SttlDayYn { get; init; }
}
