namespace Danta.Simulator.Scenarios;

/// <summary>A scenario as it is written: every key is optional, and one that is not here is an error.</summary>
sealed class ScenarioYaml
{
    public long? Seed { get; set; }
    public int? Stocks { get; set; }
    public MarketYaml? Market { get; set; }
    public LimitsYaml? Limits { get; set; }
    public CostsYaml? Costs { get; set; }
    public List<ListingYaml>? Listings { get; set; }
    public List<ConditionYaml>? Conditions { get; set; }
    public List<AccountYaml>? Accounts { get; set; }
    public List<EventYaml>? Events { get; set; }
    public List<FaultYaml>? Faults { get; set; }
}

sealed class MarketYaml
{
    public string? Names { get; set; }
    public string? Date { get; set; }
    public string? Start { get; set; }
    public int? WarmUpSeconds { get; set; }
    public bool? AlwaysOpen { get; set; }
    public bool? SkipNights { get; set; }
    public double? Speed { get; set; }
    public string? Day { get; set; }
    public double? SurgesPerHour { get; set; }
    public double? OrdersPerSecond { get; set; }
    public bool? Interruptions { get; set; }
    public bool? Breakers { get; set; }
}

sealed class LimitsYaml
{
    public int? Real { get; set; }
    public int? Paper { get; set; }
    public int? Ledger { get; set; }
    public int? StreamQueue { get; set; }
}

sealed class CostsYaml
{
    public decimal? CommissionPercent { get; set; }
    public decimal? TaxPercent { get; set; }
}

sealed class ListingYaml
{
    public string? Code { get; set; }
    public string? Name { get; set; }
    public string? Board { get; set; }
    public string? Kind { get; set; }
    public int? Price { get; set; }
    public long? Shares { get; set; }
    public double? Liveliness { get; set; }
    public string? Sector { get; set; }
    public string? Status { get; set; }
    public bool? MarketOrders { get; set; }
    public bool? Nxt { get; set; }
}

sealed class ConditionYaml
{
    public string? Seq { get; set; }
    public string? Group { get; set; }
    public string? Name { get; set; }
    public string? Formula { get; set; }
}

sealed class AccountYaml
{
    public string? Environment { get; set; }
    public string? AppKey { get; set; }
    public string? AppSecret { get; set; }
    public string? Account { get; set; }
    public string? HtsId { get; set; }
    public string? Owner { get; set; }
    public long? Deposit { get; set; }
    public bool? Registered { get; set; }
    public List<HoldingYaml>? Holdings { get; set; }
}

sealed class HoldingYaml
{
    public string? Code { get; set; }
    public long? Quantity { get; set; }
    public int? Price { get; set; }
}

sealed class EventYaml
{
    public string? At { get; set; }
    public string? Event { get; set; }
    public string? Board { get; set; }
    public string? Stock { get; set; }
    public string? AppKey { get; set; }
    public double? Seconds { get; set; }
    public double? PercentPerSecond { get; set; }
}

sealed class FaultYaml
{
    public string? Fault { get; set; }
    public string? Call { get; set; }
    public string? Notice { get; set; }
    public string? Channel { get; set; }
    public string? Stock { get; set; }
    public string? AppKey { get; set; }
    public int? Times { get; set; }
    public int? Skip { get; set; }
    public string? From { get; set; }
    public string? Until { get; set; }
    public bool? Booked { get; set; }
    public int? Milliseconds { get; set; }
    public int? Status { get; set; }
    public string? Code { get; set; }
    public string? Text { get; set; }
    public int? Count { get; set; }
}
