using Danta.Kis.Wire.Frames;

namespace Danta.Simulator.Frames;

/// <summary>
/// Records as they were before 2026-09-14, when fields were added to them. Libraries that take no other number of fields read nothing
/// since then, here or at the broker's, and those that count on the old number read nonsense; those that are known by name, or whose
/// address asks for it, are given what they can read.
/// </summary>
static class OldLayout
{
    /// <summary>Behind the name of the account a notice had the stock's short name, and nothing of exchanges.</summary>
    const int NoticeName = 18;
    const int NoticeAdded = 19;
    const int NoticeAddedCount = 3;
    const int NoticeLongName = 24;

    /// <summary>By which a program says on its first call that it is such a library.</summary>
    public static bool IsReadBy(string? userAgent) => userAgent?.StartsWith("PyKis/", StringComparison.Ordinal) == true;

    /// <summary>By the first part of a socket's path: programs that count fields by hand say so in the address they are given.</summary>
    public static bool IsAskedFor(string? path) => path?.StartsWith("/before-20260914", StringComparison.Ordinal) == true;

    /// <summary>A frame of market records; the same one where its channel has not changed.</summary>
    public static ReadOnlyMemory<byte> Of(KisChannel channel, ReadOnlyMemory<byte> frame)
    {
        if (Width(channel) is not { } width)
            return frame;
        var body = 0;
        for (var bars = 0; bars < 3 && body < frame.Length; body++)
            bars += frame.Span[body] == (byte)'|' ? 1 : 0;
        var records = Records(channel, frame.Span[body..], record => record.Take(width));
        return records is null ? frame : (byte[])[.. frame.Span[..body], .. records];
    }

    /// <summary>Notices before they are encrypted.</summary>
    public static byte[]? Notices(KisChannel channel, ReadOnlySpan<byte> plain) => Records(channel, plain, record =>
        record.Take(NoticeName).Append(record[NoticeLongName]).Concat(record.Skip(NoticeAdded + NoticeAddedCount)));

    static int? Width(KisChannel channel) => channel switch
    {
        KisChannel.TradeKrx => 46,
        KisChannel.BookKrx => 59,
        _ => null,
    };

    /// <summary>Null where they are not of today's layout: a fault has cut them, and cut they stay.</summary>
    static byte[]? Records(KisChannel channel, ReadOnlySpan<byte> body, Func<string[], IEnumerable<string>> old)
    {
        var fields = System.Text.Encoding.UTF8.GetString(body).Split('^');
        var width = channel.CurrentWidth();
        return fields.Length % width != 0 ? null
            : System.Text.Encoding.UTF8.GetBytes(string.Join('^', fields.Chunk(width).SelectMany(old)));
    }
}
