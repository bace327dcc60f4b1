using System.Diagnostics.CodeAnalysis;
using Danta.Kis.Wire.Errors;

namespace Danta.Kis;

/// <summary>What became of a question, as a word.</summary>
public enum KisResultKind
{
    /// <summary>No usable answer came.</summary>
    Failed = 0,

    /// <summary>The broker said no.</summary>
    Refused,
    Ok,
}

/// <summary>What became of a question. A closed union: <see cref="Ok"/>, <see cref="Refused"/> or <see cref="Failed"/>.</summary>
public abstract record KisResult<T>
{
    KisResult()
    {
    }

    public KisResultKind Kind => this switch
    {
        Ok => KisResultKind.Ok,
        Refused => KisResultKind.Refused,
        _ => KisResultKind.Failed,
    };

    /// <summary>The broker's code of a refusal, <c>NOT_SENT</c> where it never left; empty otherwise.</summary>
    public string Code => this is Refused refused ? refused.Code : "";

    /// <summary>For people: the broker's words, or what broke; empty where it is well.</summary>
    public string Text => this switch
    {
        Refused refused => refused.Text,
        Failed failed => failed.Reason,
        _ => "",
    };

    public abstract TOut Match<TOut>(Func<T, TOut> ok, Func<Refused, TOut> refused, Func<string, TOut> failed);

    /// <summary>True with the value, or false with the reason for people: code and text of the broker, or what broke.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T value, out string reason)
    {
        value = this is Ok ok ? ok.Value : default;
        reason = this switch
        {
            Refused refused => $"{refused.Code} {refused.Text}".Trim(),
            Failed failed => failed.Reason,
            _ => "",
        };
        return this is Ok;
    }

    /// <summary>The same outcome of another value; a reading that fails makes it <see cref="Failed"/>.</summary>
    public KisResult<TOut> Then<TOut>(Func<T, KisResult<TOut>> next) => this switch
    {
        Ok ok => next(ok.Value),
        Refused refused => refused.As<TOut>(),
        Failed failed => new KisResult<TOut>.Failed(failed.Reason) { NeverLeft = failed.NeverLeft },
        _ => throw new InvalidOperationException("no outcome"),
    };

    public KisResult<TOut> Map<TOut>(Func<T, TOut> map) => Then(value => KisResult.Ok(map(value)));

    public sealed record Ok(T Value) : KisResult<T>
    {
        public override TOut Match<TOut>(Func<T, TOut> ok, Func<Refused, TOut> refused, Func<string, TOut> failed) => ok(Value);
    }

    /// <summary>The broker said no, or the client would not ask.</summary>
    /// <param name="Code">The broker's code; <c>NOT_SENT</c> where it never left.</param>
    public sealed record Refused(string Code, string Text, Verdict Verdict) : KisResult<T>
    {
        public new string Code { get; init; } = Code;

        public new string Text { get; init; } = Text;

        public KisResult<TOut> As<TOut>() => new KisResult<TOut>.Refused(Code, Text, Verdict);

        public override TOut Match<TOut>(Func<T, TOut> ok, Func<Refused, TOut> refused, Func<string, TOut> failed) => refused(this);
    }

    /// <summary>No usable answer, after as many attempts as a question deserves.</summary>
    public sealed record Failed(string Reason) : KisResult<T>
    {
        /// <summary>No connection came about, or too many calls were in line: the broker knows nothing of it.</summary>
        public bool NeverLeft { get; init; }

        public override TOut Match<TOut>(Func<T, TOut> ok, Func<Refused, TOut> refused, Func<string, TOut> failed) => failed(Reason);
    }
}

public static class KisResult
{
    public static KisResult<T> Ok<T>(T value) => new KisResult<T>.Ok(value);

    public static KisResult<T> Failed<T>(string reason) => new KisResult<T>.Failed(reason);
}
