using System.Collections;
using System.Text.Json.Nodes;
using Danta.Host.Configuration;
using Danta.Host.Edges;
using Danta.Telegram;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Host.Tests.Configuration;

/// <summary>Texts as files of secrets and clipboards bring them: taken, or named, and never more than that.</summary>
public sealed class TextTests : IDisposable
{
    const string Marker = "H1dden";

    static readonly string[] Wires =
    [
        "kis.appKey", "kis.appSecret", "kis.account", "kis.htsId", "kis.restUrl", "kis.webSocketUrl", "kis.marketData.appKey", "kis.marketData.appSecret",
        "kis.marketData.htsId", "telegram.botToken", "telegram.apiUrl",
    ];

    readonly string _directory = Directory.CreateTempSubdirectory("danta").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    static JsonObject Whole() => JsonNode.Parse("""
        {
          "kis": {
            "appKey": "K", "appSecret": "S", "account": "12345678-01", "htsId": "me", "restUrl": "https://a.test:1", "webSocketUrl": "ws://b.test:2",
            "marketData": { "appKey": "K2", "appSecret": "S2", "htsId": "me2" }
          },
          "telegram": { "botToken": "1:t", "chatIds": [1], "apiUrl": "http://c.test:3" }
        }
        """)!.AsObject();

    static void Put(JsonObject root, string path, string text)
    {
        var at = root;
        var steps = path.Split('.');
        foreach (var step in steps[..^1])
            at = at[step]!.AsObject();
        at[steps[^1]] = text;
    }

    static string Get(JsonObject root, string path) => path.Split('.').Aggregate((JsonNode)root, (at, step) => at[step]!).GetValue<string>();

    DantaConfig Load(string json)
    {
        var file = Path.Combine(_directory, "danta.json");
        File.WriteAllText(file, json);
        return ConfigLoader.Load(file, new Hashtable());
    }

    static IEnumerable<string> Texts(DantaConfig config) =>
    [
        config.Kis.AppKey, config.Kis.AppSecret.Value, config.Kis.Account, config.Kis.HtsId, $"{config.Kis.RestUrl}", $"{config.Kis.WebSocketUrl}",
        config.Kis.MarketData!.AppKey, config.Kis.MarketData.AppSecret.Value, config.Kis.MarketData.HtsId, config.Telegram.BotToken.Value,
        $"{config.Telegram.ApiUrl}",
    ];

    [Theory]
    [InlineData("", "\n")]
    [InlineData(" ", "")]
    [InlineData("\uFEFF", "\r\n")]
    [InlineData("\u00A0\t", "\u200B ")]
    [InlineData("\0", "\u001b")]
    public void Blanks_around_a_text_that_goes_on_the_wire_are_no_part_of_it(string before, string behind)
    {
        var padded = Whole();
        foreach (var path in Wires)
            Put(padded, path, before + Get(padded, path) + behind);
        Assert.Equal(Texts(Load(Whole().ToJsonString())), Texts(Load(padded.ToJsonString())));
    }

    public static TheoryData<string> Paths => [.. Wires];

