using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Danta.Dashboard.Access;

/// <summary>
/// Knows the one password and who has shown it. Guessing is slowed by address: after ten wrong answers within a minute, an
/// address is not listened to until a minute has passed since the first of them.
/// </summary>
sealed class Password(string password, TimeProvider time)
{
    const int MaxSessions = 100;
    const int MaxFailures = 10;
    const int MaxAddresses = 10_000;

    static readonly TimeSpan SessionLife = TimeSpan.FromDays(14);
    static readonly TimeSpan FailureWindow = TimeSpan.FromMinutes(1);

    readonly byte[] _digest = Digest(password);
    readonly ConcurrentDictionary<string, DateTimeOffset> _sessions = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, (int Count, DateTimeOffset Since)> _failures = new(StringComparer.Ordinal);

    public bool IsLocked(string address) =>
        _failures.TryGetValue(address, out var failed) && failed.Count >= MaxFailures && time.GetUtcNow() - failed.Since < FailureWindow;

    /// <summary>Compares digests, so that neither length nor content shows in the time that it takes.</summary>
    public bool IsRight(string given, string address)
    {
        if (CryptographicOperations.FixedTimeEquals(Digest(given), _digest))
            return true;
        var now = time.GetUtcNow();
        if (_failures.Count >= MaxAddresses)
            _failures.Clear();
        _failures.AddOrUpdate(address, (1, now), (_, old) => now - old.Since < FailureWindow ? (old.Count + 1, old.Since) : (1, now));
        return false;
    }

    /// <summary>A new session's secret; the oldest session ends where there are too many.</summary>
    public string Open()
    {
        var now = time.GetUtcNow();
        foreach (var (old, until) in _sessions)
        {
            if (until <= now)
                _sessions.TryRemove(old, out _);
        }
        if (_sessions.Count >= MaxSessions)
            _sessions.TryRemove(_sessions.MinBy(pair => pair.Value).Key, out _);
        var secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        _sessions[secret] = now + SessionLife;
        return secret;
    }

    public bool IsOpen(string secret) => _sessions.TryGetValue(secret, out var until) && time.GetUtcNow() < until;

    public void Close(string secret) => _sessions.TryRemove(secret, out _);

    static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
