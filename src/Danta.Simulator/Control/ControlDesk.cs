using System.Text.Json;
using Danta.Simulator.Gateway;

namespace Danta.Simulator.Control;

/// <summary>The control API: the truth behind the broker's face.</summary>
sealed class ControlDesk(Simulation simulation)
{
    public const string Root = "/simulator/";

    /// <summary>Null where nothing lives at that path.</summary>
    public Answer? Handle(Sent sent)
    {
        var path = sent.Path[Root.Length..];
        if (path == "openapi.json")
            return new(200, OpenApiDocument.Text.ToArray());
        if (path.StartsWith("accounts/", StringComparison.Ordinal))
            return Account(path["accounts/".Length..]);
        return null;
    }

    Answer? Account(string number)
    {
        lock (simulation.Gate)
        {
            return simulation.FindAccount(number) is { } client
                ? new(200, JsonSerializer.SerializeToUtf8Bytes(AccountState.Of(client), ControlJson.Plain.AccountState))
                : null;
        }
    }
}
