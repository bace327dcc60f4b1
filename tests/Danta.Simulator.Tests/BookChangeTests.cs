using System.Globalization;
using Danta.Market;
using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

/// <summary>잔량증감: by how much a book has changed since it was last shown.</summary>
public sealed class BookChangeTests
{
    [Fact]
    public async Task Sizes_change_by_what_was_added_at_their_price_and_sums_by_all_of_it()
    {
        await using var simulator = await Stage.OpenAsync(Stage.Quick, new ManualTime());
        using var real = await RawClient.Real(simulator.RestUrl).LogInAsync();
        var stock = simulator.Simulation.Venue.Stocks.First(stock => !stock.InAuction && stock.Book is { HasAsk: true, HasBid: true });
        (string, string)[] keys = [("FID_COND_MRKT_DIV_CODE", "J"), ("FID_INPUT_ISCD", stock.Listing.CodeText)];
        var first = (await real.QuoteAsync("inquire-asking-price-exp-ccn", "FHKST01010200", keys)).Body["output1"]!;
        Assert.Equal(("0", "0"), ((string)first["askp_rsqn_icdc1"]!, (string)first["total_askp_rsqn_icdc"]!));
        lock (simulator.Simulation.Gate)
        {
            stock.Book.Rest(Side.Sell, stock.Book.BestAsk, 123, owner: null);
            stock.Book.Rest(Side.Buy, stock.Book.BestBid, 45, owner: null);
        }
        var second = (await real.QuoteAsync("inquire-asking-price-exp-ccn", "FHKST01010200", keys)).Body["output1"]!;
        Assert.Equal(
            ("123", "123", "45", "45"),
            ((string)second["askp_rsqn_icdc1"]!, (string)second["total_askp_rsqn_icdc"]!, (string)second["bidp_rsqn_icdc1"]!, (string)second["total_bidp_rsqn_icdc"]!));
        Assert.Equal("0", (string)second["askp_rsqn_icdc2"]!);
    }

    [Fact]
    public async Task Over_the_socket_sums_add_up_from_frame_to_frame()
    {
        await using var simulator = await Stage.OpenAsync(Stage.Quick with { Interruptions = false }, new ManualTime());
        using var real = await RawClient.Real(simulator.RestUrl).LogInAsync();
        await using var socket = await RawSocket.OpenAsync(simulator.WebSocketUrl, await real.ApprovalAsync());
        var code = simulator.Simulation.Venue.Stocks.MaxBy(stock => stock.Figures.Volume)!.Listing.CodeText;
        Assert.Equal("OPSP0000", await socket.RegisterAsync("H0STASP0", code));
        lock (simulator.Simulation.Gate)
            simulator.Simulation.Run(TimeSpan.FromSeconds(10));
        var before = 0L;
        for (var frame = 0; frame < 5; frame++)
        {
            var book = Assert.Single(await socket.FrameAsync("H0STASP0"));
            var (total, change) = (Number(book[43]), Number(book[54]));
            Assert.Equal(frame == 0 ? 0 : total - before, change);
            before = total;
        }
    }

    static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
