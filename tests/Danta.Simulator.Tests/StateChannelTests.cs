using System.Globalization;
using System.Text.Json.Nodes;
using Danta.Market;
using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

/// <summary>What is told by the second: indices, programme trade, members, the expected trade of NXT, and what a fund is worth.</summary>
public sealed class StateChannelTests : IAsyncLifetime
{
    KisSimulator _simulator = null!;
    RawClient _real = null!;
    RawSocket _socket = null!;

    public async ValueTask InitializeAsync()
    {
        _simulator = await Stage.OpenAsync(Stage.Quick with { Interruptions = false }, new ManualTime());
        _real = await RawClient.Real(_simulator.RestUrl).LogInAsync();
        _socket = await RawSocket.OpenAsync(_simulator.WebSocketUrl, await _real.ApprovalAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _socket.DisposeAsync();
        _real.Dispose();
        await _simulator.DisposeAsync();
    }

    string Liveliest => _simulator.Simulation.Venue.NxtStocks.MaxBy(nxt => nxt.Figures.Volume)!.Listing.CodeText;

    [Theory]
    [InlineData("H0UPCNT0", "0001", 30)]
    [InlineData("H0UPCNT0", "1001", 30)]
    [InlineData("H0UPPGM0", "0001", 88)]
    [InlineData("H0STPGM0", null, 11)]
    [InlineData("H0NXPGM0", null, 11)]
    [InlineData("H0UNPGM0", null, 11)]
    [InlineData("H0STMBC0", null, 78)]
    [InlineData("H0UNMBC0", null, 78)]
    public async Task A_state_has_the_brokers_fields_and_is_told_again_when_it_has_changed(string channel, string? key, int width)
    {
        key ??= Liveliest;
        Assert.Equal("OPSP0000", await _socket.RegisterAsync(channel, key));
        await RunAsync(60);
        var (first, second) = (Assert.Single(await _socket.FrameAsync(channel)), Assert.Single(await _socket.FrameAsync(channel)));
        Assert.Equal((width, key), (first.Length, first[0]));
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task An_index_agrees_with_what_is_asked_of_it()
    {
        await _socket.RegisterAsync("H0UPCNT0", "0001");
        await RunAsync(1);
        var told = Assert.Single(await _socket.FrameAsync("H0UPCNT0"));
        var asked = (await _real.QuoteAsync("inquire-index-price", "FHPUP02100000", ("FID_COND_MRKT_DIV_CODE", "U"), ("FID_INPUT_ISCD", "0001"))).Body["output"]!;
        Assert.Equal(
            [(string)asked["bstp_nmix_prpr"]!, (string)asked["bstp_nmix_prdy_vrss"]!, (string)asked["acml_vol"]!, (string)asked["ascn_issu_cnt"]!],
            [told[2], told[4], told[5], told[23]]);
    }

    [Fact]
    public async Task A_fund_tells_its_worth_and_a_share_has_none()
    {
        var fund = _simulator.Simulation.Venue.Stocks.First(stock => stock.Listing.Kind == ListingKind.Etf);
        Assert.Equal("OPSP8992", await _socket.RegisterAsync("H0STNAV0", Liveliest));
        Assert.Equal("OPSP0000", await _socket.RegisterAsync("H0STNAV0", fund.Listing.CodeText));
        await RunAsync(1);
        var told = Assert.Single(await _socket.FrameAsync("H0STNAV0"));
        Assert.Equal((8, fund.Listing.CodeText), (told.Length, told[0]));
        Assert.InRange(decimal.Parse(told[1], CultureInfo.InvariantCulture), fund.Figures.Low * 0.99m, fund.Figures.High * 1.01m);
    }

    [Fact]
    public async Task An_expected_trade_is_told_only_while_an_auction_lasts()
    {
        var home = _simulator.Simulation.Venue.NxtStocks.MaxBy(nxt => nxt.Figures.Volume)!.Home;
        await _socket.RegisterAsync("H0UNANC0", home.Listing.CodeText);
        await _socket.RegisterAsync("H0UPCNT0", "0001");
        await RunAsync(5);
        lock (_simulator.Simulation.Gate)
            home.Interrupt();
        await RunAsync(60);
        var told = Assert.Single(await _socket.FrameAsync("H0UNANC0"));
        Assert.Equal((46, home.Listing.CodeText, "3"), (told.Length, told[0], told[21]));
    }

    [Fact]
    public async Task They_are_real_keys_alone_and_unknown_keys_are_refused()
    {
        using var paper = await RawClient.Paper(_simulator.RestUrl).LogInAsync();
        await using var other = await RawSocket.OpenAsync(_simulator.WebSocketUrl, await paper.ApprovalAsync());
        Assert.Equal("OPSP8991", await other.RegisterAsync("H0UPCNT0", "0001"));
        Assert.Equal("OPSP8992", await _socket.RegisterAsync("H0UPCNT0", "9999"));
        Assert.Equal("OPSP8992", await _socket.RegisterAsync("H0STPGM0", "000000"));
        Assert.Equal("OPSP0003", await _socket.RegisterAsync("H0UPCNT0", "0001", type: "2"));
    }

    async Task RunAsync(int seconds) =>
        Assert.Equal(200, (int)(await _real.SendAsync(HttpMethod.Post, "/simulator/market/run", bare: true, body: new JsonObject { ["seconds"] = seconds })).Status);
}
