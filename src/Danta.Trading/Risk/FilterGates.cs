using Danta.Market;

namespace Danta.Trading;

/// <summary>우선주 by the master file; without its word, a common share's code ends in 0, a preferred one's does not.</summary>
sealed class PreferredGate() : Gate("우선주")
{
    public override bool Refuses(Desk desk, Stock stock) => desk.Settings.Risk.ExcludePreferred && IsPreferred(stock);

    public override string Seen(Desk desk, Stock stock) => IsPreferred(stock) ? "우선주" : "아님";

    static bool IsPreferred(Stock stock)
    {
        const int SixthCharacter = 16;
        const int Rest = 0xFFFF;
        return stock.Instrument?.Preferred ?? stock.Kind == ListingKind.Stock && (stock.Code.Packed & Rest) == 0 && ((stock.Code.Packed >> SixthCharacter) & 0xFF) != '0';
    }
}

/// <summary>ETF and ETN. What nobody has told may be one.</summary>
sealed class FundGate() : Gate("ETF·ETN")
{
    public override bool Refuses(Desk desk, Stock stock) =>
        desk.Settings.Risk.ExcludeFunds && stock.Kind is not ListingKind.Stock;

    public override string Seen(Desk desk, Stock stock) => stock.Kind switch
    {
        ListingKind.Etf => "ETF",
        ListingKind.Etn => "ETN",
        ListingKind.Unknown => "아직 모름",
        _ => "아님",
    };
}

/// <summary>가격대.</summary>
sealed class PriceRangeGate() : Gate("가격 범위")
{
    public override bool Refuses(Desk desk, Stock stock) =>
        stock.Quotes.Last < desk.Settings.Risk.MinPrice || stock.Quotes.Last > desk.Settings.Risk.MaxPrice;

    public override string Seen(Desk desk, Stock stock) =>
        $"현재가 {stock.Quotes.Last} ({desk.Settings.Risk.MinPrice?.ToString() ?? "-"}~{desk.Settings.Risk.MaxPrice?.ToString() ?? "-"})";
}

/// <summary>호가 간격: ticks between the best bid and the best ask. A side without quotes is too wide by far.</summary>
sealed class SpreadGate() : Gate("호가 간격")
{
    public override bool Refuses(Desk desk, Stock stock) =>
        (Ticks(stock) ?? int.MaxValue) > desk.Settings.Risk.MaxSpreadTicks;

    public override string Seen(Desk desk, Stock stock) =>
        $"{Ticks(stock)?.ToString() ?? "호가 없음"} / {desk.Settings.Risk.MaxSpreadTicks?.ToString() ?? "제한 없음"}";

    static int? Ticks(Stock stock) => stock.Quotes is { BestAsk.IsQuoted: true, BestBid.IsQuoted: true }
        ? stock.TickSizes.Between(stock.Quotes.BestBid, stock.Quotes.BestAsk)
        : null;
}

/// <summary>거래대금.</summary>
sealed class TurnoverGate() : Gate("거래대금")
{
    public override bool Refuses(Desk desk, Stock stock) => (stock.Quotes.DayTurnover ?? default) < desk.Settings.Risk.MinTurnover;

    public override string Seen(Desk desk, Stock stock) =>
        $"{stock.Quotes.DayTurnover?.ToString() ?? "모름 "}원 / 하한 {desk.Settings.Risk.MinTurnover?.ToString() ?? "없음"}";
}

/// <summary>매도 잔량: what the ten ask levels offer has to bear a purchase of one share at least.</summary>
sealed class DepthGate() : Gate("매도 잔량")
{
    public override bool Refuses(Desk desk, Stock stock) => Sizing.DepthCap(desk, stock) is 0;

    public override string Seen(Desk desk, Stock stock) =>
        desk.Settings.Risk.MaxDepthShare is { } share ? $"10호가의 {share}까지 {Sizing.DepthCap(desk, stock)}주" : "제한 없음";
}

/// <summary>Parts of the day that the owner keeps free of entries.</summary>
sealed class NoEntryGate() : StandingGate("진입 금지 시간")
{
    public override bool Refuses(Desk desk) => desk.Settings.Risk.NoEntry.Contains(Kst.Of(desk.Now).TimeOfDay);

    public override string Seen(Desk desk) => $"{Kst.TimeOf(desk.Now):HH:mm:ss}";
}

/// <summary>VI 직후.</summary>
sealed class AfterViGate() : Gate("VI 직후")
{
    public override bool Refuses(Desk desk, Stock stock) =>
        desk.Now - stock.Quotes.ViEndedAt < desk.Settings.Risk.AfterVi;

    public override string Seen(Desk desk, Stock stock) =>
        stock.Quotes.ViEndedAt is { } at ? $"{(desk.Now - at).TotalSeconds:0}초 전 해제" : "없음";
}
