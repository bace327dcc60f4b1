using System.Diagnostics.CodeAnalysis;
using Danta.Market;

namespace Danta.Telegram.BotApi;

/// <summary>What a failed call means for the caller.</summary>
enum FaultKind
{
    /// <summary>No answer, a broken one or 5xx: nobody knows whether it was done. May be tried again.</summary>
    Unreachable = 0,

    /// <summary>429: to be tried again after <see cref="ApiFault.RetryAfter"/>.</summary>
    TooMany,

    /// <summary>The markup cannot be parsed: the same text may go as plain text.</summary>
    BadMarkup,

    /// <summary>An edit that changes nothing.</summary>
    NotModified,

    /// <summary>The message is gone or cannot be edited any more.</summary>
    MessageGone,

    /// <summary>The chat does not exist or the person has blocked the bot.</summary>
    NoChat,

    /// <summary>The token is not one of Telegram's.</summary>
    BadToken,

    /// <summary>409: another program polls with the same token.</summary>
    Conflict,

    /// <summary>Anything else that the server says no to.</summary>
    Refused,
}

/// <param name="Description">The server's words, or our own where it said nothing. Never the address, for the token is in it.</param>
sealed record ApiFault(FaultKind Kind, string Description, TimeSpan RetryAfter = default)
{
    const int MostWords = 300;

    /// <summary>The server has answered, and said no.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>The chat's new number, where that is why.</summary>
    public long? MovedTo { get; init; }

    /// <summary>Sorts an answer by its code and words: Telegram has no finer codes.</summary>
    public static ApiFault Of(int code, string description, int? retryAfter)
    {
        bool Says(string words) => description.Contains(words, StringComparison.OrdinalIgnoreCase);
        var kind = code switch
        {
            429 => FaultKind.TooMany,
            >= 500 => FaultKind.Unreachable,
            401 or 404 => FaultKind.BadToken,
            403 => FaultKind.NoChat,
            409 => FaultKind.Conflict,
            _ when Says("can't parse entities") => FaultKind.BadMarkup,
            _ when Says("message is not modified") => FaultKind.NotModified,
            _ when Says("message to edit not found") || Says("message can't be edited") || Says("message to pin not found") => FaultKind.MessageGone,
            _ when Says("chat not found") => FaultKind.NoChat,
            _ => FaultKind.Refused,
        };
        return new(kind, CleanText.Of($"{code} {description}", MostWords), TimeSpan.FromSeconds(Math.Clamp(retryAfter ?? 1, 1, 3600)))
        {
            IsAnswered = true,
        };
    }
}

/// <summary>A value or a fault, never both.</summary>
readonly record struct Outcome<T>(T? Value, ApiFault? Fault)
{
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Fault))]
    public bool Ok => Fault is null;
}
