using System.Globalization;
using System.Text.Json.Nodes;
using Danta.Market;
using Danta.Simulator.Accounts;
using Danta.Simulator.Crowd;
using Danta.Simulator.Exchange;
using Danta.Simulator.Scenarios;
using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

/// <summary>넥스트레이드 and the router between it and KRX.</summary>
public sealed class NxtTests
{
    static readonly ClientPlan[] Rich = [new Scenario().Clients[0] with { Deposit = 1_000_000_000_000 }];

    static readonly Scenario Calm = new() { Seed = 3, Stocks = 10, WarmUp = TimeSpan.FromMinutes(2), Temper = new(0, Day: DayKind.Uniform), Clients = Rich };

    static readonly Scenario Friday = Calm with { AlwaysOpen = false, Date = new DateOnly(2026, 11, 20), Start = new(7, 59, 59), WarmUp = TimeSpan.Zero };

    [Fact]
    public void Both_exchanges_stay_together_and_their_figures_add_up()
    {
        var quiet = Quiet.Of(Calm with { Temper = new(30, Day: DayKind.Uniform), WarmUp = TimeSpan.FromMinutes(10) });
        Assert.Equal(3, quiet.Simulation.Venue.NxtStocks.Count);
        foreach (var nxt in quiet.Simulation.Venue.NxtStocks)
        {
            var (krx, both) = (nxt.Home, nxt.Home.Both!);
            Assert.True(nxt.Figures.Volume > 0, "nothing was traded");
            Assert.True(nxt.Figures.Volume < krx.Figures.Volume);
            Assert.Equal(krx.Figures.Volume + nxt.Figures.Volume, both.Figures.Volume);
            Assert.Equal(krx.Figures.Turnover + nxt.Figures.Turnover, both.Figures.Turnover);
            Assert.Equal(Math.Max(krx.Figures.High, nxt.Figures.High), both.Figures.High);
            Assert.True(Math.Abs(nxt.LastRung - krx.LastRung) < 15, $"{nxt.LastRung} and {krx.LastRung}");
            var (asks, bids) = (both.Asks(), both.Bids());
            for (var level = 1; level < BookSide.Depth && asks[level].Price.Won > 0 && bids[level].Price.Won > 0; level++)
                Assert.True(asks[level].Price.Won > asks[level - 1].Price.Won && bids[level].Price.Won < bids[level - 1].Price.Won);
            Assert.Equal(Math.Min(krx.AskWon(0), nxt.AskWon(0)), both.AskWon(0));
            Assert.Equal(asks[0].Size.Shares, both.AskSize);
        }
    }

    [Fact]
    public void An_interruption_on_the_first_exchange_holds_on_the_second_and_the_second_has_none_of_its_own()
    {
        var quiet = Quiet.Of(Calm);
        var krx = quiet.Simulation.Venue.NxtStocks[0].Home;
        var nxt = krx.Nxt!;
        nxt.Book.Take(Side.Buy, nxt.Ladder.Top, nxt.TotalAsk, taker: null);
        Assert.False(nxt.InVi, "the first exchange alone decides");
        krx.Interrupt();
        Assert.True(krx.InVi && nxt.InVi);
        var volume = nxt.Figures.Volume;
        quiet.Simulation.Run(TimeSpan.FromSeconds(100));
        Assert.Equal(volume, nxt.Figures.Volume);
        while (krx.InVi)
            quiet.Simulation.Step();
        quiet.Simulation.Step();
        Assert.False(nxt.InAuction);
    }

    [Fact]
    public void The_router_takes_the_better_price_and_tells_where_each_fill_came_from()
    {
        var quiet = Quiet.Of(Calm);
        var krx = quiet.Simulation.Venue.NxtStocks[0].Home;
        krx.Nxt!.Book.Rest(Side.Sell, krx.Book.BestBid + 1 < krx.Book.BestAsk ? krx.Book.BestAsk - 1 : krx.Book.BestAsk, 3, owner: null);
        var cheapest = Math.Min(krx.AskWon(0), krx.Nxt.AskWon(0));
        var onNxt = krx.Nxt.AskWon(0) < krx.AskWon(0) ? Marketplace.Nxt : Marketplace.Krx;
        var order = Place(quiet, krx, "SOR", "13", 3);
        Assert.Equal(3, order.Filled);
        var fill = quiet.Notices.First(notice => notice.Kind == NoticeKind.Filled);
        Assert.Equal((cheapest, onNxt), (fill.Price, fill.At));

        // More than either book has at its best: both are eaten, price by price.
        quiet.Notices.Clear();
        var much = Place(quiet, krx, "SOR", "13", krx.AskSize + krx.Nxt.AskSize + 50);
        var fills = quiet.Notices.Where(notice => notice.Kind == NoticeKind.Filled).ToList();
        Assert.Equal(much.Filled, fills.Sum(notice => notice.Quantity));
        Assert.Equal(fills.Select(notice => notice.Price).Order(), fills.Select(notice => notice.Price));
        Assert.Equal(2, fills.Select(notice => notice.At).Distinct().Count());
    }

