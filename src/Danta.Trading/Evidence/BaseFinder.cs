using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// Finds that a stock which is held over night has another price base today: by the price alone, where no day's trading makes it of the last
/// one, or by price and shares together, whichever of the two is told first.
/// </summary>
sealed class BaseFinder(Desk desk)
{
    /// <summary>The first that the day says of a stock.</summary>
    public void Hear(Stock stock, InstrumentAnswered answer)
    {
        if (stock.IsInstrumentOfToday || desk.Positions.Of(stock) is null || !desk.Day.HasBegun(desk.Now, desk.Settings.Session))
            return;
        if (PriceBase.Of(stock.Quotes.Earlier.Last, stock.Quotes.Earlier.At, answer, desk.Day.Date) is { } changed)
            Found(stock, changed);
        else if (desk.Shares.Of(stock).Difference is { } seen)
            Compare(stock, seen.BrokerHeld, answer.BasePrice);
    }

    /// <summary>A balance has another number of it than the books. Where nobody has said the base, a trade of today tells what it is about.</summary>
    public void Hear(Stock stock, Quantity held)
    {
        if (stock is { IsInstrumentOfToday: true, Instrument: { } known })
            Compare(stock, held, known.BasePrice);
        else if (stock.Quotes.IsPricedByTick)
            Compare(stock, held, stock.Quotes.Last);
    }

    void Compare(Stock stock, Quantity held, Price today)
    {
        var position = desk.Positions.Of(stock);
        if (position is null || stock.NewBase is not null || HasBought(stock) || !desk.Shares.Of(stock).Owner.IsZero || !today.IsQuoted || !IsOfEarlierDay(stock.Quotes.Earlier))
            return;
        var changed = new NewBase(stock.Quotes.Earlier.Last, today);
        if (PriceBase.IsWhole(changed, position.Tally.Held, held))
            Found(stock, changed);
    }

    bool IsOfEarlierDay((Price Last, DateTimeOffset? At) price) => price.Last.IsQuoted && price.At is { } at && Kst.DateOf(at) < desk.Day.Date;

    /// <summary>Shares of today have today's base.</summary>
    bool HasBought(Stock stock)
    {
        foreach (var order in desk.Orders.All)
        {
            if (order.Stock == stock && order.Side == Side.Buy)
                return true;
        }
        return false;
    }

    void Found(Stock stock, NewBase changed)
    {
        stock.NewBase = changed;
        desk.TellDifference(
            stock, $"{stock.Name} 기준가가 바뀌었습니다 (전에 {changed.Before}원, 오늘 기준가 {changed.Today}원). 액면분할·병합, 무상증자, 감자일 수 있어 손익으로 팔지 않고 잔고의 주식 수로 평균가를 고칩니다. 그대로 팔려면 '매도 {stock.Code}', 이대로 두려면 '정리 {stock.Code}'");
    }
}
