using System.Text.Json.Nodes;

namespace Danta.Host.Tests.EndToEnd.Kills;

/// <summary>What the exchange's own record must never show, whatever the trader believes: an order sent twice shows here.</summary>
static class AccountRules
{
    public static IReadOnlyList<string> Broken(JsonObject account, int maxPositions)
    {
        var broken = new List<string>();
        var held = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var order in AccountBooks.Orders(account))
        {
            var (code, state) = (Text(order, "code"), Text(order, "state"));
            var before = held.GetValueOrDefault(code);
            var (quantity, filled) = (Count(order, "quantity"), Count(order, "filled"));
            if (state == "rejected")
                broken.Add($"the exchange rejected {order.ToJsonString()}");
            if (Text(order, "side") == "buy")
            {
                // A trader that holds a stock, or has an order for it under way, has no reason to buy it.
                if (before != 0)
                    broken.Add($"bought with {before} held: {order.ToJsonString()}");
                held[code] = before + filled;
            }
            else
            {
                if (quantity > before)
                    broken.Add($"sold beyond {before} held: {order.ToJsonString()}");
                held[code] = before - filled;
            }
        }
        if (MostHeld(account) is var most && most > maxPositions)
            broken.Add($"{most} stocks were held at once");
        return broken;
    }

    static int MostHeld(JsonObject account)
    {
        var (held, most) = (new Dictionary<string, long>(StringComparer.Ordinal), 0);
        foreach (var fill in account["fills"]!.AsArray())
        {
            var sign = Text(fill!, "side") == "buy" ? 1 : -1;
            held[Text(fill!, "code")] = held.GetValueOrDefault(Text(fill!, "code")) + sign * Count(fill!, "quantity");
            most = Math.Max(most, held.Values.Count(shares => shares > 0));
        }
        return most;
    }

    static string Text(JsonNode row, string key) => row[key]!.GetValue<string>();

    static long Count(JsonNode row, string key) => row[key]!.GetValue<long>();
}
