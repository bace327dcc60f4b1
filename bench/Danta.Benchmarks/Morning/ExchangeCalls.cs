using System.Text.Json.Nodes;
using Danta.Simulator;

namespace Danta.Benchmarks.Morning;

/// <summary>A call as the exchange saw it.</summary>
/// <param name="At">When it was answered, which takes the exchange well under a millisecond.</param>
readonly record struct ExchangeCall(int Number, DateTimeOffset At, string Name, string TrId, string About, string Code)
{
    public bool IsPurchase => Name == "order-cash" && TrId.EndsWith("12U", StringComparison.Ordinal);

    public bool IsSale => Name == "order-cash" && TrId.EndsWith("11U", StringComparison.Ordinal);

    public bool IsSearch => Name == "psearch-result";

    public bool IsHit => IsSearch && Code == "MCA00000";

    public bool IsRefusedForPace => Code == "EGW00201";

    /// <summary>Names of the exchange's calls, with what a table has to tell apart.</summary>
    public string Kind => this switch
    {
        { IsPurchase: true } => "order-cash, purchase",
        { IsSale: true } => "order-cash, sale",
        { Name: "hashkey" } => "hashkey",
        { IsSearch: false, About.Length: > 0 } => $"{Name}, of one stock",
        _ => Name,
    };
}

/// <summary>All calls since the exchange began. It remembers the youngest 300: look often enough.</summary>
sealed class ExchangeCalls(KisSimulator exchange) : IDisposable
{
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    readonly HttpClient _http = new() { BaseAddress = exchange.RestUrl };
    readonly List<ExchangeCall> _all = [];

    public IReadOnlyList<ExchangeCall> All => _all;

    public async Task UntilAsync(Func<IReadOnlyList<ExchangeCall>, bool> holds)
    {
        while (true)
        {
            await LookAsync();
            if (holds(_all))
                return;
            await Task.Delay(BetweenLooks, TimeProvider.System);
        }
    }

    /// <summary>Moves the market to just before its conditions hit, and leaves it standing there.</summary>
    public async Task StandBeforeAsync(TimeOnly time)
    {
        await PostAsync("pause", "");
        await PostAsync("run", $$"""{ "seconds": {{(time - TimeOnly.FromDateTime(exchange.MarketTime.DateTime)).TotalSeconds}} }""");
    }

    public Task GoOnAsync() => PostAsync("resume", "");

    async Task PostAsync(string what, string body)
    {
        using var content = new StringContent(body);
        using var answer = await _http.PostAsync(new Uri($"/simulator/market/{what}", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }

    async Task LookAsync()
    {
        var latest = JsonNode.Parse(await _http.GetStringAsync(new Uri("/simulator/requests", UriKind.Relative)))!["requests"]!.AsArray();
        var known = _all.Count;
        _all.AddRange(latest.Select(call => Of(call!)).Where(call => call.Number > known).Reverse());
        if (_all.Count > 0 && _all[^1].Number != _all.Count)
            throw new InvalidOperationException("it was looked too seldom: calls are missing");
    }

    static ExchangeCall Of(JsonNode call) => new(
        call["number"]!.GetValue<int>(), call["at"]!.GetValue<DateTimeOffset>(), Text(call, "path").Split('/')[^1], Text(call, "trId"),
        Text(call, "about"), Text(call, "code"));

    static string Text(JsonNode of, string key) => of[key]!.GetValue<string>();

    public void Dispose() => _http.Dispose();
}
