using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Danta.Simulator.Tests.Clients;

/// <summary>What came back: the status, the body as JSON and the page header.</summary>
sealed record RawReply(HttpStatusCode Status, JsonNode Body, string More)
{
    public string Code => (string?)Body["msg_cd"] ?? (string?)Body["error_code"] ?? "";

    public string ReturnCode => (string?)Body["rt_cd"] ?? "";
}

/// <summary>
/// A KIS client written from the broker's documents alone, with nothing of this project in it: plain HTTP, plain JSON.
/// </summary>
sealed class RawClient(Uri rest, string appKey, string appSecret, string account) : IDisposable
{
    const string Trading = "/uapi/domestic-stock/v1/trading/";
    const string Quotations = "/uapi/domestic-stock/v1/quotations/";

    readonly HttpClient _http = new() { BaseAddress = rest };

    public static RawClient Real(Uri rest) => new(
        rest, "PSREALSIMULATOR000000000000000000001", string.Concat(Enumerable.Repeat("real/", 36)), "50012345-01");

    public static RawClient Paper(Uri rest) => new(
        rest, "PVPAPERSIMULATOR00000000000000000001", string.Concat(Enumerable.Repeat("paper", 36)), "50012346-01");

    public string AppKey { get; set; } = appKey;

    public string AppSecret { get; set; } = appSecret;

    public string Token { get; set; } = "";

    /// <summary>Headers for the next calls, over the usual ones; null leaves one out.</summary>
    public Dictionary<string, string?> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public string Number => account[..8];

    public string Product => account[9..];

    bool IsReal => AppKey.StartsWith("PS", StringComparison.Ordinal);

    public async Task<RawClient> LogInAsync()
    {
        var reply = await TokenAsync();
        Token = (string)reply.Body["access_token"]!;
        return this;
    }

    public Task<RawReply> TokenAsync(string grantType = "client_credentials") => SendAsync(HttpMethod.Post, "/oauth2/tokenP", bare: true, body:
        new JsonObject { ["grant_type"] = grantType, ["appkey"] = AppKey, ["appsecret"] = AppSecret });

    public Task<RawReply> RevokeAsync() => SendAsync(HttpMethod.Post, "/oauth2/revokeP", bare: true, body:
        new JsonObject { ["appkey"] = AppKey, ["appsecret"] = AppSecret, ["token"] = Token });

    public async Task<string> ApprovalAsync()
    {
        var reply = await SendAsync(HttpMethod.Post, "/oauth2/Approval", bare: true, body:
            new JsonObject { ["grant_type"] = "client_credentials", ["appkey"] = AppKey, ["secretkey"] = AppSecret });
        return (string)reply.Body["approval_key"]!;
    }

    public async Task<string> HashAsync(JsonObject body) =>
        (string)(await SendAsync(HttpMethod.Post, "/uapi/hashkey", body: body)).Body["HASH"]!;

    public Task<RawReply> QuoteAsync(string name, string trId, params (string Key, string Value)[] query) =>
        SendAsync(HttpMethod.Get, Quotations + name, trId, query);

    public Task<RawReply> AskAsync(string name, string trId, params (string Key, string Value)[] query) =>
        SendAsync(HttpMethod.Get, Trading + name, Id(trId), [("CANO", Number), ("ACNT_PRDT_CD", Product), .. query]);

    public Task<RawReply> PostAsync(string name, string trId, JsonObject body) =>
        SendAsync(HttpMethod.Post, Trading + name, Id(trId), body: body);

    public JsonObject OrderBody(string code, string type, long quantity, long price) => new()
    {
        ["CANO"] = Number,
        ["ACNT_PRDT_CD"] = Product,
        ["PDNO"] = code,
        ["ORD_DVSN"] = type,
        ["ORD_QTY"] = $"{quantity}",
        ["ORD_UNPR"] = $"{price}",
    };

    public Task<RawReply> BuyAsync(string code, long quantity, long price = 0, string? type = null) =>
        PostAsync("order-cash", "TTTC0012U", OrderBody(code, type ?? (price == 0 ? "01" : "00"), quantity, price));

    public Task<RawReply> SellAsync(string code, long quantity, long price = 0, string? type = null) =>
        PostAsync("order-cash", "TTTC0011U", OrderBody(code, type ?? (price == 0 ? "01" : "00"), quantity, price));

