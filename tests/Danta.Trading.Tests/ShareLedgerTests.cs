using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>Every share is in one account, and what goes anywhere comes from somewhere.</summary>
public sealed class ShareLedgerTests
{
    static readonly OrderId First = new(1);
    static readonly OrderId Second = new(2);
    static readonly HeardMoment Noon = new(Kst.At(new(2026, 11, 23), new(12, 0)), 10_000);
    readonly ShareLedger _shares = new();

    static Quantity Shares(long count) => Quantity.Of(count);

    static Claim Buy(OrderId order) => new(order, Side.Buy, 7, "조건", "규칙");

    static Claim Sell(OrderId order) => new(order, Side.Sell, 7, "", "");

    void Set(Claim claim, long open) => _shares.SetClaim(claim, Shares(open), ShareEvidence.Order);

    void Bought(OrderId order, long shares) => _shares.Book(Side.Buy, shares, ShareEvidence.Fill, order, ShareKind.Market);

    void Sold(OrderId order, long shares) => _shares.Book(Side.Sell, shares, ShareEvidence.Fill, order, ShareKind.Market);

    void Is(long ours = 0, long inSale = 0, long disputed = 0, long owner = 0, long expected = 0)
    {
        Assert.Equal(
            (ours, inSale, disputed, owner, expected),
            (_shares[ShareKind.Ours], _shares[ShareKind.InSale], _shares[ShareKind.Disputed], _shares[ShareKind.Owner], _shares[ShareKind.Expected]));
        Assert.Equal(0, Enum.GetValues<ShareKind>().Sum(kind => _shares[kind]));
    }

    void Hold(long shares)
    {
        Set(Buy(First), shares);
        Bought(First, shares);
    }

    [Fact]
    public void A_purchase_is_expected_and_its_fills_are_ours()
    {
        Set(Buy(First), 10);
        Is(expected: 10);
        Assert.Equal(0, _shares.InAccount.Shares);
        Bought(First, 4);
        Is(ours: 4, expected: 6);
        Set(Buy(First), 6);
        Is(ours: 4, expected: 6);
        // The rest is gone.
        Set(Buy(First), 0);
        Is(ours: 4);
        Assert.Empty(_shares.Claims);
        Assert.Equal((4L, 4L, 4L), (_shares.Held.Shares, _shares.Free.Shares, _shares.InAccount.Shares));
    }

    [Fact]
    public void What_is_in_a_sale_is_ours_and_is_not_free()
    {
        Hold(10);
        Set(Sell(Second), 6);
        Is(ours: 4, inSale: 6);
        Assert.Equal((10L, 4L), (_shares.Held.Shares, _shares.Free.Shares));
        Sold(Second, 5);
        Is(ours: 4, inSale: 1);
        Set(Sell(Second), 0);
        Is(ours: 5);
        Assert.Equal(5, _shares.Free.Shares);
    }

    [Fact]
    public void What_a_balance_lacks_is_disputed_still_ours_and_comes_home_in_whatever_parts()
    {
        Hold(10);
        _shares.Dispute(Shares(10), ShareEvidence.Balance);
        Is(disputed: 10);
        Assert.Equal((10L, 10L), (_shares.Held.Shares, _shares.Free.Shares));
        _shares.Dispute(Shares(3), ShareEvidence.Balance);
        Is(ours: 7, disputed: 3);
        _shares.Dispute(Quantity.Zero, ShareEvidence.Balance);
        Is(ours: 10);
        Assert.Equal(
            [(ShareKind.Ours, ShareKind.Disputed, 10L), (ShareKind.Disputed, ShareKind.Ours, 7L), (ShareKind.Disputed, ShareKind.Ours, 3L)],
            _shares.Movements.Where(entry => entry.Evidence == ShareEvidence.Balance).Select(entry => (entry.From, entry.To, entry.Shares.Shares)));
    }

