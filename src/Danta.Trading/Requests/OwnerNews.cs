using Danta.Market;

namespace Danta.Trading;

/// <summary>News for the owner, as facts; the presenters find the words.</summary>
public abstract record OwnerNews(DateTimeOffset At);

public sealed record TraderStarted(DateTimeOffset At, TradingMode Mode, bool DryRun) : OwnerNews(At)
{
    /// <summary>It is the guard that has begun, to end what the dead trader held.</summary>
    public bool SellsOnly { get; init; }
}

/// <param name="OpenOrders">Orders whose end is not known yet; the next start asks the broker.</param>
public sealed record TraderStopped(DateTimeOffset At, int OpenOrders = 0) : OwnerNews(At)
{
    /// <summary>What nobody watches from now on.</summary>
    public IReadOnlyList<LeftHeld> Left { get; init; } = [];
}

public sealed record LeftHeld(InstrumentCode Code, string Name, Quantity Quantity);

/// <summary>Shares were bought or sold: one or several fills of one order within the same second.</summary>
/// <param name="Closed">The round trip that this sale completed; null for a purchase or a part sale.</param>
public sealed record FillNews(
    DateTimeOffset At, InstrumentCode Code, string Name, Side Side, Quantity Quantity, Price AveragePrice, Won Amount,
    OrderNumber Number, string Reason, RoundTrip? Closed) : OwnerNews(At);

/// <summary>거부: the broker or the exchange said no.</summary>
public sealed record RefusedNews(
    DateTimeOffset At, InstrumentCode Code, string Name, Side Side, Quantity Quantity, string BrokerCode, string Text) : OwnerNews(At)
{
    /// <summary>Korean, what happens now; empty: nothing of its own.</summary>
    public string Next { get; init; } = "";
}

/// <summary>확인 중: nobody knows whether this order stands; or how the doubt ended.</summary>
/// <param name="Outcome">Null while in doubt; then a Korean sentence.</param>
public sealed record DoubtNews(
    DateTimeOffset At, InstrumentCode Code, string Name, Side Side, Quantity Quantity, string Reason, string? Outcome) : OwnerNews(At);

/// <summary>확인 필요: the evidence cannot settle a doubt; the owner is asked, who sees more in the HTS.</summary>
/// <param name="Known">Korean, what is known.</param>
public sealed record DoubtQuestionNews(
    DateTimeOffset At, OrderId Order, InstrumentCode Code, string Name, Side Side, Quantity Quantity, DateTimeOffset SentAt, string Known)
    : OwnerNews(At)
{
    /// <summary>Orders at the broker that look like it; empty: none does.</summary>
    public IReadOnlyList<OrderNumber> Candidates { get; init; } = [];
}

/// <summary>매수 승인: a purchase is offered, and made if its owner says yes in time.</summary>
/// <param name="Offer">The round trip that it would begin.</param>
public sealed record OfferNews(
    DateTimeOffset At, int Offer, InstrumentCode Code, string Name, string Condition, string Rule, Quantity Quantity, Price Price, DateTimeOffset Until)
    : OwnerNews(At)
{
    /// <summary>Null: off.</summary>
    public Price? TakeProfit { get; init; }

    /// <inheritdoc cref="TakeProfit"/>
    public Price? StopLoss { get; init; }

    /// <summary>What the entry rule saw.</summary>
    public IReadOnlyList<Reason> Reasons { get; init; } = [];
}

/// <summary>How an offered purchase ended.</summary>
/// <param name="Why">Korean, which gate or price said no after the yes; empty: the state says it all.</param>
public sealed record OfferEndedNews(DateTimeOffset At, int Offer, InstrumentCode Code, string Name, OfferState End, string Why) : OwnerNews(At);

/// <summary>손실 한도: the day's loss limit was reached, entries stop.</summary>
public sealed record LossLimitNews(DateTimeOffset At, Won Loss, Won Limit) : OwnerNews(At);

