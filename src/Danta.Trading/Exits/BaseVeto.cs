namespace Danta.Trading;

/// <summary>
/// Prices of today that may have another base than the average: what was held over night is not sold by them before the day's base price is
/// known, and not at all while that is a new one. The owner's own word outranks it, and waits only where a balance has other shares than the
/// books: what a split has made of ours would be left behind as his.
/// </summary>
sealed class BaseVeto() : SaleVeto("기준가")
{
    public override long Withholds(Desk desk, Position position, long free)
    {
        var stock = position.Stock;
        if (position.Exit is not { } exit)
            return 0;
        if (exit.Urgency == Urgency.Panic)
            return IsBeingCounted(desk, stock) ? free : 0;
        if (stock.NewBase is not null)
            return free;
        if (!PriceBase.IsOpen(stock, desk.Day.Date))
            return 0;
        // An exit may have been decided in the night, hours before anybody could be asked.
        return PriceBase.IsBeyondToday(stock, desk.Day.Date) || stock.BaseAwaitedSince is not { } since
            || desk.SecondsHeard - since < LongestOf(desk, position).TotalSeconds ? free : 0;
    }

    static bool IsBeingCounted(Desk desk, Stock stock) =>
        (stock.NewBase is not null || PriceBase.IsOpen(stock, desk.Day.Date)) && desk.Shares.Of(stock) is { Difference: not null, Owner.IsZero: true }
        && stock.BaseAwaitedSince is { } since && desk.SecondsHeard - since < SaleTimes.Base.TotalSeconds;

    /// <summary>Without a trade of today there is no loss of today either; and a balance that fits a split is looked at again first.</summary>
    static TimeSpan LongestOf(Desk desk, Position position)
    {
        var (stock, seen) = (position.Stock, desk.Shares.Of(position.Stock).Difference);
        if (!stock.Quotes.IsPricedByTick)
            return seen is null ? SaleTimes.BaseInDoubt : SaleTimes.BaseUncounted;
        return seen is not null && PriceBase.IsWhole(new(stock.Quotes.Earlier.Last, stock.Quotes.Last), position.Tally.Held, seen.BrokerHeld)
            ? SaleTimes.BaseInDoubt : SaleTimes.Base;
    }

    public override string Seen(Desk desk, Position position) => position.Stock.NewBase is { } changed
        ? $"전에 {changed.Before}원, 오늘 기준가 {changed.Today}원. 잔고로 평균가를 고칠 때까지"
        : $"오늘의 기준가를 묻는 중. 길어야 {LongestOf(desk, position).TotalSeconds:0}초";
}
