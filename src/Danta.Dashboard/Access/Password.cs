using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Danta.Dashboard.Access;

/// <summary>What was found of a password that somebody gave.</summary>
enum PasswordAnswer
{
    Right = 0,
    Wrong,

    /// <summary>Not looked at: there are too many guesses, from this address or from all.</summary>
    NotNow,
}

/// <summary>Knows the one password and who has shown it. <see cref="Guesses"/> says when one is looked at.</summary>
sealed class Password(string password, TimeProvider time)
{
    const int MaxSessions = 100;

    static readonly TimeSpan SessionLife = TimeSpan.FromDays(14);

    readonly byte[] _digest = Digest(password);
    readonly ConcurrentDictionary<string, DateTimeOffset> _sessions = new(StringComparer.Ordinal);
    readonly Guesses _guesses = new(time);

    /// <summary>Compares digests, so that neither length nor content shows in the time that it takes.</summary>
    public async Task<PasswordAnswer> CheckAsync(string given, string address, CancellationToken cancellationToken)
    {
        if (await _guesses.EnterAsync(address, cancellationToken) != GuessTurn.Now)
            return PasswordAnswer.NotNow;
        if (CryptographicOperations.FixedTimeEquals(Digest(given), _digest))
        {
            _guesses.Succeed(address);
            return PasswordAnswer.Right;
        }
        _guesses.Fail(address);
        return PasswordAnswer.Wrong;
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
