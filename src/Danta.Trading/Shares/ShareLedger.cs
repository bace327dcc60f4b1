using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// The shares of one stock in double entry. Every share is in one account at a time; it only ever moves from one to another, for a
/// reason that is written down with the movement. What the broker's account should hold is the sum of four of them: ours, in sale,
/// disputed and the owner's. Nothing is thrown away: what a balance lacks goes to <see cref="ShareKind.Disputed"/> and comes home from there.
/// </summary>
sealed class ShareLedger
{
    const int MostKept = 64;

    readonly long[] _balances = new long[Enum.GetValues<ShareKind>().Length];
    readonly List<Claim> _claims = [];
    readonly Queue<Movement> _movements = new();

    /// <summary>What orders may still bring or take, in the order of their sending.</summary>
    public IReadOnlyList<Claim> Claims => _claims;

    /// <summary>The last movements, oldest first.</summary>
    public IReadOnlyCollection<Movement> Movements => _movements;

    /// <summary>Not null: the last balance showed something else than <see cref="InAccount"/>, and it is not explained yet.</summary>
    public Difference? Difference { get; set; }

    /// <summary>The owner's own trades of the day, by list and by balance.</summary>
    public OwnerHand Hand { get; } = new();

    public Quantity Disputed => Quantity.Of(_balances[(int)ShareKind.Disputed]);

    public Quantity Owner => Quantity.Of(_balances[(int)ShareKind.Owner]);

    /// <summary>The account has shares of the owner's, be it that he was only heard or listed to buy them: a sale too many might sell those.</summary>
    public bool MayHaveHis => !Owner.IsZero || !Hand.Bought.IsZero;

    /// <summary>Ours, wherever they are: in the open, in a sale, or disputed.</summary>
    public Quantity Held => Quantity.Of(Math.Max(0, this[ShareKind.Ours] + this[ShareKind.InSale] + this[ShareKind.Disputed]));

    /// <summary>What the broker's account should hold.</summary>
    public Quantity InAccount => Held + Owner;

    /// <summary>
    /// What a sale may be tried with: ours that are in no order that may still trade, the disputed ones and those of a sale that is left
    /// to the balance among them.
    /// </summary>
    public Quantity Free => Quantity.Of(Math.Max(0, this[ShareKind.Ours] + this[ShareKind.Disputed] + Left(Side.Sell)));

    /// <summary>Shares of ours that the owner has sold by the broker's list, and no balance has told yet.</summary>
    public Quantity SoldByOwner => Quantity.Of(Math.Max(0, -Hand.Unsettled - Owner.Shares));

    /// <summary>Shares of ours that open sales of the owner's bind: his own are bound first.</summary>
    public Quantity Bound
    {
        get
        {
            var open = 0L;
            for (var index = 0; index < Hand.OpenSales.Count; index++)
                open += Hand.OpenSales[index].Open.Shares;
            return Quantity.Of(Math.Max(0, open - Owner.Shares));
        }
    }

    /// <summary>The last balance's row of it, null where it has none, and when it was asked; null: no balance of today has told.</summary>
    public (BrokerHolding? Row, DateTimeOffset AskedAt)? Seen { get; private set; }

    /// <param name="row">Null: it has none.</param>
    public void See(BrokerHolding? row, DateTimeOffset askedAt)
    {
        var held = row?.Held ?? Quantity.Zero;
        (Seen, Shown) = ((row, askedAt), Shown.Since != default && Shown.Held == held ? Shown : (held, askedAt));
    }

    /// <summary>A balance of another day says nothing of what may be sold.</summary>
    /// <param name="keepsHis">
    /// What the owner was heard to buy is his: a night is longer than any balance lags, and no list of the new day will have it.
    /// </param>
    public void BeginDay(bool keepsHis)
    {
        if (keepsHis)
            Move(ShareKind.Hand, ShareKind.Owner, Hand.Pending, ShareEvidence.Carried);
        Hand.BeginDay();
        Seen = null;
    }

    /// <summary>Shares that could be sold by the last balance (ord_psbl_qty), and when it was asked; null: none has told.</summary>
    public (Quantity Shares, DateTimeOffset AskedAt)? Sellable => Seen is { } seen ? (seen.Row?.Sellable ?? Quantity.Zero, seen.AskedAt) : null;

    /// <summary>What the last balance showed, and when the first was asked that showed the same ever since.</summary>
    public (Quantity Held, DateTimeOffset Since) Shown { get; private set; }

    /// <summary>Nothing is anywhere: there is nothing to remember of this stock.</summary>
    public bool IsEmpty => Held.IsZero && Owner.IsZero && _claims.Count == 0;

    /// <summary>Shares in all accounts of a kind. Market and hand are outside: theirs count below zero what has come from there.</summary>
    public long this[ShareKind kind] => _balances[(int)kind];

    /// <summary>What orders that are over, and that no list will ever tell of, may have brought or sold: the balance says.</summary>
    /// <param name="since">Of those that were left after this; null: of all.</param>
    public long Left(Side side, HeardMoment? since = null)
    {
        var sum = 0L;
        foreach (var claim in _claims)
            sum += claim.IsLeft && claim.Side == side && !claim.WasLeftBy(since) ? claim.Shares.Shares : 0;
        return sum;
    }

