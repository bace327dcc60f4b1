using System.Collections;
using System.Net;
using System.Text.RegularExpressions;
using Danta.Dashboard;
using Danta.Host.Storage;

namespace Danta.Host.Configuration;

/// <summary>From file and environment to a configuration in which every value has been checked.</summary>
static partial class ConfigLoader
{
    /// <summary>The broker's app key has 36 characters and its secret 180, a bot's token some 46.</summary>
    const int LongestKey = 256;
    const int LongestSecret = 1_024;

    /// <exception cref="ConfigException">With every fault at once.</exception>
    public static DantaConfig Load(string? file, IDictionary environment)
    {
        var faults = new List<ConfigFault>();
        var root = new ConfigReader(ConfigSource.Read(file, environment), "", faults);
        root.OptionalText("$schema");
        var kis = Kis(root.Section("kis"));
        var config = new DantaConfig(
            kis,
            Telegram(root.Section("telegram")),
            TradingConfig.Read(root.Section("trading"), kis.IsPaper, kis.PerSecond),
            Web(root.Section("web")),
            Storage(root.Section("storage")),
            Guard(root.Section("guard")));
        root.Close();
        return faults.Count == 0 ? config : throw new ConfigException(faults);
    }

    static KisSection Kis(ConfigReader kis)
    {
        var section = new KisSection(
            kis.OneOf("environment", "paper", "real", "paper") == "paper",
            kis.Wire("appKey", "KIS Developers에서 받은 앱키", LongestKey),
            new Secret(kis.Wire("appSecret", "KIS Developers에서 받은 앱시크릿", LongestSecret)),
            WireText.Trimmed(kis.Text("account", "", text => Account().IsMatch(WireText.Trimmed(text)) ? null : "계좌번호 8자리-2자리 (\"12345678-01\")")),
            kis.Wire("htsId", "HTS 아이디 (체결통보와 조건검색에 필요)", LongestKey),
            kis.OptionalUrl("restUrl", "http", "https"),
            kis.OptionalUrl("webSocketUrl", "ws", "wss"),
            kis.OptionalFlag("hashKey"),
            kis.OptionalInteger("requestsPerSecond", null, 1, 100),
            MarketData(kis.OptionalSection("marketData")),
            MarketDivision(kis.Section("marketDivision")))
        {
            FrameworkWebSocket = kis.Flag("frameworkWebSocket", false),
        };
        kis.Close();
        return section;
    }

    static MarketDataSection? MarketData(ConfigReader? data)
    {
        if (data is null)
            return null;
        var section = new MarketDataSection(
            data.Wire("appKey", "실전 앱키", LongestKey),
            new Secret(data.Wire("appSecret", "실전 앱시크릿", LongestSecret)),
            data.Wire("htsId", "HTS 아이디", LongestKey),
            data.OptionalUrl("restUrl", "http", "https"),
            data.OptionalUrl("webSocketUrl", "ws", "wss"));
        data.Close();
        return section;
    }

    static MarketDivisionSection MarketDivision(ConfigReader division)
    {
        var section = new MarketDivisionSection(
            division.OneOf("kospi", "J", "J", "NX", "UN"), division.OneOf("kosdaq", "J", "J", "NX", "UN"));
        division.Close();
        return section;
    }

    static TelegramSection Telegram(ConfigReader telegram)
    {
        var token = telegram.Wire("botToken", null, LongestKey);
        // It is a part of each address that is called.
        if (!token.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is ':' or '-' or '_') && WireText.Problem(token, LongestKey) is null)
            telegram.Fault("botToken", "BotFather가 준 그대로(숫자:글자)여야 합니다. 앞뒤에 다른 것이 붙지 않았는지 보십시오");
        var section = new TelegramSection(
            new Secret(token),
            telegram.Ids("chatIds"), telegram.Ids("userIds"), telegram.Ids("viewerIds"),
            telegram.OptionalUrl("apiUrl", "http", "https"),
            telegram.OneOf("language", "ko", "ko", "en"));
        telegram.Close();
        return section;
    }

    static WebSection Web(ConfigReader web)
    {
        var url = web.OptionalUrl("url", "http") ?? new Uri("http://127.0.0.1:5080");
        var password = web.OptionalText("password") is { } written ? WireText.Trimmed(written) : null;
        string[] proxies = [.. web.Texts("trustedProxies").Select(WireText.Trimmed)];
        if (proxies.Any(proxy => !IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _)))
            web.Fault("trustedProxies", "IP 주소(\"10.0.0.2\")나 대역(\"10.0.0.0/8\")의 목록이어야 합니다");
        var https = web.Flag("https", false);
        var isOpen = proxies.Length > 0 || !(IPAddress.TryParse(url.Host.Trim('[', ']'), out var host) ? IPAddress.IsLoopback(host) : url.IsLoopback);
        if (DashboardOptions.PasswordProblem(password, isOpen) is { } problem)
            web.Fault("password", problem);
        web.Close();
        return new WebSection(url, password is null ? null : new Secret(password), proxies, https);
    }

    static StorageSection Storage(ConfigReader storage)
    {
        var directory = storage.Text("directory", "data", Required("자료를 둘 폴더"));
        if (directory.Any(char.IsControl))
            storage.Fault("directory", "폴더의 이름에 줄바꿈 같은 글자가 섞여 있습니다");
        var connection = storage.OptionalText("connection") is { } written ? WireText.Trimmed(written) : null;
        if (connection is not null && Database.Problem(connection) is { } problem)
            storage.Fault("connection", problem);
        var journalDays = storage.OptionalInteger("journalDays", StorageSection.UsualJournalDays, 1, 100_000);
        storage.Close();
        return new StorageSection(directory, connection is null ? null : new Secret(connection), journalDays);
    }

    static GuardSection Guard(ConfigReader guard)
    {
        // The trader speaks once a second, and a start may take a few.
        var silence = guard.Integer("silenceSeconds", (int)GuardSection.Usual.Silence.TotalSeconds, 3, 3_600);
        var alive = guard.OptionalUrl("aliveUrl", "http", "https");
        guard.Close();
        return new GuardSection(TimeSpan.FromSeconds(silence), alive);
    }

    static Func<string, string?> Required(string what) => text => text.Trim().Length > 0 ? null : $"비어 있습니다. {what}";

    [GeneratedRegex("^[0-9]{8}-[0-9]{2}$", RegexOptions.None, 100)]
    private static partial Regex Account();
}