    /// <summary>The broker refuses what is not there: a stop that is due is tried with all that is ours by the ledger.</summary>
    [Fact]
    public void A_sale_takes_what_is_free_first_then_what_is_disputed()
    {
        Hold(10);
        _shares.Dispute(Shares(4), ShareEvidence.Balance);
        Set(Sell(Second), 6);
        Is(inSale: 6, disputed: 4);
        Set(Sell(Second), 9);
        Is(inSale: 9, disputed: 1);
        // It was refused: ours again, until the next balance says what it lacks.
        Set(Sell(Second), 0);
        Is(ours: 9, disputed: 1);
    }

    [Fact]
    public void The_owners_shares_are_nobody_elses()
    {
        _shares.Move(ShareKind.Hand, ShareKind.Owner, Shares(5), ShareEvidence.Balance);
        Is(owner: 5);
        Assert.Equal((0L, 0L, 5L), (_shares.Held.Shares, _shares.Free.Shares, _shares.InAccount.Shares));
        Assert.False(_shares.IsEmpty);
        _shares.Move(ShareKind.Owner, ShareKind.Hand, Shares(5), ShareEvidence.Balance);
        Assert.True(_shares.IsEmpty);
    }

    [Fact]
    public void What_an_order_of_yesterday_may_have_traded_stays_claimed_until_a_balance_tells()
    {
        Set(Buy(First), 10);
        Bought(First, 4);
        _shares.Leave(First, Noon);
        Assert.Equal((6L, 0L), (_shares.Left(Side.Buy), _shares.Left(Side.Sell)));
        Assert.False(_shares.IsEmpty);
        // Its fill after all: off the claim, not beside it.
        Bought(First, 5);
        Is(ours: 9, expected: 1);
        _shares.ReleaseLeft(Side.Sell, Noon, ShareEvidence.Balance);
        Is(ours: 9, expected: 1);
        _shares.ReleaseLeft(Side.Buy, Noon, ShareEvidence.Balance);
        Is(ours: 9);
    }

    [Fact]
    public void Shares_of_a_sale_that_is_left_to_the_balance_may_be_tried_again_and_are_counted_once()
    {
        Hold(10);
        Set(Sell(Second), 10);
        _shares.Leave(Second, Noon);
        Assert.Equal((10L, 10L), (_shares.Held.Shares, _shares.Free.Shares));
        Set(Sell(new(3)), 7);
        Is(ours: -7, inSale: 17);
        Assert.Equal((10L, 3L, 10L), (_shares.Left(Side.Sell), _shares.Free.Shares, _shares.Held.Shares));
        Assert.Equal(7, _shares.ClaimOf(new(3))!.Shares.Shares);
        _shares.ReleaseLeft(Side.Sell, Noon, ShareEvidence.Balance);
        Is(ours: 3, inSale: 7);
    }

    [Fact]
    public void A_second_try_that_is_refused_leaves_the_first_ones_claim_as_it_was()
    {
        Hold(10);
        Set(Sell(Second), 10);
        _shares.Leave(Second, Noon);
        Set(Sell(new(3)), 10);
        Assert.Equal(0, _shares.Free.Shares);
        Set(Sell(new(3)), 0);
        Assert.Equal((10L, 10L), (_shares.Left(Side.Sell), _shares.Free.Shares));
        Is(inSale: 10);
    }

    [Fact]
    public void An_order_that_is_not_left_is_not_released_by_a_balance()
    {
        Hold(5);
        Set(Sell(Second), 5);
        _shares.ReleaseLeft(Side.Sell, Noon, ShareEvidence.Balance);
        Is(inSale: 5);
        Assert.Equal(0, _shares.Free.Shares);
    }

    [Fact]
    public void Fills_beyond_a_claim_and_fills_taken_back_are_booked_all_the_same()
    {
        Set(Buy(First), 3);
        Bought(First, 5);
        Is(ours: 5);
        Bought(First, -2);
        Is(ours: 3);
        Sold(Second, 4);
        // Sold before the purchase was known: nothing is held, and nothing is free.
        Is(ours: -1);
        Assert.Equal((0L, 0L), (_shares.Held.Shares, _shares.Free.Shares));
        Sold(Second, -4);
        Is(ours: 3);
    }

    [Fact]
    public void A_claim_of_the_other_side_pays_for_nothing()
    {
        Hold(5);
        Set(Sell(Second), 5);
        _shares.Book(Side.Buy, 2, ShareEvidence.Fill, Second, ShareKind.Market);
        Is(ours: 2, inSale: 5);
    }

