using Danta.Telegram.BotApi;
using Danta.Telegram.Outbox;
using Danta.Telegram.Words;
using Danta.Trading;

namespace Danta.Telegram.Confirmations;

/// <summary>
/// Offered purchases and the messages that carry them: once an offer is over its buttons go, and the message says how it ended. The
/// offer itself lives in the trader, so that a button of before a restart still means the same.
/// </summary>
sealed class OfferBoard(Editor editor, Speech say)
{
    const int MostKept = 32;

    /// <summary>A press on a button that is older by so much is no word on anything; the trader's own deadline is far shorter.</summary>
    static readonly TimeSpan Stale = TimeSpan.FromMinutes(1);

    readonly Lock _lock = new();
    readonly Queue<Kept> _kept = new();

    sealed class Kept(int offer, string html)
    {
        public int Offer => offer;
        public string Html => html;
        public string? End { get; set; }
        public List<(long Chat, int Message)> Messages { get; } = [];
    }

    public static string TagOf(int offer) => $"offer|{offer}";

    public Markup Open(OfferNews offer, string html)
    {
        lock (_lock)
        {
            if (_kept.Count >= MostKept)
                _kept.Dequeue();
            _kept.Enqueue(new(offer.Offer, html));
        }
        var until = offer.Until.ToUnixTimeMilliseconds();
        return Markup.Inline([new InlineButton(say["✅ 사기", "✅ Buy"], $"o|y|{offer.Offer}|{until}"), new InlineButton(say["안 사기", "No"], $"o|n|{offer.Offer}|{until}")]);
    }

    public static bool IsStale(DateTimeOffset until, DateTimeOffset now) => now - until > Stale;

    /// <summary>Telegram took the message; the offer may be over by now.</summary>
    public void Sent(string tag, long chat, int message)
    {
        lock (_lock)
        {
            if (_kept.FirstOrDefault(kept => TagOf(kept.Offer) == tag) is not { } found)
                return;
            found.Messages.Add((chat, message));
            Show(found);
        }
    }

    /// <summary>False: no message of this life carries it, and the end needs one of its own.</summary>
    public bool Close(OfferEndedNews end, string words)
    {
        lock (_lock)
        {
            if (_kept.FirstOrDefault(kept => kept.Offer == end.Offer) is not { } found)
                return false;
            found.End = words;
            Show(found);
            return true;
        }
    }

    void Show(Kept kept)
    {
        if (kept.End is not { } end)
            return;
        foreach (var (chat, message) in kept.Messages)
            editor.Edit(chat, message, $"{kept.Html}\n{end}", Markup.Inline());
    }
}
