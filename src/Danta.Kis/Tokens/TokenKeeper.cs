using System.Globalization;
using Danta.Kis.Wire.Errors;
using Danta.Kis.Wire.Rest;
using Danta.Market;
using Microsoft.Extensions.Logging;

namespace Danta.Kis;

/// <summary>
/// The access token of one app key: one for all calls and processes, asked for at most once a minute, renewed half an hour
/// before its end, and replaced once for everybody when its use shows that it is dead.
/// </summary>
sealed partial class TokenKeeper(Secret appKey, AuthCalls auth, TokenFile file, TimeProvider time, ILogger logger, KisGround ground)
    : IDisposable
{
    static readonly TimeSpan Renewal = TimeSpan.FromMinutes(30);

    /// <summary>The broker's minute with a margin for its clock.</summary>
    static readonly TimeSpan BetweenIssues = TimeSpan.FromSeconds(62);

    /// <summary>A young token is handed out again unchanged; asking more often than this would be noise.</summary>
    static readonly TimeSpan BetweenRenewals = TimeSpan.FromMinutes(5);

    /// <summary>Where the broker cannot be reached at all.</summary>
    static readonly TimeSpan BetweenKnocks = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(1);

    const int Attempts = 4;

    readonly string _name = TokenFile.NameOf(appKey);
    readonly Lock _lock = new();
    readonly CancellationTokenSource _end = new();
    TokenEntry? _held;
    DateTimeOffset _renewAfter;
    readonly long _began = time.GetTimestamp();
    long? _askedAt;
    (long At, KisResult<string> Outcome)? _refused;
    string? _dead;
    readonly List<TaskCompletionSource<KisResult<string>>> _waiting = [];
    Task? _work;
    string? _trouble;

    /// <summary>Why no call can be made just now; null while a token is at hand or nobody has asked for one.</summary>
    public string? Trouble => Volatile.Read(ref _trouble);

    /// <summary>A token that was good when last heard of; asking the broker for one only where there is none.</summary>
    public Task<KisResult<string>> GetAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Usable(_held, time.GetUtcNow()) is { } token)
                return Task.FromResult(KisResult.Ok(token));
            return Join(cancellationToken);
        }
    }

    /// <summary>The broker refused this token. Everybody who comes with the same one waits for the same new one.</summary>
    public Task<KisResult<string>> ReplaceAsync(string dead, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_held?.Token == dead)
            {
                _dead = dead;
                _held = null;
                Volatile.Write(ref _trouble, "증권사가 접근토큰을 받아들이지 않습니다");
            }
            else if (Usable(_held, time.GetUtcNow()) is { } token)
            {
                return Task.FromResult(KisResult.Ok(token));
            }
            return Join(cancellationToken);
        }
    }

    /// <summary>Gives the token back. It ends for every process that shares the app key.</summary>
    public async Task<KisResult<bool>> RevokeAsync(CancellationToken cancellationToken)
    {
        using var held = await file.HoldAsync(cancellationToken).ConfigureAwait(false);
        var entry = held.Read(_name);
        lock (_lock)
            _held = null;
        if (entry?.Token is not { } token)
            return KisResult.Ok(false);
        var revoked = await auth.RevokeAsync(token, cancellationToken).ConfigureAwait(false);
        if (revoked is KisResult<RevokePReply>.Ok)
            held.Write(_name, entry with { Token = null });
        return revoked.Map(_ => true);
    }

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    /// <summary>One attempt runs for all who wait; whoever gives up waiting does not end it for the others.</summary>
    Task<KisResult<string>> Join(CancellationToken cancellationToken)
    {
        // Each has a task of its own: of several that wait for one task, all but the first go on by way of the thread pool.
        var waiter = new TaskCompletionSource<KisResult<string>>(
            ground.OneThread ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add(waiter);
        if (_work is null || _work.IsCompleted)
            _work = ground.Begin(ServeAsync);
        return waiter.Task.WaitAsync(cancellationToken);
    }

    async Task ServeAsync()
    {
        KisResult<string> outcome;
        try
        {
            outcome = await WorkAsync(_end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            outcome = KisResult.Failed<string>("the client is closed");
        }
        Volatile.Write(ref _trouble, outcome.TryGet(out _, out var reason) ? null : reason);
        TaskCompletionSource<KisResult<string>>[] served;
        lock (_lock)
        {
            served = [.. _waiting];
            _waiting.Clear();
            _work = null;
        }
        foreach (var waiter in served)
            waiter.TrySetResult(outcome);
    }

    string? Usable(TokenEntry? entry, DateTimeOffset now)
    {
        if (entry?.Token is not { } token || token == _dead || entry.ExpiresAt <= now)
            return null;
        return entry.ExpiresAt - now > Renewal || now < _renewAfter ? token : null;
    }

    async Task<KisResult<string>> WorkAsync(CancellationToken cancellationToken)
    {
        var outcome = KisResult.Failed<string>("no token");
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            TimeSpan wait;
            try
            {
                using var held = await file.HoldAsync(cancellationToken).ConfigureAwait(false);
                (outcome, wait) = await TryAsync(held, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
            {
                return KisResult.Failed<string>($"the token file: {broken.Message}");
            }
            if (wait == TimeSpan.Zero)
                return outcome;
            // The file is free meanwhile: another process may be sooner.
            LogWaiting(logger, wait.TotalSeconds);
            // A delay counts whole milliseconds and cuts the rest off: it would be over a breath too soon.
            await Task.Delay(wait + Breath, time, cancellationToken).ConfigureAwait(false);
        }
        return outcome;
    }

    /// <summary>One look at the file and at most one question to the broker. A wait above zero asks for another look after it.</summary>
    async Task<(KisResult<string> Outcome, TimeSpan Wait)> TryAsync(TokenFile.Held held, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var kept = held.Read(_name);
        string? dead;
        lock (_lock)
        {
            dead = _dead;
            if (Usable(kept, now) is { } token)
            {
                _held = kept;
                return (KisResult.Ok(token), TimeSpan.Zero);
            }
        }
        var sinceIssue = SinceIssue(kept, now);
        if (sinceIssue < BetweenIssues)
        {
            return StillGood(kept, dead, now) ? Keep(kept!, now) : (KisResult.Failed<string>("토큰 발급은 1분에 한 번"), BetweenIssues - sinceIssue);
        }
        // Keys are read at the start: asked again with the same ones, the broker says the same and may lock them.
        if (_refused is { } refusal && time.GetElapsedTime(refusal.At) < BetweenIssues)
            return (refusal.Outcome, TimeSpan.Zero);
        // Written before it is asked: a process that dies in between must not make the next one ask too soon.
        var asked = new TokenEntry(kept?.Token, kept?.ExpiresAt ?? default, now);
        held.Write(_name, asked);
        var askedBefore = _askedAt;
        _askedAt = time.GetTimestamp();
        var issued = await auth.IssueAsync(cancellationToken).ConfigureAwait(false);
        switch (issued)
        {
            case KisResult<TokenPReply>.Ok { Value: var reply }:
                var entry = asked with { Token = reply.AccessToken, ExpiresAt = ExpiryOf(reply, now) };
                if (entry.Token == dead)
                    return await BuryAsync(held, entry, cancellationToken).ConfigureAwait(false);
                held.Write(_name, entry);
                LogIssued(logger, entry.ExpiresAt);
                return Keep(entry, now);
            case KisResult<TokenPReply>.Refused { Verdict.Cause: KisCause.TokenPace }:
                return (issued.Map(_ => ""), BetweenIssues);
            case KisResult<TokenPReply>.Refused { Verdict.Cause: not KisCause.Credentials } unsure:
                // The gateway may say no to a token that it has just made: the minute counts.
                return (unsure.As<string>(), TimeSpan.Zero);
            case KisResult<TokenPReply>.Refused refused:
                // Nothing was issued: whoever mends the keys need not wait for a minute that never began.
                held.Write(_name, asked with { IssueAskedAt = kept?.IssueAskedAt ?? default });
                _askedAt = null;
                _refused = (time.GetTimestamp(), refused.As<string>());
                return StillGood(kept, dead, now) ? Keep(kept!, now) : (refused.As<string>(), TimeSpan.Zero);
            case KisResult<TokenPReply>.Failed { NeverLeft: true } unreached:
                // Nobody was asked: the minute has not begun.
                held.Write(_name, asked with { IssueAskedAt = kept?.IssueAskedAt ?? default });
                _askedAt = askedBefore;
                return (KisResult.Failed<string>(unreached.Reason), BetweenKnocks);
            default:
                // A token that still has some minutes is better than none.
                return StillGood(kept, dead, now) ? Keep(kept!, now) : (issued.Map(_ => ""), TimeSpan.Zero);
        }
    }

    static bool StillGood(TokenEntry? kept, string? dead, DateTimeOffset now) =>
        kept?.Token is { } token && token != dead && kept.ExpiresAt > now;

    /// <summary>
    /// The clock may have been set meanwhile: what this process asked itself it counts by elapsed time, and an asking that is said
    /// to lie ahead is taken for one of the moment in which this process began.
    /// </summary>
    TimeSpan SinceIssue(TokenEntry? kept, DateTimeOffset now)
    {
        if (_askedAt is { } asked)
            return time.GetElapsedTime(asked);
        var since = now - (kept?.IssueAskedAt ?? default);
        return since >= TimeSpan.Zero ? since : time.GetElapsedTime(_began);
    }

    /// <summary>Within six hours the broker hands the same token out again, dead or not: it has to be revoked first.</summary>
    async Task<(KisResult<string> Outcome, TimeSpan Wait)> BuryAsync(
        TokenFile.Held held, TokenEntry entry, CancellationToken cancellationToken)
    {
        LogBuried(logger);
        var revoked = await auth.RevokeAsync(entry.Token!, cancellationToken).ConfigureAwait(false);
        held.Write(_name, entry with { Token = null });
        return (revoked.Map(_ => ""), BetweenIssues);
    }

    (KisResult<string> Outcome, TimeSpan Wait) Keep(TokenEntry entry, DateTimeOffset now)
    {
        lock (_lock)
        {
            _held = entry;
            _renewAfter = now + BetweenRenewals;
        }
        return (KisResult.Ok(entry.Token!), TimeSpan.Zero);
    }

    /// <summary>The seconds outrank the written time: they need no agreement about the clock.</summary>
    static DateTimeOffset ExpiryOf(TokenPReply reply, DateTimeOffset now)
    {
        if (reply.ExpiresIn is > 0 and < 31_536_000 and { } seconds)
            return now.AddSeconds(seconds);
        return DateTime.TryParseExact(
            reply.AccessTokenTokenExpired, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var written)
            ? new DateTimeOffset(written, Kst.Offset)
            : now.AddHours(1);
    }

    [LoggerMessage(2001, LogLevel.Information, "A token was issued; it ends {ExpiresAt:yyyy-MM-dd HH:mm:ss zzz}")]
    static partial void LogIssued(ILogger logger, DateTimeOffset expiresAt);

    [LoggerMessage(2002, LogLevel.Information, "The next token may be asked for in {Seconds:0} s")]
    static partial void LogWaiting(ILogger logger, double seconds);

    [LoggerMessage(2003, LogLevel.Warning, "The broker handed a dead token out again; it is revoked and a new one is asked for")]
    static partial void LogBuried(ILogger logger);
}
