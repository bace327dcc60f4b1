using System.Text.Json.Serialization;

namespace Danta.Kis.Wire.Rest;

/// <summary>종목조건검색 목록조회 (psearch-title): what is asked.</summary>
public sealed record PsearchTitleQuery : IKisQuery<PsearchTitleQuery>
{
    public string? UserId { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Pairs =>
    [
        new("user_id", UserId ?? ""),
    ];

    public static PsearchTitleQuery From(Func<string, string?> value) => new()
    {
        UserId = value("user_id"),
    };
}

/// <summary>종목조건검색 목록조회 (psearch-title).</summary>
public sealed record PsearchTitleReply : KisReply
{
    [JsonPropertyName("output2"), JsonConverter(typeof(RowsConverter<PsearchTitleOutput2>))]
    public IReadOnlyList<PsearchTitleOutput2>? Output2 { get; init; }
}

public sealed record PsearchTitleOutput2
{
    /// <summary>HTS ID</summary>
    [JsonPropertyName("user_id")] public string? UserId { get; init; }
    /// <summary>조건키값</summary>
    [JsonPropertyName("seq")] public string? Seq { get; init; }
    /// <summary>그룹명</summary>
    [JsonPropertyName("grp_nm")] public string? GrpNm { get; init; }
    /// <summary>조건명</summary>
    [JsonPropertyName("condition_nm")] public string? ConditionNm { get; init; }
}
