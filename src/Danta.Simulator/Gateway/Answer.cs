using Danta.Kis.Wire.Rest;

namespace Danta.Simulator.Gateway;

/// <summary>An HTTP answer that is ready to be sent.</summary>
/// <param name="More">tr_cont: M more follows, D or E the last page; empty where there are no pages.</param>
sealed record Answer(int Status, byte[] Body, string More = "", string ContentType = "application/json; charset=utf-8")
{
    public static Answer Of<T>(T reply, string more = "")
        where T : class => new(200, KisBody.Write(reply), more);

    public static Answer Refused(int status, string returnCode, string code, string text) =>
        new(status, KisBody.Write(new BareReply { RtCd = returnCode, MsgCd = code, Msg1 = text }));

    /// <summary>How the OAuth calls refuse.</summary>
    public static Answer Denied(string code, string text) =>
        new(403, KisBody.Write(new BareReply { ErrorDescription = text, ErrorCode = code }));
}
