using Danta.Simulator.Listings;
using Danta.Simulator.Scenarios;
using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

/// <summary>What is refused because of the hour or of the stock, over HTTP, on real and on paper.</summary>
public sealed class HoursTests
{
    static readonly Scenario Friday = Stage.Quick with
    {
        Stocks = 6,
        AlwaysOpen = false,
        SkipNights = false,
        WarmUp = TimeSpan.Zero,
        Date = new DateOnly(2026, 11, 20),
        Listings = [Listing("999053", "53", market: true), Listing("999099", "55", market: false)],
    };

    [Theory]
    [InlineData("2026-11-20", "07:00", "01", "APBK0918", "40570000")]
    [InlineData("2026-11-20", "15:35", "01", "APBK0918", "40580000")]
    [InlineData("2026-11-20", "20:30", "01", "APBK0918", "40580000")]
    [InlineData("2026-11-21", "10:00", "01", "APBK0918", "40100000")]
    [InlineData("2026-11-20", "16:30", "01", "APBK3013", "APBK3013")]
    [InlineData("2026-11-20", "16:30", "41", "APBK0952", "40250000")]
    [InlineData("2026-11-20", "10:00", "41", "APBK1269", "APBK1269")]
    [InlineData("2026-11-20", "08:30", "01", "APBK0952", "40250000")]
    public async Task Each_hour_has_its_own_refusal(string date, string time, string type, string real, string paper)
    {
        var scenario = Friday with { Date = DateOnly.Parse(date), Start = TimeOnly.Parse(time) };
        await using var simulator = await Stage.OpenAsync(scenario, new ManualTime());
        using var onReal = await RawClient.Real(simulator.RestUrl).LogInAsync();
        using var onPaper = await RawClient.Paper(simulator.RestUrl).LogInAsync();
        var stock = simulator.Simulation.Venue.Stocks[0];
        var price = type == "41" ? stock.Listing.BasePrice.Won : 0;
        Assert.Equal(real, (await onReal.BuyAsync(stock.Listing.CodeText, 90_000_000, price, type)).Code);
        Assert.Equal(paper, (await onPaper.BuyAsync(stock.Listing.CodeText, 90_000_000, price, type)).Code);
    }

    [Fact]
    public async Task A_stock_without_market_orders_and_one_under_warning_say_so()
    {
        await using var simulator = await Stage.OpenAsync(Friday with { AlwaysOpen = true }, new ManualTime());
        using var client = await RawClient.Real(simulator.RestUrl).LogInAsync();
        Assert.Equal("APBK1943", (await client.BuyAsync("999099", 1)).Code);
        Assert.Equal("APBK0013", (await client.BuyAsync("999099", 1, 10_000)).Code);
        var price = (await client.QuoteAsync("inquire-price", "FHKST01010100", ("FID_COND_MRKT_DIV_CODE", "J"), ("FID_INPUT_ISCD", "999053"))).Body["output"]!;
        Assert.Equal(("53", "02", "N"), ((string?)price["iscd_stat_cls_code"], (string?)price["mrkt_warn_cls_code"], (string?)price["mang_issu_cls_code"]));
    }

    static Listing Listing(string code, string status, bool market) => new(
        Danta.Market.InstrumentCode.Parse(code), code, Danta.Market.Board.Kosdaq, Danta.Market.ListingKind.Stock,
        Danta.Market.Price.FromWon(10_000), 1_000_000, 10_000, 1, "", InIndex: false)
    {
        Status = status,
        TakesMarketOrders = market,
    };
}
