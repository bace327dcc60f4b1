using System.Net;
using System.Text;
using Danta.Kis.Wire;
using Danta.Market;

namespace Danta.Kis;

/// <summary>
/// Goes the way of an order, and that of a frame, without a wire at their ends: the code is compiled and the tables are filled before the
/// first order that matters. Nothing of it leaves the process.
/// </summary>
public static class KisRehearsal
{
    /// <summary>More than the runtime wants to see before it compiles a method for good.</summary>
    const int Times = 64;

    static readonly InstrumentCode Stock = InstrumentCode.Parse("005930");

    /// <param name="directory">For the token of nobody; the caller's to remove.</param>
    public static async Task RunAsync(string directory, CancellationToken cancellationToken)
    {
        var options = new KisOptions
        {
            Environment = KisEnvironment.Real, Account = KisAccount.Parse("00000000-01"), HashKey = false, RequestsPerSecond = 100_000,
            Keys = new() { AppKey = new("NOBODY"), AppSecret = new("NOBODY"), RestUrl = new("http://127.0.0.1/"), WebSocketUrl = new("ws://127.0.0.1/") },
            StateDirectory = directory,
        };
        using var client = new KisClient(options, ground: new() { Http = () => new TokenOfNobody(), OrderStream = () => new EchoStream() });
        await client.AuthoriseAsync(cancellationToken).ConfigureAwait(false);
        client.KeepOrderLine(warm: true);
        for (var time = 0; time < Times; time++)
        {
            var (side, lane) = time % 2 == 0 ? (Side.Sell, Lane.PanicAndExits) : (Side.Buy, Lane.Entries);
            await client.Orders.PlaceAsync(OrderTicket.AtMarket(side, Stock, Quantity.Of(1 + time)), lane, cancellationToken).ConfigureAwait(false);
            await client.Orders.CancelAsync(
                new(new("00000", "0000000001"), OrderDivisions.Market), null, Lane.Cancels, cancellationToken).ConfigureAwait(false);
        }
        ReadFrames();
    }

    static void ReadFrames()
    {
        var reader = new WebSocketReader();
        byte[] text = [.. "0|H0STCNT0|000|"u8];
        byte[] frame = [0x81, (byte)text.Length, .. text];
        for (var time = 0; time < Times; time++)
        {
            frame.CopyTo(reader.Room);
            reader.Received(frame.Length);
            reader.Next(out _);
        }
    }

    sealed class TokenOfNobody : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(
                    """{"access_token":"NOBODY","token_type":"Bearer","expires_in":86400,"access_token_token_expired":"2099-01-01 00:00:00"}""",
                    Encoding.UTF8, "application/json"),
            });
    }
}
