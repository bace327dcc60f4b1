using Danta.Kis.Wire;

namespace Danta.Kis.Tests.Broker;

/// <summary>A client of the scripted broker with a state directory of its own.</summary>
sealed class TestSetup : IDisposable
{
    public const string AppKey = "PSSECRETAPPKEY0000000000000000000001";
    public const string AppSecret = "THE-APP-SECRET-THAT-MUST-NOT-BE-SEEN";

    readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("danta-kis-");

    public string StateDirectory => _directory.FullName;

    public KisOptions Options(ScriptedBroker broker, KisEnvironment environment = KisEnvironment.Real, KisKeys? marketData = null) => new()
    {
        Environment = environment,
        Keys = new() { AppKey = new(AppKey), AppSecret = new(AppSecret), HtsId = "SIMUSER1", RestUrl = broker.Rest, WebSocketUrl = broker.WebSocket },
        Account = KisAccount.Parse("50012345-01"),
        MarketData = marketData,
        HashKey = false,
        StateDirectory = StateDirectory,
        Seed = 1,
        // The tests' clock runs fast beside real sockets: nobody's answer is to be late by accident.
        Timeout = TimeSpan.FromMinutes(5),
    };

    public void Dispose() => _directory.Delete(recursive: true);
}
