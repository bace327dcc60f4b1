using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// Each evening, on real, asks the broker what the day earned, names every won that differs, and learns the commission for the
/// next day from it.
/// </summary>
sealed class TieOutDesk(Desk desk)
{
    static readonly TimeSpan Again = TimeSpan.FromMinutes(5);

    DateOnly _done;
    DateTimeOffset _askAt;
    Rate? _learned;

    /// <summary>The day's comparison is still to come.</summary>
    public bool IsDue =>
        desk.Settings.TieOutAt is { } at && TradingDay.IsPast(desk.Now, at) && desk.Mode != TradingMode.Paper && !desk.DryRun
        && _done != desk.Day.Date && desk.Day.IsOpen(desk.Settings.Session);

    public void OnSecond()
    {
        if (!IsDue || !desk.Standing.Reconciled || desk.Now < _askAt || desk.Orders.Open.Exists(order => !order.IsResting))
            return;
        _askAt = desk.Now + Again;
        desk.Out.Add(new Ask(new DayProfitQuestion(desk.Day.Date), false));
    }

    public void On(DayProfitAnswered answer)
    {
        if (answer.Date != desk.Day.Date || !answer.Complete || _done == answer.Date)
            return;
        _done = answer.Date;
        var result = TieOut.Of(answer, Ours(), desk.Settings.Costs.Commission);
        _learned = desk.Settings.LearnCommission ? result.Learned : null;
        desk.Note(
            DecisionKind.Reconciled, default, 0, null,
            result.Lines.Count == 0
                ? $"저녁 대조: 증권사와 장부가 같습니다. 실현손익 {result.Books}원"
                : $"저녁 대조: 증권사 {result.Broker}원, 장부 {result.Books}원. {string.Join(" / ", result.Lines)}");
        desk.Out.Tell(new TieOutNews(desk.Now, answer.Date, result.Broker, result.Books, result.Lines, _learned));
    }

    /// <summary>What was learned in the evening holds from the morning on: a day's costs are all of one rate.</summary>
    public void BeginDay()
    {
        if (_learned is not { } rate)
            return;
        desk.Settings = desk.Settings with { Costs = desk.Settings.Costs with { Commission = rate } };
        desk.Note(DecisionKind.State, default, 0, null, $"어제 대조에서 배운 수수료율 {rate}를 오늘부터 씁니다");
        _learned = null;
    }

    List<BookProfit> Ours()
    {
        List<BookProfit> ours = [];
        foreach (var stock in desk.Positions.All.GroupBy(position => position.Stock))
        {
            var (sold, amount, fills) = (0L, 0L, 0);
            var result = default(Result);
            foreach (var position in stock)
            {
                result += position.Tally.Today;
                foreach (var fill in position.Fills)
                {
                    fills += fill.Order == 0 ? 0 : 1;
                    if (fill.Side != Side.Sell || fill.Date != desk.Day.Date)
                        continue;
                    sold += fill.Quantity.Shares;
                    amount += fill.Amount.Amount;
                }
            }
            if (sold > 0)
                ours.Add(new(stock.Key.Code, stock.Key.Name, Quantity.Of(sold), new(amount), result.Gross, result.Commission, result.Tax, fills));
        }
        return ours;
    }
}
