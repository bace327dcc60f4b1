using System.Text.Json;
using Danta.Simulator.Accounts;

namespace Danta.Simulator.Faults;

/// <summary>What goes wrong.</summary>
enum FaultKind
{
    /// <summary>The connection breaks instead of a reply.</summary>
    ReplyLost,

    /// <summary>The reply comes late.</summary>
    ReplyLate,

    /// <summary>A front server's page of HTML instead of a reply.</summary>
    Html,

    /// <summary>A refusal of the gateway with a code of one's choice.</summary>
    Refused,

    /// <summary>Half of the reply's bytes.</summary>
    ReplyCut,

    /// <summary>A notice that is never sent.</summary>
    NoticeLost,

    /// <summary>A notice that is sent twice.</summary>
    NoticeDoubled,

    /// <summary>A notice that comes late.</summary>
    NoticeLate,

    /// <summary>A notice that comes behind the one after it.</summary>
    NoticeSwapped,

    /// <summary>A frame that breaks off in the middle.</summary>
    FrameCut,

    /// <summary>A frame with another number of fields than today's layout.</summary>
    FrameWidth,

    /// <summary>Trades are held back until so many fit into one frame.</summary>
    FrameBatched,

    /// <summary>New sockets are turned away.</summary>
    SocketRefused,

    /// <summary>A registration is answered with a code of one's choice and not made.</summary>
    RegisterRefused,

    /// <summary>A registration for notices is acknowledged without the keys that they are encrypted with.</summary>
    KeysWithheld,

    /// <summary>A registration stands, and no frame of it comes.</summary>
    FrameMuted,
}

/// <summary>
/// One fault: what, to whom, from when until when and how often. What is not given matches everything.
/// </summary>
sealed record Fault
{
    public required FaultKind Kind { get; init; }

    /// <summary>As scenarios and the control API spell it: <c>reply-lost</c>.</summary>
    public string Name => JsonNamingPolicy.KebabCaseLower.ConvertName(Kind.ToString());

    /// <summary>The last part of the path (<c>order-cash</c>, <c>tokenP</c>) or a TR id.</summary>
    public string? Call { get; init; }

    /// <summary>For notices: the kind that is meant.</summary>
    public NoticeKind? Notice { get; init; }

    /// <summary>For frames: the channel's TR id.</summary>
    public string? Channel { get; init; }

    /// <summary>A stock's code.</summary>
    public string? Stock { get; init; }

    /// <summary>The app key of the customer that it strikes.</summary>
    public string? AppKey { get; init; }

    /// <summary>How often it strikes; null: until it is taken away.</summary>
    public int? Times { get; init; }

    /// <summary>Occasions that it lets pass first.</summary>
    public int Skip { get; init; }

    /// <summary>Market time of day.</summary>
    public TimeOnly? From { get; init; }

    public TimeOnly? Until { get; init; }

    /// <summary>For replies: the call is carried out before its reply goes wrong.</summary>
    public bool Booked { get; init; } = true;

    public int Milliseconds { get; init; } = 1_000;

    /// <summary>The HTTP status of a page or refusal; null: 500, or what the broker sends with the code.</summary>
    public int? Status { get; init; }

    /// <summary>msg_cd of a refusal; null: EGW00201, of a registration OPSP0007.</summary>
    public string? Code { get; init; }

    /// <summary>msg1 of a refusal; null: what the broker says with the code.</summary>
    public string? Text { get; init; }

    /// <summary>Fields more (or, below zero, fewer) than today's, or the trades of a batch.</summary>
    public int Count { get; init; } = 1;
}
