using Danta.Host.Configuration;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Setup;

/// <summary>What has been answered so far. As a configuration it can be proven at the broker's step by step.</summary>
sealed record Draft
{
    /// <summary>Before the account is known: no account has this number.</summary>
    const string NoAccount = "00000000-01";

    public string Language { get; init; } = "ko";

    public bool IsPaper { get; init; } = true;

    public string AppKey { get; init; } = "";

    public string AppSecret { get; init; } = "";

    public string Account { get; init; } = "";

    public string HtsId { get; init; } = "";

    /// <summary>Real keys for what paper lacks; empty: there are none.</summary>
    public string DataKey { get; init; } = "";

    public string DataSecret { get; init; } = "";

    public string DataHtsId { get; init; } = "";

    public Uri? RestUrl { get; init; }

    public Uri? WebSocketUrl { get; init; }

    /// <summary>The broker's market does not keep to the hours of the day.</summary>
    public bool IsSimulated { get; init; }

    public IReadOnlyList<string> Conditions { get; init; } = [];

    public long Budget { get; init; } = TraderSettings.Default.BudgetPerTrade.Amount;

    public int Positions { get; init; } = TraderSettings.Default.MaxPositions;

    /// <summary>Null: none.</summary>
    public long? LossLimit { get; init; } = TraderSettings.Default.Risk.DailyLossLimit?.Amount;

    public string BotToken { get; init; } = "";

    public Uri? TelegramUrl { get; init; }

    public IReadOnlyList<long> ChatIds { get; init; } = [];

    /// <summary>Who may command from a group.</summary>
    public IReadOnlyList<long> UserIds { get; init; } = [];

    public bool HasMarketData => DataKey.Length > 0;

    public TraderSettings Settings => TraderSettings.Default with
    {
        BudgetPerTrade = new Won(Budget),
        MaxPositions = Positions,
        Risk = TraderSettings.Default.Risk with { DailyLossLimit = LossLimit is { } limit ? new Won(limit) : null },
    };

    /// <param name="directory">Where the token is kept meanwhile.</param>
    public DantaConfig ToConfig(string directory) => new(
        new KisSection(
            IsPaper, AppKey, new(AppSecret), Account.Length > 0 ? Account : NoAccount, HtsId, RestUrl, WebSocketUrl, null, null,
            HasMarketData ? new(DataKey, new(DataSecret), DataHtsId, RestUrl, WebSocketUrl) : null, new("J", "J")),
        new TelegramSection(new(BotToken), ChatIds, UserIds, [], TelegramUrl, Language),
        new TradingSection(Conditions, new(TimeSpan.FromSeconds(5)), Settings),
        new WebSection(new Uri("http://127.0.0.1:5080"), null, [], false),
        new StorageSection(directory, null, StorageSection.UsualJournalDays),
        GuardSection.Usual);
}
