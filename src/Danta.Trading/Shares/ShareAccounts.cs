using Danta.Market;

namespace Danta.Trading;

/// <summary>Where a share can be.</summary>
enum ShareKind
{
    /// <summary>Outside, reached by our own orders.</summary>
    Market = 0,

    /// <summary>Outside, reached by what the owner does himself.</summary>
    Hand,

    /// <summary>Not there yet: a purchase of ours may bring them.</summary>
    Expected,

    /// <summary>Ours, and in nobody's order. Below zero: sold or offered before the purchase was known.</summary>
    Ours,

    /// <summary>Ours, and a sale of ours may take them.</summary>
    InSale,

    /// <summary>Ours by all we know, and the balance lacks them.</summary>
    Disputed,

    /// <summary>In the account, and none of ours.</summary>
    Owner,
}

/// <summary>What a movement is based on.</summary>
enum ShareEvidence
{
    /// <summary>An order was sent, or its state has moved.</summary>
    Order = 0,

    /// <summary>Its fills, by notice or by the broker's list.</summary>
    Fill,

    /// <summary>A balance, alone or with a list that bears it out.</summary>
    Balance,

    /// <summary>The owner's word.</summary>
    OwnerSaid,

    /// <summary>Carried over from the day before.</summary>
    Carried,
}

/// <summary>One entry: shares that went from one account to another.</summary>
/// <param name="Order">Whose claim; zero where none is touched.</param>
readonly record struct Movement(ShareKind From, ShareKind To, Quantity Shares, ShareEvidence Evidence, OrderId Order);

/// <summary>What one order may still trade: shares of <see cref="ShareKind.Expected"/> or <see cref="ShareKind.InSale"/>.</summary>
/// <param name="Trade">The round trip that what it brings belongs to.</param>
sealed record Claim(OrderId Order, Side Side, int Trade, string Condition, string Rule)
{
    public Quantity Shares { get; set; }

    /// <summary>The broker's, as long as it was known: a notice of it may come after the day's end.</summary>
    public OrderNumber Number { get; init; }

    /// <summary>The order is over, and no list tells of it any more, be it that its day has ended: the balance tells.</summary>
    public bool IsLeft => LeftAt is not null;

    /// <summary>When that was; a balance asked soon after may be as far behind as the list is. Null: it is not left.</summary>
    public HeardMoment? LeftAt { get; set; }

    /// <summary>It was left at this moment or before; never by none.</summary>
    public bool WasLeftBy(HeardMoment? moment) => moment is { } by && LeftAt?.IsBy(by) == true;

    public bool Equals(Claim? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Order.Value;
}

/// <summary>A balance that has something else than the ledger.</summary>
/// <param name="SeenAt">Asking time of the first balance with this very figure.</param>
/// <param name="Since">Asking time of the first balance that differed.</param>
sealed record Difference(Quantity BrokerHeld, DateTimeOffset SeenAt, DateTimeOffset Since)
{
    /// <summary>The owner has heard of it.</summary>
    public bool IsTold { get; init; }
}
