using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>The person: trades by phone beside the program, and answers what it asks, truthfully, for he sees it all in the HTS.</summary>
sealed class Owner(World world)
{
    static readonly TimeSpan Thinking = TimeSpan.FromSeconds(8);

    /// <summary>By the trader's order: the last number at the exchange when it left. Its own is a later one.</summary>
    readonly Dictionary<int, long> _lastBefore = [];

    /// <summary>His own orders. Numbers begin anew each day.</summary>
    readonly HashSet<(DateOnly Day, string Number)> _gave = [];

    /// <summary>An order of this number and this time is his own.</summary>
    public bool Gave(string number, DateTimeOffset at) => _gave.Contains((Kst.DateOf(at), number));

    void Gives(string number) => _gave.Add((Kst.DateOf(world.Exchange.Account.Orders.Last(order => order.Number == number).Time), number));

    /// <summary>Buys something of his own, or sells from what is there, be it the trader's.</summary>
    /// <param name="inHeld">In a stock that is held, whichever way.</param>
    public void Trade(double amount, bool inHeld = false)
    {
        var chance = new Chance(world.Plan.Seed, 303, (long)(amount * 1e9));
        var held = world.Exchange.Account.Holdings;
        var sells = held.Count > 0 && chance.Hits(0.6);
        var holding = sells ? held[chance.Below(held.Count)] : null;
        var code = holding is not null ? InstrumentCode.Parse(holding.Code)
            : inHeld && held.Count > 0 ? InstrumentCode.Parse(held[chance.Below(held.Count)].Code)
            : world.Exchange.Codes[chance.Below(world.Exchange.Codes.Count)];
        var quantity = 1 + chance.Below(holding is null ? 20 : (int)Math.Min(holding.Quantity, 1_000_000));
        var number = world.Exchange.TradeByPhone(code, holding is null ? Side.Buy : Side.Sell, quantity);
        world.Trace($"직접 거래 {code} {number}");
        if (number is null)
            return;
        Gives(number);
        world.Meddled.Touched.Add(code.ToString());
        if (sells)
            world.Meddled.Sold.Add(code.ToString());
    }

    /// <summary>Codes that an offer of his own binds, with the last moment at which it did, in the agenda's ticks.</summary>
    public Dictionary<string, long> Bound { get; } = new(StringComparer.Ordinal);

    /// <summary>Offers what is held at a price that nobody pays today, and gives it up after a while.</summary>
    public void Offer(double amount, TimeSpan until)
    {
        var chance = new Chance(world.Plan.Seed, 310, (long)(amount * 1e9));
        var held = world.Exchange.Account.Holdings;
        if (held.Count == 0)
            return;
        var holding = held[chance.Below(held.Count)];
        var quantity = Math.Max(1, chance.Hits(0.7) ? holding.Quantity : holding.Quantity / 2);
        if (world.Exchange.OfferByPhone(InstrumentCode.Parse(holding.Code), quantity) is not { } number)
            return;
        world.Trace($"직접 매도 주문 {holding.Code} {quantity}주 {number}");
        Gives(number);
        world.Meddled.Touched.Add(holding.Code);
        // A surge to the upper limit sells it.
        world.Meddled.Sold.Add(holding.Code);
        Bind(holding.Code, number, world.Agenda.Now + until.Ticks);
    }

    /// <summary>An order that is open at a price of his binds its shares until he gives it up.</summary>
    public void Bind(string code, string number, long until) => world.Agenda.In(TimeSpan.FromSeconds(1), () =>
    {
        if (!world.Exchange.Account.Orders.Any(order => order.Number == number && order.State == "open"))
            return;
        Bound[code] = world.Agenda.Now;
        if (world.Agenda.Now >= until || world.Faults.IsOver)
            world.Exchange.CancelByPhone(number);
        else
            Bind(code, number, until);
    });

    /// <summary>전량매도, and after a while 재개, unless it is late by then.</summary>
    public void Panic(TimeSpan until)
    {
        Say(new Flatten("simtest"));
        world.Agenda.In(until, () =>
        {
            if (!world.Faults.IsOver)
                Say(new Resume("simtest"));
        });
    }

    /// <summary>Has the program sell a part of what it holds, at market or at a price near the last, or takes such an order back.</summary>
    public void Sell(double amount)
    {
        var chance = new Chance(world.Plan.Seed, 322, (long)(amount * 1e9));
        if (world.Alive?.Shot is not { Positions.Count: > 0 } shot)
            return;
        if (shot.Orders.FirstOrDefault(order => order.Rests && order.State == OrderState.Working) is { } resting && chance.Hits(0.4))
        {
            Say(new CancelOpenOrder("simtest", resting.Number));
            return;
        }
        var held = shot.Positions[chance.Below(shot.Positions.Count)];
        int? percent = chance.Hits(0.6) ? 1 + chance.Below(100) : null;
        var won = TickSizes.For(held.Kind).Floor((int)(held.Price.Won * (decimal)chance.Between(0.995, 1.01)));
        Say(new SellPosition("simtest", held.Code) { Percent = percent, Limit = (percent is null || chance.Hits(0.6)) && Price.TryFromWon(won, out var price) && price.IsQuoted ? price : null });
    }

