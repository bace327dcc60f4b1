using Danta.Market;
using Danta.Simulator.Accounts;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Gateway.Trading;

/// <summary>An account's totals as its balance calls share them. Yesterday is the last open day before today.</summary>
/// <param name="pricing">AFHR_FLPR_YN: N the price of KRX's regular session, X of NXT, Y of both together.</param>
sealed class BalanceFigures(Account account, DateOnly today, Hours hours, string pricing)
{
    readonly DateOnly _yesterday = Before(today, hours);

    public IReadOnlyList<Custody> Holdings { get; } = [.. account.Holdings];

    public long Cost => Holdings.Sum(holding => holding.Cost);

    public long Value => Holdings.Sum(ValueOf);

    public long Deposit => account.SettledOn(today);

    public long NextDay => account.SettledOn(TradingCalendar.Next(today));

    public long SecondDay => account.Cash;

    public long Total => Value + SecondDay;

    public long RealisedToday => account.Fills.Where(fill => fill.Date == today).Sum(fill => fill.Net);

    public long GrossToday => account.Fills.Where(fill => fill.Date == today).Sum(fill => fill.Gross);

    public long RealisedCostToday => account.Fills.Where(fill => fill.Date == today).Sum(fill => fill.Released.Cost);

    /// <summary>What nobody traded there today is worth what KRX says.</summary>
    public int PriceOf(Instrument stock) => pricing switch
    {
        "X" when stock.Nxt is { Figures.Open: > 0 } nxt => nxt.Figures.Last,
        "Y" when stock.Both is { Figures.Open: > 0 } both => both.Figures.Last,
        _ => stock.Figures.Close > 0 ? stock.Figures.Close : stock.Figures.Last,
    };

    public long ValueOf(Custody holding) => PriceOf(holding.Stock) * holding.Quantity;

    public long Amount(Side side, bool yesterday = false) => On(yesterday).Where(fill => fill.Side == side).Sum(fill => fill.Amount);

    public long Costs(bool yesterday = false) => On(yesterday).Sum(fill => fill.Commission + fill.Tax);

    public long Quantity(Instrument stock, Side side, bool yesterday = false) =>
        On(yesterday).Where(fill => fill.Stock == stock && fill.Side == side).Sum(fill => fill.Quantity);

    IEnumerable<AccountFill> On(bool yesterday) => account.Fills.Where(fill => fill.Date == (yesterday ? _yesterday : today));

    static DateOnly Before(DateOnly today, Hours hours)
    {
        var date = today.AddDays(-1);
        while (!hours.IsOpenDay(date) && today.DayNumber - date.DayNumber < 15)
            date = date.AddDays(-1);
        return date;
    }
}