    [Fact]
    public void Open_sales_of_the_owners_bind_his_own_shares_first()
    {
        Hold(10);
        _shares.Move(ShareKind.Hand, ShareKind.Owner, Shares(4), ShareEvidence.Balance);
        _shares.Hand.OpenSales = [Row(3), Row(5)];
        Assert.Equal(4, _shares.Bound.Shares);
        _shares.Hand.OpenSales = [Row(4)];
        Assert.Equal(0, _shares.Bound.Shares);

        static BrokerOrder Row(long open) => new(
            Scene.Number((int)open), default, Scene.Samsung, "삼성전자", Side.Sell, Shares(open), null, Quantity.Zero, Won.Zero, Quantity.Zero, Quantity.Zero, Shares(open), 0);
    }

    [Fact]
    public void The_last_movements_are_kept_and_no_more()
    {
        for (var turn = 1; turn <= 200; turn++)
            _shares.Move(ShareKind.Hand, ShareKind.Owner, Shares(turn), ShareEvidence.Balance);
        Assert.Equal(64, _shares.Movements.Count);
        Assert.Equal((137L, 200L), (_shares.Movements.First().Shares.Shares, _shares.Movements.Last().Shares.Shares));
        var before = _shares.Movements.Count;
        _shares.Move(ShareKind.Owner, ShareKind.Owner, Shares(1), ShareEvidence.Balance);
        _shares.Move(ShareKind.Owner, ShareKind.Hand, Quantity.Zero, ShareEvidence.Balance);
        Assert.Equal((before, 20_100L), (_shares.Movements.Count, _shares.Owner.Shares));
    }

    /// <summary>Orders, balances and the owner in any order: the sum stays nought, and a model that counts shares alone says the same.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_happens_the_books_balance(int seed)
    {
        var chance = new Random(seed);
        var (open, held, owner) = (new Dictionary<int, (Side Side, long Open)>(), 0L, 0L);
        for (var step = 0; step < 300; step++)
        {
            var id = 1 + chance.Next(6);
            var known = open.TryGetValue(id, out var order);
            switch (chance.Next(7))
            {
                case 0 when !known:
                    open[id] = order = (chance.Next(2) == 0 ? Side.Buy : Side.Sell, 1 + chance.Next(20));
                    Set(order.Side == Side.Buy ? Buy(new(id)) : Sell(new(id)), order.Open);
                    break;
                case 1 or 2 when known && order.Open > 0:
                    var filled = 1 + chance.NextInt64(order.Open);
                    _shares.Book(order.Side, filled, ShareEvidence.Fill, new(id), ShareKind.Market);
                    held += order.Side == Side.Buy ? filled : -filled;
                    open[id] = (order.Side, order.Open - filled);
                    break;
                case 3 when known:
                    Set(order.Side == Side.Buy ? Buy(new(id)) : Sell(new(id)), 0);
                    open.Remove(id);
                    break;
                case 4:
                    _shares.Dispute(Shares(chance.NextInt64(1 + Math.Max(0, _shares[ShareKind.Ours] + _shares[ShareKind.Disputed]))), ShareEvidence.Balance);
                    break;
                case 5:
                    var came = chance.Next(5);
                    _shares.Move(ShareKind.Hand, ShareKind.Owner, Shares(came), ShareEvidence.Balance);
                    owner += came;
                    break;
                default:
                    break;
            }
            Assert.Equal(0, Enum.GetValues<ShareKind>().Sum(kind => _shares[kind]));
            Assert.Equal((Math.Max(0, held), owner), (_shares.Held.Shares, _shares.Owner.Shares));
            Assert.Equal(open.Values.Where(one => one.Side == Side.Buy).Sum(one => one.Open), _shares[ShareKind.Expected]);
            Assert.Equal(open.Values.Where(one => one.Side == Side.Sell).Sum(one => one.Open), _shares[ShareKind.InSale]);
            Assert.Equal(Math.Max(0, held - _shares[ShareKind.InSale]), _shares.Free.Shares);
            Assert.True(_shares.Disputed.Shares >= 0);
        }
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];
}
