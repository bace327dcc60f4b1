using Danta.Kis.Tests.Broker;
using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;
using Danta.Market;

namespace Danta.Kis.Tests.Client;

/// <summary>What goes into a request and what may come back: lines, redirects, sizes, paths.</summary>
public sealed class GateTests : IAsyncLifetime
{
    static readonly InstrumentCode Samsung = InstrumentCode.Parse("005930");

    readonly TestSetup _setup = new();
    readonly ManualTime _time = new();
    ScriptedBroker _broker = null!;

    public async ValueTask InitializeAsync()
    {
        _broker = await ScriptedBroker.StartAsync();
        _broker.Script(KisEndpoints.InquirePrice, _ => Answered.Sample("rest/inquire-price.json"));
        _broker.Script(KisEndpoints.OrderCash, _ => Answered.Sample("rest/order-cash.json"));
    }

    public async ValueTask DisposeAsync()
    {
        await _broker.DisposeAsync();
        _setup.Dispose();
    }

    [Fact]
    public async Task Every_call_names_the_program_that_makes_it()
    {
        using var client = Client();
        Assert.True((await Price(client)).TryGet(out _, out _));
        Assert.All(_broker.Requests, seen => Assert.Equal("Danta", seen.Header("user-agent")));
        Assert.Equal(2, _broker.Requests.Count);
    }

    [Theory]
    [InlineData("GOOD\r\nappkey: another")]
    [InlineData("GOOD\n")]
    [InlineData("GO\u0000OD")]
    [InlineData("GOOD\u001b[2J")]
    [InlineData("한글")]
    public async Task A_token_that_would_be_more_than_one_line_is_none(string token)
    {
        _broker.Script(KisEndpoints.TokenPath, _ => Answered.Ok(new TokenPReply { AccessToken = token, ExpiresIn = 86_400 }));
        using var client = Client();
        Assert.False((await Finish(client.AuthoriseAsync(default))).TryGet(out _, out var reason));
        Assert.DoesNotContain("GOOD", reason, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(_setup.StateDirectory), path => File.ReadAllText(path).Contains("GOOD", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hashkey_with_a_line_end_is_not_used_and_the_order_goes_without()
    {
        _broker.Script(KisEndpoints.HashkeyPath, _ => Answered.Ok(new HashkeyReply { Hash = "abc\r\ntr_id: TTTC0011U" }));
        using var client = new KisClient(_setup.Options(_broker) with { HashKey = true }, _time);
        var order = await Finish(client.Orders.PlaceAsync(OrderTicket.AtMarket(Side.Buy, Samsung, Quantity.Of(1)), Lane.Entries, default));
        Assert.IsType<OrderReply.Accepted>(order);
        Assert.Equal("", Assert.Single(_broker.To(KisEndpoints.OrderCash)).Header("hashkey"));
    }

    [Fact]
    public async Task A_key_with_a_line_end_sends_nothing_and_is_not_shown()
    {
        var options = _setup.Options(_broker);
        using var client = new KisClient(options with { Keys = options.Keys with { AppKey = new("KEY\r\nx: y") } }, _time);
        Assert.False((await Price(client)).TryGet(out _, out var reason));
        Assert.Contains("appkey", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("KEY\r", reason, StringComparison.Ordinal);
        Assert.Empty(_broker.To(KisEndpoints.InquirePrice));
    }

    [Fact]
    public async Task A_redirect_is_no_answer_and_nothing_follows_it()
    {
        await using var elsewhere = await ScriptedBroker.StartAsync();
        _broker.Script(KisEndpoints.InquirePrice, _ => new(302, "") { Location = elsewhere.Rest });
        using var client = Client();
        Assert.False((await Price(client)).TryGet(out _, out _));
        Assert.Empty(elsewhere.Requests);
        Assert.NotEmpty(_broker.To(KisEndpoints.InquirePrice));
    }

    [Fact]
    public async Task The_masters_follow_no_redirect_either()
    {
        await using var elsewhere = await ScriptedBroker.StartAsync();
        _broker.Script("/common/master/kospi_code.mst.zip", _ => new(302, "") { Location = elsewhere.Rest });
        using var client = Client();
        Assert.False((await Finish(client.Masters.LoadAsync(default))).TryGet(out _, out _));
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task An_answer_without_an_end_is_cut_off()
    {
        _broker.Script(KisEndpoints.InquirePrice, _ => new(200, new string(' ', 9 * 1024 * 1024)));
        using var client = Client();
        Assert.False((await Price(client)).TryGet(out _, out var reason));
        Assert.Contains("지나치게 큼", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("proxy/kis")]
    [InlineData("proxy/kis/")]
    public async Task An_address_with_a_path_keeps_it(string path)
    {
        var options = _setup.Options(_broker);
        foreach (var (script, body) in (IEnumerable<(string, Answered)>)[
            (KisEndpoints.TokenPath, Answered.Ok(new TokenPReply { AccessToken = "BELOW", ExpiresIn = 86_400 })),
            (KisEndpoints.InquirePrice.Path, Answered.Sample("rest/inquire-price.json"))])
            _broker.Script("/proxy/kis" + script, _ => body);
        using var client = new KisClient(options with { Keys = options.Keys with { RestUrl = new(_broker.Rest, path) } }, _time);
        Assert.True((await Price(client)).TryGet(out _, out var reason), reason);
        await Finish(client.Masters.LoadAsync(default));
        Assert.All(_broker.Requests, seen => Assert.StartsWith("/proxy/kis/", seen.Path, StringComparison.Ordinal));
    }

    /// <summary>What the broker says reaches terminals, logs and chats.</summary>
    [Fact]
    public async Task What_the_broker_says_steers_no_terminal()
    {
        _broker.Script(KisEndpoints.InquirePrice, _ => new(200, """{"rt_cd":"1","msg_cd":"OPSQ\u001b]2002","msg1":"\u001b[2J\u202e거부\r\nforged"}"""));
        using var client = Client();
        Assert.False((await Price(client)).TryGet(out _, out var reason));
        Assert.DoesNotContain(reason, sign => char.IsControl(sign) || sign == '\u202e');
        Assert.Contains("거부", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_steer_no_terminal_either()
    {
        _broker.Script(KisEndpoints.PsearchTitle, _ => new(200, """{"rt_cd":"0","msg_cd":"MCA00000","output2":[{"seq":"0","grp_nm":"g\u0007","condition_nm":"급등\u001b[31m주\u200b"}]}"""));
        using var client = Client();
        Assert.True((await Finish(client.Conditions.ListAsync(Lane.Conditions, default))).TryGet(out var list, out _));
        Assert.Equal(("급등[31m주", "g"), (Assert.Single(list!).Name, list![0].Group));
    }

    KisClient Client() => new(_setup.Options(_broker), _time);

    Task<KisResult<StockPrice>> Price(KisClient client) => Finish(client.Quotes.PriceAsync(Samsung, Board.Kospi, Lane.Other, default));

    async Task<T> Finish<T>(Task<T> task)
    {
        await _time.RunUntilAsync(() => task.IsCompleted, TimeSpan.FromMilliseconds(400), TimeSpan.FromMinutes(10));
        return await task;
    }
}