    public Task<RawReply> ChangeAsync(string number, bool cancel, long quantity = 0, long price = 0, string branch = "", string type = "00") =>
        PostAsync("order-rvsecncl", "TTTC0013U", new JsonObject
        {
            ["CANO"] = Number,
            ["ACNT_PRDT_CD"] = Product,
            ["KRX_FWDG_ORD_ORGNO"] = branch,
            ["ORGN_ODNO"] = number,
            ["ORD_DVSN"] = type,
            ["RVSE_CNCL_DVSN_CD"] = cancel ? "02" : "01",
            ["ORD_QTY"] = $"{quantity}",
            ["ORD_UNPR"] = $"{price}",
            ["QTY_ALL_ORD_YN"] = quantity == 0 ? "Y" : "N",
        });

    public Task<RawReply> BalanceAsync(string foreign = "", string next = "") => AskAsync(
        "inquire-balance", "TTTC8434R", ("AFHR_FLPR_YN", "N"), ("OFL_YN", ""), ("INQR_DVSN", "02"), ("UNPR_DVSN", "01"),
        ("FUND_STTL_ICLD_YN", "N"), ("FNCG_AMT_AUTO_RDPT_YN", "N"), ("PRCS_DVSN", "00"), ("CTX_AREA_FK100", foreign),
        ("CTX_AREA_NK100", next));

    public Task<RawReply> OrdersAsync(string from = "20261101", string to = "20261231", string filled = "00", string foreign = "", string next = "") => AskAsync(
        "inquire-daily-ccld", "TTTC0081R", ("INQR_STRT_DT", from), ("INQR_END_DT", to), ("SLL_BUY_DVSN_CD", "00"), ("PDNO", ""),
        ("ORD_GNO_BRNO", ""), ("ODNO", ""), ("CCLD_DVSN", filled), ("INQR_DVSN", "00"), ("INQR_DVSN_1", ""), ("INQR_DVSN_3", "00"),
        ("EXCG_ID_DVSN_CD", "KRX"), ("CTX_AREA_FK100", foreign), ("CTX_AREA_NK100", next));

    public Task<RawReply> PowerAsync(string code, string type = "01", string price = "0") => AskAsync(
        "inquire-psbl-order", "TTTC8908R", ("PDNO", code), ("ORD_UNPR", price), ("ORD_DVSN", type), ("CMA_EVLU_AMT_ICLD_YN", "N"),
        ("OVRS_ICLD_YN", "N"));

    public async Task<JsonNode> TruthAsync() =>
        JsonNode.Parse(await _http.GetStringAsync($"/simulator/accounts/{account}"))!;

    public async Task<RawReply> SendAsync(
        HttpMethod method, string path, string? trId = null, (string Key, string Value)[]? query = null, JsonNode? body = null, bool bare = false)
    {
        var asked = string.Join('&', (query ?? []).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        using var request = new HttpRequestMessage(method, asked.Length > 0 ? $"{path}?{asked}" : path);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        if (!bare)
        {
            var headers = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
            {
                ["authorization"] = $"Bearer {Token}",
                ["appkey"] = AppKey,
                ["appsecret"] = AppSecret,
                ["tr_id"] = trId,
                ["custtype"] = "P",
            };
            foreach (var (name, value) in Headers)
                headers[name] = value;
            foreach (var (name, value) in headers.Where(header => header.Value is not null))
                request.Headers.TryAddWithoutValidation(name, value);
        }
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var more = response.Headers.TryGetValues("tr_cont", out var values) ? string.Concat(values) : "";
        return new(response.StatusCode, JsonNode.Parse(text)!, more);
    }

    /// <summary>A body that may be anything, with the usual headers.</summary>
    public async Task<RawReply> SendTextAsync(HttpMethod method, string path, string text, string type, string? trId)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(text, Encoding.UTF8, type) };
        foreach (var (name, value) in ((string, string?)[])[("authorization", $"Bearer {Token}"), ("appkey", AppKey), ("appsecret", AppSecret), ("tr_id", trId)])
        {
            if (value is not null)
                request.Headers.TryAddWithoutValidation(name, value);
        }
        using var response = await _http.SendAsync(request);
        return new(response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!, "");
    }

    public void Dispose() => _http.Dispose();

    /// <summary>An id of the ledger begins with V on paper.</summary>
    string Id(string trId) => IsReal || trId[0] is not ('T' or 'C' or 'J') ? trId : "V" + trId[1..];
}
