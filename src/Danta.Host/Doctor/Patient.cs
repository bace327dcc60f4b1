using Danta.Host.Books;
using Danta.Host.Configuration;
using Danta.Host.Guarding;
using Danta.Kis;
using Danta.Kis.Wire;

namespace Danta.Host.Doctor;

/// <summary>What is examined: a configuration, the machine, and what the broker says of it. What several checks need is asked for once.</summary>
/// <param name="File">Of the configuration; null where a trader examines itself.</param>
sealed record Patient(DantaConfig Config, string? File, IBrokerFacts Broker, Machine Machine, TimeProvider Time, Tongue Say)
{
    readonly Lock _lock = new();
    Task<ServerFacts>? _server;
    Task<StatusReport>? _trader;

    public KisSection Kis => Config.Kis;

    public string Storage => Config.Storage.Directory;

    public BookOwner Owner => BookOwner.Of(Config.Kis);

    /// <summary>Null: there is no book yet.</summary>
    public string? Book => BookShelf.Find(Storage, Owner);

    public KisEnvironment Place => Kis.IsPaper ? KisEnvironment.Paper : KisEnvironment.Real;

    public Uri RestUrl => KisAddresses.Rest(Place, new KisKeys { AppKey = new(""), AppSecret = new(""), RestUrl = Kis.RestUrl });

    public Task<ServerFacts> ServerAsync(CancellationToken stop)
    {
        lock (_lock)
            return _server ??= ServerProbe.AskAsync(RestUrl, Machine.Roots, Time, stop);
    }

    /// <summary>Whether a trader runs with this configuration, by its own word.</summary>
    public Task<StatusReport> TraderAsync(CancellationToken stop)
    {
        lock (_lock)
            return _trader ??= StatusReport.AskAsync(BeaconPlace.OfTrader(Storage, Owner), Time, stop);
    }
}
