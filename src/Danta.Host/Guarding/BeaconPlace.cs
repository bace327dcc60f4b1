using System.Security.Cryptography;
using System.Text;
using Danta.Host.Books;
using Danta.Host.Running;

namespace Danta.Host.Guarding;

/// <summary>Where a trader and its guard are to be heard: sockets beside the locks of the storage directory, named by the book.</summary>
static class BeaconPlace
{
    /// <summary>The system takes 104 bytes for a socket's path on macOS, four more on Linux.</summary>
    const int Longest = 100;

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
