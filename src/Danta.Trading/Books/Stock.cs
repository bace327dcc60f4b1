using Danta.Market;

namespace Danta.Trading;

/// <summary>All that is known of one stock: the market, the conditions it is in, our orders, our shares and the owner's.</summary>
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

    /// <summary>When the broker was last asked for its state of the moment, VI included, and when it last told.</summary>
    public DateTimeOffset? StateAskedAt { get; set; }

    /// <inheritdoc cref="StateAskedAt"/>
    public DateTimeOffset? StateToldAt { get; set; }

    public DateTimeOffset WatchedAt { get; set; }

    /// <summary>
    /// A price to act upon: by tick where it is listened to; where there is no room for that, by an answer of the broker's that came a
    /// while after the call, so that those that are listened to have had their first tick.
    /// </summary>
    public bool HasLivePrice => Quotes.IsPricedByTick || !IsWatched && Quotes.PricedAt - Signal?.At >= UnheardFor;

    static readonly TimeSpan UnheardFor = TimeSpan.FromSeconds(3);

    /// <summary>When the stream, or for want of a place the broker, last spoke of it.</summary>
    public DateTimeOffset? HeardAt => IsWatched || Quotes.IsPricedByTick ? Quotes.TickedAt : Quotes.PricedAt;

    /// <summary>What may be bought of it by a question of its own; null: the account's figure tells.</summary>
    public OwnPower? OwnPower { get; set; }

    /// <summary>Shares for which a hashkey has been wanted ahead of the purchase, and when.</summary>
    public (Quantity Quantity, DateTimeOffset At)? Prepared { get; set; }

    /// <summary>Open and recent orders in this stock.</summary>
    public List<Order> Orders { get; } = [];

    public Position? Position { get; set; }

    /// <summary>The open call to buy it; null: none, or it has been answered.</summary>
    public Signal? Signal { get; set; }

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

    /// <summary>Sales of the owner's own that are open and bind its shares, by the last whole list.</summary>
    public IReadOnlyList<BrokerOrder> OwnerSales { get; set; } = [];

    /// <summary>Shares that could be sold by the last balance (ord_psbl_qty), and when it was asked; null: none has told.</summary>
    public (Quantity Shares, DateTimeOffset AskedAt)? Sellable { get; set; }

    /// <summary>Shares of ours that they bind: his own are bound first.</summary>
    public Quantity Bound
    {
        get
        {
            var open = 0L;
            for (var index = 0; index < OwnerSales.Count; index++)
                open += OwnerSales[index].Open.Shares;
            return Quantity.Of(Math.Max(0, open - OwnerHeld.Shares));
        }
    }

    /// <summary>Why the broker does not take orders in it today; null: it does.</summary>
    public string? Blocked { get; set; }

    public bool IsWatched { get; set; }

    public bool IsPinned { get; set; }

    /// <summary>When it was last wanted on the watch list.</summary>
    public DateTimeOffset WantedAt { get; set; }

    /// <summary>Shares in the account that the trader did not buy.</summary>
    public Quantity OwnerHeld { get; set; }

    /// <summary>What the owner's own orders of the day have filled, by the last whole list.</summary>
    public OwnerTotals OwnerTotals { get; set; }

    /// <summary>Shares that these have brought; below zero: taken.</summary>
    public long OwnerNet => OwnerTotals.Bought - OwnerTotals.Sold;

    /// <summary>Shares that a balance has brought or taken before a list told by which of his orders.</summary>
    public long AheadOfList { get; set; }

    /// <summary>When that list was asked: a balance asked before says nothing about it.</summary>
    public DateTimeOffset OwnerNetAt { get; set; }

    /// <summary>What the owner's own orders of the day had brought when books and broker last agreed about the shares.</summary>
    public long OwnerNetSettled { get; set; }

    /// <summary>What a purchase of an earlier day may have brought without our hearing of it; null: nothing, or the balance has told.</summary>
    public UnheardPurchase? Unheard { get; set; }

    /// <summary>Shares that sales of an earlier day may have sold without our hearing of it.</summary>
    public Quantity SoldUnheard { get; set; }

    /// <summary>Not null: what is held of it has another price base than its average; it is not sold for a loss that is none.</summary>
    public NewBase? NewBase { get; set; }

    /// <summary>Books and broker differ here: nothing is bought until they agree.</summary>
    public Suspicion? Suspicion { get; set; }

    /// <summary>When an order or fill last changed it: a balance asked before then says nothing.</summary>
    public DateTimeOffset? TouchedAt { get; set; }

    public TickSizes TickSizes => TickSizes.For(Instrument?.Kind ?? (code.IsEtn ? ListingKind.Etn : ListingKind.Unknown));

    public Board Board => Instrument?.Board ?? Board.Unknown;

    public ListingKind Kind => Instrument?.Kind ?? (code.IsEtn ? ListingKind.Etn : ListingKind.Unknown);

    /// <summary>An order is open, or one that is over may have traded more than is known.</summary>
    public bool HasOpenOrder
    {
        get
        {
            foreach (var order in Orders)
            {
                if (order.IsOpen || order.IsUnsettled)
                    return true;
            }
            return false;
        }
    }

    public bool HasOpenBuy
    {
        get
        {
            foreach (var order in Orders)
            {
                if (order.IsOpen && order.Side == Side.Buy)
                    return true;
            }
            return false;
        }
    }

    public bool HasDoubt
    {
        get
        {
            foreach (var order in Orders)
            {
                if (order.State == OrderState.InDoubt)
                    return true;
            }
            return false;
        }
    }

    /// <summary>Shares that are proven and not already in a sale that is open or in doubt, nor perhaps sold by one that is over.</summary>
    public Quantity Free
    {
        get
        {
            var free = Position?.Tally.Held.Shares ?? 0;
            foreach (var order in Orders)
            {
                if (order.Side == Side.Sell)
                    free -= order.IsOpen || order.IsUnsettled ? order.Fills.Remaining.Shares : 0;
            }
            return Quantity.Of(Math.Max(0, free));
        }
    }

    /// <summary>Shares of ours that the owner has sold by the broker's list, and no balance has told yet.</summary>
    public Quantity SoldByOwner => Quantity.Of(Math.Max(0, OwnerNetSettled - OwnerNet - OwnerHeld.Shares));

    /// <summary>What the account should hold: ours and the owner's.</summary>
    public Quantity Expected => OwnerHeld + (Position?.Tally.Held ?? Quantity.Zero);
}

