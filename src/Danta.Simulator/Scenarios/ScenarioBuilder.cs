using System.Globalization;
using System.Text.Json;
using Danta.Kis.Wire;
using Danta.Market;
using Danta.Simulator.Accounts;
using Danta.Simulator.Conditions;
using Danta.Simulator.Crowd;
using Danta.Simulator.Faults;
using Danta.Simulator.Listings;

namespace Danta.Simulator.Scenarios;

/// <summary>From what is written to what is simulated. Whatever is not said stays as it is by default.</summary>
static class ScenarioBuilder
{
    public static Scenario Build(ScenarioYaml yaml)
    {
        var plain = new Scenario();
        var market = yaml.Market ?? new();
        var conditions = yaml.Conditions is { } written ? [.. written.Select(ConditionOf)] : Condition.Defaults;
        var start = Time(market.Start, "market.start") ?? plain.Start;
        var alwaysOpen = market.AlwaysOpen ?? plain.AlwaysOpen;
        return plain with
        {
            Seed = yaml.Seed ?? plain.Seed,
            Stocks = Between(yaml.Stocks ?? plain.Stocks, 4, 900, "stocks"),
            Listed = market.Names switch
            {
                null or "invented" => null,
                "real" => ListedNames.All,
                _ => throw new ScenarioException($"market.names: '{market.Names}' 대신 invented, real 중 하나여야 합니다"),
            },
            AlwaysOpen = alwaysOpen,
            SkipNights = market.SkipNights ?? plain.SkipNights,
            Interruptions = market.Interruptions ?? plain.Interruptions,
            Breakers = market.Breakers ?? plain.Breakers,
            Date = Date(market.Date, "market.date"),
            Start = start,
            WarmUp = market.WarmUpSeconds is { } seconds
                ? TimeSpan.FromSeconds(Between(seconds, 0, 86_400, "market.warmUpSeconds"))
                : alwaysOpen ? plain.WarmUp : TimeSpan.Zero,
            Speed = market.Speed ?? plain.Speed,
            Temper = new(market.SurgesPerHour, market.OrdersPerSecond, market.Day is { } day ? Kind<DayKind>(day, "market.day") : plain.Temper.Day),
            Costs = CostsOf(yaml.Costs ?? new()),
            RealCallsPerSecond = yaml.Limits?.Real ?? plain.RealCallsPerSecond,
            PaperCallsPerSecond = yaml.Limits?.Paper ?? plain.PaperCallsPerSecond,
            LedgerCallsPerSecond = yaml.Limits?.Ledger ?? plain.LedgerCallsPerSecond,
            StreamQueue = Between(yaml.Limits?.StreamQueue ?? plain.StreamQueue, 1, 1_000_000, "limits.streamQueue"),
            Listings = [.. (yaml.Listings ?? []).Select(ListingOf)],
            Clients = yaml.Accounts is { } accounts
                ? [.. accounts.Select(account => ClientOf(account, conditions))]
                : [.. plain.Clients.Select(client => client with { Conditions = client.Environment == KisEnvironment.Real ? conditions : [] })],
            Events = [.. (yaml.Events ?? []).Select(EventOf)],
            Faults = [.. (yaml.Faults ?? []).Select(FaultOf)],
        };
    }

    public static Fault FaultOf(FaultYaml yaml)
    {
        var plain = new Fault { Kind = Kind<FaultKind>(yaml.Fault, "fault") };
        return plain with
        {
            Call = yaml.Call,
            Notice = yaml.Notice is null ? null : Kind<NoticeKind>(yaml.Notice, "notice"),
            Channel = yaml.Channel,
            Stock = yaml.Stock,
            AppKey = yaml.AppKey,
            Times = yaml.Times,
            Skip = yaml.Skip ?? 0,
            From = Time(yaml.From, "from"),
            Until = Time(yaml.Until, "until"),
            Booked = yaml.Booked ?? plain.Booked,
            Milliseconds = Between(yaml.Milliseconds ?? plain.Milliseconds, 0, 600_000, "milliseconds"),
            Status = yaml.Status is { } status ? Between(status, 200, 599, "status") : null,
            Code = yaml.Code,
            Text = yaml.Text,
            Count = Between(yaml.Count ?? plain.Count, -200, 1_000, "count"),
        };
    }

    public static ScriptedEvent EventOf(EventYaml yaml)
    {
        var plain = new ScriptedEvent(Time(yaml.At, "at") ?? TimeOnly.MinValue, Kind<EventKind>(yaml.Event, "event"));
        return plain with
        {
            Stock = yaml.Stock,
            Board = yaml.Board is null ? plain.Board : Kind<Board>(yaml.Board, "board"),
            AppKey = yaml.AppKey,
            Seconds = Between(yaml.Seconds ?? plain.Seconds, -86_400, 86_400, "seconds"),
            PercentPerSecond = Between(yaml.PercentPerSecond ?? plain.PercentPerSecond, -30, 30, "percentPerSecond"),
        };
    }

