using System.Globalization;
using System.Text.Json;
using Danta.Market;

namespace Danta.Host.Simtest;

/// <summary>What two orders for the same thing have in common.</summary>
readonly record struct OrderShape(string Code, Side Side, long Quantity)
{
    /// <summary>As an order's call has it.</summary>
    public static OrderShape Of(string trId, byte[] body)
    {
        using var order = JsonDocument.Parse(body);
        return new(
            order.RootElement.GetProperty("PDNO").GetString() ?? "", trId.EndsWith("12U", StringComparison.Ordinal) ? Side.Buy : Side.Sell,
            long.Parse(order.RootElement.GetProperty("ORD_QTY").GetString() ?? "0", CultureInfo.InvariantCulture));
    }

    /// <summary>시장가.</summary>
    public static bool IsAtMarket(byte[] body)
    {
        using var order = JsonDocument.Parse(body);
        return order.RootElement.GetProperty("ORD_DVSN").GetString() == "01";
    }

    public override string ToString() => $"{Side} {Quantity} of {Code}";
}
