using Danta.Market;

namespace Danta.Trading;

/// <summary>What is known of one stock but for shares and orders: the market, the conditions that it is in, and what the broker has said of it.</summary>
sealed class Stock(InstrumentCode code)
{
    public InstrumentCode Code => code;

    public string Name { get; set; } = "";

    public Quotes Quotes { get; } = new();

    public InstrumentAnswered? Instrument { get; set; }

    /// <summary>The answer is of today: limits, warnings and halts change with the day.</summary>
    public bool IsInstrumentOfToday { get; set; }

    /// <summary>When the broker was last asked for its price and state, alone or among others.</summary>
    public DateTimeOffset? InstrumentAskedAt { get; set; }

    /// <summary>
    /// Since when today's base price is waited for, in a time in which it could be sold; null: it is not. By <see cref="Desk.SecondsHeard"/>, for
    /// in its sleep nobody waits.
    /// </summary>
    public long? BaseAwaitedSince { get; set; }

    /// <summary>When the broker was last asked for its state of the moment, VI included, and when it last told.</summary>
    public DateTimeOffset? StateAskedAt { get; set; }

    /// <inheritdoc cref="StateAskedAt"/>
    public DateTimeOffset? StateToldAt { get; set; }

    public DateTimeOffset WatchedAt { get; set; }

    /// <summary>
    /// A price to act upon: by tick where it is listened to; where there is no room for that, by an answer of the broker's that came a
    /// while after the call, so that those that are listened to have had their first tick.
    /// </summary>
    public bool HasLivePrice => Quotes.IsPricedByTick || !IsWatched && Quotes.PricedAt - Call?.At >= UnheardFor;

    static readonly TimeSpan UnheardFor = TimeSpan.FromSeconds(3);

    /// <summary>When the stream, or for want of a place the broker, last spoke of it.</summary>
    public DateTimeOffset? HeardAt => IsWatched || Quotes.IsPricedByTick ? Quotes.TickedAt : Quotes.PricedAt;

    /// <summary>What may be bought of it by a question of its own; null: the account's figure tells.</summary>
    public OwnPower? OwnPower { get; set; }

    /// <summary>Shares for which a hashkey has been wanted ahead of the purchase, and when.</summary>
    public (Quantity Quantity, DateTimeOffset At)? Prepared { get; set; }

    /// <summary>The open call to buy it; null: none, or it has been answered.</summary>
    public BuyCall? Call { get; set; }

    /// <summary>Conditions that it is in now.</summary>
    public int Conditions { get; set; }

    /// <summary>When a poll showed that it had left the last of its conditions; null: it is in one, or never was.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>It was sold while it was in a condition: it has to leave before it can call again.</summary>
    public bool MustLeave { get; set; }

    public DateTimeOffset? SoldAt { get; set; }

    public int TradesToday { get; set; }

    public bool IsBanned { get; set; }

    /// <summary>Which kinds of order the broker takes in it.</summary>
    public OrderKinds Kinds { get; } = new();

    /// <summary>When the last order in it left that the broker took.</summary>
    public DateTimeOffset? AcceptedAt { get; set; }

    /// <summary>Why the broker does not take orders in it today; null: it does.</summary>
    public string? Blocked { get; set; }

    public bool IsWatched { get; set; }

    public bool IsPinned { get; set; }

    /// <summary>When it was last wanted on the watch list.</summary>
    public DateTimeOffset WantedAt { get; set; }

    /// <summary>Not null: what is held of it has another price base than its average; it is not sold for a loss that is none.</summary>
    public NewBase? NewBase { get; set; }

    /// <summary>When an order or fill last changed it: a balance asked before then says nothing.</summary>
    public DateTimeOffset? TouchedAt { get; set; }

    public TickSizes TickSizes => TickSizes.For(Instrument?.Kind ?? (code.IsEtn ? ListingKind.Etn : ListingKind.Unknown));

    /// <summary>Its lower and its upper limit of today; null: not known.</summary>
    public (Price? Lower, Price? Upper) LimitsOfToday => IsInstrumentOfToday && Instrument is { } known
        ? (known.LowerLimit is { IsQuoted: true } lower ? lower : null, known.UpperLimit is { IsQuoted: true } upper ? upper : null)
        : (null, null);

    public Board Board => Instrument?.Board ?? Board.Unknown;

    public ListingKind Kind => Instrument?.Kind ?? (code.IsEtn ? ListingKind.Etn : ListingKind.Unknown);
}