    [Fact]
    public void An_order_on_one_exchange_meets_no_order_on_the_other()
    {
        var quiet = Quiet.Of(Calm);
        var krx = quiet.Simulation.Venue.NxtStocks[0].Home;
        var (krxVolume, nxtVolume) = (krx.Figures.Volume, krx.Nxt!.Figures.Volume);
        var order = Place(quiet, krx, "NXT", "13", 2);
        Assert.Equal((2, krxVolume, nxtVolume + 2), (order.Filled, krx.Figures.Volume, krx.Nxt.Figures.Volume));
        Assert.Equal(2, quiet.Account.Find(krx)!.Quantity);
    }

    [Fact]
    public void Nxt_has_hours_of_its_own()
    {
        var quiet = Quiet.Of(Friday);
        var (desk, venue) = (quiet.Simulation.Desk, quiet.Simulation.Venue);
        var (krx, other) = (venue.NxtStocks[0].Home, venue.Stocks.First(stock => stock.Nxt is null && stock.Listing.Kind == ListingKind.Stock));
        Till(quiet, new(8, 10));
        Assert.Equal(Refusal.BeforeOpen, Answer("KRX", "00").Refusal);
        Assert.Equal(Refusal.MarketOrderNotNow, Answer("NXT", "13").Refusal);
        Assert.Equal(Refusal.MarketOrderNotNow, Answer("NXT", "01").Refusal);
        Assert.Equal(Refusal.VenueNotOffered, desk.Place(quiet.Account, Request(other, "NXT", "00")).Refusal);
        var (plain, gtp, routed) = (Answer("NXT", "00").Order!, Answer("NXT", "27").Order!, Answer("SOR", "00").Order!);
        Assert.Equal((1, 1, 1), (plain.Open, gtp.Open, routed.Open));
        Assert.Same(krx.Nxt, routed.Place);
        Assert.True(krx.Nxt!.Figures.Volume > 0 && krx.Figures.Volume == 0, "only NXT trades before eight fifty");

        Till(quiet, new(8, 50, 1));
        Assert.Equal((1, 0), (plain.Open, gtp.Open));
        Assert.Equal(Refusal.BeforeOpen, Answer("NXT", "00").Refusal);
        Till(quiet, new(9, 0, 31));
        Assert.Equal(Refusal.OrderTypeNotNow, Answer("NXT", "27").Refusal);
        var onKrx = Answer("KRX", "00").Order!;

        quiet.Simulation.Clock.JumpTo(quiet.Simulation.Clock.Date, new(15, 19, 58));
        Till(quiet, new(15, 25));
        Assert.Equal(Refusal.Closed, Answer("NXT", "00").Refusal);
        Till(quiet, new(15, 41));
        Assert.Equal((0, 1), (onKrx.Open, plain.Open));
        Assert.Equal(Refusal.None, Answer("NXT", "00").Refusal);
        Assert.Equal(Refusal.None, Answer("SOR", "00").Refusal);
        Assert.Equal('3', krx.Nxt.MarketCode);

        quiet.Simulation.Clock.JumpTo(quiet.Simulation.Clock.Date, new(19, 59, 58));
        quiet.Simulation.Run(TimeSpan.FromSeconds(3));
        Assert.Equal(0, plain.Open);

        DeskAnswer Answer(string venue, string type) => desk.Place(quiet.Account, Request(krx, venue, type));
        OrderRequest Request(Instrument stock, string venue, string type) => new(
            stock, Side.Buy, OrderType.Find(type)!, 1, OrderType.Find(type)!.NeedsPrice ? stock.Ladder.Limits.Lower.Won : 0, 0, venue);
    }

    [Fact]
    public void A_halt_and_a_night_hold_on_both()
    {
        var quiet = Quiet.Of(Calm);
        var krx = quiet.Simulation.Venue.NxtStocks[0].Home;
        krx.Halt(true);
        Assert.Equal(Refusal.Halted, quiet.Simulation.Desk.Place(quiet.Account, new(krx, Side.Buy, OrderType.Find("13")!, 1, 0, 0, "NXT")).Refusal);
        var volume = krx.Nxt!.Figures.Volume;
        quiet.Simulation.Run(TimeSpan.FromSeconds(30));
        Assert.Equal(volume, krx.Nxt.Figures.Volume);
        krx.StartDay(quiet.Simulation.Clock.Date);
        Assert.Equal((krx.Figures.Base, 0L, 0L), (krx.Nxt.Figures.Base, krx.Nxt.Figures.Volume, krx.Both!.Figures.Volume));
        Assert.Same(krx.Ladder, krx.Nxt.Ladder);
    }

