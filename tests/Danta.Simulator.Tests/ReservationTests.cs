using System.Text.Json.Nodes;
using Danta.Market;
using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

/// <summary>예약주문: taken in the evening, carried to the desk when it opens.</summary>
public sealed class ReservationTests : IAsyncLifetime
{
    KisSimulator _simulator = null!;
    RawClient _real = null!;

    string Code => _simulator.Simulation.Venue.Stocks.First(stock => stock.Listing.Kind == ListingKind.Stock).Listing.CodeText;

    public async ValueTask InitializeAsync()
    {
        var friday = Stage.Quick with { AlwaysOpen = false, Date = new DateOnly(2026, 11, 20), Start = new(16, 0), WarmUp = TimeSpan.Zero };
        _simulator = await Stage.OpenAsync(friday, new ManualTime());
        _real = await RawClient.Real(_simulator.RestUrl).LogInAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _real.Dispose();
        await _simulator.DisposeAsync();
    }

    [Fact]
    public async Task A_reserved_purchase_becomes_an_order_on_the_next_open_day_once()
    {
        var made = await ReserveAsync("7");
        Assert.Equal("0", (string?)made["rt_cd"]);
        Assert.Equal("미처리", (string?)(await OneAsync())["prcs_rslt"]);
        Assert.Empty(_simulator.Simulation.Clients[0].Account.Orders);

        Till(new DateTimeOffset(2026, 11, 23, 9, 1, 0, TimeSpan.FromHours(9)));
        var order = Assert.Single(_simulator.Simulation.Clients[0].Account.Orders);
        Assert.Equal((7, Side.Buy, new DateOnly(2026, 11, 23)), (order.Quantity, order.Side, order.Date));
        var row = await OneAsync();
        Assert.Equal(("처리", "7", order.NumberText), ((string)row["prcs_rslt"]!, (string)row["tot_ccld_qty"]!, (string)row["odno"]!));
    }

    [Fact]
    public async Task What_was_cancelled_in_time_is_never_an_order_and_what_was_changed_is_the_changed_one()
    {
        var (first, second) = ((string)(await ReserveAsync("7"))["output"]!["rsvn_ord_seq"]!, (string)(await ReserveAsync("8"))["output"]!["rsvn_ord_seq"]!);
        Assert.Equal("Y", (string?)(await _real.PostAsync("order-resv-rvsecncl", "CTSC0009U", Body(first))).Body["output"]!["nrml_prcs_yn"]);
        var changed = Body(second);
        foreach (var (name, value) in Order("5"))
            changed[name] = (string?)value;
        Assert.Equal("Y", (string?)(await _real.PostAsync("order-resv-rvsecncl", "CTSC0013U", changed)).Body["output"]!["nrml_prcs_yn"]);
        Till(new DateTimeOffset(2026, 11, 23, 9, 1, 0, TimeSpan.FromHours(9)));
        Assert.Equal(5, Assert.Single(_simulator.Simulation.Clients[0].Account.Orders).Quantity);
        Assert.Equal("APBK0344", (await _real.PostAsync("order-resv-rvsecncl", "CTSC0009U", Body(second))).Code);
    }

    [Fact]
    public async Task A_reservation_that_the_ledger_refuses_says_why()
    {
        await ReserveAsync("7", side: "01");
        Till(new DateTimeOffset(2026, 11, 23, 9, 1, 0, TimeSpan.FromHours(9)));
        Assert.Empty(_simulator.Simulation.Clients[0].Account.Orders);
        var row = await OneAsync();
        Assert.Equal(("거부", "주문 가능한 수량을 초과했습니다."), ((string)row["prcs_rslt"]!, (string)row["rjct_rson2"]!));
    }

    JsonObject Order(string quantity, string side = "02") => new()
    {
        ["CANO"] = _real.Number,
        ["ACNT_PRDT_CD"] = _real.Product,
        ["PDNO"] = Code,
        ["ORD_QTY"] = quantity,
        ["ORD_UNPR"] = "0",
        ["SLL_BUY_DVSN_CD"] = side,
        ["ORD_DVSN_CD"] = "01",
        ["ORD_OBJT_CBLC_DVSN_CD"] = "10",
    };

    JsonObject Body(string number) => new() { ["CANO"] = _real.Number, ["ACNT_PRDT_CD"] = _real.Product, ["RSVN_ORD_SEQ"] = number };

    async Task<JsonNode> ReserveAsync(string quantity, string side = "02") => (await _real.PostAsync("order-resv", "CTSC0008U", Order(quantity, side))).Body;

    async Task<JsonNode> OneAsync() => (await _real.AskAsync("order-resv-ccnl", "CTSC0004R", ("RSVN_ORD_ORD_DT", "20261101"), ("RSVN_ORD_END_DT", "20261231"))).Body["output"]![0]!;

    void Till(DateTimeOffset moment)
    {
        lock (_simulator.Simulation.Gate)
        {
            _simulator.Simulation.SkipTo(moment.AddMinutes(-2));
            while (_simulator.Simulation.Clock.Now < moment)
                _simulator.Simulation.Step();
        }
    }
}
