namespace Danta.Trading;

/// <summary>What can become known of an order. <em>Partly</em> and <em>fully</em> are told by cumulative shares against what we asked.</summary>
enum OrderFact
{
    /// <summary>The request left the trader.</summary>
    Submitted = 0,

    /// <summary>The broker's reply named its number.</summary>
    Acknowledged,

    /// <summary>The broker's reply said no.</summary>
    Refused,

    /// <summary>The reply is lost or unreadable, or the process died before it came.</summary>
    ReplyLost,

    /// <summary>No reply within its deadline.</summary>
    Overdue,

    /// <summary>The exchange took it (접수).</summary>
    Accepted,
    PartlyFilled,
    FullyFilled,

    /// <summary>The exchange said no (거부).</summary>
    ExchangeRejected,
    CancelRequested,
    CancelAccepted,
    CancelDenied,
    CancelUnanswered,

    /// <summary>The rest is gone: cancelled by us, by the owner, or as the rest of an IOC.</summary>
    RestGone,

    /// <summary>The broker's list shows the order still open long after its cancel, or after a part of it was cancelled.</summary>
    StillOpen,

    /// <summary>Evidence of an order whose fate was unknown: a notice or the broker's list.</summary>
    FoundAtBroker,

    /// <summary>Lists and balance cannot tell: the owner is asked.</summary>
    Undecidable,

    /// <summary>It is over, and how much of it traded is not proven.</summary>
    FigureMissing,

    /// <summary>The broker's figure has come.</summary>
    FigureKnown,

    /// <summary>No list will have it: the balance decides.</summary>
    FigureGivenUp,

    /// <summary>Proven not to be there.</summary>
    AbsentAtBroker,

    /// <summary>An order like it turned up at the broker after all that: it may be this one, late, or the owner's.</summary>
    TurnedUp,

    /// <summary>The broker's cumulative figure is below what notices had made us count.</summary>
    Overcounted,

    /// <summary>The number taken for its own belongs to another order: its fate is unknown again.</summary>
    Disowned,

    /// <summary>The day on which it lived is over.</summary>
    DayEnded,
}