    [Fact]
    public async Task Clients_see_three_books_trade_on_two_exchanges_and_cancel_where_they_ordered()
    {
        await using var simulator = await Stage.OpenAsync(Stage.Quick with { Interruptions = false }, new ManualTime());
        using var client = await RawClient.Real(simulator.RestUrl).LogInAsync();
        using var paper = await RawClient.Paper(simulator.RestUrl).LogInAsync();
        await using var socket = await RawSocket.OpenAsync(simulator.WebSocketUrl, await client.ApprovalAsync());
        var stock = simulator.Simulation.Venue.NxtStocks.MaxBy(nxt => nxt.Figures.Volume)!.Home;
        var code = stock.Listing.CodeText;
        foreach (var channel in (string[])["H0NXCNT0", "H0UNCNT0", "H0NXASP0", "H0UNASP0", "H0NXMKO0", "H0UNMKO0"])
            Assert.Equal("OPSP0000", await socket.RegisterAsync(channel, code));
        Assert.Equal("OPSP0000", await socket.RegisterAsync("H0STCNI0", "SIMUSER1"));
        await client.SendAsync(HttpMethod.Post, "/simulator/market/run", bare: true, body: new JsonObject { ["seconds"] = 60 });
        Assert.Equal((47, code), (await socket.FrameAsync("H0NXCNT0"))[0] is var trade ? (trade.Length, trade[0]) : default);
        Assert.Equal((47, 66, 62), ((await socket.FrameAsync("H0UNCNT0"))[0].Length, (await socket.FrameAsync("H0UNASP0"))[0].Length, (await socket.FrameAsync("H0NXASP0"))[0].Length));

        var volumes = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var division in (string[])["J", "NX", "UN"])
        {
            var price = await client.QuoteAsync("inquire-price", "FHKST01010100", ("FID_COND_MRKT_DIV_CODE", division), ("FID_INPUT_ISCD", code));
            volumes[division] = long.Parse((string)price.Body["output"]!["acml_vol"]!, CultureInfo.InvariantCulture);
        }
        Assert.Equal(volumes["UN"], volumes["J"] + volumes["NX"]);
        Assert.Equal("Y", (string?)(await client.QuoteAsync("search-stock-info", "CTPF1002R", ("PRDT_TYPE_CD", "300"), ("PDNO", code))).Body["output"]!["cptt_trad_tr_psbl_yn"]);

        foreach (var (venue, mark) in ((string, string)[])[("NXT", "2"), ("SOR", "3"), ("KRX", "1")])
        {
            var body = client.OrderBody(code, "00", 1, stock.Ladder.Limits.Lower.Won);
            body["EXCG_ID_DVSN_CD"] = venue;
            var order = await client.PostAsync("order-cash", "TTTC0012U", body);
            Assert.Equal("APBK0013", order.Code);
            string[] notice;
            do
                notice = (await socket.FrameAsync("H0STCNI0"))[0];
            while (notice[5] != "0");
            Assert.Equal(mark, notice[19]);
            var number = (string)order.Body["output"]!["ODNO"]!;
            Assert.Equal(venue == "KRX" ? "APBK0927" : "APBK0344", (await Cancel(venue == "KRX" ? "NXT" : null)).Code);
            var listed = (await client.AskAsync("inquire-psbl-rvsecncl", "TTTC0084R", ("CTX_AREA_FK100", ""), ("CTX_AREA_NK100", ""), ("INQR_DVSN_1", "0"), ("INQR_DVSN_2", "0"))).Body["output"]![0]!;
            Assert.Equal((number, venue), ((string?)listed["odno"], (string?)listed["excg_id_dvsn_cd"]));
            Assert.Equal("APBK0013", (await Cancel(venue)).Code);

            Task<RawReply> Cancel(string? where)
            {
                var change = new JsonObject
                {
                    ["CANO"] = client.Number,
                    ["ACNT_PRDT_CD"] = client.Product,
                    ["KRX_FWDG_ORD_ORGNO"] = "",
                    ["ORGN_ODNO"] = number,
                    ["ORD_DVSN"] = "00",
                    ["RVSE_CNCL_DVSN_CD"] = "02",
                    ["ORD_QTY"] = "0",
                    ["ORD_UNPR"] = "0",
                    ["QTY_ALL_ORD_YN"] = "Y",
                };
                if (where is not null)
                    change["EXCG_ID_DVSN_CD"] = where;
                return client.PostAsync("order-rvsecncl", "TTTC0013U", change);
            }
        }
        var onPaper = paper.OrderBody(code, "00", 1, stock.Ladder.Limits.Lower.Won);
        onPaper["EXCG_ID_DVSN_CD"] = "NXT";
        Assert.Equal("40070000", (await paper.PostAsync("order-cash", "TTTC0012U", onPaper)).Code);
    }

    static ClientOrder Place(Quiet quiet, Instrument stock, string venue, string type, long quantity)
    {
        var answer = quiet.Simulation.Desk.Place(quiet.Account, new(stock, Side.Buy, OrderType.Find(type)!, quantity, 0, 0, venue));
        Assert.Equal(Refusal.None, answer.Refusal);
        return answer.Order!;
    }

    static void Till(Quiet quiet, TimeOnly time)
    {
        while (quiet.Simulation.Clock.Time < time)
            quiet.Simulation.Step();
    }
}
