using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>What a step has heard, and the orders that it wants.</summary>
sealed partial class Watch
{
    void Hear(DateTimeOffset at, TraderEvent happened)
    {
        if (happened is OwnerCommand or NoticeArrived)
            _rests.Speaks();
        switch (happened)
        {
            case DayOrdersAnswered { Complete: true }:
                _listsInPeace++;
                break;
            case Resume:
                _promises.Resumes();
                break;
            case BalanceAnswered balance:
                _world.Splits.Hears(balance.AskedAt);
                break;
            case OrderRefused refused:
                _calls.Refused(refused.Order);
                _refusals.Hear(refused);
                break;
            case InstrumentAnswered priced:
                Asked(priced.Code, priced.Last);
                break;
            case InstrumentsAnswered priced:
                foreach (var stock in priced.Stocks)
                    Asked(stock.Code, stock.Last);
                break;
            case StocksDescribed described:
                foreach (var stock in described.Stocks)
                    Asked(stock.Code, stock.Last);
                break;
            case ConditionAnswered found:
                foreach (var hit in found.Hits)
                    Asked(hit.Code, hit.Price);
                break;
        }
        Heard.Hear(happened);
        _wishes.Hear(happened);
        _morning.Hear(happened);
        _starts.Hear(at, happened);
        _approvals.Hear(at, happened);
    }

    void Asked(InstrumentCode code, Price price)
    {
        if (!price.IsQuoted)
            return;
        _askedPrices[code] = price.Won;
        _locks.Heard(code, price);
    }

    void Place(Machine machine, PlaceOrder order, DateTimeOffset at, ICollection<Request> requests)
    {
        _leaving.Add(order);
        _news.Ordered();
        _refusals.Places(order);
        if (order.Side == Side.Sell)
        {
            _world.Splits.Sells(order);
            _locks.Sells(machine.Shot, order, at);
            _promises.Sells(machine, order, requests.OfType<Note>().FirstOrDefault(note => note.Decision.Order == order.Order)?.Decision.Sentence ?? "");
            return;
        }
        var isRest = _promises.IsRest(order);
        _promises.Buys(machine, order, at);
        if (!isRest)
            _approvals.Buys(order, at);
        if (!_starts.HasCompared)
            Complain($"buys {order.Code} before orders and balance are known");
        _wishes.Buys(order);
        // By the last tick, or by an answer where the stream was silent.
        var price = Math.Min(_prices.GetValueOrDefault(order.Code, int.MaxValue), _askedPrices.GetValueOrDefault(order.Code, int.MaxValue));
        if (price < int.MaxValue && price * order.Quantity.Shares > _world.Plan.Settings.BudgetPerTrade.Amount * 1.03)
            Complain($"buys {order.Quantity} of {order.Code} at {price}: beyond the budget");
        if (!isRest && machine.Shot.Positions.Any(position => position.Code == order.Code))
            Complain($"buys {order.Code}, which it holds");
    }
}
