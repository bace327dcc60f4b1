using Danta.Host.Edges;
using Danta.Host.Tests.EndToEnd;
using Danta.Kis;
using Danta.Trading;

namespace Danta.Host.Tests.Doctor;

/// <summary>Each check of the broker's side on an exchange that has this trouble, and once more when its advice was followed.</summary>
public sealed class BrokenBrokerTests
{
    /// <summary>Nobody listens there.</summary>
    const string Nowhere = "http://127.0.0.1:9";

    [Fact]
    public async Task A_server_that_does_not_answer_fails()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.SetAsync("kis.restUrl", Nowhere);
        await ward.AssertAsync("server", FindingState.Failed, "127.0.0.1:9", _ => ward.SetAsync("kis.restUrl", $"{ward.Exchange.RestUrl}"));
    }

    [Fact]
    public async Task Keys_that_would_go_in_the_clear_fail()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.SetAsync("kis.restUrl", "http://192.0.2.1:9443");
        await ward.AssertAsync("tls", FindingState.Failed, "https", _ => ward.SetAsync("kis.restUrl", $"{ward.Exchange.RestUrl}"));
    }

    [Fact]
    public async Task A_secret_that_is_another_fails()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.SetAsync("kis.appSecret", new string('x', 180));
        await ward.AssertAsync("token", FindingState.Failed, "앱시크릿", _ => ward.SetAsync("kis.appSecret", Stage.RealSecret));
    }

    [Fact]
    public async Task A_paper_key_on_real_is_named_as_such()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.SetAsync("kis.appKey", Stage.PaperKey);
        await ward.SetAsync("kis.appSecret", Stage.PaperSecret);
        await ward.SetAsync("kis.account", "50012346-01");
        await ward.AssertAsync("environment", FindingState.Failed, "모의 키인 듯합니다", _ => ward.SetAsync("kis.environment", "paper"));
    }

    [Fact]
    public async Task Paper_without_keys_for_what_it_lacks_fails()
    {
        await using var ward = await Ward.OpenAsync(paper: true);
        var keys = ward.Json["kis"]!["marketData"]!.DeepClone();
        await ward.SetAsync("kis.marketData", null);
        await ward.AssertAsync("market-data", FindingState.Failed, "kis.marketData", _ => ward.SetAsync("kis.marketData", keys));
    }

    [Fact]
    public async Task An_account_that_is_not_the_keys_fails()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.SetAsync("kis.account", "11112222-01");
        await ward.AssertAsync("account", FindingState.Failed, "kis.account", _ => ward.SetAsync("kis.account", "50012345-01"));
    }

    [Fact]
    public async Task A_budget_above_the_buying_power_is_warned_about_in_won()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.SetAsync("trading.budgetPerTrade", 500_000_000);
        await ward.AssertAsync("buying-power", FindingState.Warning, "500,000,000원", _ => ward.SetAsync("trading.budgetPerTrade", 1_000_000));
    }

    [Fact]
    public async Task No_approval_key_fails()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.BreakAsync("""{"fault":"html","call":"Approval","status":500}""");
        await ward.AssertAsync("approval", FindingState.Failed, "token", _ => ward.MendAsync());
    }

    [Fact]
    public async Task A_feed_that_does_not_open_fails()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.SetAsync("kis.webSocketUrl", "ws://127.0.0.1:9");
        await ward.AssertAsync("websocket", FindingState.Failed, "방화벽", _ => ward.SetAsync("kis.webSocketUrl", $"{ward.Exchange.WebSocketUrl}"));
    }

    [Fact]
    public async Task Notices_that_cannot_be_read_fail()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.BreakAsync("""{"fault":"keys-withheld"}""");
        await ward.AssertAsync("notices", FindingState.Failed, "푸는 키", _ => ward.MendAsync());
    }

    [Fact]
    public async Task An_hts_id_that_is_none_fails()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.SetAsync("kis.htsId", "nobody");
        await ward.AssertAsync("hts-id", FindingState.Failed, "'nobody'", _ => ward.SetAsync("kis.htsId", "SIMUSER1"));
    }

    [Fact]
    public async Task A_condition_that_is_not_saved_fails_and_those_that_are_are_named()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.SetAsync("trading.conditions", new System.Text.Json.Nodes.JsonArray("없는 조건"));
        await ward.AssertAsync("conditions", FindingState.Failed, "신고가", _ => ward.SetAsync("trading.conditions", new System.Text.Json.Nodes.JsonArray("신고가")));
    }

    [Fact]
    public async Task A_session_of_another_program_fails()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.LookAsync("token");
        var config = Danta.Host.Configuration.ConfigLoader.Load(ward.File, new System.Collections.Hashtable());
        using var other = new KisClient(BrokerOptions.Of(config.Kis, ward.Storage), ward.Time);
        var stream = other.OpenStream(new Danta.Host.Doctor.FeedProbe());
        stream.WatchNotices();
        stream.Start();
        await Patience.UntilAsync(() => stream.State.Up);
        await ward.AssertAsync("session", FindingState.Failed, "다른 프로그램", async _ => await stream.DisposeAsync());
    }

    [Fact]
    public async Task Calls_of_another_program_are_warned_about()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.BreakAsync("""{"fault":"refused","call":"inquire-balance","times":1}""");
        await ward.AssertAsync("calls", FindingState.Warning, "EGW00201", _ => Task.CompletedTask);
    }

    [Fact]
    public async Task Master_files_that_cannot_be_had_fail()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.SetAsync("kis.restUrl", Nowhere);
        await ward.AssertAsync("masters", FindingState.Failed, "dws.co.kr", _ => ward.SetAsync("kis.restUrl", $"{ward.Exchange.RestUrl}"));
    }

    [Fact]
    public async Task A_purchase_that_buys_nothing_fails_in_rehearsal_and_nothing_ever_leaves()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.SetAsync("trading.budgetPerTrade", 1);
        await ward.AssertAsync("rehearsal", FindingState.Failed, "budgetPerTrade", _ => ward.SetAsync("trading.budgetPerTrade", 1_000_000));
        var fine = await ward.LookAsync("rehearsal");
        Assert.Contains("TTTC0012U", fine.Text, StringComparison.Ordinal);
        Assert.Contains("\"ORD_QTY\":\"100\"", fine.Text, StringComparison.Ordinal);
        foreach (var secret in (string[])["50012345", Stage.RealKey, Stage.RealSecret])
            Assert.DoesNotContain(secret, fine.Text, StringComparison.Ordinal);
        Assert.Empty(ward.Exchange.Account("50012345-01")!.Orders);
    }
}
