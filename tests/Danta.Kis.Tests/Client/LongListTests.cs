using System.Text.Json.Nodes;
using Danta.Kis.Tests.Broker;
using Danta.Kis.Wire;

namespace Danta.Kis.Tests.Client;

/// <summary>Paper gives 15 rows a page: a day of many orders is more than a look reads, and has to be a whole list all the same.</summary>
public sealed class LongListTests : IDisposable
{
    static readonly DateOnly Today = new(2026, 11, 20);

    readonly TestSetup _setup = new();
    readonly ManualTime _time = new();
    readonly ScriptedNetwork _network = new();
    readonly KisClient _client;

    /// <summary>The number of each order and what is open of it, the oldest first.</summary>
    readonly List<(int Number, int Open)> _orders = [.. Enumerable.Range(1, 400).Select(number => (number, 0))];

    public LongListTests()
    {
        _client = new(
            new()
            {
                Environment = KisEnvironment.Paper,
                Keys = new() { AppKey = new(TestSetup.AppKey), AppSecret = new(TestSetup.AppSecret), RestUrl = new("http://broker.test") },
                Account = KisAccount.Parse("50012345-01"),
                RequestsPerSecond = 1_000,
                StateDirectory = _setup.StateDirectory,
            },
            _time, ground: _network.Ground);
        _network.Script(KisEndpoints.InquireDailyCcld, Page);
    }

    public void Dispose()
    {
        _client.Dispose();
        _setup.Dispose();
    }

    [Fact]
    public void It_is_read_to_its_end_once_and_then_back_to_what_is_known()
    {
        Assert.Equal((400, true, 27), Look());
        Assert.Equal((400, true, 20), Look());
        _orders.AddRange([(401, 5), (402, 0)]);
        Assert.Equal((402, true, 20), Look());
    }

    /// <summary>What is open may be filled meanwhile, however old it is.</summary>
    [Fact]
    public void An_old_order_that_may_still_change_is_read_each_time()
    {
        _orders[50] = (51, 7);
        Assert.Equal((400, true, 27), Look());
        // The one with something open is on the 24th page.
        Assert.Equal((400, true, 24), Look());
        _orders[50] = (51, 0);
        Assert.Equal((400, true, 24), Look());
        Assert.Equal((400, true, 20), Look());
    }

    /// <summary>Nothing is taken for known that no whole list has shown.</summary>
    [Fact]
    public void A_list_that_broke_off_teaches_nothing()
    {
        _network.Script(KisEndpoints.InquireDailyCcld, seen => PageOf(seen) < 25 ? Page(seen) : new(500, "<html>"));
        Assert.False(Look().Complete);
        _network.Script(KisEndpoints.InquireDailyCcld, Page);
        Assert.Equal((400, true, 27), Look());
    }

    [Fact]
    public void A_list_that_a_look_can_read_is_read_anew_each_time()
    {
        _orders.RemoveRange(0, 110);
        Assert.Equal((290, true, 20), Look());
        Assert.Equal((290, true, 20), Look());
    }

    (int Rows, bool Complete, int Pages) Look()
    {
        _network.Requests.Clear();
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        var look = _client.Account.OrdersAsync(new(Today, Today), Lane.Balance, default);
        for (var second = 0; second < 60 && !look.IsCompleted; second++)
            _time.Advance(TimeSpan.FromSeconds(1));
        SynchronizationContext.SetSynchronizationContext(context);
        Assert.True(OneThread.Now(look).TryGet(out var list, out var reason), reason);
        Assert.Equal(list!.Items.Count, list.Items.Select(order => order.Number.Digits).Distinct(StringComparer.Ordinal).Count());
        return (list.Items.Count, list.Complete, _network.To(KisEndpoints.InquireDailyCcld).Count);
    }

    static int PageOf(Seen seen) => seen.Key("CTX_AREA_NK100") is { Length: > 0 } mark ? int.Parse(mark, System.Globalization.CultureInfo.InvariantCulture) : 0;

    Answered Page(Seen seen)
    {
        var page = PageOf(seen);
        var body = JsonNode.Parse(Samples.Bytes("rest/inquire-daily-ccld.json"))!;
        var row = body["output1"]![0]!;
        var rows = _orders.AsEnumerable().Reverse().Skip(page * 15).Take(15).Select(order =>
        {
            var copy = row.DeepClone();
            (copy["odno"], copy["orgn_odno"], copy["ord_qty"]) = ($"{order.Number:D10}", "", "10");
            (copy["tot_ccld_qty"], copy["rmn_qty"], copy["cncl_cfrm_qty"], copy["rjct_qty"]) = ($"{10 - order.Open}", $"{order.Open}", "0", "0");
            return copy;
        });
        body["output1"] = new JsonArray([.. rows]);
        var isLast = (page + 1) * 15 >= _orders.Count;
        body["ctx_area_nk100"] = isLast ? "" : $"{page + 1}";
        return new(200, body.ToJsonString(), isLast ? "D" : "M");
    }
}
