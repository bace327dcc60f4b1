using System.Text.Json.Nodes;
using Danta.Kis.Tests.Broker;
using Danta.Kis.Wire;
using Danta.Market;

namespace Danta.Kis.Tests.Client;

/// <summary>Rows of a broker's lists that are about no share, or that nobody can read: they are named, and the others count.</summary>
public sealed class OddRowTests : IDisposable
{
    static readonly DateOnly Today = new(2026, 11, 20);
    static readonly InstrumentCode Samsung = InstrumentCode.Parse("005930");

    readonly OneThread _one = new();

    public OddRowTests() => _one.Authorise();

    public void Dispose() => _one.Dispose();

    /// <summary>A fund; a fraction of a share; a subscription right, which has no price.</summary>
    [Theory]
    [InlineData("pdno", "F70100030", "", "", "F70100030 (pdno)")]
    [InlineData("hldg_qty", "0.4839", "", "", "005930 (hldg_qty)")]
    [InlineData("pdno", "J0036221D", "prpr", "", "J0036221D (pdno)")]
    public void A_strange_holding_is_set_aside_and_the_rest_of_the_balance_counts(string field, string value, string other, string otherValue, string named)
    {
        _one.Network.Script(KisEndpoints.InquireBalance, _ => Sample(KisEndpoints.InquireBalance, "output1", row =>
        {
            row[field] = value;
            if (other.Length > 0)
                row[other] = otherValue;
        }));
        var balance = Get(() => _one.Client.Account.BalanceAsync(Lane.Balance, default));
        Assert.True(balance.Complete);
        Assert.Equal([named], balance.SetAside);
        Assert.Equal((Samsung, 10L), (balance.Holdings[0].Code, balance.Holdings[0].Held.Shares));
        Assert.Equal(2, balance.Holdings.Count);
    }

    /// <summary>No list that may hide an order of ours proves that there is none.</summary>
    [Theory]
    [InlineData("pdno", "F70100030", true)]
    [InlineData("tot_ccld_qty", "0.4839", false)]
    [InlineData("ord_qty", "0.4839", true)]
    public void A_strange_order_is_set_aside_and_the_list_is_whole_unless_it_may_be_ours(string field, string value, bool whole)
    {
        _one.Network.Script(KisEndpoints.InquireDailyCcld, _ => Sample(KisEndpoints.InquireDailyCcld, "output1", row => row[field] = value));
        var orders = Get(() => _one.Client.Account.OrdersAsync(new(Today, Today), Lane.Doubts, default));
        Assert.Equal(whole, orders.Complete);
        Assert.Single(orders.SetAside);
        Assert.NotEmpty(orders.Items);
    }

    /// <summary>A holding that vanished for a figure that only stands beside it would be one without its stop.</summary>
    [Theory]
    [InlineData("prpr")]
    [InlineData("evlu_amt")]
    [InlineData("evlu_pfls_rt")]
    [InlineData("pchs_avg_pric")]
    [InlineData("loan_dt")]
    public void What_stands_beside_code_quantity_and_cost_costs_no_holding(string field)
    {
        _one.Network.Script(KisEndpoints.InquireBalance, _ =>
        {
            var reply = Json(KisEndpoints.InquireBalance);
            reply["output1"]![0]![field] = "N/A";
            return new(200, reply.ToJsonString());
        });
        var balance = Get(() => _one.Client.Account.BalanceAsync(Lane.Balance, default));
        Assert.Empty(balance.SetAside);
        Assert.Equal([$"005930 ({field})"], balance.Odd);
        Assert.Equal((Samsung, 10L), (balance.Holdings[0].Code, balance.Holdings[0].Held.Shares));
    }

    [Theory]
    [InlineData("ord_tmd", -1)]
    [InlineData("avg_prvs", 93_721)]
    public void An_order_without_its_time_is_an_order(string field, int time)
    {
        _one.Network.Script(KisEndpoints.InquireDailyCcld, _ =>
        {
            var reply = Json(KisEndpoints.InquireDailyCcld);
            foreach (var row in reply["output1"]!.AsArray())
                (row!["ord_tmd"], row[field]) = ("093721", "N/A");
            return new(200, reply.ToJsonString());
        });
        var orders = Get(() => _one.Client.Account.OrdersAsync(new(Today, Today), Lane.Doubts, default));
        Assert.True(orders.Complete);
        Assert.Empty(orders.SetAside);
        Assert.All(orders.Items, order => Assert.Equal(time, order.TimeOfDay));
    }