    [Theory]
    [MemberData(nameof(Paths))]
    public void What_an_address_or_a_header_cannot_bear_is_named_by_its_key_and_never_shown(string path)
    {
        foreach (var strange in (string[])[" ", "\n", "\r\nX-Header: 1", "\0", "\u001b[31m", "\u202E", "한", "é", "\uFEFF", new string('x', 3_000)])
        {
            var root = Whole();
            Put(root, path, Get(root, path) + strange + Marker);
            var fault = Assert.Single(Assert.Throws<ConfigException>(() => Load(root.ToJsonString())).Faults);
            Assert.Equal(path, fault.Key);
            Assert.DoesNotContain(Marker, $"{fault}", StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("1:a/../getMe")]
    [InlineData("1:a?x=1")]
    [InlineData("1:a#b")]
    [InlineData("1:a%2e")]
    public void A_bots_token_is_no_part_of_another_address(string token)
    {
        var root = Whole();
        Put(root, "telegram.botToken", token);
        Assert.Equal("telegram.botToken", Assert.Single(Assert.Throws<ConfigException>(() => Load(root.ToJsonString())).Faults).Key);
    }

    /// <summary>Whatever the text: it is refused with its key, or the program can be put together with it.</summary>
    [Fact]
    public async Task No_text_anywhere_is_an_exception_of_another_kind()
    {
        var random = new Random(17);
        string[] odd = ["", " ", "\n", "\0", "\u200B", "\uD7FF", "://", "http://", "\\", "\"", "{", "[", "%", "..", "/", "null", "1", "-1", "1e9", "ﬀ", "단타", "and", "\u001b]0;x\a"];
        string[] paths = [.. Wires, "kis.environment", "trading.conditions", "web.url", "web.password", "storage.directory", "storage.connection", "telegram.language"];
        for (var round = 0; round < 400; round++)
        {
            var root = Whole();
            root["trading"] = new JsonObject();
            root["web"] = new JsonObject();
            root["storage"] = new JsonObject();
            for (var change = 0; change < 3; change++)
                Put(root, paths[random.Next(paths.Length)], string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => odd[random.Next(odd.Length)])));
            DantaConfig config;
            try
            {
                config = Load(root.ToJsonString());
            }
            catch (ConfigException)
            {
                continue;
            }
            _ = BrokerOptions.Of(config.Kis, _directory);
            _ = new Dashboard.DashboardOptions(config.Web.Url.GetLeftPart(UriPartial.Authority)).Problem();
            if (!config.Telegram.BotToken.IsEmpty)
                await new TelegramBot(TelegramEdge.Options(config, _directory) with { StorageDirectory = null }, new Desk.FakeView(), new Desk.ManualTime(default), NullLoggerFactory.Instance).DisposeAsync();
        }
    }

    [Theory]
    [InlineData("""{ "kis": { "appKey": "H1dden", "AppKey": "H1dden" } }""", "kis.AppKey")]
    [InlineData("""{ "kis": {}, "trading": { "exit": {}, "exit": { "stopLossPercent": 1 } } }""", "trading.exit")]
    [InlineData("""{ "trading": { "conditions": ["a", { "condition": "b", "condition": "c" }] } }""", "trading.conditions[1].condition")]
    [InlineData("""{ "kis": { "appKey": "\ud800" } }""", "kis.appKey")]
    public void A_key_that_stands_twice_and_a_text_that_is_none_are_named(string json, string key)
    {
        var fault = Assert.Single(Assert.Throws<ConfigException>(() => Load(json)).Faults);
        Assert.Equal(key, fault.Key);
        Assert.DoesNotContain(Marker, $"{fault}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DANTA_Kis", """{"appKey":"H1dden","APPKEY":"H1dden"}""", "DANTA_Kis: APPKEY")]
    [InlineData("DANTA_KIS__APPKEY", "H1dden", "DANTA_KIS__APPKEY, DANTA_Kis__AppKey")]
    public void The_environment_says_nothing_twice_either(string name, string value, string key)
    {
        var environment = new Hashtable { ["DANTA_Kis__AppKey"] = "K", [name] = value };
        var fault = Assert.Single(Assert.Throws<ConfigException>(() => ConfigLoader.Load(null, environment)).Faults);
        Assert.Equal(key, fault.Key);
        Assert.DoesNotContain(Marker, $"{fault}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"급등주\"", "급등주")]
    [InlineData("“급등주” ", "급등주")]
    [InlineData("\"buy and hold\"", "buy and hold")]
    [InlineData("\"buy and hold\" not 신고가", "buy and hold,신고가")]
    [InlineData("buy and hold", "buy,hold")]
    [InlineData("3", "3")]
    public void A_condition_may_stand_in_quotes(string written, string polled)
    {
        var root = Whole();
        root["trading"] = new JsonObject { ["conditions"] = new JsonArray(written) };
        Assert.Equal(polled.Split(','), Load(root.ToJsonString()).Trading.Conditions);
    }
}