    void Say(OwnerCommand command)
    {
        if (world.Alive is { Engine: { } engine } machine)
            machine.Run(() => engine.Inbox.Post(command));
    }

    /// <summary>An order of the trader's leaves.</summary>
    public void Sees(PlaceOrder order) => _lastBefore[order.Order.Value] = OrdersToday.Select(Serial).DefaultIfEmpty().Max();

    IEnumerable<Simulator.Control.OrderState> OrdersToday => world.Exchange.Account.Orders.Where(order => Kst.DateOf(order.Time) == world.Wall.Date);

    /// <summary>
    /// Asked for a purchase, he says yes mostly; in others no, nothing, yes too late, yes twice, or first the one and then the other.
    /// </summary>
    public void Asked(OfferNews offer)
    {
        var chance = new Chance(world.Plan.Seed, 321, offer.At.Ticks);
        var (kind, first) = (chance.Below(10), chance.Between(0.2, 7));
        if (kind == 0)
            return;
        Answer(offer, kind != 1 && kind != 2, kind == 3 ? first + 10 : first);
        if (kind is 2 or 4 or 5 or 6)
            Answer(offer, kind != 6, first + chance.Between(0, 4));
    }

    void Answer(OfferNews offer, bool accepted, double after) =>
        world.Agenda.In(TimeSpan.FromSeconds(after), () => Say(new AnswerOffer("simtest", offer.Offer, offer.Until, accepted)));

    /// <summary>Asked about an order in doubt, he looks for it and answers whichever process is there by then.</summary>
    public void Asked(DoubtQuestionNews question) => world.Agenda.In(Thinking, () =>
    {
        if (world.Alive is not { Engine: { } engine } machine)
        {
            Asked(question);
            return;
        }
        var from = _lastBefore.GetValueOrDefault(question.Order.Value);
        var his = question.Candidates.Where(candidate => candidate.Serial > from && !Gave($"{candidate.Serial:D10}", world.Wall.Now)).ToArray();
        // He sees it in his HTS, and the list does not have it yet: he waits until he is asked about it, or it has been found.
        if (his.Length == 0 && IsThere(question, from))
        {
            if (machine.Shot.Orders.Any(order => order.Id == question.Order && order.State == OrderState.InDoubt))
                Asked(question);
            return;
        }
        machine.Run(() => engine.Inbox.Post(new SettleOrder("simtest", question.Order, his.Length > 0 ? his[0] : null)));
    });

    bool IsThere(DoubtQuestionNews question, long from) => OrdersToday.Any(
        order => order is { State: not "cancel", OriginalNumber: null } && order.Code == question.Code.ToString() && order.Side == (question.Side == Side.Buy ? "buy" : "sell") && order.Quantity == question.Quantity.Shares
            && Serial(order) > from && !Gave(order.Number, order.Time)
            && world.Alive?.Shot.Orders.Any(known => known.Number.Serial == Serial(order)) == false);

    /// <summary>He is told of shares that nobody can find: those that are sold, by him or by an order of yesterday, he takes out of the books.</summary>
    public void Asked(DifferenceNews news) => world.Agenda.In(Thinking, () =>
    {
        if (world.Alive is not { Engine: not null })
        {
            Asked(news);
            return;
        }
        var code = news.Code.ToString();
        if (world.Alive?.Shot.Positions.FirstOrDefault(position => position.Code == news.Code) is not { } held || !world.FormerDays.HasTaken(code, held.Quantity.Shares))
            return;
        Say(new WriteOff("simtest", news.Code));
        // A sale may just be under way with them.
        Asked(news);
    });

    /// <summary>Whose the shares are that a damaged journal does not know: he hands over what he has not bought himself, and goes on.</summary>
    public void AskedWhose(DifferenceNews news) => world.Agenda.In(Thinking, () =>
    {
        if (world.Alive is not { Engine: not null })
        {
            AskedWhose(news);
            return;
        }
        // What he hands over is in the books by his word, and the order that bought it is not.
        world.Meddled.Forgotten.Add(news.Code.ToString());
        if (!world.Meddled.Touched.Contains(news.Code.ToString()))
            Say(new Adopt("simtest", news.Code));
        Say(new Resume("simtest"));
    });

    static long Serial(Simulator.Control.OrderState order) => long.Parse(order.Number, System.Globalization.CultureInfo.InvariantCulture);
}
