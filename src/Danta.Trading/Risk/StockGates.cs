using Danta.Market;

namespace Danta.Trading;

/// <summary>금지: by the owner for today, or by the broker.</summary>
sealed class BannedGate() : Gate("금지 종목")
{
    public override bool Refuses(Desk desk, Stock stock) => stock.IsBanned || stock.Blocked is not null;

    public override string Seen(Desk desk, Stock stock) =>
        stock.IsBanned ? "오늘 금지" : stock.Blocked is null ? "아님" : $"증권사: {stock.Blocked}";
}

/// <summary>An order in doubt, one whose fills the balance is to tell, or books and broker differ here.</summary>
sealed class DoubtGate() : Gate("확인 중")
{
    public override bool Refuses(Desk desk, Stock stock) =>
        desk.Shares.Of(stock).Difference is not null || IsLeft(desk.Shares.Of(stock)) || desk.Orders.HasDoubt(stock) || MayTurnUp(desk, stock);

    /// <summary>A purchase that three lists did not have has been seen to come in all the same.</summary>
    static bool MayTurnUp(Desk desk, Stock stock)
    {
        foreach (var order in desk.Orders.Of(stock))
        {
            if (order.Side == Side.Buy && order.MayTurnUp(desk.Now, desk.SecondsHeard))
                return true;
        }
        return false;
    }

    static bool IsLeft(ShareLedger shares) => shares.Left(Side.Buy) + shares.Left(Side.Sell) > 0;

    public override string Seen(Desk desk, Stock stock) =>
        MayTurnUp(desk, stock) ? "없다고 확인한 매수가 늦게 들어올 수 있음"
        : IsLeft(desk.Shares.Of(stock)) ? "체결 누계를 잔고로 확인할 주문이 있음"
        : desk.Orders.HasDoubt(stock) ? "결과를 모르는 주문이 있음"
        : desk.Shares.Of(stock).Difference is null ? "없음"
        : $"잔고 불일치 (증권사 {desk.Shares.Of(stock).Difference?.BrokerHeld}주)";
}

/// <summary>One position a stock; the owner's own shares count, for lots of one stock cannot be told apart at the broker.</summary>
sealed class HeldGate() : Gate("보유")
{
    public override bool HoldsForRest => false;

    public override bool Refuses(Desk desk, Stock stock) =>
        desk.Positions.Of(stock) is not null || desk.Orders.HasOpen(stock) || !desk.Shares.Of(stock).Owner.IsZero;

    public override string Seen(Desk desk, Stock stock) =>
        desk.Positions.Of(stock) is { } position ? $"{position.Tally.Held}주 보유"
        : desk.Orders.HasOpen(stock) ? "주문 중"
        : desk.Shares.Of(stock).Owner.IsZero ? "없음" : $"직접 보유 {desk.Shares.Of(stock).Owner}주";
}

/// <summary>What the broker says of the stock today is known: its limits, and whether it is halted or warned of.</summary>
sealed class KnownGate() : Gate("종목 정보")
{
    public override bool Refuses(Desk desk, Stock stock) => !stock.IsInstrumentOfToday;

    public override string Seen(Desk desk, Stock stock) => stock.IsInstrumentOfToday ? "조회함" : "조회 중";
}

/// <summary>거래정지 and 정리매매: never bought.</summary>
sealed class HaltedGate() : Gate("거래정지")
{
    public override bool Refuses(Desk desk, Stock stock) => stock.Quotes.Halted || stock.Instrument is { Halted: true } or { Liquidation: true };

    public override string Seen(Desk desk, Stock stock) =>
        stock.Quotes.Halted || stock.Instrument is { Halted: true } ? "거래정지" : stock.Instrument is { Liquidation: true } ? "정리매매" : "아님";
}

/// <summary>관리종목.</summary>
sealed class AdministrativeGate() : Gate("관리종목")
{
    public override bool Refuses(Desk desk, Stock stock) => !desk.Settings.Risk.BuyWarned && stock.Instrument is { Administrative: true };

