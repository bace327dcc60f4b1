using Danta.Kis;
using Danta.Kis.Wire;
using Danta.Trading;

namespace Danta.Host.Configuration;

/// <summary>The whole configuration, checked. Every value has its default where the file says nothing.</summary>
sealed record DantaConfig(
    KisSection Kis, TelegramSection Telegram, TradingSection Trading, WebSection Web, StorageSection Storage, GuardSection Guard);

/// <param name="AppSecret">Never printed: see <see cref="Secret"/>.</param>
/// <param name="HashKey">Null: on for real, off for paper.</param>
/// <param name="RequestsPerSecond">Null: real 15, paper 1.</param>
/// <param name="MarketData">Real keys for what paper lacks; null: everything goes to the one environment.</param>
sealed record KisSection(
    bool IsPaper, string AppKey, Secret AppSecret, string Account, string HtsId, Uri? RestUrl, Uri? WebSocketUrl, bool? HashKey,
    int? RequestsPerSecond, MarketDataSection? MarketData, MarketDivisionSection MarketDivision)
{
    /// <summary>The feed by .NET's own WebSocket.</summary>
    public bool FrameworkWebSocket { get; init; }

    public double PerSecond => RequestsPerSecond ?? KisOptions.PerSecondOf(IsPaper ? KisEnvironment.Paper : KisEnvironment.Real);
}

sealed record MarketDataSection(string AppKey, Secret AppSecret, string HtsId, Uri? RestUrl, Uri? WebSocketUrl);

sealed record MarketDivisionSection(string Kospi, string Kosdaq);

sealed record TelegramSection(
    Secret BotToken, IReadOnlyList<long> ChatIds, IReadOnlyList<long> UserIds, IReadOnlyList<long> ViewerIds, Uri? ApiUrl,
    string Language);

/// <param name="Conditions">Every condition that has to be polled, by name or by seq, as the owner wrote them.</param>
sealed record TradingSection(IReadOnlyList<string> Conditions, PollRhythm Poll, TraderSettings Settings);

/// <summary>How often each condition is asked.</summary>
/// <param name="Every">However busy the request budget is with other things: its share is kept.</param>
/// <param name="Idle">This often while the budget is idle; null: no more often than ever.</param>
sealed record PollRhythm(TimeSpan Every, TimeSpan? Idle = null);

/// <param name="TrustedProxies">Whose word about the caller's address is believed.</param>
/// <param name="Https">A proxy speaks https to people: the cookie goes no other way.</param>
sealed record WebSection(Uri Url, Secret? Password, IReadOnlyList<string> TrustedProxies, bool Https);

/// <param name="Connection">PostgreSQL; null: embedded SQLite in the directory.</param>
/// <param name="JournalDays">Older days of the journal are deleted; null: none ever is.</param>
sealed record StorageSection(string Directory, Secret? Connection, int? JournalDays)
{
    public const int UsualJournalDays = 400;
}

/// <param name="Silence">So long a trader may be silent.</param>
/// <param name="AliveUrl">Called each minute while all is well; null: nobody is.</param>
sealed record GuardSection(TimeSpan Silence, Uri? AliveUrl)
{
    public static readonly GuardSection Usual = new(TimeSpan.FromSeconds(60), null);
}

/// <summary>A text that must never be shown; printing it gives stars.</summary>
sealed record Secret(string Value)
{
    public bool IsEmpty => Value.Length == 0;

    public override string ToString() => "***";
}
