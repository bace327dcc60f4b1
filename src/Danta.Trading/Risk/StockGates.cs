using Danta.Market;

namespace Danta.Trading;

/// <summary>금지: by the owner for today, or by the broker.</summary>
sealed class BannedGate() : Gate("금지 종목")
{
    public override bool Refuses(Desk desk, Stock stock) => stock.IsBanned || stock.Blocked is not null;

    public override string Seen(Desk desk, Stock stock) =>
        stock.IsBanned ? "오늘 금지" : stock.Blocked is { } text ? $"증권사: {text}" : "아님";
}

/// <summary>An order in doubt, or books and broker differ here.</summary>
sealed class DoubtGate() : Gate("확인 중")
{
    public override bool Refuses(Desk desk, Stock stock) => stock.Suspicion is not null || stock.HasDoubt;

    public override string Seen(Desk desk, Stock stock) =>
        stock.HasDoubt ? "결과를 모르는 주문이 있음" : stock.Suspicion is { } doubt ? $"잔고 불일치 (증권사 {doubt.BrokerHeld}주)" : "없음";
}

/// <summary>One position a stock; the owner's own shares count, for lots of one stock cannot be told apart at the broker.</summary>
sealed class HeldGate() : Gate("보유")
{
    public override bool Refuses(Desk desk, Stock stock) =>
        stock.Position is not null || stock.HasOpenOrder || !stock.OwnerHeld.IsZero;

    public override string Seen(Desk desk, Stock stock) =>
        stock.Position is { } position ? $"{position.Tally.Held}주 보유"
        : stock.HasOpenOrder ? "주문 중"
        : stock.OwnerHeld.IsZero ? "없음" : $"직접 보유 {stock.OwnerHeld}주";
}

/// <summary>Halted, administrative, warned or in liquidation, as the broker says today.</summary>
sealed class WarningGate() : Gate("거래정지·관리·경고")
{
    public override bool Refuses(Desk desk, Stock stock) =>
        !stock.IsInstrumentOfToday || stock.Quotes.Halted
        || stock.Instrument is not { Halted: false, Liquidation: false }
        || !desk.Settings.Risk.BuyWarned && stock.Instrument is not { Administrative: false, WarningLevel: 0 };

    public override string Seen(Desk desk, Stock stock) => stock.Instrument switch
    {
        null => "종목 정보 조회 중",
        _ when !stock.IsInstrumentOfToday => "종목 정보 조회 중",
        { Halted: true } => "거래정지",
        _ when stock.Quotes.Halted => "거래정지",
        { Administrative: true } => "관리종목",
        { Liquidation: true } => "정리매매",
        { WarningLevel: 1 } => "투자주의",
        { WarningLevel: 2 } => "투자경고",
        { WarningLevel: > 2 } => "투자위험",
        _ => "정상",
    };
}

/// <summary>변동성완화장치 or another auction: nothing trades continuously.</summary>
sealed class ViGate() : Gate("VI")
{
    public override bool Refuses(Desk desk, Stock stock) => stock.Quotes.InVi && !desk.Settings.Risk.BuyInVi;

    public override string Seen(Desk desk, Stock stock) => stock.Quotes.InVi ? "발동 중" : "없음";
}

/// <summary>At the upper limit, or so near that there is nothing left to earn.</summary>
sealed class UpperLimitGate() : Gate("상한가 근접")
{
    public override bool Refuses(Desk desk, Stock stock) =>
        desk.Settings.Risk.UpperLimitDistance is { } distance && stock.Instrument is { UpperLimit.IsQuoted: true } instrument
        && (Int128)stock.Quotes.Last.Won * Rate.Whole >= (Int128)instrument.UpperLimit.Won * (Rate.Whole - distance.Parts);

    public override string Seen(Desk desk, Stock stock) =>
        $"현재가 {stock.Quotes.Last}, 상한가 {stock.Instrument?.UpperLimit}";
}

/// <summary>A price that nobody has confirmed for a while is no price to buy at.</summary>
sealed class StaleGate() : Gate("시세 지연")
{
    public override bool Refuses(Desk desk, Stock stock) =>
        !stock.Quotes.IsPricedByTick || stock.Quotes.TickedAt is not { } at
        || desk.Settings.Risk.StaleAfter is { } limit && desk.Now - at > limit;

    public override string Seen(Desk desk, Stock stock) => stock.Quotes.TickedAt is { } at
        ? $"{(desk.Now - at).TotalSeconds:0.0}초 전{(stock.Quotes.IsPricedByTick ? "" : ", 체결가 없음")}"
        : "아직 시세 없음";
}

/// <summary>The budget pays for one share at least.</summary>
sealed class BudgetGate() : Gate("예산")
{
    public override bool Refuses(Desk desk, Stock stock) => stock.Quotes.Last.Won > desk.BudgetOf(stock).Amount;

    public override string Seen(Desk desk, Stock stock) => $"예산 {desk.BudgetOf(stock)}원, 현재가 {stock.Quotes.Last}";
}