/// <summary>The day has earned what it was to earn: nothing more is bought.</summary>
/// <param name="Realised">After costs.</param>
public sealed record ProfitTargetNews(DateTimeOffset At, Won Realised, Won Target) : OwnerNews(At);

/// <summary>장전 점검: whether everything that trading needs is there, while there is time to mend it.</summary>
/// <param name="Problems">Korean, one for each thing that is missing; empty: it can begin.</param>
/// <param name="Held">Positions that were kept over night.</param>
public sealed record MorningNews(DateTimeOffset At, IReadOnlyList<string> Problems, int Held) : OwnerNews(At)
{
    /// <summary>What does not keep it from trading, and should be known.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

/// <summary>휴장.</summary>
public sealed record ClosedDayNews(DateTimeOffset At, DateOnly Date) : OwnerNews(At);

/// <summary>Entries stopped for a fault or went on again.</summary>
public sealed record HaltNews(DateTimeOffset At, bool Halted, string Reason) : OwnerNews(At)
{
    /// <summary>It ends by itself with its cause; otherwise the owner lifts it.</summary>
    public bool Heals { get; init; }
}

/// <summary>재접속 and the loss before it.</summary>
public sealed record StreamNews(DateTimeOffset At, bool Up, DateTimeOffset? BlindFrom) : OwnerNews(At);

/// <summary>실시간: what is wrong with the live feed beside its being up or down, what it means and what to do.</summary>
public sealed record FeedNews(DateTimeOffset At, string Text) : OwnerNews(At)
{
    /// <summary>It stops entries and does not mend itself.</summary>
    public bool NeedsOwner { get; init; }
}

/// <summary>Books and broker differ, or a trade of the owner's own was noticed.</summary>
public sealed record DifferenceNews(DateTimeOffset At, InstrumentCode Code, string Name, string Text) : OwnerNews(At);

/// <summary>조건식: its list was cut off, it was renamed or deleted on the broker's server, or found again.</summary>
public sealed record ConditionNews(DateTimeOffset At, string Name, string Text) : OwnerNews(At);

/// <summary>저녁 대조: the day by the broker and by the books, and what explains each won between them.</summary>
/// <param name="Lines">Korean, one for each difference; empty where there is none.</param>
/// <param name="Learned">The commission that the broker's figures show, used from the next day; null: the known one is right.</param>
public sealed record TieOutNews(
    DateTimeOffset At, DateOnly Date, Won Broker, Won Books, IReadOnlyList<string> Lines, Rate? Learned) : OwnerNews(At);

/// <summary>기록: a journal that was cut off, a database that is away or back. Trading goes on.</summary>
public sealed record StorageNews(DateTimeOffset At, string Text) : OwnerNews(At);

/// <summary>프로그램: a part of it that keeps failing or works again, or a setting that is worth a second look. Trading goes on.</summary>
/// <param name="Text">Korean, with what it means and what to do.</param>
public sealed record ProgramNews(DateTimeOffset At, string Text) : OwnerNews(At);

/// <summary>매매가 죽음: the trader itself failed and the program ends. From now on nobody watches what is held.</summary>
/// <param name="Left">Shares without a stop.</param>
/// <param name="OpenOrders">Orders whose end is not known.</param>
public sealed record TraderDiedNews(DateTimeOffset At, IReadOnlyList<LeftHeld> Left, int OpenOrders) : OwnerNews(At);

/// <summary>지킴이: what the guard sees of the trader and does about it.</summary>
/// <param name="Text">Korean, with what it means for what is held and what to do.</param>
/// <param name="NeedsOwner">Somebody has to do something: it is not mended by itself.</param>
public sealed record GuardNews(DateTimeOffset At, string Text, bool NeedsOwner) : OwnerNews(At);

/// <summary>What became of an owner's command.</summary>
public sealed record CommandNews(DateTimeOffset At, string By, string Text) : OwnerNews(At);
