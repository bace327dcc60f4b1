using System.Text.Json.Nodes;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>A call as the exchange received it.</summary>
/// <param name="Name">The last word of its path.</param>
/// <param name="About">The stock or the condition that it is about; empty: neither.</param>
sealed record ReceivedCall(int Number, string Name, string TrId, string About, string Code)
{
    /// <summary>At the least; a condition's number is shorter.</summary>
    const int CodeLength = 6;

    static readonly string[] Rhythm = ["psearch-result", "psearch-title", "inquire-balance", "inquire-daily-ccld", "inquire-psbl-order"];
    static readonly string[] Orders = ["order-cash", "hashkey"];

    public bool IsPurchase => Name == "order-cash" && !IsSale;

    public bool IsSale => Name == "order-cash" && TrId.EndsWith("11U", StringComparison.Ordinal);

    public bool IsSearch => Name == "psearch-result";

    /// <summary>Found somebody: an empty one is answered with a code of its own.</summary>
    public bool IsHit => IsSearch && Code == "MCA00000";

    /// <summary>Goes on in its rhythm, whether anything is traded or not; a look at the server's clock asks for nothing.</summary>
    public bool IsRhythm => (Name.Length == 0 || Rhythm.Contains(Name)) && !IsAboutOneStock;

    /// <summary>A question about one stock, whatever is asked.</summary>
    public bool IsAboutOneStock => About.Length >= CodeLength && !Orders.Contains(Name);

    public bool IsBeyondTheLimit => Code == "EGW00201";

    public static ReceivedCall Of(JsonNode call) => new(
        call["number"]!.GetValue<int>(), Text(call, "path").Split('/')[^1], Text(call, "trId"), Text(call, "about"), Text(call, "code"));

    static string Text(JsonNode of, string key) => of[key]!.GetValue<string>();

    public override string ToString() => $"{Number} {Name} {TrId} {About} {Code}";
}

/// <summary>All calls from a moment on: the exchange itself remembers only the youngest.</summary>
sealed class CallLog(Stage stage, int after)
{
    readonly List<ReceivedCall> _calls = [];

    public IReadOnlyList<ReceivedCall> Calls => _calls;

    public async Task<IReadOnlyList<ReceivedCall>> LookAsync()
    {
        _calls.AddRange((await stage.CallsAsync(_calls.Count == 0 ? after : _calls[^1].Number)).Select(ReceivedCall.Of));
        Assert.Equal(Enumerable.Range(after + 1, _calls.Count), _calls.Select(call => call.Number));
        return _calls;
    }

    public async Task UntilAsync(Func<IReadOnlyList<ReceivedCall>, bool> holds, DantaProcess danta) =>
        await Patience.UntilAsync(async () => holds(await LookAsync()), () => Task.FromResult($"{this}\n{danta.Output}"));

    public override string ToString() => string.Join('\n', _calls);
}
