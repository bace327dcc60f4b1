using Danta.Host.Books;
using Danta.Host.Storage;
using Danta.Market;
using Danta.Trading;
using Dapper;

namespace Danta.Host.Tests.Storage;

/// <summary>Things to save, and what stands in the tables.</summary>
static class Rows
{
    public static readonly DateOnly Date = new(2026, 11, 20);
    public static readonly DateTimeOffset Noon = Kst.At(Date, new TimeOnly(12, 0));

    public static readonly BookOwner Owner = new(new(TradingMode.Real, false), "0123456789");

    public static OrderView Order(int id, DateTimeOffset at, OrderState state = OrderState.Working, long filled = 0) => new(
        new(id), OrderNumber.TryParse($"{id:D10}", "06010", out var number) ? number : default, InstrumentCode.Parse("005930"), "삼성전자",
        Side.Buy, OrderType.Market, Quantity.Of(10), Quantity.Of(filled), filled == 0 ? 0 : 71_900.25m, state, "급등주 진입", at,
        state is OrderState.Filled or OrderState.Cancelled or OrderState.Rejected ? at.AddSeconds(1) : null);

    public static RoundTrip Trade(int id, DateTimeOffset at, long net = 1_234) => new(
        id, InstrumentCode.Parse("000660"), "SK하이닉스 '우' \"B\"", Quantity.Of(3_000_000_000), 200_000.5m, 201_000m, new(net + 300), new(100),
        new(200), new(net), 0.42m, at, at.AddMinutes(3), "거래량 급증", "익절 +1.5 %")
    {
        Rule = "strength",
    };

    public static DayResult Day(DateOnly date, long net = 5) => new(date, new(net), new(net + 3), new(1), new(2), Won.Zero, 4, 3, 1);

    public static ArchiveBatch Batch(RoundTrip[]? trades = null, OrderView[]? orders = null, DayResult[]? days = null, TripKey[]? reopened = null) =>
        new(trades ?? [], orders ?? [], days ?? [], reopened ?? []);

    public static async Task<List<string>> ReadAsync(Database database, string table)
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        var rows = await connection.QueryAsync($"SELECT * FROM {database.Place}{table} ORDER BY 1, 2");
        return [.. rows.Select(row => string.Join('|', ((IDictionary<string, object?>)row).Values))];
    }
}
