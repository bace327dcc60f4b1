using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

/// <summary>시간외 단일가, which nobody trades here: the broker's keys, and zeros in them.</summary>
public sealed class OvertimeTests
{
    [Theory]
    [InlineData("inquire-overtime-price", "FHPST02300000", "output", "ovtm_untp_prpr")]
    [InlineData("inquire-overtime-price", "FHPST02300000", "output", "mrkt_warn_cls_name", "")]
    [InlineData("inquire-overtime-price", "FHPST02300000", "output", "mang_issu_cls_name", "")]
    [InlineData("inquire-overtime-asking-price", "FHPST02300400", "output", "ovtm_untp_askp10")]
    [InlineData("inquire-overtime-asking-price", "FHPST02300400", "output", "ovtm_untp_bidp_rsqn")]
    [InlineData("inquire-time-overtimeconclusion", "FHPST02310000", "output1", "ovtm_untp_vol")]
    [InlineData("inquire-daily-overtimeprice", "FHPST02320000", "output1", "ovtm_untp_tr_pbmn")]
    public async Task It_stands_as_on_a_day_without_a_trade(string call, string trId, string block, string key, string value = "0")
    {
        await using var simulator = await Stage.OpenAsync(Stage.Quick, new ManualTime());
        using var real = await RawClient.Real(simulator.RestUrl).LogInAsync();
        var stock = simulator.Simulation.Venue.Stocks[0];
        (string, string)[] keys = [("FID_COND_MRKT_DIV_CODE", "J"), ("FID_INPUT_ISCD", stock.Listing.CodeText), ("FID_HOUR_CLS_CODE", "1")];
        var answer = await real.QuoteAsync(call, trId, keys);
        Assert.Equal("0", (string?)answer.Body["rt_cd"]);
        Assert.Equal(value, (string?)answer.Body[block]![key]);
        Assert.Equal("MCA05918", (await real.QuoteAsync(call, trId, ("FID_COND_MRKT_DIV_CODE", "J"), ("FID_INPUT_ISCD", "000000"), ("FID_HOUR_CLS_CODE", "1"))).Code);
    }
}