    /// <summary>One row of any list that nobody can read leaves the others.</summary>
    [Fact]
    public void Every_list_does_without_its_strange_rows()
    {
        Script(KisEndpoints.ChkHoliday, "output", "bass_dt", "2026-11-20");
        Assert.NotEmpty(Get(() => _one.Client.Calendar.DaysAsync(Today, Lane.Other, default)));
        Script(KisEndpoints.VolumeRank, "output", "mksc_shrn_iscd", "J0036221D");
        Assert.NotEmpty(Get(() => _one.Client.Rankings.VolumeAsync(Board.Unknown, VolumeOrder.Amount, Lane.Other, default)));
        Script(KisEndpoints.Fluctuation, "output", "stck_shrn_iscd", "J0036221D");
        Assert.NotEmpty(Get(() => _one.Client.Rankings.ChangeAsync(Board.Kosdaq, ChangeOrder.Gain, Lane.Other, default)));
        Script(KisEndpoints.InquireViStatus, "output", "mksc_shrn_iscd", "J0036221D");
        Assert.NotEmpty(Get(() => _one.Client.Rankings.ViAsync(Today, null, Lane.Other, default)));
        Script(KisEndpoints.IntstockMultprice, "output", "inter_shrn_iscd", "J0036221D");
        Assert.NotEmpty(Get(() => _one.Client.Instruments.PricesAsync([Samsung], Lane.Other, default)));
        Script(KisEndpoints.InquireTimeItemchartprice, "output2", "cntg_vol", "0.5");
        Assert.NotEmpty(Get(() => _one.Client.Quotes.MinutesAsync(Samsung, Board.Kospi, new(9, 37), Lane.Other, default)));
        Script(KisEndpoints.InquirePeriodProfit, "output1", "trad_dt", "N/A");
        Assert.NotEmpty(Get(() => _one.Client.Profit.DaysAsync(Today, Today, Lane.Other, default)).Days);
        Script(KisEndpoints.InquirePeriodTradeProfit, "output1", "pdno", "F70100030");
        Assert.NotEmpty(Get(() => _one.Client.Profit.TradesAsync(Today, Today, Lane.Other, default)).Trades);
    }

    void Script(KisEndpoint endpoint, string rows, string field, string value)
    {
        _one.Run(1_000);
        _one.Network.Script(endpoint, _ => Sample(endpoint, rows, row => row[field] = value));
    }

    [Fact]
    public void A_strange_hit_is_set_aside_and_the_condition_finds_the_others()
    {
        _one.Network.Script(KisEndpoints.PsearchResult, _ => Sample(KisEndpoints.PsearchResult, "output2", row => row["code"] = "J0036221D"));
        var found = Get(() => _one.Client.Conditions.SearchAsync("0", Lane.Conditions, default));
        Assert.NotEmpty(found.Stocks);
        Assert.StartsWith("J0036221D", Assert.Single(found.SetAside), StringComparison.Ordinal);
    }

    /// <summary>No row, and a million won's worth of shares in the sum.</summary>
    [Theory]
    [InlineData("981400", true)]
    [InlineData("0", false)]
    public void An_empty_list_beside_a_sum_that_is_not_contradicts_itself(string sum, bool contradicted)
    {
        _one.Network.Script(KisEndpoints.InquireBalance, _ =>
        {
            var reply = Json(KisEndpoints.InquireBalance);
            reply["output1"] = new JsonArray();
            reply["output2"]![0]!["scts_evlu_amt"] = sum;
            return new(200, reply.ToJsonString());
        });
        Assert.Equal(contradicted, Get(() => _one.Client.Account.BalanceAsync(Lane.Balance, default)).IsContradicted);
    }

    T Get<T>(Func<Task<KisResult<T>>> ask)
    {
        Assert.True(OneThread.Now(_one.Do(ask)).TryGet(out var value, out var reason), reason);
        return value!;
    }

    /// <summary>The sample, with one row more: its first, made strange.</summary>
    static Answered Sample(KisEndpoint endpoint, string rows, Action<JsonNode> change)
    {
        var reply = Json(endpoint);
        var row = reply[rows]![0]!.DeepClone();
        change(row);
        reply[rows]!.AsArray().Add(row);
        return new(200, reply.ToJsonString());
    }

    static JsonNode Json(KisEndpoint endpoint) => JsonNode.Parse(Samples.Bytes($"rest/{endpoint.Name}.json"))!;
}
