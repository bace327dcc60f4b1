using System.Text;
using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;
using Danta.Market;

namespace Danta.Kis.Tests.Line;

/// <summary>The broker must not be able to tell by which way an order came.</summary>
public sealed class SameBytesTests
{
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

    static InstrumentCode CodeOf(Random random)
    {
        const string Letters = "ACDFGHJKLMNPRSTVWXYZ";
        return random.Next(4) == 0
            ? InstrumentCode.Parse($"{random.Next(10_000):0000}{Letters[random.Next(Letters.Length)]}{random.Next(10)}")
            : InstrumentCode.Parse($"{random.Next(1_000_000):000000}");
    }
}
