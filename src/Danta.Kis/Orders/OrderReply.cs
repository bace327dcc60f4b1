using Danta.Kis.Wire.Errors;

namespace Danta.Kis;

/// <summary>
/// The broker's number of an order. The branch must be named to amend or cancel it. Numbers compare without leading zeros,
/// which real sends and paper may not.
/// </summary>
/// <param name="Branch">KRX_FWDG_ORD_ORGNO</param>
/// <param name="Digits">ODNO as sent.</param>
public readonly record struct KisOrderNumber(string Branch, string Digits)
{
    public bool IsSameAs(string? digits) =>
        Wire.KisText.TrimNumber(Digits).SequenceEqual(Wire.KisText.TrimNumber(digits));

    public override string ToString() => Digits;
}

/// <summary>TimeProvider timestamps of a call.</summary>
/// <param name="Left">Its last byte had been given to the system.</param>
/// <param name="Answered">The first byte of the answer was there.</param>
public readonly record struct CallTimes(long Left, long Answered);

/// <summary>
/// What is known of an order after it was sent. A closed union: <see cref="Accepted"/>, <see cref="Refused"/> or
/// <see cref="InDoubt"/>.
/// </summary>
public abstract record OrderReply
{
    OrderReply()
    {
    }

    /// <summary>How it went there and back; null where it did not go by a warm connection at once.</summary>
    public CallTimes? Times { get; init; }

    public abstract T Match<T>(Func<Accepted, T> accepted, Func<Refused, T> refused, Func<InDoubt, T> inDoubt);

    /// <summary>The ledger took it. The exchange may still refuse it, and that comes as a notice only.</summary>
    /// <param name="TimeOfDay">ORD_TMD: HHmmss by the broker's clock; -1 where it is not told.</param>
    public sealed record Accepted(KisOrderNumber Number, int TimeOfDay) : OrderReply
    {
        public override T Match<T>(Func<Accepted, T> accepted, Func<Refused, T> refused, Func<InDoubt, T> inDoubt) => accepted(this);
    }

    /// <summary>Certainly not taken.</summary>
    /// <param name="Code">The broker's code; <c>NOT_SENT</c> where it never left.</param>
    public sealed record Refused(string Code, string Message, KisCause Cause) : OrderReply
    {
        public override T Match<T>(Func<Accepted, T> accepted, Func<Refused, T> refused, Func<InDoubt, T> inDoubt) => refused(this);
    }

    /// <summary>It may have been taken or not. Ask the broker's lists; never send it again.</summary>
    public sealed record InDoubt(string Reason) : OrderReply
    {
        public override T Match<T>(Func<Accepted, T> accepted, Func<Refused, T> refused, Func<InDoubt, T> inDoubt) => inDoubt(this);
    }
}
