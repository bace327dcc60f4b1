using Danta.Kis.Wire.Errors;

namespace Danta.Kis;

/// <summary>What is known of an order's call: exactly one of the three is set.</summary>
readonly record struct OrderCall<T>(T? Reply, OrderReply.Refused? Refusal, OrderReply.InDoubt? Doubt)
    where T : class
{
    public CallTimes? Times { get; init; }

    /// <summary>The word of ours for an order that never left.</summary>
    public const string NotSentCode = "NOT_SENT";

    public static OrderCall<T> Taken(T reply) => new(reply, null, null);

    public static OrderCall<T> Refused(string code, string text, Verdict verdict) =>
        new(null, new(code, text, verdict.Cause), null);

    public static OrderCall<T> NotSent(string reason) => new(null, new(NotSentCode, reason, KisCause.None), null);

    public static OrderCall<T> InDoubt(string reason) => new(null, null, new(reason));
}
