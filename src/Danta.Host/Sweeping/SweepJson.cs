using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Danta.Replay.Sweeps;

namespace Danta.Host.Sweeping;

/// <summary>The whole report for programs.</summary>
static class SweepJson
{
    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static byte[] Write(SweepReport report) => JsonSerializer.SerializeToUtf8Bytes(
        new { Verdict = new { Ko = Verdict.Of(report, korean: true), En = Verdict.Of(report, korean: false) }, Report = report }, Options);
}
