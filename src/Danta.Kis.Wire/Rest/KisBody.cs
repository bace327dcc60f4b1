using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Danta.Kis.Wire.Rest;

/// <summary>Why a body could not be read.</summary>
public enum BodyFault : byte
{
    None = 0,

    /// <summary>No bytes, or blanks only.</summary>
    Empty,

    /// <summary>HTML, a cut body, or any other bytes that are not a JSON object.</summary>
    Unreadable,
}

/// <summary>A body, or the reason why there is none. Nothing that the broker sends throws.</summary>
public readonly record struct BodyRead<T>(T? Reply, BodyFault Fault)
    where T : class;

/// <summary>Bodies in both directions.</summary>
public static class KisBody
{
    static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static BodyRead<T> Read<T>(ReadOnlySpan<byte> body)
        where T : class => Read((JsonTypeInfo<T>)KisJson.Wire.GetTypeInfo(typeof(T))!, body);

    public static BodyRead<T> Read<T>(JsonTypeInfo<T> type, ReadOnlySpan<byte> body)
        where T : class
    {
        if (body.StartsWith(ByteOrderMark))
            body = body[ByteOrderMark.Length..];
        body = body.Trim(Blanks);
        if (body.IsEmpty)
            return new(null, BodyFault.Empty);
        if (body[0] != (byte)'{')
            return new(null, BodyFault.Unreadable);
        try
        {
            var reply = JsonSerializer.Deserialize(body, type);
            return new(reply, reply is null ? BodyFault.Unreadable : BodyFault.None);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException or NotSupportedException)
        {
            // InvalidOperationException is how the reader answers broken UTF-8 and lone surrogates.
            return new(null, BodyFault.Unreadable);
        }
    }

    public static byte[] Write<T>(T body)
        where T : class =>
        JsonSerializer.SerializeToUtf8Bytes(body, (JsonTypeInfo<T>)KisJson.Wire.GetTypeInfo(typeof(T))!);
}
