using System.Globalization;
using System.Net;
using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

public sealed class TradingDayTests
{
    [Fact]
    public async Task A_client_logs_in_searches_hears_buys_sells_and_its_profit_is_the_accounts()
    {
        await using var simulator = await Stage.OpenAsync(Stage.Quick with { Stocks = 60 });
        using var client = await RawClient.Real(simulator.RestUrl).LogInAsync();
        Assert.True(client.Token.Length is > 200 and <= 350);

        var titles = await client.QuoteAsync("psearch-title", "HHKST03900300", ("user_id", "SIMUSER1"));
        Assert.Equal(["급등주", "신고가", "거래량 급증"], titles.Body["output2"]!.AsArray().Select(row => (string)row!["condition_nm"]!));
        var found = await client.QuoteAsync("psearch-result", "HHKST03900400", ("user_id", "SIMUSER1"), ("seq", "0"));
        Assert.True(found.ReturnCode == "0" || found.Code == "MCA05918");

        var code = simulator.Simulation.Venue.Stocks[0].Listing.CodeText;
        await using var socket = await RawSocket.OpenAsync(simulator.WebSocketUrl, await client.ApprovalAsync());
        Assert.Equal("OPSP0000", await socket.RegisterAsync("H0STCNI0", "SIMUSER1"));
        Assert.Equal("OPSP0000", await socket.RegisterAsync("H0STCNT0", code));

        var bought = await client.BuyAsync(code, 10);
        Assert.Equal("APBK0013", bought.Code);
        var number = (string)bought.Body["output"]!["ODNO"]!;
        Assert.Equal(10, number.Length);
        var accepted = Assert.Single(await socket.FrameAsync("H0STCNI0"));
        Assert.Equal(26, accepted.Length);
        Assert.Equal(["SIMUSER1", "5001234501", number, "", "02", "0", "01"], accepted[..7]);
        Assert.Equal(("1", "1"), (accepted[13], accepted[14]));
        var filled = 0L;
        while (filled < 10)
        {
            var fill = Assert.Single(await socket.FrameAsync("H0STCNI0"));
            Assert.Equal(("2", "2", number), (fill[13], fill[14], fill[2]));
            filled += long.Parse(fill[9], CultureInfo.InvariantCulture);
        }
        var trade = (await socket.FrameAsync("H0STCNT0"))[0];
        Assert.Equal((47, code), (trade.Length, trade[0]));

        var balance = await client.BalanceAsync();
        Assert.Equal("10", (string?)Assert.Single(balance.Body["output1"]!.AsArray())!["hldg_qty"]);
        Assert.Equal("APBK0013", (await client.SellAsync(code, 10)).Code);

        var truth = await client.TruthAsync();
        var profit = await client.AskAsync(
            "inquire-balance-rlz-pl", "TTTC8494R", ("AFHR_FLPR_YN", "N"), ("OFL_YN", ""), ("INQR_DVSN", "00"), ("UNPR_DVSN", "01"),
            ("FUND_STTL_ICLD_YN", "N"), ("FNCG_AMT_AUTO_RDPT_YN", "N"), ("PRCS_DVSN", "00"), ("COST_ICLD_YN", "Y"),
            ("CTX_AREA_FK100", ""), ("CTX_AREA_NK100", ""));
        Assert.Equal($"{(long)truth["realised"]!}", (string?)profit.Body["output2"]![0]!["rlzt_pfls"]);
        Assert.Equal((long)truth["deposit"]! + (long)truth["realised"]!, (long)truth["cash"]!);
        Assert.Equal(HttpStatusCode.OK, profit.Status);
    }
}
