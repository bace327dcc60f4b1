using System.Text;
using Danta.Kis.Tests.Broker;
using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;
using Danta.Market;

namespace Danta.Kis.Tests.Line;

/// <summary>The broker must not be able to tell by which way an order came.</summary>
public sealed class SameBytesTests : IAsyncLifetime
{
    static readonly InstrumentCode Samsung = InstrumentCode.Parse("005930");
    static readonly OrderTicket Sell = OrderTicket.AtLimit(Side.Sell, Samsung, Quantity.Of(3), Price.FromWon(71_500)) with { Venue = Venue.Sor };
    static readonly OrderTicket Buy = OrderTicket.AtMarket(Side.Buy, Samsung, Quantity.Of(1_000_000));

    readonly TestSetup _setup = new();
    readonly ManualTime _time = new();
    ScriptedBroker _broker = null!;

    public async ValueTask InitializeAsync()
    {
        _broker = await ScriptedBroker.StartAsync();
        _broker.Script(KisEndpoints.OrderCash, _ => Answered.Sample("rest/order-cash.json"));
        _broker.Script(KisEndpoints.OrderRvsecncl, _ => Answered.Sample("rest/order-rvsecncl.json"));
    }

    public async ValueTask DisposeAsync()
    {
        await _broker.DisposeAsync();
        _setup.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Heads_and_bodies_are_the_same_by_both_ways(bool hashkeys)
    {
        using var client = new KisClient(_setup.Options(_broker) with { HashKey = hashkeys }, _time);
        await client.AuthoriseAsync(default);
        await AllAsync(client, warm: false, hashkeys);
        var ordinary = Taken();
        client.KeepOrderLine(true);
        await Patience.UntilAsync(() => client.ReadyForOrders == 3);
        await AllAsync(client, warm: true, hashkeys);
        var warm = Taken();

        Assert.Equal(4, ordinary.Count);
        Assert.Equal(ordinary.Select(Text), warm.Select(Text));
        Assert.All(warm, seen => Assert.Equal(hashkeys, seen.Header("hashkey").Length > 0));
    }

    [Fact]
    public async Task An_exit_without_a_hash_at_hand_leaves_at_once_and_an_entry_fetches_its_own()
    {
        using var client = new KisClient(_setup.Options(_broker) with { HashKey = true }, _time);
        await client.AuthoriseAsync(default);
        client.KeepOrderLine(true);
        await Patience.UntilAsync(() => client.ReadyForOrders == 3);

        Assert.NotNull((await client.Orders.PlaceAsync(Sell, Lane.PanicAndExits, default)).Times);
        Assert.Empty(_broker.To(KisEndpoints.HashkeyPath));
        await client.Orders.PlaceAsync(Buy, Lane.Entries, default);
        Assert.Single(_broker.To(KisEndpoints.HashkeyPath));
        Assert.Equal(["", $"HASH-OF-{_broker.To(KisEndpoints.OrderCash)[1].Body.Length}"], _broker.To(KisEndpoints.OrderCash).Select(seen => seen.Header("hashkey")));
    }

    [Fact]
    public void A_body_is_what_the_serialiser_would_write()
    {
        var random = new Random(30);
        var bytes = new byte[OrderBodies.Most];
        for (var round = 0; round < 20_000; round++)
        {
            var account = KisAccount.Parse($"{random.Next(100_000_000):00000000}-{random.Next(100):00}");
            var division = OrderDivisions.All[random.Next(OrderDivisions.All.Length)];
            var ticket = new OrderTicket(
                (Side)random.Next(1, 3), CodeOf(random), division, Quantity.Of(random.NextInt64(1, 1L << random.Next(1, 41))),
                division.Priced ? Price.FromWon(random.Next(1, 100_000_001)) : default, (Venue)random.Next(3));

            var written = new OrderBodies(account).Write(bytes, ticket);

            var expected = KisBody.Write(new OrderCashBody
            {
                Cano = account.Number,
                AcntPrdtCd = account.Product,
                Pdno = ticket.Code.ToString(),
                OrdDvsn = division.Code,
                OrdQty = $"{ticket.Quantity.Shares}",
                OrdUnpr = $"{ticket.Limit.Won}",
                ExcgIdDvsnCd = ticket.Venue.Code(),
                SllType = ticket.Side == Side.Sell ? "01" : "",
                CndtPric = "",
            });
            Assert.Equal(Encoding.UTF8.GetString(expected), Encoding.UTF8.GetString(bytes, 0, written));
        }
    }

    async Task AllAsync(KisClient client, bool warm, bool prepares)
    {
        var standing = new StandingOrder(new("06010", "0000117057"), OrderDivisions.Limit);
        foreach (var ticket in (OrderTicket[])[Sell, Buy])
        {
            if (prepares)
                await client.Orders.PrepareAsync(ticket, default);
            var reply = await client.Orders.PlaceAsync(ticket, ticket.Side == Side.Sell ? Lane.PanicAndExits : Lane.Entries, default);
            Assert.Equal(warm, reply.Times is not null);
        }
        // A cancel's hash is never prepared: with hashes it goes the ordinary way, unless nobody waits for one.
        var cancelled = await client.Orders.CancelAsync(standing, null, Lane.Cancels, default);
        var amended = await client.Orders.AmendAsync(standing, OrderDivisions.Limit, Quantity.Of(2), Price.FromWon(71_000), Lane.Cancels, default);
        Assert.Equal((warm && !prepares, warm && !prepares), (cancelled.Times is not null, amended.Times is not null));
    }

    List<Seen> Taken()
    {
        var taken = _broker.Requests.Where(seen => seen.Path == KisEndpoints.OrderCash.Path || seen.Path == KisEndpoints.OrderRvsecncl.Path).ToList();
        _broker.Requests.Clear();
        return taken;
    }

    static string Text(Seen seen) =>
        $"{seen.Method} {seen.Path}{seen.Query}\n{string.Join('\n', seen.Headers.OrderBy(head => head.Key, StringComparer.OrdinalIgnoreCase).Select(head => $"{head.Key.ToUpperInvariant()}: {head.Value}"))}\n\n{seen.Body}";

    static InstrumentCode CodeOf(Random random)
    {
        const string Letters = "ACDFGHJKLMNPRSTVWXYZ";
        return random.Next(4) == 0
            ? InstrumentCode.Parse($"{random.Next(10_000):0000}{Letters[random.Next(Letters.Length)]}{random.Next(10)}")
            : InstrumentCode.Parse($"{random.Next(1_000_000):000000}");
    }
}
