using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Danta.Kis.Wire;
using Danta.Kis.Wire.Errors;
using Danta.Kis.Wire.Rest;

namespace Danta.Kis.Tests.Wire;

public sealed class BodyTests
{
    public static TheoryData<string> Replies => [.. Samples.Names("rest").Where(name => !name.Contains("request", StringComparison.Ordinal))];

    public static TheoryData<string> Requests => [.. Samples.Names("rest").Where(name => name.Contains("request", StringComparison.Ordinal))];

    public static TheoryData<string> Errors => [.. Samples.Names("errors")];

    [Theory, MemberData(nameof(Replies)), MemberData(nameof(Requests))]
    public void A_captured_body_is_read_without_loss_and_written_in_the_brokers_order(string sample)
    {
        var bytes = Samples.Bytes($"rest/{sample}");

        var (reply, fault) = Read(TypeOf(sample), bytes);

        Assert.Equal(BodyFault.None, fault);
        var written = JsonSerializer.Serialize(reply, KisJson.Wire.GetTypeInfo(reply!.GetType())!);
        Assert.Equal(Compact(JsonNode.Parse(bytes)!), written);
    }

    [Theory, MemberData(nameof(Replies))]
    public void A_refusal_is_read_by_every_call(string sample)
    {
        foreach (var error in Samples.Names("errors"))
        {
            var (reply, fault) = Read(TypeOf(sample), Samples.Bytes($"errors/{error}"));

            Assert.Equal(BodyFault.None, fault);
            var refused = Assert.IsAssignableFrom<KisReply>(reply);
            Assert.False(refused.Succeeded);
            Assert.Equal(error.Split('.')[0], refused.Code);
            Assert.NotEmpty(refused.Text);
        }
    }

    [Theory, MemberData(nameof(Replies))]
    public void Garbage_is_a_fault_for_every_call(string sample)
    {
        foreach (var garbage in (string[])["", "   ", "<html><body>502 Bad Gateway</body></html>", "{", "[]", "\"text\"", "{\"rt_cd\":\"0\"", "{\"rt_cd\":\"\\ud800\"}x"])
        {
            var (reply, fault) = Read(TypeOf(sample), Encoding.UTF8.GetBytes(garbage));
            Assert.NotEqual(BodyFault.None, fault);
            Assert.Null(reply);
        }
    }

    [Theory, MemberData(nameof(Replies))]
    public void Numbers_lists_and_objects_in_the_wrong_place_do_no_harm(string sample)
    {
        var node = JsonNode.Parse(Samples.Bytes($"rest/{sample}"))!;
        foreach (var wrong in (string[])["7", "7.5", "true", "null", "[]", "{}", "[[1]]", "\"\"", "[null, 3, {}]"])
        {
            foreach (var key in node.AsObject().Select(pair => pair.Key).ToArray())
            {
                var changed = node.DeepClone();
                changed[key] = JsonNode.Parse(wrong);
                var (_, fault) = Read(TypeOf(sample), Encoding.UTF8.GetBytes(changed.ToJsonString()));
                Assert.Equal(BodyFault.None, fault);
            }
        }
    }

