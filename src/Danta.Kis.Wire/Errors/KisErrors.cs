using System.Collections.Frozen;
using Danta.Kis.Wire.Rest;

namespace Danta.Kis.Wire.Errors;

/// <summary>
/// From the broker's answer to what is known and what to do. Codes with several meanings are told apart by their text; a code
/// that is not known is kept with its text and treated with caution.
/// </summary>
public static class KisErrors
{
    static readonly FrozenDictionary<string, ErrorRow[]> Rows = ErrorRows.All
        .GroupBy(row => row.Code, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>Every code of the table.</summary>
    public static IEnumerable<string> Codes => Rows.Keys;

    /// <param name="order">The call places, amends or cancels an order.</param>
    public static Verdict Judge(KisReply reply, int httpStatus, bool order) =>
        Judge(reply.RtCd, reply.Code, reply.Text, httpStatus, order);

    /// <inheritdoc cref="Judge(KisReply, int, bool)"/>
    public static Verdict Judge(string? returnCode, string? code, string? text, int httpStatus, bool order)
    {
        if (Find(code, text) is { } row)
        {
            if (returnCode == "0" && row.Reaction != Reaction.Reconcile)
                return Success(row.Meaning);
            if (row.Reaction == Reaction.Ok)
                return new(CallFate.Taken, Reaction.Ok, row.Cause, default, row.Meaning, Known: true);
            // Where the server itself faltered, an order may have gone through all the same.
            if (order && row.Doubtful)
                return new(CallFate.Unknown, Reaction.Reconcile, row.Cause, default, row.Meaning, Known: true);
            var fate = row.Doubtful ? CallFate.Unknown : CallFate.NotTaken;
            return new(fate, row.Reaction, row.Cause, row.Wait, row.Meaning, Known: true);
        }
        if (returnCode == "0")
            return Success("");
        var refused = returnCode is { Length: > 0 } && httpStatus == 200;
        if (order)
            return refused && !IsGateways(code)
                ? new(CallFate.NotTaken, Reaction.Tell, KisCause.None, default, "알 수 없는 거부", Known: false)
                : new(CallFate.Unknown, Reaction.Reconcile, KisCause.Server, default, "알 수 없는 응답", Known: false);
        return refused || httpStatus is >= 400 and < 500
            ? new(CallFate.NotTaken, Reaction.Tell, KisCause.None, default, "알 수 없는 거부", Known: false)
            : new(CallFate.Unknown, Reaction.Wait, KisCause.Server, TimeSpan.FromSeconds(1), "알 수 없는 응답", Known: false);
    }

    /// <summary>
    /// Of a gateway before or behind the ledger, and none that is known for a refusal: the order may have gone through, which evidence tells.
    /// </summary>
    static bool IsGateways(string? code) => code?.Trim() is not { Length: > 0 } text
        || text.StartsWith("EGW", StringComparison.Ordinal) || text.StartsWith("IGW", StringComparison.Ordinal);

    static Verdict Success(string meaning) => new(CallFate.Taken, Reaction.Ok, KisCause.None, default, meaning, Known: true);

    /// <summary>The first row of the code whose words stand in the text; the row without words comes last.</summary>
    static ErrorRow? Find(string? code, string? text)
    {
        if (code is null || !Rows.TryGetValue(code.Trim(), out var rows))
            return null;
        foreach (var row in rows)
        {
            if (row.Words.Length == 0 || text is not null && row.Words.Any(word => text.Contains(word, StringComparison.Ordinal)))
                return row;
        }
        return null;
    }
}
