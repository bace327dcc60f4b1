using System.Text.Json;
using Danta.Kis.Wire;
using Danta.Simulator.Accounts;

namespace Danta.Simulator.Gateway;

/// <summary>
/// A business call whose headers were found good: whose it is, what it asks, and the world that it is asked of. It is
/// answered while the simulation's gate is held.
/// </summary>
sealed class Call(Simulation simulation, Client client, KisEndpoint endpoint, string trId, bool nextPage, Func<string, string?> value)
{
    public Simulation Simulation { get; } = simulation;

    public Client Client { get; } = client;

    public KisEndpoint Endpoint { get; } = endpoint;

    /// <summary>The TR id, a retired one replaced by its successor.</summary>
    public string TrId { get; } = trId;

    /// <summary>The client asks for the page after the marks that it sends.</summary>
    public bool NextPage { get; } = nextPage;

    public Account Account => Client.Account;

    /// <summary>Rows of a page; without a limit of the broker's, a hundred.</summary>
    public int PageRows => (Client.IsReal ? Endpoint.RowsReal : Endpoint.RowsPaper) is > 0 and var rows ? rows : 100;

    /// <summary>A key's value without blanks around it; empty where it was not sent.</summary>
    public string this[string key] => value(key)?.Trim() ?? "";

    /// <summary>The first declared key that was not sent. Retired ids are older than the choice of an exchange.</summary>
    public string? FirstMissing(bool retired) =>
        Array.Find(Endpoint.Required, key => value(key) is null && !(retired && key == "EXCG_ID_DVSN_CD"));

    /// <summary>Text or a bare number of a JSON body.</summary>
    public static string? Text(JsonElement body, string key) => body.TryGetProperty(key, out var found)
        ? found.ValueKind == JsonValueKind.String ? found.GetString() : found.GetRawText()
        : null;
}
