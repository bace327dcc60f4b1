using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Danta.Simulator.Control;

/// <summary>The control API's own shapes.</summary>
[JsonSerializable(typeof(AccountState))]
sealed partial class ControlJson : JsonSerializerContext
{
    /// <summary>Korean stays readable.</summary>
    public static ControlJson Plain { get; } = new(new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
