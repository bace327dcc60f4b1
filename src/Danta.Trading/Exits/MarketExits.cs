using Danta.Market;

namespace Danta.Trading;

/// <summary>체결 약화: buyers have lost the last seconds.</summary>
sealed class WeaknessExit() : ExitRule("체결 약화")
{
    public override bool Fires(Desk desk, Position position)
    {
        var exit = ExitsOf(desk, position);
        return exit.WeakBuyShare is { } limit && position.Stock.Quotes.Tape is { } tape && IsWeak(tape, exit.WeakSeconds, limit, desk.Now - position.OpenedAt);
    }

    static bool IsWeak(Tape tape, int seconds, Rate limit, TimeSpan held)
    {
        var (bought, sold) = tape.Volume(seconds);
        return held >= TimeSpan.FromSeconds(seconds) && tape.Covers(seconds) && bought + sold > 0
            && (Int128)bought * Rate.Whole <= (Int128)limit.Parts * (bought + sold);
    }
}

/// <summary>이탈: a poll has shown that the stock has left every condition. One that the owner switched off proves nothing.</summary>
sealed class LeftExit() : ExitRule("조건 이탈")
{
    public override bool Fires(Desk desk, Position position) =>
        ExitsOf(desk, position).WhenLeft && position.Origin == PositionOrigin.Danta && position.Stock is { Conditions: 0, LeftAt: not null };
}

/// <summary>VI: sold shortly before a static VI would be triggered upwards or downwards, or as soon as one has ended.</summary>
sealed class ViExitRule() : ExitRule("VI")
{
    const int TriggerPercent = 10;

    public override bool Fires(Desk desk, Position position)
    {
        var exit = ExitsOf(desk, position);
        var quotes = position.Stock.Quotes;
        return exit.Vi is ViExit.Before or ViExit.Both && !quotes.InVi && IsNear(exit, quotes)
            || exit.Vi is ViExit.After or ViExit.Both && !quotes.InVi && quotes.ViEndedAt > position.OpenedAt;
    }

    static bool IsNear(ExitSettings exit, Quotes quotes)
    {
        if (!quotes.Trade.StaticViReference.IsQuoted || !quotes.Last.IsQuoted)
            return false;
        var reference = quotes.Trade.StaticViReference.Won;
        var moved = Math.Abs((long)quotes.Last.Won - reference);
        return (Int128)moved * Rate.Whole >= (Int128)reference * (Rate.Whole / 100 * TriggerPercent - exit.ViDistance.Parts);
    }
}

/// <summary>상한가: once locked, sold when the limit opens. A lock ends with its day: tomorrow's limit is another.</summary>
sealed class LimitOpenedExit() : ExitRule("상한가 풀림")
{
    /// <summary>An auction opens no limit: what it expects is not traded yet.</summary>
    public override bool Fires(Desk desk, Position position) =>
        ExitsOf(desk, position).HoldLockedLimit && position is { WasLocked: true, Stock.Quotes.InAuction: false } && !MayBeLocked(position.Stock);

    /// <summary>At today's upper limit by a trade of today, with nothing offered.</summary>
    public static bool IsLocked(Stock stock) => stock.Quotes.IsPricedByTick && MayBeLocked(stock);

    /// <summary>Nothing that was heard last says that it is open. A stream that breaks off, or a start, opens no limit.</summary>
    public static bool MayBeLocked(Stock stock) =>
        stock.IsInstrumentOfToday && stock.Quotes.Last == stock.Instrument?.UpperLimit && !stock.Quotes.BestAsk.IsQuoted;
}
