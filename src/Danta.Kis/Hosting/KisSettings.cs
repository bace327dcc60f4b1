using Danta.Kis.Wire;

namespace Danta.Kis;

/// <summary>A pair of keys as a configuration has it.</summary>
public sealed class KisKeySettings
{
    public string AppKey { get; set; } = "";

    public string AppSecret { get; set; } = "";

    /// <summary>The login whose conditions and notices are meant.</summary>
    public string HtsId { get; set; } = "";

    /// <summary>Null: the broker's own.</summary>
    public Uri? RestUrl { get; set; }

    /// <inheritdoc cref="RestUrl"/>
    public Uri? WebSocketUrl { get; set; }

    internal KisKeys Keys => new()
    {
        AppKey = new(AppKey.Trim()), AppSecret = new(AppSecret.Trim()), HtsId = HtsId.Trim(), RestUrl = RestUrl, WebSocketUrl = WebSocketUrl,
    };

    /// <summary>A class prints its name; this one holds a secret and shall go on doing so.</summary>
    public override string ToString() => nameof(KisKeySettings);
}

/// <summary>What <c>services.AddKis(configuration)</c> reads: the same words as the trader's <c>kis</c> section.</summary>
public sealed class KisSettings
{
    /// <summary><c>paper</c> or <c>real</c>.</summary>
    public string Environment { get; set; } = "paper";

    public string AppKey { get; set; } = "";

    public string AppSecret { get; set; } = "";

    public string HtsId { get; set; } = "";

    /// <summary>Eight digits, a dash and two: <c>12345678-01</c>.</summary>
    public string Account { get; set; } = "";

    public Uri? RestUrl { get; set; }

    public Uri? WebSocketUrl { get; set; }

    /// <summary>Null: on for real, off for paper.</summary>
    public bool? HashKey { get; set; }

    /// <summary>Null: 15 on real, 1 on paper.</summary>
    public double? RequestsPerSecond { get; set; }

    /// <summary>Real keys for what paper lacks; null: there are none.</summary>
    public KisKeySettings? MarketData { get; set; }

    /// <summary>Where token and master files are kept.</summary>
    public string StateDirectory { get; set; } = "data";

    /// <exception cref="FormatException">See <see cref="KisSettingsValidator"/>.</exception>
    public KisOptions ToOptions() => new()
    {
        Environment = Environment == "real" ? KisEnvironment.Real : KisEnvironment.Paper,
        Keys = new KisKeySettings { AppKey = AppKey, AppSecret = AppSecret, HtsId = HtsId, RestUrl = RestUrl, WebSocketUrl = WebSocketUrl }.Keys,
        Account = KisAccount.Parse(Account.Trim()),
        MarketData = MarketData?.Keys,
        HashKey = HashKey,
        RequestsPerSecond = RequestsPerSecond,
        StateDirectory = StateDirectory,
        Seed = System.Environment.ProcessId,
    };

    public override string ToString() => $"{nameof(KisSettings)} {Environment}";
}
