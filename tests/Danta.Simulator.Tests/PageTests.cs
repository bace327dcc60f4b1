using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

public sealed class PageTests
{
    [Fact]
    public async Task A_list_is_read_page_by_page_and_orders_that_come_meanwhile_shift_nothing()
    {
        await using var simulator = await Stage.OpenAsync();
        using var client = await RawClient.Paper(simulator.RestUrl).LogInAsync();
        var stock = simulator.Simulation.Venue.Stocks[0];
        var low = stock.Ladder.Limits.Lower.Won;
        for (var order = 0; order < 33; order++)
            Assert.Equal("0", (await client.BuyAsync(stock.Listing.CodeText, 1, low)).ReturnCode);

        var (numbers, sizes, marks) = (new List<string>(), new List<int>(), new List<string>());
        var (foreign, next) = ("", "");
        do
        {
            if (next.Length > 0)
                client.Headers["tr_cont"] = "N";
            var page = await client.OrdersAsync(foreign: foreign, next: next);
            numbers.AddRange(page.Body["output1"]!.AsArray().Select(row => (string)row!["odno"]!));
            sizes.Add(page.Body["output1"]!.AsArray().Count);
            marks.Add(page.More);
            (foreign, next) = ((string)page.Body["ctx_area_fk100"]!, (string)page.Body["ctx_area_nk100"]!);
            Assert.Equal((100, 100), (foreign.Length, next.Length));
            client.Headers.Remove("tr_cont");
            await client.BuyAsync(stock.Listing.CodeText, 1, low);
        }
        while (next.Trim().Length > 0);

        Assert.Equal([15, 15, 3], sizes);
        Assert.Equal(["M", "M", "E"], marks);
        Assert.Equal(numbers.OrderDescending(StringComparer.Ordinal), numbers);
        Assert.Equal(33, numbers.Distinct().Count());
    }

    [Fact]
    public async Task A_list_that_fits_is_the_last_page()
    {
        await using var simulator = await Stage.OpenAsync();
        using var client = await RawClient.Real(simulator.RestUrl).LogInAsync();
        var balance = await client.BalanceAsync();
        Assert.Equal(("D", "KIOK0510"), (balance.More, balance.Code));
        Assert.Empty(balance.Body["output1"]!.AsArray());
        Assert.Equal("100000000", (string?)balance.Body["output2"]![0]!["dnca_tot_amt"]);
    }

    [Fact]
    public async Task Holidays_are_pages_of_days_and_the_markets_own_day_is_open()
    {
        await using var simulator = await Stage.OpenAsync(Stage.Quick with { Date = new DateOnly(2026, 11, 22) });
        using var client = await RawClient.Real(simulator.RestUrl).LogInAsync();
        var first = await client.QuoteAsync("chk-holiday", "CTCA0903R", ("BASS_DT", "20261121"), ("CTX_AREA_NK", ""), ("CTX_AREA_FK", ""));
        var days = first.Body["output"]!.AsArray();
        Assert.Equal(24, days.Count);
        Assert.Equal(("20261121", "07", "N", "Y"), ((string?)days[0]!["bass_dt"], (string?)days[0]!["wday_dvsn_cd"], (string?)days[0]!["opnd_yn"], (string?)days[0]!["tr_day_yn"]));
        Assert.Equal(("20261122", "Y", "N"), ((string?)days[1]!["bass_dt"], (string?)days[1]!["opnd_yn"], (string?)days[1]!["bzdy_yn"]));
        client.Headers["tr_cont"] = "N";
        var second = await client.QuoteAsync("chk-holiday", "CTCA0903R", ("BASS_DT", "20261121"), ("CTX_AREA_NK", (string)first.Body["ctx_area_nk"]!), ("CTX_AREA_FK", (string)first.Body["ctx_area_fk"]!));
        Assert.Equal("20261215", (string?)second.Body["output"]![0]!["bass_dt"]);
    }
}
