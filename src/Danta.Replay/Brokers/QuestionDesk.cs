using Danta.Market;
using Danta.Trading;

namespace Danta.Replay.Brokers;

/// <summary>What the simulated account says of itself, and what is known of stocks.</summary>
sealed class QuestionDesk(SimulatedBroker broker)
{
    /// <summary>What can be spent: what open purchases may still cost is bound.</summary>
    public Won Spendable => broker.Orders.Where(order => order.Placed.Side == Side.Buy && order.Rest > 0)
        .Aggregate(broker.Purse.Cash, (left, order) => left - Binds(order.Placed, order.Rest));

    public long Sellable(InstrumentCode code) => broker.Purse.SharesOf(code)
        - broker.Orders.Where(order => order.Placed.Side == Side.Sell && order.Placed.Code == code).Sum(order => order.Rest);

    /// <summary>As the broker counts: at the upper limit, with the commission.</summary>
    public Won Binds(PlaceOrder order) => Binds(order, order.Quantity.Shares);

    Won Binds(PlaceOrder order, long shares)
    {
        var upper = broker.Lore.FactsOf(order.Code).Upper;
        var last = broker.Floor.LastOf(order.Code);
        var price = order.Limit ?? (upper.IsQuoted ? upper : last);
        var amount = price.IsQuoted ? price * Quantity.Of(shares) : Won.Zero;
        return amount + broker.Purse.Costs.CommissionOf(amount);
    }

    public TraderEvent Answer(Question question, DateTimeOffset askedAt) => question switch
    {
        DayOrdersQuestion => new DayOrdersAnswered([.. broker.Rows()], true, askedAt),
        BalanceQuestion => Balance(askedAt),
        MoneyQuestion => new MoneyAnswered(AtLeastNothing(Spendable), askedAt),
        BuyingPowerQuestion power => Power(power.Code, askedAt),
        InstrumentQuestion one when Describe(one.Code) is { } known => known,
        InstrumentsQuestion many => new InstrumentsAnswered([.. many.Codes.Select(Describe).OfType<InstrumentAnswered>()]),
        _ => new QuestionFailed(question, "기록에 없음"),
    };

    BalanceAnswered Balance(DateTimeOffset askedAt)
    {
        BrokerHolding[] held =
        [
            .. broker.Purse.Holdings.Select(stock => new BrokerHolding(
                stock.Code, broker.Lore.NameOf(stock.Code), Quantity.Of(stock.Shares), Quantity.Of(Math.Max(0, Sellable(stock.Code))), stock.Cost,
                broker.Floor.LastOf(stock.Code))),
        ];
        var value = held.Aggregate(broker.Purse.Cash, (sum, stock) => sum + (stock.Last.IsQuoted ? stock.Last * stock.Held : stock.Cost));
        return new(held, broker.Purse.Cash, broker.Purse.Cash, value, true, askedAt);
    }

    BuyingPowerAnswered Power(InstrumentCode code, DateTimeOffset askedAt)
    {
        var upper = broker.Lore.FactsOf(code).Upper;
        return new(code, upper.IsQuoted ? Quantity.Of(AtLeastNothing(Spendable).Amount / upper.Won) : Quantity.Zero, askedAt);
    }

    /// <summary>As it was last described, at the price of now. Null: the recording has never said anything of it.</summary>
    InstrumentAnswered? Describe(InstrumentCode code) =>
        broker.Lore.Find(code) is { } known ? known with { Last = broker.Floor.LastOf(code) is { IsQuoted: true } last ? last : known.Last } : null;

    static Won AtLeastNothing(Won won) => won.IsNegative ? Won.Zero : won;
}