/// <summary>Shares of one stock, bought and sold.</summary>
readonly record struct OwnerTotals(long Bought, long Sold);

/// <summary>A call to buy: the stock entered a condition.</summary>
sealed record Signal(string Condition, DateTimeOffset At)
{
    /// <summary>When the poll that found it was asked.</summary>
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>The gates whose refusals have been written down, a bit each.</summary>
    ulong _noted;

    public bool HasNoted(int gate) => (_noted & 1UL << gate) != 0;

    /// <summary>Names of the gates that have said no so far, in the order of their first no.</summary>
    public string Refusals { get; private set; } = "";

    public void Note(int gate, string name)
    {
        _noted |= 1UL << gate;
        Refusals = Refusals.Length == 0 ? name : $"{Refusals}, {name}";
    }
}

/// <summary>
/// A purchase that is over and of which no list tells any more, be it that its day has ended: what it brought shows in the balance.
/// </summary>
/// <param name="Open">Shares that may have come.</param>
public sealed record UnheardPurchase(int Trade, string Condition, string Rule, Quantity Open)
{
    /// <summary>Of today: a list may have it after all. Null: of an earlier day.</summary>
    public OrderId? Order { get; init; }
}

/// <summary>A difference between books and broker that is not explained.</summary>
/// <param name="Missing">Shares of ours that the broker did not show: ours all the same, and disputed.</param>
/// <param name="SeenAt">Asking time of the first balance with this very figure.</param>
/// <param name="Since">Asking time of the first balance that differed.</param>
sealed record Suspicion(Quantity BrokerHeld, Quantity Missing, DateTimeOffset SeenAt, DateTimeOffset Since)
{
    /// <summary>The owner has heard of it.</summary>
    public bool IsTold { get; init; }
}
