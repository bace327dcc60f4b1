using Danta.Kis.Wire.Rest;

namespace Danta.Kis.Wire.Control;

/// <summary>Control messages as bytes: what a client sends and what a server answers.</summary>
public static class ControlMessages
{
    public const string PingPong = "PINGPONG";

    /// <summary>What stands for the TR id in the answer to a request that the server could not read.</summary>
    const string NoTrId = "(null)";

    public static BodyRead<ControlMessage> Read(ReadOnlySpan<byte> message) =>
        KisBody.Read(KisJson.Wire.ControlMessage, message);

    public static byte[] Register(string approvalKey, string trId, string trKey) => Request(approvalKey, "1", trId, trKey);

    public static byte[] Unregister(string approvalKey, string trId, string trKey) => Request(approvalKey, "2", trId, trKey);

    /// <summary>An answer to a request that could be read.</summary>
    /// <param name="keys">What notices of this registration are encrypted with; null: none is told.</param>
    public static byte[] Acknowledge(
        string trId, string trKey, string returnCode, string code, string text, ControlOutput? keys = null,
        bool encrypted = false) => KisBody.Write(new ControlMessage
        {
            Header = new() { TrId = trId, TrKey = trKey, Encrypt = encrypted ? "Y" : "N" },
            Body = new() { RtCd = returnCode, MsgCd = code, Msg1 = text, Output = keys },
        });

    /// <summary>An answer to a request, or to a session, that the server could not place.</summary>
    public static byte[] Refuse(string returnCode, string code, string text) =>
        Acknowledge(NoTrId, "", returnCode, code, text);

    /// <param name="datetime">yyyyMMddHHmmss in KST.</param>
    public static byte[] Ping(string datetime) =>
        KisBody.Write(new ControlMessage { Header = new() { TrId = PingPong, Datetime = datetime } });

    static byte[] Request(string approvalKey, string type, string trId, string trKey) => KisBody.Write(new ControlMessage
    {
        Header = new() { ApprovalKey = approvalKey, Custtype = "P", TrType = type, ContentType = "utf-8" },
        Body = new() { Input = new() { TrId = trId, TrKey = trKey } },
    });
}
