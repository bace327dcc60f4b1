using System.Text.Json.Nodes;

namespace Danta.Host.Tests.EndToEnd.Kills;

/// <summary>The trader's books, as its API shows them, against the exchange's own account.</summary>
static class AccountBooks
{
    /// <summary>So many orders the API shows, the youngest.</summary>
    const int MostShown = 500;

    /// <summary>What differs; nothing once both are quiet. A difference may pass: an order is under way.</summary>
    public static IReadOnlyList<string> Differences(JsonObject account, JsonArray orders, JsonArray positions)
    {
        var wrong = new List<string>();
        var known = orders.Where(order => Number(order) is not null).GroupBy(order => Serial(Number(order)!)).ToDictionary(
            same => same.Key, same => same.ToList());
        wrong.AddRange(known.Where(same => same.Value.Count > 1).Select(same => $"order {same.Key} is booked {same.Value.Count} times"));
        var oldest = orders.Count < MostShown || known.Count == 0 ? 0 : known.Keys.Min();
        var real = Orders(account).Where(order => Serial(Number(order)!) >= oldest).ToDictionary(order => Serial(Number(order)!));
        foreach (var (number, order) in real)
        {
            if (!known.TryGetValue(number, out var booked))
                wrong.Add($"order {number} is not in the books: {order.ToJsonString()}");
            else if (Told(order, "quantity", "filled", "code", "side") != Told(booked[0]!, "quantity", "filled", "code", "side"))
                wrong.Add($"order {number} is booked otherwise: {order.ToJsonString()} as {booked[0]!.ToJsonString()}");
        }
        wrong.AddRange(known.Keys.Where(number => !real.ContainsKey(number)).Select(number => $"order {number} is unknown to the exchange"));
        var (held, booksSay) = (Shares(account["holdings"]!.AsArray()), Shares(positions));
        if (held != booksSay)
            wrong.Add($"the exchange holds {held}, the books {booksSay}");
        return wrong;
    }

    /// <summary>Orders in the order of their numbers, without the lines that only cancel another.</summary>
    public static IEnumerable<JsonNode> Orders(JsonObject account) => account["orders"]!.AsArray()
        .Where(order => order!["originalNumber"] is null).Select(order => order!).OrderBy(order => Serial(Number(order)!));

    public static string? Number(JsonNode? order) => order!["number"]?.GetValue<string>();

    public static long Serial(string number) => long.Parse(number, System.Globalization.CultureInfo.InvariantCulture);

    static string Told(JsonNode order, params string[] keys) =>
        string.Join(' ', keys.Select(key => order[key]!.ToJsonString().ToLowerInvariant()));

    static string Shares(JsonArray rows) => string.Join(
        ", ", rows.Select(row => $"{row!["code"]!.GetValue<string>()}×{row["quantity"]!.GetValue<long>()}").Order(StringComparer.Ordinal));
}
