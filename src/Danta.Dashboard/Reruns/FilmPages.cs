using System.Text.Json;
using Danta.Dashboard.Api;
using Danta.Dashboard.Charts;
using Danta.Market;
using Danta.Trading;

namespace Danta.Dashboard.Reruns;

/// <summary>A day as somebody who has run it again tells it.</summary>
public sealed record FilmDay(
    DateOnly Date, DateTimeOffset From, DateTimeOffset To, string? Cut, DateTimeOffset? Parted, DayResult Result, IReadOnlyList<(InstrumentCode Code, string Name)> Stocks,
    IReadOnlyList<Decision> Decisions, IReadOnlyList<RoundTrip> Trades, IReadOnlyList<WorthPoint> Worth);

/// <summary>The bytes of what is answered later: whoever makes a film does so in another process, and the server only hands them on.</summary>
public static class FilmPages
{
    /// <summary>More than a day of forty stocks brings, and less than a browser minds.</summary>
    const int MostSteps = 20_000;

    static readonly JsonSerializerOptions Options = Made();

    static JsonSerializerOptions Made()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ApiJson.Configure(options);
        return options;
    }

    public static byte[] Write(FilmDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        var steps = Steps(day.Decisions);
        return JsonSerializer.SerializeToUtf8Bytes(
            new FilmResource(
                day.Date, Kst.Of(day.From), Kst.Of(day.To), day.Cut, day.Parted is { } at ? Kst.Of(at) : null, day.Result.Total.Amount,
                [.. day.Stocks.Select(stock => new FilmStockResource(
                    $"{stock.Code}", stock.Name, day.Decisions.Count(decision => decision.Code == stock.Code), day.Trades.Count(trade => trade.Code == stock.Code)))],
                steps, [.. day.Trades.Select(TradeResource.From)], [.. day.Worth.Select(point => WorthResource.From(day.Date, point))]),
            Options);
    }

    public static byte[] Write(InstrumentCode code, IReadOnlyList<SecondBar> bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        return JsonSerializer.SerializeToUtf8Bytes(
            new FilmBarsResource(
                $"{code}", [.. bars.Select(bar => bar.Second)], [.. bars.Select(bar => bar.Open)], [.. bars.Select(bar => bar.High)], [.. bars.Select(bar => bar.Low)],
                [.. bars.Select(bar => bar.Close)], [.. bars.Select(bar => bar.Volume)]),
            Options);
    }

    public static byte[] Write(WhatIfResource found) => JsonSerializer.SerializeToUtf8Bytes(found, Options);

    /// <summary>
    /// By their own time and not as they were told: a signal bears the moment of its search, and is told after it.
    /// A stock that is skipped at every tick fills a list with the same words: of a kind about a stock one a second is kept.
    /// </summary>
    static List<FilmStepResource> Steps(IReadOnlyList<Decision> decisions)
    {
        var (steps, last) = (new List<FilmStepResource>(), new Dictionary<(InstrumentCode, DecisionKind), int>());
        foreach (var decision in decisions.OrderBy(decision => decision.At))
        {
            if (decision.Kind is DecisionKind.Skipped && last.TryGetValue((decision.Code, decision.Kind), out var index)
                && decision.At - steps[index].At < TimeSpan.FromSeconds(1))
            {
                steps[index] = steps[index] with { Skipped = steps[index].Skipped + 1 };
                continue;
            }
            if (steps.Count >= MostSteps)
                break;
            last[(decision.Code, decision.Kind)] = steps.Count;
            steps.Add(new(
                Kst.Of(decision.At), decision.Kind, $"{decision.Code}", decision.Trade > 0 ? decision.Trade : null, decision.Sentence,
                [.. decision.Reasons.Select(reason => new ReasonResource(reason.Name, reason.Value))], 0));
        }
        return steps;
    }
}
