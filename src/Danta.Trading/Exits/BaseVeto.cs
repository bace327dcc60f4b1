using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// Prices of today that may have another base than the average: what was held over night is not sold by them before the day's base price is
/// known, and not at all while that is a new one. The owner's own word outranks it.
/// </summary>
sealed class BaseVeto() : SaleVeto("기준가")
{
    public override long Withholds(Desk desk, Position position, long free)
    {
        var stock = position.Stock;
        if (position.Exit is not { Urgency: not Urgency.Panic } exit)
            return 0;
        if (stock.NewBase is not null)
            return free;
        if (stock.IsInstrumentOfToday || stock.Quotes.Earlier is not { Last.IsQuoted: true, At: { } at } earlier || Kst.DateOf(at) >= desk.Day.Date)
            return 0;
        return PriceBase.IsBeyondToday(earlier.Last, at, stock.Quotes.Last, desk.Day.Date) || desk.Now - exit.At < SaleTimes.Base ? free : 0;
    }

    public override string Seen(Desk desk, Position position) => position.Stock.NewBase is { } changed
        ? $"전에 {changed.Before}원, 오늘 기준가 {changed.Today}원. 잔고로 평균가를 고칠 때까지"
        : $"오늘의 기준가를 묻는 중. 길어야 {SaleTimes.Base.TotalSeconds:0}초";
}
