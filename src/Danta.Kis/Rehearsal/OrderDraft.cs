using System.Net;
using System.Text;
using Danta.Kis.Wire;

namespace Danta.Kis;

/// <summary>An order as it would leave, and did not. Neither the account nor a key stands in it.</summary>
/// <param name="Call">POST and the whole address.</param>
/// <param name="TrId">The broker's word for what is asked.</param>
/// <param name="Body">As it would be sent, but for the account.</param>
public sealed record OrderDraft(string Call, string TrId, string Body)
{
    /// <summary>Goes the whole way of an order with these options; at its end there is nobody instead of the broker.</summary>
    /// <param name="directory">For the token of nobody; the caller's to remove.</param>
    /// <returns>The draft, or why there is none.</returns>
    public static async Task<KisResult<OrderDraft>> WriteAsync(
        KisOptions options, string directory, OrderTicket ticket, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var nobody = new Nobody();
        var stranger = options with
        {
            Keys = options.Keys with { AppKey = new("NOBODY"), AppSecret = new("NOBODY") },
            MarketData = null,
            HashKey = false,
            StateDirectory = directory,
        };
        using var client = new KisClient(stranger, ground: new() { Http = () => nobody });
        var reply = await client.Orders.PlaceAsync(ticket, Lane.PanicAndExits, cancellationToken).ConfigureAwait(false);
        return nobody.Heard is { } heard
            ? KisResult.Ok(new OrderDraft(heard.Call, heard.TrId, heard.Body.Replace(options.Account.Number, $"****{options.Account.Number[4..]}", StringComparison.Ordinal)))
            : KisResult.Failed<OrderDraft>(reply.Match(_ => "", refused => $"{refused.Code} {refused.Message}".Trim(), doubt => doubt.Reason));
    }

    /// <summary>Gives a token to anybody and takes any order, and has no wire.</summary>
    sealed class Nobody : HttpMessageHandler
    {
        public (string Call, string TrId, string Body)? Heard { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath.EndsWith(KisEndpoints.TokenPath, StringComparison.Ordinal))
                return Answer("""{"access_token":"NOBODY","token_type":"Bearer","expires_in":86400,"access_token_token_expired":"2099-01-01 00:00:00"}""");
            using var body = new MemoryStream();
            await request.Content!.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
            Heard = ($"{request.Method} {request.RequestUri}", string.Concat(request.Headers.GetValues("tr_id")), Encoding.UTF8.GetString(body.ToArray()));
            return Answer(
                """{"rt_cd":"0","msg_cd":"APBK0013","msg1":"","output":{"KRX_FWDG_ORD_ORGNO":"00000","ODNO":"0000000001","ORD_TMD":"090000"}}""");
        }

        static HttpResponseMessage Answer(string json) =>
            new(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
    }
}
