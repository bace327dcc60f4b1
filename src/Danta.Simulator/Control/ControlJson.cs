using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Danta.Simulator.Scenarios;

namespace Danta.Simulator.Control;

/// <summary>The control API's own shapes.</summary>
[JsonSerializable(typeof(AccountState))]
[JsonSerializable(typeof(IReadOnlyList<AccountState>))]
[JsonSerializable(typeof(MarketState))]
[JsonSerializable(typeof(BookState))]
[JsonSerializable(typeof(FaultState))]
[JsonSerializable(typeof(IReadOnlyList<FaultState>))]
[JsonSerializable(typeof(ControlReply))]
[JsonSerializable(typeof(RunRequest))]
[JsonSerializable(typeof(RequestList))]
[JsonSerializable(typeof(FaultYaml))]
[JsonSerializable(typeof(EventYaml))]
sealed partial class ControlJson : JsonSerializerContext
{
    /// <summary>Korean stays readable; a key that is not known is an error, as in a scenario.</summary>
    public static ControlJson Plain { get; } = new(new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    });
}
