using Danta.Market;
using Danta.Replay.Brokers;
using Danta.Replay.Tapes;
using Danta.Trading;

namespace Danta.Replay.WhatIfs;

/// <summary>What the simulated account begins with in the moment in which the histories part: what the recorded one had then.</summary>
sealed class Handover(SimulatedBroker broker, DayTape tape)
{
    readonly List<Question> _underWay = [];
    BalanceAnswered? _balance;

    /// <summary>Questions about the account that nobody has answered yet.</summary>
    public IReadOnlyList<Question> UnderWay => _underWay;

    public void Asked(Question question) => _underWay.Add(question);

    /// <summary>What was held over night, until the first balance says it anew.</summary>
    public void Hear(CarriedOver carried)
    {
        foreach (var stock in carried.Stocks.Where(stock => !stock.OwnerHeld.IsZero))
            broker.Purse.Hold(stock.Code, stock.OwnerHeld, stock.Last.IsQuoted ? stock.Last * stock.OwnerHeld : Won.Zero);
    }

    public void Hear(TraderEvent happened)
    {
        switch (happened)
        {
            case MoneyAnswered money:
                broker.Purse.Cash = money.Amount;
                Answered(question => question is MoneyQuestion);
                break;
            case BalanceAnswered balance:
                _balance = balance;
                Answered(question => question is BalanceQuestion);
                break;
            case DayOrdersAnswered list:
                broker.HearList(list);
                Answered(question => question is DayOrdersQuestion);
                break;
            case BuyingPowerAnswered power: Answered(question => question is BuyingPowerQuestion its && its.Code == power.Code); break;
            case DayProfitAnswered: Answered(question => question is DayProfitQuestion); break;
            case QuestionFailed failure: Answered(question => question.GetType() == failure.Question.GetType()); break;
            default: break;
        }
    }

    /// <summary>Ours by the trader's own books, for they are ahead of any balance; the owner's by the last balance.</summary>
    public void Complete(TraderSnapshot now)
    {
        // Where they part before the account has said anything, it is what it said first.
        _balance ??= tape.FirstOf<BalanceAnswered>();
        if (broker.Purse.Cash == Won.Zero)
            broker.Purse.Cash = tape.FirstOf<MoneyAnswered>()?.Amount ?? _balance?.SettledCash ?? Won.Zero;
        foreach (var holding in _balance?.Holdings ?? [])
            broker.Purse.Hold(holding.Code, holding.Held, holding.Cost);
        foreach (var position in now.Positions)
            broker.Purse.Hold(position.Code, position.Quantity, position.Cost);
        // Sold since that balance.
        foreach (var code in now.Trades.Where(trade => trade.ClosedAt > _balance?.AskedAt).Select(trade => trade.Code).Distinct())
        {
            if (now.Positions.All(position => position.Code != code))
                broker.Purse.Hold(code, Quantity.Zero, Won.Zero);
        }
    }

    void Answered(Predicate<Question> asked)
    {
        if (_underWay.FindIndex(asked) is >= 0 and var index)
            _underWay.RemoveAt(index);
    }
}
