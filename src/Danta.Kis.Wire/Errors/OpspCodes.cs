using System.Collections.Frozen;
using Danta.Market;

namespace Danta.Kis.Wire.Errors;

/// <summary>What a session does about an acknowledgement.</summary>
public enum StreamReaction
{
    /// <summary>Show it and go on.</summary>
    Tell = 0,

    /// <summary>Registered; the keys, where they came along, are kept.</summary>
    Registered,

    /// <summary>No longer registered.</summary>
    Unregistered,

    /// <summary>The same request again after a second, three times at most.</summary>
    Retry,

    /// <summary>The session is full: one registration less is the true limit.</summary>
    Full,

    /// <summary>A new approval key, then the same request again.</summary>
    NewApproval,

    /// <summary>Close and come back later: another session holds the key.</summary>
    InUse,

    /// <summary>The app key itself is refused: close, and after a few times stop dialling.</summary>
    KeyRefused,

    /// <summary>Close and come back later.</summary>
    BackOff,

    /// <summary>Only a person can mend it.</summary>
    Stop,

    /// <summary>Our request is wrong.</summary>
    Fix,
}

/// <summary>One code of the socket.</summary>
public sealed record OpspCode(string Code, string Text, StreamReaction Reaction, string Meaning);

/// <summary>The socket's codes (OPSP).</summary>
public static class OpspCodes
{
    /// <summary>ALREADY IN SUBSCRIBE: the one success that may come without the keys of the notices.</summary>
    public const string Already = "OPSP0002";

    static readonly OpspCode[] Rows =
    [
        new("OPSP0000", "SUBSCRIBE SUCCESS", StreamReaction.Registered, "등록"),
        new("OPSP0001", "UNSUBSCRIBE SUCCESS", StreamReaction.Unregistered, "해제"),
        new("OPSP0002", "ALREADY IN SUBSCRIBE", StreamReaction.Registered, "이미 등록됨"),
        new("OPSP0003", "UNSUBSCRIBE ERROR(not found!)", StreamReaction.Unregistered, "이미 해제됨"),
        new("OPSP0007", "SUBSCRIBE INTERNAL ERROR", StreamReaction.Retry, "등록 내부 오류"),
        new("OPSP0008", "MAX SUBSCRIBE OVER", StreamReaction.Full, "등록 한도 초과"),
        new("OPSP0009", "mci send failed", StreamReaction.Retry, "전송 실패"),
        new("OPSP0010", "invalid appkey", StreamReaction.Tell, "AppKey 경고"),
        new("OPSP0011", "invalid approval : NOT FOUND", StreamReaction.NewApproval, "접속키 오류 (운영 시간이나 환경 확인)"),
        new("OPSP0017", "ERROR : htsid가잘못되었습니다", StreamReaction.Stop, "HTS ID 오류"),
        new("OPSP8991", "SUBSCRIBE ERROR : invalid tr_id", StreamReaction.Fix, "TR ID 오류"),
        new("OPSP8992", "SUBSCRIBE ERROR : invalid tr_key", StreamReaction.Fix, "TR KEY 오류"),
        new("OPSP8993", "SUBSCRIBE ERROR : invalid tr_key json", StreamReaction.Fix, "TR KEY 형식 오류"),
        new("OPSP8994", "personalseckey not found", StreamReaction.Fix, "보안키 없음"),
        new("OPSP8995", "appsecret not found", StreamReaction.Fix, "AppSecret 없음"),
        new("OPSP8996", "ALREADY IN USE appkey", StreamReaction.InUse, "다른 접속이 앱키를 쓰는 중"),
        new("OPSP8997", "invalid tr_type", StreamReaction.Fix, "tr_type 오류"),
        new("OPSP8998", "invalid custtype", StreamReaction.Fix, "custtype 오류"),
        new("OPSP8999", "resource not available", StreamReaction.BackOff, "자원 부족"),
        new("OPSP9990", "tr_key not found", StreamReaction.Fix, "tr_key 없음"),
        new("OPSP9991", "input not found", StreamReaction.Fix, "input 없음"),
        new("OPSP9992", "body not found", StreamReaction.Fix, "body 없음"),
        new("OPSP9993", "internal error", StreamReaction.BackOff, "내부 오류"),
        new("OPSP9994", "invalid appkey", StreamReaction.KeyRefused, "AppKey 오류"),
        new("OPSP9995", "resource not available", StreamReaction.BackOff, "자원 부족"),
        new("OPSP9996", "invalid appkey", StreamReaction.KeyRefused, "AppKey 오류"),
        new("OPSP9997", "custtype not found", StreamReaction.Fix, "custtype 없음"),
        new("OPSP9998", "header not found", StreamReaction.Fix, "header 없음"),
        new("OPSP9999", "JSON PARSING ERROR : invalid json format", StreamReaction.Fix, "JSON 오류"),
    ];

    static readonly FrozenDictionary<string, OpspCode> ByCode =
        Rows.ToFrozenDictionary(row => row.Code, StringComparer.Ordinal);

    public static IReadOnlyList<OpspCode> All => Rows;

    /// <summary>A code that is not known is shown and otherwise left alone.</summary>
    public static OpspCode Find(string? code, string? text = null) =>
        code is not null && ByCode.TryGetValue(code, out var row)
            ? row
            : new(CleanText.Of(code, 32), CleanText.Of(text, 200), StreamReaction.Tell, "알 수 없는 응답");
}
