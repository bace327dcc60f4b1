using Danta.Market;
using Danta.Simulator.Accounts;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Gateway.Trading;

/// <summary>An account's totals as its balance calls share them. Yesterday is the last open day before today.</summary>
sealed class BalanceFigures(Account account, DateOnly today, Hours hours)
{
    readonly DateOnly _yesterday = Before(today, hours);

    public IReadOnlyList<Holding> Holdings { get; } = [.. account.Holdings];

    public long Cost => Holdings.Sum(holding => holding.Cost);

    public long Value => Holdings.Sum(holding => holding.Value);

    public long Deposit => account.SettledOn(today);

    public long NextDay => account.SettledOn(TradingCalendar.Next(today));

    public long SecondDay => account.Cash;

    public long Total => Value + SecondDay;

    public long RealisedToday => account.Fills.Where(fill => fill.Date == today).Sum(fill => fill.Net);

    public long RealisedCostToday => account.Fills.Where(fill => fill.Date == today).Sum(fill => fill.Released.Cost);

    public long Amount(Side side, bool yesterday = false) => On(yesterday).Where(fill => fill.Side == side).Sum(fill => fill.Amount);

    public long Costs(bool yesterday = false) => On(yesterday).Sum(fill => fill.Commission + fill.Tax);

    public long Quantity(Stock stock, Side side, bool yesterday = false) =>
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
