using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Danta.Simulator.Tests.Clients;

/// <summary>The plain C# of docs/simulator.md, to the letter between the two marks.</summary>
static class PlainClient
{
    /// <returns>What its socket heard first.</returns>
    public static async Task<string> RunAsync(string rest, string ws)
    {
        var (appkey, appsecret) = ("PSREALSIMULATOR000000000000000000001", string.Concat(Enumerable.Repeat("real/", 36)));

        // recipe
        using var http = new HttpClient { BaseAddress = new(rest) };
        var keys = new { grant_type = "client_credentials", appkey, appsecret };
        using var login = await http.PostAsJsonAsync("/oauth2/tokenP", keys);
        var token = (await login.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        http.DefaultRequestHeaders.Add("authorization", $"Bearer {token}");
        http.DefaultRequestHeaders.Add("appkey", appkey);
        http.DefaultRequestHeaders.Add("appsecret", appsecret);

        using var buy = new HttpRequestMessage(HttpMethod.Post, "/uapi/domestic-stock/v1/trading/order-cash") { Headers = { { "tr_id", "TTTC0012U" } } };
        // 주문의 키는 적은 그대로여야 합니다: 기본값은 첫 글자를 소문자로 바꿉니다.
        var order = new { CANO = "50012345", ACNT_PRDT_CD = "01", PDNO = "005930", ORD_DVSN = "01", ORD_QTY = "1", ORD_UNPR = "0" };
        buy.Content = JsonContent.Create(order, options: JsonSerializerOptions.Default);
        using var bought = await http.SendAsync(buy);
        Console.WriteLine(await bought.Content.ReadAsStringAsync());

        using var approval = await http.PostAsJsonAsync("/oauth2/Approval", new { keys.grant_type, appkey, secretkey = appsecret });
        var approval_key = (await approval.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("approval_key").GetString();
        using var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        await socket.ConnectAsync(new($"{ws}/tryitout"), CancellationToken.None);
        var ask = new { header = new { approval_key, custtype = "P", tr_type = "1" }, body = new { input = new { tr_id = "H0STCNT0", tr_key = "005930" } } };
        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(ask), WebSocketMessageType.Text, true, CancellationToken.None);
        // end of recipe

        var heard = new byte[4096];
        var message = await socket.ReceiveAsync(heard.AsMemory(), CancellationToken.None);
        return Encoding.UTF8.GetString(heard, 0, message.Count);
    }
}