    static Condition ConditionOf(ConditionYaml yaml, int index)
    {
        try
        {
            return new(
                yaml.Seq ?? index.ToString(CultureInfo.InvariantCulture), yaml.Group ?? "단타", Required(yaml.Name, "conditions.name"),
                Required(yaml.Formula, "conditions.formula"));
        }
        catch (ConditionFormulaException fault)
        {
            throw new ScenarioException($"조건식 '{yaml.Name}': {fault.Message}");
        }
    }

    static ClientPlan ClientOf(AccountYaml yaml, IReadOnlyList<Condition> conditions)
    {
        var environment = Kind<KisEnvironment>(yaml.Environment ?? "real", "accounts.environment");
        var account = Required(yaml.Account, "accounts.account");
        if (account.Length != 11 || account[8] != '-' || account.Where((_, index) => index != 8).Any(letter => !char.IsAsciiDigit(letter)))
            throw new ScenarioException($"accounts.account: 12345678-01 꼴이어야 합니다: {account}");
        return new(
            Required(yaml.AppKey, "accounts.appKey"), Required(yaml.AppSecret, "accounts.appSecret"), environment, account,
            yaml.HtsId ?? "SIMUSER1", yaml.Deposit ?? 100_000_000, environment == KisEnvironment.Real ? conditions : [], yaml.Owner ?? "시뮬계좌")
        {
            Registered = yaml.Registered ?? true,
            Holdings =
            [
                .. (yaml.Holdings ?? []).Select(held =>
                    new HeldPlan(Required(held.Code, "holdings.code"), held.Quantity ?? 1, held.Price ?? 1)),
            ],
        };
    }

    static Listing ListingOf(ListingYaml yaml)
    {
        if (!InstrumentCode.TryParse(Required(yaml.Code, "listings.code"), out var code))
            throw new ScenarioException($"listings.code: 종목코드가 아닙니다: {yaml.Code}");
        var kind = Kind<ListingKind>(yaml.Kind ?? "stock", "listings.kind");
        if (!Price.TryFromWon(yaml.Price ?? 0, out var price) || !TickSizes.For(kind).IsOnTick(price))
            throw new ScenarioException($"listings.price: 호가단위에 맞는 값이어야 합니다: {yaml.Price}");
        var shares = yaml.Shares ?? 10_000_000;
        return new(
            code, yaml.Name ?? yaml.Code!, Kind<Board>(yaml.Board ?? "kosdaq", "listings.board"), kind, price, shares, shares / 50,
            yaml.Liveliness ?? 1, yaml.Sector ?? "", InIndex: false)
        {
            Status = yaml.Status ?? "55",
            TakesMarketOrders = yaml.MarketOrders ?? true,
            OnNxt = yaml.Nxt ?? kind == ListingKind.Stock,
        };
    }

    static TradingCosts CostsOf(CostsYaml yaml) => new(
        yaml.CommissionPercent is { } commission ? Rate.FromPercent(commission) : TradingCosts.BanKis.Commission,
        yaml.TaxPercent is { } tax ? Rate.FromPercent(tax) : null);

    /// <summary>Names in the file are written with small letters and dashes: <c>reply-lost</c>.</summary>
    static T Kind<T>(string? name, string key)
        where T : struct, Enum
    {
        if (Enum.TryParse<T>(name?.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var kind) && Enum.IsDefined(kind))
            return kind;
        throw new ScenarioException($"{key}: '{name}' 대신 {string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName))} 중 하나여야 합니다");
    }

    static string Required(string? text, string key) =>
        string.IsNullOrWhiteSpace(text) ? throw new ScenarioException($"{key}: 값이 필요합니다") : text;

    static int Between(int value, int low, int high, string key) =>
        value >= low && value <= high ? value : throw new ScenarioException($"{key}: {low}에서 {high} 사이여야 합니다: {value}");

    static double Between(double value, double low, double high, string key) =>
        value >= low && value <= high ? value : throw new ScenarioException($"{key}: {low}에서 {high} 사이여야 합니다: {value}");

    static TimeOnly? Time(string? text, string key) => text is null ? null
        : TimeOnly.TryParseExact(text, ["HH:mm:ss", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
        : throw new ScenarioException($"{key}: HH:mm:ss 꼴이어야 합니다: {text}");

    static DateOnly? Date(string? text, string key) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw new ScenarioException($"{key}: yyyy-MM-dd 꼴이어야 합니다: {text}");
}
