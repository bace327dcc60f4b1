using System.Globalization;
using Danta.Kis.Wire.Errors;
using Danta.Kis.Wire.Rest;
using Danta.Market;
using Microsoft.Extensions.Logging;

namespace Danta.Kis;

/// <summary>
/// The access token of one app key: one for all calls and processes, asked for at most once a minute. Whoever comes with a call gets
/// the one that is there; half an hour before its end, or where nothing is answered with it, another one is asked for beside the
/// calls. They wait only where none is usable: it has ended, or the broker has called it dead.
/// </summary>
sealed partial class TokenKeeper(KisKeys keys, AuthCalls auth, ITokenStore store, TimeProvider time, ILogger logger, KisGround ground)
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
    const string Refused = "증권사가 접근토큰을 받아들이지 않습니다";

    readonly string _name = TokenFile.NameOf(keys);
    readonly Lock _lock = new();
    readonly CancellationTokenSource _end = new();
    readonly List<TaskCompletionSource<KisResult<Secret>>> _waiting = [];
    readonly long _began = time.GetTimestamp();
    KisToken? _held;
    DateTimeOffset _renewAfter;

    /// <summary>Somebody wants one that lasts until then.</summary>
    DateTimeOffset _wantedUntil;
    string? _dead;

    /// <summary>Nothing is answered with this one, and the broker does not say why.</summary>
    string? _suspect;
    long? _suspectedAt;

    /// <summary>This one came back unchanged when it was a suspect.</summary>
    string? _cameBack;
    long? _askedAt;
    (long At, KisResult<Secret> Outcome)? _refused;
    Task? _work;
    string? _trouble;

    /// <summary>Why no call can be made just now; null while a token is at hand or nobody has asked for one.</summary>
    public string? Trouble => Volatile.Read(ref _trouble);

    /// <summary>When the one at hand ends; null: there is none.</summary>
    public DateTimeOffset? EndsAt
    {
        get
        {
            lock (_lock)
                return IsGood(_held, time.GetUtcNow()) ? _held!.ExpiresAt : null;
        }
    }

    /// <summary>A token that was good when last heard of; asking the broker for one only where there is none.</summary>
    public Task<KisResult<Secret>> GetAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
            return AtHand() is { } good ? Task.FromResult(KisResult.Ok(good)) : Join(cancellationToken);
    }

    /// <summary>The same for whoever cannot wait: null where there is none, and nothing is asked for then.</summary>
    public Secret? AtHand()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (!IsGood(_held, now))
                return null;
            var good = _held!;
            if (IsDue(good, now) && now >= _renewAfter)
                Begin(now);
            return new Secret(good.Token);
        }
    }

    /// <summary>
    /// Waits for a token that lasts so long, or until it is clear that there is none: then the one at hand is the answer.
    /// </summary>
    public Task<KisResult<Secret>> RenewAsync(TimeSpan lasting, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            _wantedUntil = now + lasting;
            return IsGood(_held, now) && !IsDue(_held!, now)
                ? Task.FromResult(KisResult.Ok(new Secret(_held!.Token)))
                : Join(cancellationToken);
        }
    }

    /// <summary>The broker refused this token. Everybody who comes with the same one waits for the same new one.</summary>
    public Task<KisResult<Secret>> ReplaceAsync(Secret dead, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_held?.Token == dead.Reveal())
            {
                _dead = dead.Reveal();
                _held = null;
                Volatile.Write(ref _trouble, Refused);
            }
            else if (IsGood(_held, time.GetUtcNow()))
            {
                return Task.FromResult(KisResult.Ok(new Secret(_held!.Token)));
            }
            return Join(cancellationToken);
        }
    }

    /// <summary>
    /// Nothing is answered with this token any more, without a reason given: another one is asked for, once a minute at most. It serves
    /// on meanwhile, for the fault may be another.
    /// </summary>
    public void Suspect(Secret token)
    {
        lock (_lock)
        {
            if (_held?.Token != token.Reveal() || _suspectedAt is { } at && time.GetElapsedTime(at) < BetweenIssues)
                return;
            _suspect = token.Reveal();
            _suspectedAt = time.GetTimestamp();
            LogSuspected(logger);
            Begin(time.GetUtcNow());
        }
    }

    /// <summary>Gives the token back. It ends for every process that shares the app key.</summary>
    public async Task<KisResult<bool>> RevokeAsync(CancellationToken cancellationToken)
    {
        using var held = await store.HoldAsync(cancellationToken).ConfigureAwait(false);
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
    Task<KisResult<Secret>> Join(CancellationToken cancellationToken)
    {
        // Each has a task of its own: of several that wait for one task, all but the first go on by way of the thread pool.
        var waiter = new TaskCompletionSource<KisResult<Secret>>(
            ground.OneThread ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add(waiter);
        Begin(time.GetUtcNow());
        return waiter.Task.WaitAsync(cancellationToken);
    }

    void Begin(DateTimeOffset now)
    {
        _renewAfter = now + BetweenRenewals;
        if (_work is null || _work.IsCompleted)
            _work = ground.Begin(ServeAsync);
    }

    async Task ServeAsync()
    {
        KisResult<Secret> outcome;
        try
        {
            outcome = await WorkAsync(_end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            outcome = KisResult.Failed<Secret>("the client is closed");
        }
        TaskCompletionSource<KisResult<Secret>>[] served;
        lock (_lock)
        {
            // Whatever came of asking for a better one: a token that is good is no trouble.
            var isGood = IsGood(_held, time.GetUtcNow());
            outcome.TryGet(out _, out var reason);
            Volatile.Write(ref _trouble, isGood ? null : reason);
            if (isGood)
                outcome = KisResult.Ok(new Secret(_held!.Token));
            _wantedUntil = default;
            _suspect = null;
            served = [.. _waiting];
            _waiting.Clear();
            _work = null;
        }
        foreach (var waiter in served)
            waiter.TrySetResult(outcome);
    }

    /// <summary>Under the lock.</summary>
    bool IsGood(KisToken? entry, DateTimeOffset now) =>
        entry?.Token is { } token && token != _dead && entry.ExpiresAt > now;

    /// <summary>A good one that another should follow. Under the lock.</summary>
    bool IsDue(KisToken good, DateTimeOffset now) =>
        good.Token == _suspect || good.ExpiresAt <= now + Renewal || good.ExpiresAt < _wantedUntil;

    async Task<KisResult<Secret>> WorkAsync(CancellationToken cancellationToken)
    {
        var outcome = KisResult.Failed<Secret>("no token");
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            TimeSpan wait;
            try
            {
                using var held = await store.HoldAsync(cancellationToken).ConfigureAwait(false);
                (outcome, wait) = await TryAsync(held, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
            {
                return KisResult.Failed<Secret>($"the token file: {broken.Message}");
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
    async Task<(KisResult<Secret> Outcome, TimeSpan Wait)> TryAsync(IHeldTokens held, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var kept = held.Read(_name);
        lock (_lock)
        {
            if (IsGood(kept, now) && !IsDue(kept!, now))
                return Keep(kept!);
        }
        var sinceIssue = SinceIssue(kept, now);
        if (sinceIssue < BetweenIssues)
            return KeepOr(kept, KisResult.Failed<Secret>("토큰 발급은 1분에 한 번"), BetweenIssues - sinceIssue);
        // Keys are read at the start: asked again with the same ones, the broker says the same and may lock them.
        if (_refused is { } refusal && time.GetElapsedTime(refusal.At) < BetweenIssues)
            return KeepOr(kept, refusal.Outcome, TimeSpan.Zero);
        // Written before it is asked: a process that dies in between must not make the next one ask too soon.
        var asked = new KisToken(kept?.Token, kept?.ExpiresAt ?? default, now);
        held.Write(_name, asked);
        var askedBefore = _askedAt;
        _askedAt = time.GetTimestamp();
        var issued = await auth.IssueAsync(cancellationToken).ConfigureAwait(false);
        switch (issued)
        {
            case KisResult<TokenPReply>.Ok { Value: var reply }:
                var entry = asked with { Token = reply.AccessToken, ExpiresAt = ExpiryOf(reply, now) };
                if (IsToBury(entry.Token!))
                    return await BuryAsync(held, entry, cancellationToken).ConfigureAwait(false);
                held.Write(_name, entry);
                LogIssued(logger, entry.ExpiresAt);
                return Keep(entry);
            case KisResult<TokenPReply>.Refused { Verdict.Cause: KisCause.TokenPace } early:
                return KeepOr(kept, early.As<Secret>(), BetweenIssues);
            case KisResult<TokenPReply>.Refused { Verdict.Cause: not KisCause.Credentials } unsure:
                // The gateway may say no to a token that it has just made: the minute counts.
                return KeepOr(kept, unsure.As<Secret>(), TimeSpan.Zero);
            case KisResult<TokenPReply>.Refused refused:
                // Nothing was issued: whoever mends the keys need not wait for a minute that never began.
                held.Write(_name, asked with { AskedAt = kept?.AskedAt ?? default });
                _askedAt = null;
                _refused = (time.GetTimestamp(), refused.As<Secret>());
                return KeepOr(kept, refused.As<Secret>(), TimeSpan.Zero);
            case KisResult<TokenPReply>.Failed { NeverLeft: true } unreached:
                // Nobody was asked: the minute has not begun.
                held.Write(_name, asked with { AskedAt = kept?.AskedAt ?? default });
                _askedAt = askedBefore;
                return KeepOr(kept, KisResult.Failed<Secret>(unreached.Reason), BetweenKnocks);
            default:
                return KeepOr(kept, issued.Map(_ => default(Secret)), TimeSpan.Zero);
        }
    }

    /// <summary>A token that still has some minutes is better than none.</summary>
    (KisResult<Secret> Outcome, TimeSpan Wait) KeepOr(KisToken? kept, KisResult<Secret> outcome, TimeSpan wait)
    {
        lock (_lock)
            return IsGood(kept, time.GetUtcNow()) ? Keep(kept!) : (outcome, wait);
    }

    /// <summary>
    /// The one that was refused, handed out again; or a suspect for the second time, with which nothing was answered for a minute more.
    /// </summary>
    bool IsToBury(string token)
    {
        lock (_lock)
        {
            if (token == _suspect && token == _cameBack)
            {
                _dead = token;
                _held = null;
                Volatile.Write(ref _trouble, Refused);
            }
            _cameBack = token == _suspect ? token : null;
            return token == _dead;
        }
    }

    /// <summary>
    /// The clock may have been set meanwhile: what this process asked itself it counts by elapsed time, and an asking that is said
    /// to lie ahead is taken for one of the moment in which this process began.
    /// </summary>
    TimeSpan SinceIssue(KisToken? kept, DateTimeOffset now)
    {
        if (_askedAt is { } asked)
            return time.GetElapsedTime(asked);
        var since = now - (kept?.AskedAt ?? default);
        return since >= TimeSpan.Zero ? since : time.GetElapsedTime(_began);
    }

    /// <summary>Within six hours the broker hands the same token out again, dead or not: it has to be revoked first.</summary>
    async Task<(KisResult<Secret> Outcome, TimeSpan Wait)> BuryAsync(
        IHeldTokens held, KisToken entry, CancellationToken cancellationToken)
    {
        LogBuried(logger);
        var revoked = await auth.RevokeAsync(entry.Token!, cancellationToken).ConfigureAwait(false);
        held.Write(_name, entry with { Token = null });
        return (revoked.Map(_ => default(Secret)), BetweenIssues);
    }

    (KisResult<Secret> Outcome, TimeSpan Wait) Keep(KisToken entry)
    {
        lock (_lock)
            _held = entry;
        return (KisResult.Ok(new Secret(entry.Token)), TimeSpan.Zero);
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

    [LoggerMessage(2004, LogLevel.Warning, "Nothing is answered with this token any more; another one is asked for")]
    static partial void LogSuspected(ILogger logger);

    [LoggerMessage(2003, LogLevel.Warning, "The broker handed a dead token out again; it is revoked and a new one is asked for")]
    static partial void LogBuried(ILogger logger);
}
