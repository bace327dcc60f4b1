using System.Security.Cryptography;
using Danta.Trading;

namespace Danta.Telegram.Confirmations;

enum PressResult
{
    Done = 0,
    Dismissed,

    /// <summary>Unknown: used, expired long ago, or of an earlier run.</summary>
    Old,
    Expired,

    /// <summary>Pressed by another person, or on another message than the one that carries the code.</summary>
    NotYours,

    /// <summary>What was asked about is not as it was.</summary>
    Changed,

    /// <summary>The trader's inbox is full.</summary>
    Busy,
}

enum Answer
{
    No = 0,
    Yes,

    /// <summary>The other way that the question offers.</summary>
    Instead,
}

/// <summary>A question that waits for its press.</summary>
sealed record OpenQuestion(string Code, long User, long Chat, Plan Plan, DateTimeOffset Expires)
{
    /// <summary>Null until Telegram has taken the message.</summary>
    public int? Message { get; init; }
}

/// <summary>
/// One-time codes: bound to the person who asked, to the message that carries them and to the state they were made for,
/// dead after twenty seconds or one press. They live in memory only: a restart ends them all.
/// </summary>
sealed class ConfirmationDesk(TimeProvider time)
{
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(20);

    /// <summary>Letters and digits that cannot be mistaken for each other.</summary>
    const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    const int MostOpen = 200;

    readonly Lock _lock = new();
    readonly Dictionary<string, OpenQuestion> _open = new(StringComparer.Ordinal);

    public string Ask(long user, long chat, Plan plan)
    {
        var code = RandomNumberGenerator.GetString(Alphabet, 8);
        lock (_lock)
        {
            if (_open.Count >= MostOpen)
                _open.Remove(_open.Values.MinBy(question => question.Expires)!.Code);
            _open[code] = new(code, user, chat, plan, time.GetUtcNow() + Life);
        }
        return code;
    }

    /// <summary>Telegram took the message: from here on the code belongs to it, and its time runs.</summary>
    public void Sent(string code, int message)
    {
        lock (_lock)
        {
            if (_open.TryGetValue(code, out var question))
                _open[code] = question with { Message = message, Expires = time.GetUtcNow() + Life };
        }
    }

    /// <summary>A code is spent by the first press of its owner, whatever comes of it.</summary>
    public (PressResult Result, OpenQuestion? Question) Press(string code, Answer answer, long user, long chat, int? message, TraderSnapshot now)
    {
        OpenQuestion? question;
        lock (_lock)
        {
            if (!_open.TryGetValue(code, out question))
                return (PressResult.Old, null);
            if (question.User != user || question.Chat != chat || question.Message is null || question.Message != message)
                return (PressResult.NotYours, null);
            _open.Remove(code);
        }
        if (time.GetUtcNow() >= question.Expires)
            return (PressResult.Expired, question);
        if (answer == Answer.No)
            return (PressResult.Dismissed, question);
        if (question.Plan.See(now) != question.Plan.Seen)
            return (PressResult.Changed, question);
        return ((answer == Answer.Instead ? question.Plan.Instead?.Do ?? question.Plan.Do : question.Plan.Do)() ? PressResult.Done : PressResult.Busy, question);
    }

    /// <summary>Takes out what has expired, so that its buttons can be taken away.</summary>
    public IReadOnlyList<OpenQuestion> Expire()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            List<OpenQuestion> dead = [.. _open.Values.Where(question => now >= question.Expires)];
            foreach (var question in dead)
                _open.Remove(question.Code);
            return dead;
        }
    }
}
