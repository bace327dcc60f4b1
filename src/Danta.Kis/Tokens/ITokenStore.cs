namespace Danta.Kis;

/// <summary>
/// Where access tokens are kept between processes. The usual one is a file in <see cref="KisOptions.StateDirectory"/>; several machines
/// that use one app key share another one (a database, a cache), for the broker gives a token a minute and rings its owner's phone for each.
/// </summary>
public interface ITokenStore
{
    /// <summary>
    /// Waits until nobody else holds the store, in this process or any other, and holds it until it is disposed: a token is asked for
    /// meanwhile.
    /// </summary>
    Task<IHeldTokens> HoldAsync(CancellationToken cancellationToken);
}

/// <summary>The store while it is held.</summary>
public interface IHeldTokens : IDisposable
{
    /// <param name="name">A digest of app key and secret.</param>
    /// <returns>Null: there is none, or it cannot be read; a token can always be asked for again.</returns>
    KisToken? Read(string name);

    /// <summary>What cannot be written costs another question, and must not throw for it.</summary>
    void Write(string name, KisToken token);
}

/// <summary>What is kept of an app key's token. Key and secret are not kept.</summary>
/// <param name="Token">Null: it was given back. A secret.</param>
/// <param name="AskedAt">When a token was last asked for, by whichever process; the broker allows once a minute.</param>
public sealed record KisToken(string? Token, DateTimeOffset ExpiresAt, DateTimeOffset AskedAt)
{
    /// <summary>Never with the token.</summary>
    public override string ToString() => nameof(KisToken);
}
