using System.Data.Common;
using System.Net.Sockets;
using System.Text;

namespace Danta.Host.Running;

/// <summary>
/// An exception for the log: its kinds and where it came from. Its words only where they can be no more than a path or an address, for
/// other words quote what could not be read, and that may be a key.
/// </summary>
static class FaultText
{
    const int MostInner = 8;

    public static string Of(Exception fault)
    {
        var text = new StringBuilder();
        var inner = fault;
        for (var depth = 0; inner is not null && depth < MostInner; depth++, inner = inner.InnerException)
        {
            if (depth > 0)
                text.Append("\n--- ");
            text.Append(inner.GetType().FullName);
            if (HasPlainWords(inner))
                text.Append(": ").Append(inner.Message);
            text.Append('\n').Append(inner.StackTrace);
        }
        return text.ToString();
    }

    public static bool HasPlainWords(Exception fault) =>
        fault is IOException or UnauthorizedAccessException or SocketException or HttpRequestException or DbException;
}
