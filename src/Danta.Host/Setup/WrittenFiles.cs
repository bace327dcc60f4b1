using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Danta.Host.Configuration;
using Danta.Kis;

namespace Danta.Host.Setup;

/// <summary>Where secrets go.</summary>
enum SecretsPlace
{
    /// <summary>One file beside the configuration, see <see cref="SecretsFile"/>.</summary>
    Environment = 0,

    /// <summary>A file each, see <see cref="Configuration.Credentials"/>.</summary>
    Credentials,
}

/// <summary>What the setting up writes, all of it or nothing: each file its owner's alone, the configuration last.</summary>
sealed class WrittenFiles
{
    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly List<(string Path, byte[] Content)> _files = [];
    readonly string? _directory;

    public WrittenFiles(Draft draft, string config, SecretsPlace place)
    {
        var secrets = SecretsOf(draft).ToList();
        if (place == SecretsPlace.Environment)
        {
            _files.Add((SecretsFile.Beside(config), Encoding.UTF8.GetBytes(string.Concat(secrets.Select(secret => SecretsFile.LineOf(secret.Key, secret.Value) + "\n")))));
        }
        else
        {
            _directory = Path.Combine(Path.GetDirectoryName(config)!, "credentials");
            _files.AddRange(secrets.Select(secret => (Path.Combine(_directory, secret.Key), Encoding.UTF8.GetBytes(secret.Value))));
        }
        _files.Add((config, Encoding.UTF8.GetBytes(ConfigOf(draft, config).ToJsonString(Readable) + "\n")));
    }

    public IEnumerable<string> Paths => _files.Select(file => file.Path);

    /// <summary>Of a directory of credentials; null: there is none.</summary>
    public string? Credentials => _directory;

    public string Configuration => Encoding.UTF8.GetString(_files[^1].Content);

    public static string StorageOf(string config) => Path.Combine(Path.GetDirectoryName(config)!, "data");

    /// <exception cref="IOException">Nothing of it stays.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing of it stays.</exception>
    public void Write()
    {
        var made = new List<string>();
        try
        {
            if (_directory is not null)
                PrivateFile.MakeDirectory(_directory);
            foreach (var (path, content) in _files)
            {
                var isNew = !File.Exists(path);
                WholeFile.Keep(path, content);
                if (isNew)
                    made.Add(path);
            }
        }
        catch
        {
            made.ForEach(File.Delete);
            throw;
        }
    }

    static IEnumerable<(string Key, string Value)> SecretsOf(Draft draft)
    {
        yield return ("kis.appKey", draft.AppKey);
        yield return ("kis.appSecret", draft.AppSecret);
        if (draft.HasMarketData)
        {
            yield return ("kis.marketData.appKey", draft.DataKey);
            yield return ("kis.marketData.appSecret", draft.DataSecret);
        }
        if (draft.BotToken.Length > 0)
            yield return ("telegram.botToken", draft.BotToken);
    }

    static JsonObject ConfigOf(Draft draft, string config)
    {
        var kis = Addressed(draft, new() { ["environment"] = draft.IsPaper ? "paper" : "real", ["account"] = draft.Account, ["htsId"] = draft.HtsId });
        if (draft.HasMarketData)
            kis["marketData"] = Addressed(draft, new() { ["htsId"] = draft.DataHtsId });
        var trading = new JsonObject
        {
            ["conditions"] = new JsonArray([.. draft.Conditions.Select(name => JsonValue.Create(name))]),
            ["budgetPerTrade"] = draft.Budget,
            ["maxPositions"] = draft.Positions,
            ["risk"] = new JsonObject { ["dailyLossLimit"] = draft.LossLimit },
        };
        if (draft.IsSimulated)
        {
            trading["session"] = new JsonObject { ["start"] = "00:00:00", ["end"] = "24:00:00" };
            trading["exit"] = new JsonObject { ["flattenAt"] = null };
        }
        var written = new JsonObject { ["kis"] = kis, ["trading"] = trading, ["storage"] = new JsonObject { ["directory"] = StorageOf(config) } };
        var telegram = new JsonObject { ["language"] = draft.Language };
        if (draft.BotToken.Length > 0)
            telegram["chatIds"] = new JsonArray([.. draft.ChatIds.Select(chat => JsonValue.Create(chat))]);
        if (draft.UserIds.Count > 0)
            telegram["userIds"] = new JsonArray([.. draft.UserIds.Select(user => JsonValue.Create(user))]);
        if (draft.BotToken.Length > 0 && draft.TelegramUrl is { } url)
            telegram["apiUrl"] = url.ToString();
        written["telegram"] = telegram;
        return written;
    }

    static JsonObject Addressed(Draft draft, JsonObject section)
    {
        if (draft.RestUrl is { } rest)
            section["restUrl"] = rest.ToString();
        if (draft.WebSocketUrl is { } stream)
            section["webSocketUrl"] = stream.ToString();
        return section;
    }
}
