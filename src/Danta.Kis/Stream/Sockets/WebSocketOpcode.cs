namespace Danta.Kis;

/// <summary>RFC 6455, section 5.2.</summary>
enum WebSocketOpcode : byte
{
    Continuation = 0x0,
    Text = 0x1,
    Binary = 0x2,
    Close = 0x8,
    Ping = 0x9,
    Pong = 0xA,
}

/// <summary>The server breaks the protocol. The connection ends with it.</summary>
sealed class WebSocketFault(ushort code, string message) : IOException(message)
{
    public const ushort Normal = 1000;
    public const ushort BadProtocol = 1002;
    public const ushort BadText = 1007;
    public const ushort TooLarge = 1009;

    public WebSocketFault(string message) : this(BadProtocol, message)
    {
    }

    /// <summary>What the close frame says (section 7.4).</summary>
    public ushort Code => code;
}
