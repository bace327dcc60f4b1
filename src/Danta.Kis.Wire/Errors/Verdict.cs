namespace Danta.Kis.Wire.Errors;

/// <summary>What is known about a call after an answer to it.</summary>
public enum CallFate
{
    /// <summary>It may have been done: only the broker's lists tell.</summary>
    Unknown = 0,

    /// <summary>Proven not to have been done.</summary>
    NotTaken,

    Taken,
}

/// <summary>What to do about an answer.</summary>
public enum Reaction
{
    /// <summary>Show it and do nothing else.</summary>
    Tell = 0,

    /// <summary>It is a success, whatever rt_cd says.</summary>
    Ok,

    /// <summary>Wait and ask again.</summary>
    Wait,

    /// <summary>A new token, then once again.</summary>
    Reissue,

    /// <summary>Never again by itself: compare with the broker's lists.</summary>
    Reconcile,

    /// <summary>No more orders for this account or stock until a person has looked.</summary>
    Stop,

    /// <summary>Our request is wrong; asking again would be as wrong.</summary>
    Fix,
}

/// <summary>What the broker objects to, where somebody acts on it.</summary>
public enum KisCause
{
    None = 0,

    /// <summary>App key, secret or customer key.</summary>
    Credentials,
    Token,

    /// <summary>Tokens are issued once a minute.</summary>
    TokenPace,

    /// <summary>Calls per second of this app key.</summary>
    Pace,

    /// <summary>Calls per second of all customers at one of the broker's services: no word about this key's own.</summary>
    SharedPace,
    Account,
    Hashkey,
    NotOnPaper,

    /// <summary>Trouble inside the broker's systems.</summary>
    Server,
    Input,
    Cash,
    Holdings,
    OffTick,
    NothingLeft,
    NotYetOpen,
    SessionClosed,
    ClosedDay,
    OrderType,
    Stock,

    /// <summary>The list has changed since its first page.</summary>
    ListChanged,
    NoMatches,
}

/// <summary>The table's word on one answer.</summary>
/// <param name="Wait">Before the next attempt, where there may be one.</param>
/// <param name="Meaning">In Korean, for the owner; the broker's own text stands beside it.</param>
/// <param name="Known">False: the code is not in the table, and the caution is ours.</param>
public readonly record struct Verdict(
    CallFate Fate, Reaction Reaction, KisCause Cause, TimeSpan Wait, string Meaning, bool Known)
{
    /// <summary>An order may be sent a second time only on one of the refusals that come before execution.</summary>
    public bool OrderMayBeRepeated =>
        Fate == CallFate.NotTaken && Cause is KisCause.Pace or KisCause.SharedPace or KisCause.Token or KisCause.TokenPace;

    /// <summary>A question may be asked again.</summary>
    public bool QueryMayBeRepeated => Reaction is Reaction.Wait or Reaction.Reissue;
}
