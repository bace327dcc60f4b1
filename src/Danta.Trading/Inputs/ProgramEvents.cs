namespace Danta.Trading;

/// <summary>A process began with these settings. The first input of every run; state of earlier runs stays as it was.</summary>
public sealed record Started(TradingMode Mode, bool DryRun, TraderSettings Settings) : TraderEvent
{
    /// <summary>Records of the journal are damaged or of no known kind: what stood there may have been a purchase.</summary>
    public bool HasLostRecords { get; init; }

    /// <summary>
    /// The trader is gone and somebody else ends what it holds: nothing is bought whatever anybody says, and no share is sold before the
    /// broker's list and balance have shown it, however long they take.
    /// </summary>
    public bool SellsOnly { get; init; }

    /// <summary>Which version of the program it is; null: of a journal of before. Nothing is decided by it.</summary>
    public string? Program { get; init; }
}

/// <summary>The owner or the system asked the program to end. No entries from here on; <c>onStop</c> is carried out.</summary>
public sealed record StopRequested : TraderEvent;

/// <summary>The fill notices and market data are connected (up) or lost. While it is down nothing is entered.</summary>
/// <param name="BlindFrom">When the stream came back: since when notices may have been missed; null on the first connect.</param>
public sealed record StreamChanged(bool Up, DateTimeOffset? BlindFrom) : TraderEvent
{
    /// <summary>It was closed on purpose: nobody has to hear of it.</summary>
    public bool Asleep { get; init; }
}

/// <summary>What the broker says of a day (opnd_yn). It outranks weekday and calendar.</summary>
public sealed record HolidayAnswered(DateOnly Date, bool Open) : TraderEvent;

/// <summary>
/// The wall clock was set back by more than a moment, or it has caught up again. Inputs are stamped by a time that goes on; nobody
/// knows which of the two is right.
/// </summary>
/// <param name="Behind">How far the wall clock lies behind the stamps.</param>
public sealed record ClockChanged(TimeSpan Behind, bool Trusted) : TraderEvent;

/// <summary>No call to the broker can be made for want of an access token, or it can again. The next token may be a minute away.</summary>
public sealed record TokenChanged(bool Held, string Reason) : TraderEvent;

/// <summary>Nothing that the broker is asked has been answered for seconds, whatever it was, or something has again.</summary>
public sealed record BrokerChanged(bool Answers, string Reason) : TraderEvent;

/// <summary>The inbox was full and ticks were dropped, or it has caught up again. Entries stop meanwhile.</summary>
public sealed record InboxOverflowed(bool Full) : TraderEvent;

/// <summary>The journal cannot be written (or can again). Without it only exits go out.</summary>
public sealed record JournalChanged(bool Writable, string Reason) : TraderEvent;