    /// <summary>A notice of this number is about an order of ours that is over, and that the balance is to tell of.</summary>
    public bool HasLeft(OrderNumber number) => !number.IsNone && _claims.Exists(claim => claim.IsLeft && claim.Number == number);

    public Claim? ClaimOf(OrderId order) => _claims.Find(claim => claim.Order == order);

    /// <summary>The only way in which a share goes anywhere.</summary>
    /// <param name="order">Whose claim, where one side is <see cref="ShareKind.Expected"/> or <see cref="ShareKind.InSale"/>.</param>
    public void Move(ShareKind from, ShareKind to, Quantity shares, ShareEvidence evidence, OrderId order = default)
    {
        if (shares.IsZero || from == to)
            return;
        Take(from, -shares.Shares, order);
        Take(to, shares.Shares, order);
        if (_movements.Count >= MostKept)
            _movements.Dequeue();
        _movements.Enqueue(new(from, to, shares, evidence, order));
    }

    /// <summary>An order may still trade so many shares; it is added where it is not known, and forgotten at zero.</summary>
    public void SetClaim(Claim order, Quantity open, ShareEvidence evidence)
    {
        var claim = ClaimOf(order.Order);
        if (claim is null && open.IsZero)
            return;
        if (claim is null)
            _claims.Add(claim = order with { Shares = Quantity.Zero });
        else if (claim.Number != order.Number)
            _claims[_claims.IndexOf(claim)] = claim = claim with { Number = order.Number };
        var more = open.Shares - claim.Shares.Shares;
        if (claim.Side == Side.Buy)
            Shift(ShareKind.Market, ShareKind.Expected, more, evidence, claim.Order);
        else if (more > 0)
            Commit(claim, Quantity.Of(more), evidence);
        else
            Shift(ShareKind.Ours, ShareKind.InSale, more, evidence, claim.Order);
    }

    /// <summary>Its order is over, and what it traded unheard is for the balance to tell.</summary>
    public void Leave(OrderId order, HeardMoment now)
    {
        if (ClaimOf(order) is { } claim)
            claim.LeftAt ??= now;
    }

    /// <summary>
    /// The balance has as many as there should be: nothing came or went unheard. One that is asked soon after an order's end may be as far
    /// behind as the lists are.
    /// </summary>
    /// <param name="before">Of orders that were left before this.</param>
    public void ReleaseLeft(Side side, HeardMoment before, ShareEvidence evidence)
    {
        for (var index = _claims.Count - 1; index >= 0; index--)
        {
            if (_claims[index].Side == side && _claims[index].WasLeftBy(before))
                SetClaim(_claims[index], Quantity.Zero, evidence);
        }
    }

    /// <summary>So many of ours the balance lacks: no more and no fewer are disputed from now on.</summary>
    public void Dispute(Quantity missing, ShareEvidence evidence) =>
        Shift(ShareKind.Ours, ShareKind.Disputed, missing.Shares - Disputed.Shares, evidence, default);

    /// <summary>What trades have brought or taken since they were last booked. Below zero: they were counted too much.</summary>
    /// <param name="order">Whose claim it comes off first; none: the owner's doing.</param>
    /// <param name="outside">Market or hand.</param>
    public void Book(Side side, long shares, ShareEvidence evidence, OrderId order, ShareKind outside)
    {
        var claimed = shares > 0 && ClaimOf(order) is { } claim && claim.Side == side ? Math.Min(shares, claim.Shares.Shares) : 0;
        if (side == Side.Buy)
        {
            Shift(ShareKind.Expected, ShareKind.Ours, claimed, evidence, order);
            Shift(outside, ShareKind.Ours, shares - claimed, evidence, default);
        }
        else
        {
            Shift(ShareKind.InSale, outside, claimed, evidence, order);
            Shift(ShareKind.Ours, outside, shares - claimed, evidence, default);
        }
    }

    /// <summary>
    /// Shares for a sale: those in the open first, then those that a former one may have left, and what no balance shows last of all: it has
    /// been held back where the others were not. What a former one may have sold stays claimed by it too, below zero among ours: should this
    /// one be refused, the balance still tells of that one.
    /// </summary>
    void Commit(Claim sale, Quantity shares, ShareEvidence evidence)
    {
        var missing = Math.Max(0, shares.Shares - Math.Max(0, this[ShareKind.Ours] + Left(Side.Sell)));
        Shift(ShareKind.Disputed, ShareKind.Ours, Math.Min(missing, Disputed.Shares), evidence, default);
        Shift(ShareKind.Ours, ShareKind.InSale, shares.Shares, evidence, sale.Order);
    }

    /// <summary>Below zero: the other way.</summary>
    void Shift(ShareKind from, ShareKind to, long shares, ShareEvidence evidence, OrderId order)
    {
        if (shares >= 0)
            Move(from, to, Quantity.Of(shares), evidence, order);
        else
            Move(to, from, Quantity.Of(-shares), evidence, order);
    }

    void Take(ShareKind kind, long shares, OrderId order)
    {
        _balances[(int)kind] += shares;
        if (kind is not (ShareKind.Expected or ShareKind.InSale) || ClaimOf(order) is not { } claim)
            return;
        claim.Shares = Quantity.Of(claim.Shares.Shares + shares);
        if (claim.Shares.IsZero)
            _claims.Remove(claim);
    }
}
