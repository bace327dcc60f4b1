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
    public void A_strange_order_is_set_aside_and_the_list_is_whole_unless_it_may_be_ours(string field, string value, bool whole)
    {
        _one.Network.Script(KisEndpoints.InquireDailyCcld, _ => Sample(KisEndpoints.InquireDailyCcld, "output1", row => row[field] = value));
        var orders = Get(() => _one.Client.Account.OrdersAsync(new(Today, Today), Lane.Doubts, default));
        Assert.Equal(whole, orders.Complete);
        Assert.Single(orders.SetAside);
        Assert.NotEmpty(orders.Items);
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
