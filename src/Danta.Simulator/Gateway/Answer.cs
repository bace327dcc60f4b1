using System.Text.Json;
using Danta.Kis.Wire.Rest;

namespace Danta.Simulator.Gateway;

/// <summary>An HTTP answer that is ready to be sent.</summary>
/// <param name="More">tr_cont: M more follows, D or E the last page; empty where there are no pages.</param>
sealed record Answer(int Status, byte[] Body, string More = "", string ContentType = "application/json; charset=utf-8")
{
    /// <summary>An answer without the words that every business call carries.</summary>
    public static Answer Of<T>(T reply)
        where T : class => new(200, KisBody.Write(reply));

    /// <summary>The quote server has found it.</summary>
    public static Answer Shown(KisReply reply) => Of(reply, ShownCode, ShownText);

    public const string ShownCode = "MCA00000";
    public const string ShownText = "정상처리 되었습니다.";

    /// <summary>It was done, in these words.</summary>
    public static Answer Of(KisReply reply, string code, string text, string more = "") =>
        new(200, JsonSerializer.SerializeToUtf8Bytes(reply with { RtCd = "0", MsgCd = code, Msg1 = text }, KisJson.Wire.GetTypeInfo(reply.GetType())!), more);

    public static Answer Refused(int status, string returnCode, string code, string text) =>
        new(status, KisBody.Write(new BareReply { RtCd = returnCode, MsgCd = code, Msg1 = text }));

    /// <summary>How the OAuth calls refuse.</summary>
    public static Answer Denied(string code, string text) =>
        new(403, KisBody.Write(new BareReply { ErrorDescription = text, ErrorCode = code }));
}
