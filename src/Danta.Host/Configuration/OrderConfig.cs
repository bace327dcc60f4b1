using Danta.Trading;

namespace Danta.Host.Configuration;

/// <summary>The <c>orders</c> section: how orders are sent, and how long they may be silent.</summary>
static class OrderConfig
{
    public static OrderSettings Read(ConfigReader orders, bool paper)
    {
        var fallback = OrderSettings.Default;
        var settings = new OrderSettings(
            orders.Seconds("acknowledgementSeconds", fallback.AcknowledgementDeadline, 0.5m, 60),
            orders.Seconds("evidenceSeconds", fallback.EvidenceDeadline, 0.5m, 60),
            // A sale may wait for a token or its turn for eight seconds: held for one that left before that, it could still leave.
            orders.Seconds("doubtSeconds", fallback.DoubtAfter, 9, 120),
            orders.OptionalSeconds("cancelEntrySeconds", fallback.CancelEntryAfter, 1, 3_600))
        {
            EntryType = Type(orders, "entryType"),
            EntryFallback = orders.Flag("entryFallback", fallback.EntryFallback),
            ExitType = Type(orders, "exitType"),
            FallbackAfter = orders.Seconds("fallbackSeconds", fallback.FallbackAfter, 0.5m, 60),
            Venue = orders.OneOf("venue", "krx", "krx", "sor") == "sor" ? OrderVenue.Sor : OrderVenue.Krx,
        };
        if (settings.DoubtAfter < settings.AcknowledgementDeadline)
            orders.Fault("doubtSeconds", $"acknowledgementSeconds({settings.AcknowledgementDeadline.TotalSeconds:0.#}) 이상이어야 합니다");
        if (settings.EvidenceDeadline < settings.AcknowledgementDeadline)
            orders.Fault("evidenceSeconds", $"acknowledgementSeconds({settings.AcknowledgementDeadline.TotalSeconds:0.#}) 이상이어야 합니다");
        if (paper && settings.Venue == OrderVenue.Sor)
            orders.Fault("venue", "모의투자에서는 \"krx\"여야 합니다. SOR은 실전에만 있습니다");
        orders.Close();
        return settings;
    }

    static OrderType Type(ConfigReader orders, string key) =>
        orders.OneOf(key, "market", "market", "best", "marketIoc", "bestIoc") switch
        {
            "best" => OrderType.Best,
            "marketIoc" => OrderType.MarketIoc,
            "bestIoc" => OrderType.BestIoc,
            _ => OrderType.Market,
        };
}
