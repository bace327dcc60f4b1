using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

/// <summary>What libraries do that nobody has written down, and the broker takes.</summary>
public sealed class HabitTests
{
    /// <summary>python-kis sends what it was given back under the names that it was given it by.</summary>
    [Fact]
    public async Task Marks_of_a_page_may_be_named_in_small_letters()
    {
        await using var simulator = await Stage.OpenAsync();
        using var client = await RawClient.Paper(simulator.RestUrl).LogInAsync();
        var stock = simulator.Simulation.Venue.Stocks[0];
        for (var order = 0; order < 20; order++)
            Assert.Equal("0", (await client.BuyAsync(stock.Listing.CodeText, 1, stock.Ladder.Limits.Lower.Won)).ReturnCode);
        var first = await OrdersAsync("", "");
        client.Headers["tr_cont"] = "N";
        var second = await OrdersAsync((string)first.Body["ctx_area_fk100"]!, (string)first.Body["ctx_area_nk100"]!);
        Assert.Equal((15, 5), (first.Body["output1"]!.AsArray().Count, second.Body["output1"]!.AsArray().Count));

        Task<RawReply> OrdersAsync(string foreign, string next) => client.AskAsync(
            "inquire-daily-ccld", "TTTC0081R", ("INQR_STRT_DT", "20261101"), ("INQR_END_DT", "20261231"), ("SLL_BUY_DVSN_CD", "00"), ("PDNO", ""),
            ("ORD_GNO_BRNO", ""), ("ODNO", ""), ("CCLD_DVSN", "00"), ("INQR_DVSN", "00"), ("INQR_DVSN_1", ""), ("INQR_DVSN_3", "00"),
            ("EXCG_ID_DVSN_CD", "KRX"), ("ctx_area_fk100", foreign), ("ctx_area_nk100", next));
    }

    [Fact]
    public async Task What_is_held_abroad_may_be_asked_first_and_is_nothing_in_the_brokers_shape()
    {
        await using var simulator = await Stage.OpenAsync();
        using var client = await RawClient.Real(simulator.RestUrl).LogInAsync();
        var held = await client.SendAsync(
            HttpMethod.Get, "/uapi/overseas-stock/v1/trading/inquire-balance", "TTTS3012R",
            [("CANO", client.Number), ("ACNT_PRDT_CD", client.Product), ("OVRS_EXCG_CD", "NASD"), ("TR_CRCY_CD", "USD"), ("CTX_AREA_FK200", ""), ("CTX_AREA_NK200", "")]);
        Assert.Equal("0", held.ReturnCode);
        Assert.Empty(held.Body["output1"]!.AsArray());
        Assert.Equal("0", (string?)held.Body["output2"]!["tot_evlu_pfls_amt"]);
        Assert.Equal(200, ((string)held.Body["ctx_area_fk200"]!).Length);
    }
}
