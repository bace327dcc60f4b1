using System.Text;
using Danta.Kis.Wire.Rest;
using Danta.Market;

namespace Danta.Kis;

/// <summary>
/// Hashes of bodies, some of them fetched before they are needed. A hash belongs to exactly the bytes that it was made from.
/// </summary>
sealed class Hashkeys(KisLink link, bool used)
{
    /// <summary>A hung server is not to use up an order's patience: the broker does not demand the hash.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>So many may be without an answer: a server that hangs is not to hold the connections that questions go by.</summary>
    const int MostUnanswered = 6;

    readonly Lock _lock = new();
    readonly PreparedHashes _prepared = new();

    int _unanswered;

    public bool Used => used;

    /// <summary>Fetches the hash of a body that may be sent one day, when nothing else wants the budget.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task PrepareAsync(Side side, InstrumentCode code, byte[] body, CancellationToken cancellationToken)
    {
        if (!used)
            return;
        Preparation? mine;
        IReadOnlyList<Preparation> gone;
        lock (_lock)
            (mine, gone) = _prepared.Begin(side, code, body);
        End(gone);
        if (mine is null)
            return;
        string? hash = null;
        try
        {
            hash = await AskAsync(body, Lane.Other, mine.Wanted, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
                _prepared.Finish(side, code, mine, hash);
        }
    }

    /// <summary>No such order will come: what still waits for its hash leaves the queue.</summary>
    public void Forget(Side side, InstrumentCode code)
    {
        Preparation? gone;
        lock (_lock)
            gone = _prepared.Forget(side, code);
        gone?.End();
    }

    /// <summary>The broker found a hash wrong: none is trusted any more.</summary>
    public void ForgetAll()
    {
        IReadOnlyList<Preparation> gone;
        lock (_lock)
            gone = _prepared.Clear();
        End(gone);
    }

    /// <summary>The hash of this very body, if it is at hand.</summary>
    public string? AtHand(ReadOnlySpan<byte> body)
    {
        lock (_lock)
            return _prepared.Find(body);
    }

    /// <summary>Asks the broker now. Null where it does not answer in time: an order goes without then.</summary>
    /// <exception cref="OperationCanceledException">The order need not leave any more.</exception>
    public async Task<string?> FetchAsync(byte[] body, Lane lane, CancellationToken leaving)
    {
        using var clock = new CancellationTokenSource(Patience, link.Time);
        return await AskAsync(body, lane, clock.Token, leaving).ConfigureAwait(false);
    }

    /// <summary>Null where there is no answer, or nobody wants it any more.</summary>
    /// <param name="wanted">Fires when the hash is of no use any more.</param>
    async Task<string?> AskAsync(byte[] body, Lane lane, CancellationToken wanted, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(wanted, cancellationToken);
        try
        {
            // An order that comes while its hash still waits in the lowest lane takes it along into its own.
            return await link.Twins.AskAsync(
                new(typeof(HashkeyReply), Encoding.UTF8.GetString(body), "", false), lane, (call, abandoned) => HashAsync(body, call, abandoned),
                either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    async Task<string?> HashAsync(byte[] body, Twins.Twin call, CancellationToken abandoned)
    {
        if (Volatile.Read(ref _unanswered) >= MostUnanswered || !await call.TakeAsync(abandoned).ConfigureAwait(false))
            return null;
        Interlocked.Increment(ref _unanswered);
        try
        {
            // What has left is let come back: giving it up would break a warm connection.
            var answer = await link.Auth.HashAsync(body, CancellationToken.None).ConfigureAwait(false);
            return answer is KisResult<HashkeyReply>.Ok { Value.Hash: { Length: > 0 } hash } ? hash : null;
        }
        finally
        {
            Interlocked.Decrement(ref _unanswered);
        }
    }

    static void End(IReadOnlyList<Preparation> gone)
    {
        foreach (var preparation in gone)
            preparation.End();
    }
}
