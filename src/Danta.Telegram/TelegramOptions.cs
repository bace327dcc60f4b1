namespace Danta.Telegram;

public enum Language
{
    Korean = 0,
    English,
}

/// <summary>The bot and who may talk to it (the <c>telegram</c> part of the configuration).</summary>
public sealed record TelegramOptions
{
    /// <summary>BotFather's token: a secret, shown by nothing.</summary>
    public required string BotToken { get; init; }

    /// <summary>Chats that are told. A private chat has its owner's user id, and its owner may command.</summary>
    public IReadOnlyList<long> ChatIds { get; init; } = [];

    /// <summary>Operators: may command too, also from a group chat of <see cref="ChatIds"/>.</summary>
    public IReadOnlyList<long> UserIds { get; init; } = [];

    /// <summary>Viewers: may ask but not act.</summary>
    public IReadOnlyList<long> ViewerIds { get; init; } = [];

    /// <summary>Where the Bot API is, without <c>/bot&lt;token&gt;</c>; null: Telegram's own.</summary>
    public Uri? ApiUrl { get; init; }

    public Language Language { get; init; }

    /// <summary>Where messages are kept until they are sent; null: in memory only, for tests and the demo.</summary>
    public string? StorageDirectory { get; init; }

    /// <summary>How far the fill model was off on a day's real orders; null, or an answer of null: nobody has measured it.</summary>
    public Func<DateOnly, ModelError?>? ModelErrorOf { get; init; }

    /// <summary>A record prints its members; this one holds a secret.</summary>
    public override string ToString() => "TelegramOptions ***";
}

/// <summary>The day's real orders, filled by the model that answers "what if", beside what became of them.</summary>
/// <param name="Equal">With as many shares filled as in truth.</param>
/// <param name="Both">Filled by both.</param>
/// <param name="Near">Of those, within a tick of the true price.</param>
/// <param name="Won">What the model's prices cost more than the true ones; negative: less.</param>
public sealed record ModelError(int Orders, int Equal, int Both, int Near, double MedianTicks, Danta.Market.Won Won);
