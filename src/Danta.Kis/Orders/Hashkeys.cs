using Danta.Kis.Wire.Rest;

namespace Danta.Kis;

/// <summary>
/// Hashes of bodies, some of them fetched before they are needed. A hash belongs to exactly the bytes that it was made from.
/// </summary>
sealed class Hashkeys(KisLink link, bool used)
{
    /// <summary>More exits than there can be positions.</summary>
    const int Most = 64;

    readonly Lock _lock = new();
    readonly Dictionary<string, (byte[] Body, string? Hash)> _prepared = new(StringComparer.Ordinal);

    public bool Used => used;

    /// <summary>Fetches the hash of a body that may be sent one day, when nothing else wants the budget.</summary>
    public async Task PrepareAsync(string name, byte[] body, CancellationToken cancellationToken)
    {
        if (!used)
            return;
        lock (_lock)
        {
            if (_prepared.TryGetValue(name, out var known) && known.Body.AsSpan().SequenceEqual(body))
                return;
            if (_prepared.Count >= Most && !_prepared.ContainsKey(name))
                return;
            _prepared[name] = (body, null);
        }
        var hash = await FetchAsync(body, Lane.Other, cancellationToken).ConfigureAwait(false);
        lock (_lock)
        {
            // The position may have changed meanwhile: then another preparation is under way.
            if (_prepared.TryGetValue(name, out var now) && ReferenceEquals(now.Body, body))
            {
                if (hash is null)
                    _prepared.Remove(name);
                else
                    _prepared[name] = (body, hash);
            }
        }
    }

    public void Forget(string name)
    {
        lock (_lock)
            _prepared.Remove(name);
    }

    /// <summary>The broker found a hash wrong: none is trusted any more.</summary>
    public void ForgetAll()
    {
        lock (_lock)
            _prepared.Clear();
    }

    /// <summary>The hash of this very body, if it is at hand.</summary>
    public string? AtHand(ReadOnlySpan<byte> body)
    {
        lock (_lock)
        {
            foreach (var (_, known) in _prepared)
            {
                if (known.Hash is not null && body.SequenceEqual(known.Body))
                    return known.Hash;
            }
        }
        return null;
    }

    /// <summary>Asks the broker now. Null where it does not answer: an order goes without then.</summary>
    public async Task<string?> FetchAsync(byte[] body, Lane lane, CancellationToken cancellationToken)
    {
        await link.Budget.TakeAsync(lane, cancellationToken).ConfigureAwait(false);
        var answer = await link.Auth.HashAsync(body, cancellationToken).ConfigureAwait(false);
        return answer is KisResult<HashkeyReply>.Ok { Value.Hash: { Length: > 0 } hash } ? hash : null;
    }
}