    public override string Seen(Desk desk, Stock stock) => stock.Instrument is { Administrative: true } ? "관리종목" : "아님";
}

/// <summary>시장경고: 투자주의, 경고, 위험.</summary>
sealed class WarningGate() : Gate("시장경고")
{
    public override bool Refuses(Desk desk, Stock stock) => !desk.Settings.Risk.BuyWarned && stock.Instrument is { WarningLevel: > 0 };

    public override string Seen(Desk desk, Stock stock) => stock.Instrument?.WarningLevel switch
    {
        null or <= 0 => "없음",
        1 => "투자주의",
        2 => "투자경고",
        _ => "투자위험",
    };
}

/// <summary>변동성완화장치 or another auction: nothing trades continuously.</summary>
sealed class ViGate() : Gate("VI")
{
    /// <summary>How old the broker's word on a stock may be that is not listened to.</summary>
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    public override bool Refuses(Desk desk, Stock stock) =>
        !desk.Settings.Risk.BuyInVi && (stock.Quotes.InVi || stock.Quotes.InAuction || !IsTold(desk, stock));

    public override string Seen(Desk desk, Stock stock) =>
        stock.Quotes.InVi ? "발동 중" : stock.Quotes.InAuction ? "단일가 매매" : IsTold(desk, stock) ? "없음" : "감시 자리가 없어 조회로 확인 중";

    /// <summary>By the stream, which tells whatever it is asked for, or by a question of a moment ago.</summary>
    public static bool IsTold(Desk desk, Stock stock) => stock.Quotes.IsPricedByTick || stock.IsWatched || desk.Now - stock.StateToldAt <= Fresh;
}

/// <summary>At the upper limit, or so near that there is nothing left to earn.</summary>
sealed class UpperLimitGate() : Gate("상한가 근접")
{
    public override bool Refuses(Desk desk, Stock stock) =>
        desk.Settings.Risk.UpperLimitDistance is { } distance && stock.Instrument is { UpperLimit.IsQuoted: true } instrument
        && IsNear(stock.Quotes.Last, instrument.UpperLimit, distance);

    static bool IsNear(Price last, Price limit, Rate distance) => (Int128)last.Won * Rate.Whole >= (Int128)limit.Won * (Rate.Whole - distance.Parts);

    public override string Seen(Desk desk, Stock stock) =>
        $"현재가 {stock.Quotes.Last}, 상한가 {stock.Instrument?.UpperLimit}";
}

/// <summary>A price that nobody has confirmed for a while is no price to buy at.</summary>
sealed class StaleGate() : Gate("시세 지연")
{
    public override bool Refuses(Desk desk, Stock stock) =>
        !stock.HasLivePrice || stock.HeardAt is null || stock.HeardAt < desk.Standing.StreamUpAt
        || desk.Now - stock.HeardAt > desk.Settings.Risk.StaleAfter || stock.Quotes.IsOutrun(desk.Now);

    public override string Seen(Desk desk, Stock stock) => stock.Quotes.IsOutrun(desk.Now)
        ? $"현재가 {Josa.Topic($"{stock.Quotes.Last}")} {(desk.Now - stock.Quotes.PricedAt)?.TotalSeconds:0.0}초 전 것, 호가는 {stock.Quotes.BestBid}~{stock.Quotes.BestAsk}"
        : stock.HeardAt is { } at
        ? $"{(desk.Now - at).TotalSeconds:0.0}초 전{(stock.HasLivePrice ? stock.IsWatched ? "" : ", 자리가 없어 조회한 값" : ", 체결가 없음")}"
        : "아직 시세 없음";
}

/// <summary>The budget pays for one share at least.</summary>
sealed class BudgetGate() : Gate("예산")
{
    public override bool HoldsForRest => false;

    public override bool Refuses(Desk desk, Stock stock) => stock.Quotes.Last.Won > desk.BudgetOf(stock).Amount;

    public override string Seen(Desk desk, Stock stock) => $"예산 {desk.BudgetOf(stock)}원, 현재가 {stock.Quotes.Last}";
}
