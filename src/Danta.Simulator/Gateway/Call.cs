using System.Text.Json;
using Danta.Simulator.Accounts;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Gateway;

/// <summary>
/// A business call whose headers were found good: whose it is, what it asks, and the world that it is asked of. It is
/// answered while the simulation's gate is held.
/// </summary>
sealed class Call(Simulation simulation, Client client, Endpoint endpoint, string trId, Func<string, string?> value)
{
    public Simulation Simulation { get; } = simulation;

    public Client Client { get; } = client;

    public Endpoint Endpoint { get; } = endpoint;

    /// <summary>The TR id, a retired one replaced by its successor.</summary>
    public string TrId { get; } = trId;

    public Account Account => Client.Account;

    /// <summary>Rows of a page; without a limit of the broker's, a hundred.</summary>
    public int PageRows => (Client.IsReal ? Endpoint.RowsReal : Endpoint.RowsPaper) is > 0 and var rows ? rows : 100;

    /// <summary>A key's value without blanks around it; empty where it was not sent.</summary>
    public string this[string key] => value(key)?.Trim() ?? "";

    /// <summary>The stock that a quote call names, as its market division shows it.</summary>
    public bool TryQuote(string code, string division, out IQuote quote) => Simulation.Venue.TryFind(code, division, out quote);

    /// <inheritdoc cref="TryQuote(string, string, out IQuote)"/>
    public bool TryQuote(out IQuote quote) => TryQuote(this["FID_INPUT_ISCD"], this["FID_COND_MRKT_DIV_CODE"], out quote);

    /// <summary>The first declared key that was not sent. Retired ids are older than the choice of an exchange.</summary>
    public string? FirstMissing(bool retired) =>
        Array.Find(Endpoint.Required, key => value(key) is null && !(retired && key == "EXCG_ID_DVSN_CD"));

    /// <summary>The first declared key whose value is longer than the broker has room for.</summary>
    public string? FirstTooLong() => Array.Find(Endpoint.Required, key => value(key)?.Length > FieldLengths.Of(key));

    /// <summary>Text or a bare number of a JSON body.</summary>
    public static string? Text(JsonElement body, string key)
    {
        if (!body.TryGetProperty(key, out var found))
            return null;
        try
        {
            return found.ValueKind == JsonValueKind.String ? found.GetString() : found.GetRawText();
        }
        catch (InvalidOperationException)
        {
            // Half of a letter that is written with two signs: it is no text, whatever else it is.
            return "";
        }
    }
}