    [Fact]
    public void Keys_are_read_in_either_case_and_rows_bare_or_listed()
    {
        var order = KisBody.Read<OrderRvsecnclReply>("{\"rt_cd\":\"0\",\"output\":{\"krx_fwdg_ord_orgno\":\"06010\",\"odno\":\"51378\",\"ord_tmd\":\"101355\"}}"u8).Reply!;
        Assert.Equal("51378", order.Output!.Odno);

        var balance = KisBody.Read<InquireBalanceReply>("{\"output1\":{\"pdno\":\"005930\"},\"output2\":{\"dnca_tot_amt\":5}}"u8).Reply!;
        Assert.Equal("005930", Assert.Single(balance.Output1!).Pdno);
        Assert.Equal("5", Assert.Single(balance.Output2!).DncaTotAmt);

        var ccld = KisBody.Read<InquireDailyCcldReply>("{\"output1\":[{\"excg_id_dvsn_Cd\":\"KRX\"}],\"output2\":[{\"tot_ord_qty\":\"7\"}]}"u8).Reply!;
        Assert.Equal("KRX", Assert.Single(ccld.Output1!).ExcgIdDvsnCd);
        Assert.Equal("7", ccld.Output2!.TotOrdQty);

        var sell = KisBody.Read<InquirePsblSellReply>("{\"output1\":{\"ord_psbl_qty\":\"3\"}}"u8).Reply!;
        Assert.Equal("3", (sell.Output ?? sell.Output1)!.OrdPsblQty);

        var vi = new InquireViStatusReply { RtCd = "0", Output = [new() { MkscShrnIscd = "005930" }] };
        Assert.Equal("{\"output\":{\"mksc_shrn_iscd\":\"005930\"},\"rt_cd\":\"0\"}", Encoding.UTF8.GetString(KisBody.Write(vi)));
        Assert.Equal("005930", Assert.Single(KisBody.Read<InquireViStatusReply>(KisBody.Write(vi)).Reply!.Output!).MkscShrnIscd);
    }

    [Fact]
    public void A_question_carries_every_declared_key_and_can_be_read_back()
    {
        var query = new InquireDailyCcldQuery { Cano = "50012345", AcntPrdtCd = "01", Pdno = "Q500001", ExcgIdDvsnCd = "KRX" };

        var pairs = query.Pairs.ToDictionary(StringComparer.Ordinal);
        Assert.Subset(pairs.Keys.ToHashSet(StringComparer.Ordinal), KisEndpoints.InquireDailyCcld.Required.ToHashSet(StringComparer.Ordinal));
        Assert.Contains("CTX_AREA_NK100=&", query.ToQueryString() + "&", StringComparison.Ordinal);
        Assert.Equal(query.Pairs, InquireDailyCcldQuery.From(key => pairs.GetValueOrDefault(key)).Pairs);

        var many = new IntstockMultpriceQuery { Items = [new("J", "005930"), new("NX", "000660")] };
        var sent = many.Pairs.ToDictionary(StringComparer.Ordinal);
        Assert.Equal(many.Items, IntstockMultpriceQuery.From(key => sent.GetValueOrDefault(key)).Items);
    }

    static string Compact(JsonNode node) => node.ToJsonString(new JsonSerializerOptions
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    static (object? Reply, BodyFault Fault) Read(Type type, byte[] bytes)
    {
        // Spans cannot be boxed, so the call goes through a delegate of its own.
        var method = typeof(BodyTests).GetMethod(nameof(ReadAs), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(type);
        return ((object?, BodyFault))method.Invoke(null, [bytes])!;
    }

    static (object? Reply, BodyFault Fault) ReadAs<T>(byte[] bytes)
        where T : class
    {
        var read = KisBody.Read<T>(bytes);
        return (read.Reply, read.Fault);
    }

    /// <summary>inquire-psbl-order.json → InquirePsblOrderReply; order-cash.request.json → OrderCashBody.</summary>
    static Type TypeOf(string sample)
    {
        var name = string.Concat(sample.Split('.')[0].Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
        var kind = sample.Contains(".request.", StringComparison.Ordinal) ? "Body" : "Reply";
        return typeof(KisReply).Assembly.GetType($"Danta.Kis.Wire.Rest.{name}{kind}", throwOnError: true)!;
    }

    [Theory, MemberData(nameof(Errors))]
    public void Every_captured_refusal_stands_in_the_table(string sample)
    {
        var refused = KisBody.Read<BareReply>(Samples.Bytes($"errors/{sample}")).Reply!;
        var status = int.Parse(sample[(sample.IndexOf(".http", StringComparison.Ordinal) + 5)..][..3], System.Globalization.CultureInfo.InvariantCulture);

        var verdict = KisErrors.Judge(refused, status, order: true);

        Assert.True(verdict.Known);
        Assert.NotEqual(CallFate.Taken, verdict.Fate);
    }
}
