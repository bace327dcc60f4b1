using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Danta.Host.Books;
using Danta.Host.Commands;
using Danta.Host.Running;

namespace Danta.Host.Guarding;

/// <summary>Where a trader and its guard are to be heard: sockets beside the locks of the storage directory, named by the book.</summary>
static class BeaconPlace
{
    /// <summary>The system takes 104 bytes for a socket's path on macOS, four more on Linux.</summary>
    const int Longest = 100;

    /// <summary>For those that can do nothing without it.</summary>
    /// <exception cref="CommandFailed">This system has no such sockets.</exception>
    public static void Demand()
    {
        if (!Socket.OSSupportsUnixDomainSockets)
            throw new CommandFailed(ExitCodes.Failed, "이 Windows에는 매매와 지킴이가 서로 듣는 소켓이 없습니다. Windows 10 1803, Windows Server 2019부터 있습니다. 매매는 그대로 됩니다.");
    }

    public static string OfTrader(string storage, BookOwner owner) => Of(storage, $"{owner.Name}.sock");

    public static string OfGuard(string storage, BookOwner owner) => Of(storage, $"{owner.AccountName}.guard.sock");

    /// <summary>A path that is too long is stood for by its digest, where the user's locks are.</summary>
    static string Of(string storage, string name)
    {
        var path = Path.GetFullPath(Path.Combine(storage, name));
        if (Encoding.UTF8.GetByteCount(path) <= Longest)
            return path;
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)).AsSpan(0, 8));
        return Path.Combine(LockPlace.Of(storage), $"{digest}.sock");
    }
}
