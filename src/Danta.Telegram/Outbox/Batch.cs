using System.Text;
using Danta.Telegram.Words;

namespace Danta.Telegram.Outbox;

/// <summary>Messages that leave together as one, so that a burst does not queue up behind the limit of one a second.</summary>
/// <param name="Late">Told in the first line: how many waited through an outage; 0 for none.</param>
sealed record Batch(IReadOnlyList<OutboxMessage> Messages, int Late)
{
    /// <summary>Air for the line about late messages, and for entities that grow in escaping.</summary>
    const int Longest = Html.LongestMessage - 200;

    public bool IsSilent => Messages.All(message => message.Silent);

    public static Batch First(IReadOnlyCollection<OutboxMessage> pending, int late)
    {
        var messages = new List<OutboxMessage>();
        var length = 0;
        foreach (var message in pending)
        {
            length += message.Html.Length + 2;
            if (messages.Count > 0 && (length > Longest || !message.CanBeCombined || !messages[0].CanBeCombined))
                break;
            messages.Add(message);
        }
        return new(messages, late);
    }

    public string Text(Speech say)
    {
        var text = new StringBuilder();
        if (Late > 0)
            text.Append("⏳ ").Append(say[$"{Late}건이 늦게 갑니다", $"{Late} late messages"]).Append("\n\n");
        return text.AppendJoin("\n\n", Messages.Select(message => message.Html)).ToString();
    }
}
