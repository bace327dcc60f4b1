using Danta.Kis.Wire.Errors;
using Microsoft.Extensions.Logging;

namespace Danta.Kis;

/// <summary>The key that registrations carry.</summary>
/// <param name="At">Timestamp of the asking: the broker counts from a moment after it.</param>
sealed record ApprovalKey(string Text, DateTimeOffset IssuedAt, long At)
{
    /// <summary>Never with the key.</summary>
    public override string ToString() => $"the approval key of {IssuedAt:yyyy-MM-dd HH:mm:ss zzz}";
}

/// <summary>
/// The approval key of the feed. The broker lets it live for 24 hours and looks at it when something is registered, never at a session
/// that goes on. It is renewed in the background long before its end: outside the market's hours once it is eight hours old, at any hour
/// once it is twenty. Another one is asked for only when there is none, when it is refused or when it has aged, and where new ones are
/// refused too more and more seldom.
/// </summary>
sealed partial class ApprovalKeys(AuthCalls auth, TimeProvider time, ILogger logger, KisGround ground, CancellationToken stop)
{
    static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>The broker's clock is not ours.</summary>
    static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    static readonly TimeSpan MayBeRenewed = TimeSpan.FromHours(8);
    static readonly TimeSpan MustBeRenewed = TimeSpan.FromHours(20);

    /// <summary>The broker gives out one a second.</summary>
    static readonly TimeSpan BetweenAskings = TimeSpan.FromSeconds(1);

    static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    /// <summary>Some 36 characters in practice, 286 as documented.</summary>
    const int Longest = 512;

    readonly Lock _lock = new();
    ApprovalKey? _held;
    long? _askedAt;
    int _inVain;
    bool _asking;
    Task _work = Task.CompletedTask;

    /// <summary>The key to register with; null: there is none, or it has been refused, or it is at its end.</summary>
    public ApprovalKey? Held
    {
        get
        {
            lock (_lock)
                return _held is { } key && IsGood(key) ? key : null;
        }
    }

    /// <summary>What is under way in the background.</summary>
    public Task Ended => _work;

    /// <summary>What it is the end of, where none came: refused keys are refused again, everything else may pass.</summary>
    public static SessionEnd EndOf(KisResult<ApprovalKey> outcome) =>
        outcome is KisResult<ApprovalKey>.Refused { Verdict.Reaction: Reaction.Stop } ? SessionEnd.KeyRefused : SessionEnd.ApprovalRefused;

    /// <summary>Whether the broker should still know it by its age.</summary>
    public bool IsGood(ApprovalKey key) => AgeOf(key) < Life - Margin;

    /// <summary>For a dial. An old key that is still good is better than none.</summary>
    public async Task<KisResult<ApprovalKey>> GetAsync(CancellationToken cancellationToken)
    {
        if (Held is { } held && AgeOf(held) < MustBeRenewed)
            return KisResult.Ok(held);
        var asked = await AskAsync(cancellationToken).ConfigureAwait(false);
        return asked is not KisResult<ApprovalKey>.Ok && Held is { } old ? KisResult.Ok(old) : asked;
    }

    /// <summary>Asks in the background for another one, unless that is under way or was in vain a moment ago.</summary>
    /// <param name="done">Hears what came of it.</param>
    public void Renew(Action<KisResult<ApprovalKey>> done)
    {
        lock (_lock)
        {
            if (_asking || _askedAt is { } asked && time.GetElapsedTime(asked) < Pause())
                return;
            _asking = true;
        }
        _work = ground.Begin(RenewAsync);

        async Task RenewAsync()
        {
            KisResult<ApprovalKey> outcome;
            try
            {
                outcome = await AskAsync(stop).ConfigureAwait(false);
            }
            catch (Exception broken)
            {
                // It is nobody's to wait for, and the session has to hear of it.
                outcome = KisResult.Failed<ApprovalKey>(broken.Message);
            }
            finally
            {
                lock (_lock)
                    _asking = false;
            }
            done(outcome);
        }
    }

    /// <summary>Once a second: renews a key that is on its way to its end.</summary>
    public void RenewInTime()
    {
        if (Held is not { } key || AgeOf(key) is var age && age < MayBeRenewed)
            return;
        if (age >= MustBeRenewed || MarketHours.AreOver(time.GetUtcNow()))
            Renew(static _ => { });
    }

    /// <summary>The broker does not know it. One that is newer stays.</summary>
    public void Refuse(ApprovalKey key)
    {
        lock (_lock)
        {
            if (_held == key)
                _held = null;
        }
    }

    /// <summary>Something was registered: the next refusal is answered at once again.</summary>
    public void Prove()
    {
        lock (_lock)
            _inVain = 0;
    }

    /// <summary>The next dial asks for a fresh one.</summary>
    public void Forget()
    {
        lock (_lock)
            (_held, _inVain) = (null, 0);
    }

    async Task<KisResult<ApprovalKey>> AskAsync(CancellationToken cancellationToken)
    {
        var (now, at) = (time.GetUtcNow(), time.GetTimestamp());
        lock (_lock)
        {
            _askedAt = at;
            _inVain++;
        }
        var issued = await auth.ApproveAsync(cancellationToken).ConfigureAwait(false);
        var read = issued.Then(reply => IsKey(reply.ApprovalKey)
            ? KisResult.Ok(new ApprovalKey(reply.ApprovalKey!, now, at))
            : KisResult.Failed<ApprovalKey>("the approval key is none"));
        if (read is KisResult<ApprovalKey>.Ok { Value: var key })
        {
            lock (_lock)
                _held = key;
            LogIssued(logger, now);
        }
        return read;
    }

    /// <summary>1 second for the first two that bring nothing, then 10, 20, 40 … 600.</summary>
    TimeSpan Pause() =>
        _inVain < 2 ? BetweenAskings : TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, 10 * Math.Pow(2, Math.Min(_inVain - 2, 10))));

    /// <summary>By whichever clock says more: one does not count while the machine sleeps, the other may be set back.</summary>
    TimeSpan AgeOf(ApprovalKey key)
    {
        var (wall, elapsed) = (time.GetUtcNow() - key.IssuedAt, time.GetElapsedTime(key.At));
        return wall > elapsed ? wall : elapsed;
    }

    /// <summary>It goes into each message: nothing but visible ASCII may stand in it.</summary>
    static bool IsKey(string? text) => text is { Length: > 0 and <= Longest } && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    [LoggerMessage(3020, LogLevel.Information, "An approval key was issued at {IssuedAt:yyyy-MM-dd HH:mm:ss zzz}; it lives for 24 hours")]
    static partial void LogIssued(ILogger logger, DateTimeOffset issuedAt);
}
