using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Danta.Dashboard.Api;

/// <summary>camelCase, enums as words, Korean as it is written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(StatusResource))]
[JsonSerializable(typeof(IReadOnlyList<PositionResource>))]
[JsonSerializable(typeof(IReadOnlyList<OrderResource>))]
[JsonSerializable(typeof(IReadOnlyList<TradeResource>))]
[JsonSerializable(typeof(PnlResource))]
[JsonSerializable(typeof(IReadOnlyList<ConditionResource>))]
[JsonSerializable(typeof(IReadOnlyList<CandidateResource>))]
[JsonSerializable(typeof(IReadOnlyList<ApprovalResource>))]
[JsonSerializable(typeof(WhyResource))]
[JsonSerializable(typeof(WhyNotResource))]
[JsonSerializable(typeof(AcceptedResource))]
[JsonSerializable(typeof(SaleBody))]
[JsonSerializable(typeof(Live.LiveResource))]
[JsonSerializable(typeof(Charts.StockResource))]
[JsonSerializable(typeof(IReadOnlyList<Charts.CandleResource>))]
[JsonSerializable(typeof(IReadOnlyList<Charts.WorthResource>))]
[JsonSerializable(typeof(IReadOnlyList<StepResource>))]
[JsonSerializable(typeof(SettingsResource))]
[JsonSerializable(typeof(StopRequest))]
[JsonSerializable(typeof(Health.HealthResource))]
[JsonSerializable(typeof(IReadOnlyList<Reruns.RecordedDayResource>))]
[JsonSerializable(typeof(Reruns.RerunBody))]
[JsonSerializable(typeof(Reruns.RerunResource))]
[JsonSerializable(typeof(Reruns.FilmResource))]
[JsonSerializable(typeof(Reruns.FilmBarsResource))]
[JsonSerializable(typeof(Reruns.WhatIfResource))]
[JsonSerializable(typeof(IReadOnlyList<Reruns.SweepResource>))]
[JsonSerializable(typeof(Microsoft.AspNetCore.Mvc.ProblemDetails))]
sealed partial class ApiJson : JsonSerializerContext
{
    public static void Configure(JsonSerializerOptions options)
    {
        options.TypeInfoResolverChain.Insert(0, Default);
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }
}
