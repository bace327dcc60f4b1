namespace Danta.Kis.Wire.Rest;

/// <summary>주식일별분봉조회 (inquire-time-dailychartprice): what is asked. It is answered in the shape of today's minutes.</summary>
public sealed record InquireTimeDailychartpriceQuery : IKisQuery<InquireTimeDailychartpriceQuery>
{
    public string? FidCondMrktDivCode { get; init; }
    public string? FidInputIscd { get; init; }
    public string? FidInputHour1 { get; init; }
    public string? FidInputDate1 { get; init; }
    public string? FidPwDataIncuYn { get; init; }

    /// <summary>The key has to be there, and may be blank.</summary>
    public string? FidFakeTickIncuYn { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Pairs =>
    [
        new("FID_COND_MRKT_DIV_CODE", FidCondMrktDivCode ?? ""),
        new("FID_INPUT_ISCD", FidInputIscd ?? ""),
        new("FID_INPUT_HOUR_1", FidInputHour1 ?? ""),
        new("FID_INPUT_DATE_1", FidInputDate1 ?? ""),
        new("FID_PW_DATA_INCU_YN", FidPwDataIncuYn ?? ""),
        new("FID_FAKE_TICK_INCU_YN", FidFakeTickIncuYn ?? ""),
    ];

    public static InquireTimeDailychartpriceQuery From(Func<string, string?> value) => new()
    {
        FidCondMrktDivCode = value("FID_COND_MRKT_DIV_CODE"),
        FidInputIscd = value("FID_INPUT_ISCD"),
        FidInputHour1 = value("FID_INPUT_HOUR_1"),
        FidInputDate1 = value("FID_INPUT_DATE_1"),
        FidPwDataIncuYn = value("FID_PW_DATA_INCU_YN"),
        FidFakeTickIncuYn = value("FID_FAKE_TICK_INCU_YN"),
    };
}
