namespace Danta.Kis.Wire.Frames;

/// <summary>Why a frame or a record in it was refused. The feed goes on; faults are counted by channel.</summary>
public enum FrameFault : byte
{
    None = 0,

    /// <summary>It does not begin with 0 or 1 and a bar: a control message, or nothing of the broker's.</summary>
    NotAFrame,

    /// <summary>It ends before its payload begins.</summary>
    Cut,

    /// <summary>The number of records is not three or more digits above zero.</summary>
    BadCount,

    /// <summary>A TR id that is not known here.</summary>
    UnknownChannel,

    /// <summary>The reader was given a frame of another channel's kind.</summary>
    WrongChannel,

    /// <summary>The fields do not divide by the records.</summary>
    UnevenFields,

    /// <summary>Fewer fields than are needed.</summary>
    TooNarrow,

    /// <summary>More fields than any real frame has.</summary>
    TooLarge,

    /// <summary>A field that must be a code, a time or a number is not.</summary>
    BadField,

    /// <summary>The payload is encrypted, and there is no key for it.</summary>
    NoKey,

    /// <summary>The payload is not what the key was made for: bad base64, length or padding.</summary>
    BadCipher,
}

/// <summary>The envelope of a data frame: <c>0|H0STCNT0|002|…</c>. It refers to the received bytes and owns nothing.</summary>
public readonly ref struct Frame
{
    Frame(bool encrypted, ReadOnlySpan<byte> trId, int count, ReadOnlySpan<byte> payload)
    {
        Encrypted = encrypted;
        TrId = trId;
        Channel = KisChannels.Parse(trId);
        Count = count;
        Payload = payload;
    }

    public bool Encrypted { get; }

    /// <summary>As sent; also of a channel that is not known here.</summary>
    public ReadOnlySpan<byte> TrId { get; }

    public KisChannel Channel { get; }

    /// <summary>Records in the payload, at least one.</summary>
    public int Count { get; }

    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>True for anything that is not a data frame: acknowledgements and PINGPONG are JSON.</summary>
    public static bool IsControl(ReadOnlySpan<byte> message) => message.IsEmpty || message[0] is not ((byte)'0' or (byte)'1');

    /// <summary>Splits at the first three bars only: the payload may hold more of them.</summary>
    public static FrameFault TryParse(ReadOnlySpan<byte> message, out Frame frame)
    {
        frame = default;
        if (message.Length < 2 || IsControl(message) || message[1] != (byte)'|')
            return FrameFault.NotAFrame;
        var encrypted = message[0] == (byte)'1';
        var rest = message[2..];
        var bar = rest.IndexOf((byte)'|');
        if (bar < 0)
            return FrameFault.Cut;
        var trId = rest[..bar];
        rest = rest[(bar + 1)..];
        bar = rest.IndexOf((byte)'|');
        if (bar < 0)
            return FrameFault.Cut;
        if (bar is < 3 or > 5 || !Digits.TryParse(rest[..bar], out var count) || count == 0)
            return FrameFault.BadCount;
        var payload = rest[(bar + 1)..];
        if (payload.IsEmpty)
            return FrameFault.Cut;
        frame = new(encrypted, trId, (int)count, payload);
        return FrameFault.None;
    }
}
