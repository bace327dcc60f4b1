using System.Collections;
using Danta.Host.Configuration;
using Danta.Market;

namespace Danta.Host.Tests.Configuration;

public sealed class ConfigTests : IDisposable
{
    readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("danta").FullName, "danta.json");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    const string Minimal = """
        {
          // comments and trailing commas are fine
          "kis": { "appKey": "K", "appSecret": "S", "account": "12345678-01", "htsId": "me", },
        }
        """;

    DantaConfig Load(string json, params (string Name, string Value)[] environment)
    {
        File.WriteAllText(_file, json);
        var variables = new Hashtable();
        foreach (var (name, value) in environment)
            variables[name] = value;
        return ConfigLoader.Load(_file, variables);
    }

    [Fact]
    public void Credentials_lie_between_file_and_environment_and_are_texts_whatever_they_look_like()
    {
        var secrets = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(_file)!, "credentials")).FullName;
        (string Name, string Text)[] files =
        [
            ("danta_kis.appSecret", "from-a-credential\n"), ("kis.appKey", "Key\r\n"), ("web.password", "123456"), ("telegram.botToken", "1:from-a-credential"),
            ("somebody-elses", "x"), (".hidden.thing", "x"),
        ];
        foreach (var (name, text) in files)
            File.WriteAllText(Path.Combine(secrets, name), text);
        var config = Load(Minimal, ("CREDENTIALS_DIRECTORY", secrets), ("DANTA_Telegram__BotToken", "2:from-the-environment"));
        Assert.Equal(("Key", "from-a-credential"), (config.Kis.AppKey, config.Kis.AppSecret.Value));
        Assert.Equal("123456", config.Web.Password!.Value);
        Assert.Equal("2:from-the-environment", config.Telegram.BotToken.Value);
    }

    [Fact]
    public void A_credential_that_no_key_has_or_that_cannot_be_read_is_named_without_what_is_in_it()
    {
        var secrets = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(_file)!, "credentials")).FullName;
        File.WriteAllText(Path.Combine(secrets, "kis.appSekret"), "nobody-may-read");
        var fault = Assert.Single(Assert.Throws<ConfigException>(() => Load(Minimal, ("CREDENTIALS_DIRECTORY", secrets))).Faults);
        Assert.Equal("kis.appSekret", fault.Key);
        Assert.DoesNotContain("nobody-may-read", $"{fault}", StringComparison.Ordinal);
        File.Delete(Path.Combine(secrets, "kis.appSekret"));
        File.WriteAllText(Path.Combine(secrets, "kis.appSecret"), new string('x', 100_000));
        Assert.Equal(["kis.appSecret"], Faults(Minimal, ("CREDENTIALS_DIRECTORY", secrets)));
        Assert.Equal([""], Faults(Minimal, ("CREDENTIALS_DIRECTORY", Path.Combine(secrets, "nowhere"))));
    }

    string[] Faults(string json, params (string Name, string Value)[] environment) =>
        Assert.Throws<ConfigException>(() => Load(json, environment)).Faults.Select(fault => fault.Key).Order().ToArray();

    [Fact]
    public void What_the_file_does_not_say_has_its_default()
    {
        var config = Load(Minimal);
        Assert.True(config.Kis.IsPaper);
        Assert.Null(config.Kis.HashKey);
        Assert.Equal(["급등주"], config.Trading.Conditions);
        Assert.Equal(new PollRhythm(TimeSpan.FromSeconds(5), Idle: null), config.Trading.Poll);
        Assert.Equal(new Won(1_000_000), config.Trading.Settings.BudgetPerTrade);
        Assert.Equal(Rate.FromPercent(1.5m), config.Trading.Settings.Exit.TakeProfit);
        Assert.Equal(new TimeOnly(15, 15), config.Trading.Settings.Exit.FlattenAt);
        Assert.Equal("http://127.0.0.1:5080/", config.Web.Url.ToString());
        Assert.Equal("data", config.Storage.Directory);
        Assert.Equal(400, config.Storage.JournalDays);
    }

    [Fact]
    public void Old_journals_are_kept_for_ever_where_a_null_says_so_and_a_connection_is_checked_without_being_shown()
    {
        Assert.Null(Load(Minimal, ("DANTA_Storage__JournalDays", "null")).Storage.JournalDays);
        Assert.Equal(30, Load(Minimal, ("DANTA_Storage__JournalDays", "30")).Storage.JournalDays);
        Assert.Equal(["storage.journalDays"], Faults(Minimal, ("DANTA_Storage__JournalDays", "0")));
        Assert.NotNull(Load(Minimal, ("DANTA_Storage__Connection", "Host=db;Database=danta;Username=me;Password=hush")).Storage.Connection);
        foreach (var wrong in (string[])["postgresql://me:hush@db/danta", "Database=danta;Password=hush", "hush"])
        {
            var faults = Assert.Throws<ConfigException>(() => Load(Minimal, ("DANTA_Storage__Connection", wrong))).Faults;
            Assert.Equal("storage.connection", Assert.Single(faults).Key);
            Assert.DoesNotContain("hush", faults[0].Expected, StringComparison.Ordinal);
        }
    }

    /// <summary>Every key that is promised, with its default: it says what a configuration of four keys says.</summary>
    [Fact]
    public void A_configuration_with_every_default_written_out_is_that_of_nothing_written()
    {
        var whole = Load("""
            {
              "kis": { "environment": "paper", "appKey": "K", "appSecret": "S", "account": "12345678-01", "htsId": "me", "restUrl": null, "webSocketUrl": null,
                       "hashKey": null, "requestsPerSecond": null, "marketData": null, "marketDivision": { "kospi": "J", "kosdaq": "J" } },
              "telegram": { "botToken": "", "chatIds": [], "userIds": [], "viewerIds": [], "apiUrl": null, "language": "ko" },
              "trading": {
                "conditions": ["급등주"], "conditionPollSeconds": 5, "conditionPollIdleSeconds": null, "budgetPerTrade": 1000000, "maxPositions": 3,
                "entry": { "rule": "immediate" },
                "exit": { "takeProfitPercent": 1.5, "stopLossPercent": 1.0, "trailingPercent": null, "trailingStartPercent": null, "breakevenPercent": null,
                          "maxHoldingSeconds": 600, "flattenAt": "15:15:00" },
                "risk": { "dailyLossLimit": 50000, "dailyProfitTarget": null, "maxOrdersPerMinute": 30, "cooldownSeconds": 300,
                          "maxTradesPerSymbolPerDay": 3, "maxConsecutiveLosses": null },
                "costs": { "commissionPercent": 0.0140527, "taxPercent": null },
                "session": { "start": "09:00:30", "end": "15:10:00", "checkHoliday": true },
                "approve": false, "onStop": "hold", "foreignPositions": "ignore"
              },
              "web": { "url": "http://127.0.0.1:5080", "password": null },
              "storage": { "directory": "data", "connection": null }
            }
            """);
        var nothing = Load(Minimal);
        Assert.Equal(nothing.Trading.Settings with { Conditions = whole.Trading.Settings.Conditions }, whole.Trading.Settings);
        Assert.Equal((nothing.Storage.Directory, nothing.Web.Url), (whole.Storage.Directory, whole.Web.Url));
    }

    [Fact]
    public void Purchases_ask_first_where_all_of_them_or_a_condition_s_are_to()
    {
        var all = Load(Minimal.Replace("\n}", " \"trading\": { \"approve\": true } }", StringComparison.Ordinal)).Trading.Settings;
        Assert.True(all.Approve);
        var one = Load(Minimal.Replace("\n}", " \"trading\": { \"conditions\": [\"급등주\", { \"condition\": \"신고가\", \"approve\": true }] } }", StringComparison.Ordinal)).Trading.Settings;
        Assert.Equal((false, (bool?)null, (bool?)true), (one.Approve, one.Conditions.Find("급등주")!.Approve, one.Conditions.Find("신고가")!.Approve));
    }

    [Fact]
    public void A_written_null_switches_off_what_a_missing_key_leaves_on()
    {
        var config = Load(Minimal.Replace("\n}", ", \"trading\": { \"exit\": { \"takeProfitPercent\": null, \"flattenAt\": null }, \"risk\": { \"dailyLossLimit\": null } }\n}"
            .Replace(", \"trading", "\"trading", StringComparison.Ordinal)));
        Assert.Null(config.Trading.Settings.Exit.TakeProfit);
        Assert.Null(config.Trading.Settings.Exit.FlattenAt);
        Assert.Null(config.Trading.Settings.Risk.DailyLossLimit);
        Assert.Equal(Rate.FromPercent(1m), config.Trading.Settings.Exit.StopLoss);
    }

    [Fact]
    public void Every_wrong_key_is_named_at_once() => Assert.Equal(
        [
            "kis.account", "kis.apKey", "kis.appSecret", "kis.environment", "kis.htsId", "kis.restUrl", "telegram.chatIds",
            "trading.budgetPerTrade", "trading.entry.rule", "trading.exit.flattenAt", "trading.exit.stopLossPercent",
            "trading.session.end", "tradng",
        ],
        Faults("""
            {
              "kis": { "environment": "live", "appKey": "K", "account": "1234", "restUrl": "ftp://x", "apKey": 1 },
              "telegram": { "chatIds": ["me"] },
              "trading": {
                "budgetPerTrade": -1,
                "entry": { "rule": "magic" },
                "exit": { "stopLossPercent": "1.0", "flattenAt": "25:00" },
                "session": { "start": "10:00:00", "end": "09:00:00" }
              },
              "tradng": {}
            }
            """));

    [Fact]
    public void The_environment_overrides_the_file_and_keeps_secrets_out_of_it()
    {
        var config = Load(
            """{ "kis": { "account": "12345678-01", "environment": "real" } }""",
            ("DANTA_Kis__AppKey", "PSKEY"), ("DANTA_Kis__AppSecret", "0123"), ("DANTA_KIS__HTSID", "me"),
            ("DANTA_Kis__Environment", "paper"), ("DANTA_Trading__BudgetPerTrade", "500000"),
            ("DANTA_Trading__Exit__TakeProfitPercent", "null"), ("DANTA_Trading__Conditions", "[\"A\",\"B\"]"));
        Assert.Equal("PSKEY", config.Kis.AppKey);
        Assert.Equal("0123", config.Kis.AppSecret.Value);
        Assert.True(config.Kis.IsPaper);
        Assert.Equal(new Won(500_000), config.Trading.Settings.BudgetPerTrade);
        Assert.Null(config.Trading.Settings.Exit.TakeProfit);
        Assert.Equal(["A", "B"], config.Trading.Conditions);
    }

    [Fact]
    public void An_unknown_environment_variable_is_a_wrong_key_too() =>
        Assert.Equal(["kis.appkeyy"], Faults(Minimal, ("DANTA_Kis__appkeyy", "x")));

    [Fact]
    public void A_page_open_to_others_needs_a_password()
    {
        var open = Minimal.Replace("},\n}", "}, \"web\": { \"url\": \"http://0.0.0.0:5080\" } }", StringComparison.Ordinal);
        Assert.Equal(["web.password"], Faults(open));
        Assert.Equal(["web.password"], Faults(open, ("DANTA_Web__Password", "secret")));
        Assert.Equal("a long secret", Load(open, ("DANTA_Web__Password", "a long secret\r\n")).Web.Password?.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\n")]
    public void A_blank_password_is_refused_on_this_machine_too(string password) =>
        Assert.Equal(["web.password"], Faults(Minimal, ("DANTA_Web__Password", password)));

    [Fact]
    public void A_page_behind_a_proxy_needs_a_password_and_names_its_proxies_by_number()
    {
        Assert.Equal(["web.password"], Faults(Minimal, ("DANTA_Web__TrustedProxies", "[\"10.0.0.2\"]")));
        Assert.Equal(["web.trustedProxies"], Faults(Minimal, ("DANTA_Web__TrustedProxies", "[\"my-proxy\"]"), ("DANTA_Web__Password", "a long secret")));
        var web = Load(Minimal, ("DANTA_Web__TrustedProxies", "[\"10.0.0.2\", \"fd00::/8\"]"), ("DANTA_Web__Password", "a long secret"), ("DANTA_Web__Https", "true")).Web;
        Assert.Equal(["10.0.0.2", "fd00::/8"], web.TrustedProxies);
        Assert.True(web.Https);
    }

    [Fact]
    public void A_file_without_an_end_is_no_configuration()
    {
        if (OperatingSystem.IsLinux())
            Assert.Throws<ConfigException>(() => ConfigLoader.Load("/dev/zero", new Hashtable()));
    }

    [Fact]
    public void A_broken_file_names_its_line()
    {
        var fault = Assert.Throws<ConfigException>(() => Load("{\n \"kis\": {\n ??? }\n}"));
        Assert.Contains("3번째 줄", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Printing_the_configuration_shows_no_secret() =>
        Assert.DoesNotContain("S3CRET", Load(Minimal.Replace("\"S\"", "\"S3CRET\"", StringComparison.Ordinal)).ToString(), StringComparison.Ordinal);
}
