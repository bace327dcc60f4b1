using Danta.Telegram.BotApi;
using Danta.Telegram.News;

namespace Danta.Telegram.Outbox;

/// <summary>Answers go before news, so that a confirmation is not stuck behind the backlog of an outage.</summary>
enum Lane
{
    Answer = 0,
    News,
}

/// <param name="IsPicture">Shown in the chat; otherwise a file to open.</param>
sealed record Attachment(string FileName, byte[] Content, bool IsPicture);

/// <summary>A message to be sent once, in the order of <paramref name="Id"/> within its chat and lane.</summary>
/// <param name="Id">Counted by the store.</param>
/// <param name="Html">Telegram's HTML; with an attachment, a plain caption.</param>
/// <param name="Tag">Whom to tell that it was sent, and under which message id; empty for nobody.</param>
sealed record OutboxMessage(
    long Id, long Chat, Lane Lane, NewsKind Kind, DateTimeOffset At, string Html, bool Silent, Markup? Markup = null,
    string Tag = "", Attachment? Attachment = null)
{
    /// <summary>Plain news may share one message with its neighbours; what carries buttons or a file stands alone.</summary>
    public bool CanBeCombined => Lane == Lane.News && Markup is null && Attachment is null && Tag.Length == 0;
}
