using Danta.Market;

namespace Danta.Kis;

/// <summary>주식현재가 시세: price and state of one stock.</summary>
/// <param name="BoardName">rprs_mrkt_kor_name as sent, e.g. KOSPI200 or KSQ150.</param>
/// <param name="Status">iscd_stat_cls_code: 51 administrative, 52 risk, 53 warning, 54 caution, 58 halted, 59 overheated …</param>
/// <param name="WarningLevel">시장경고: 0 none, 1 caution, 2 warning, 3 risk.</param>
/// <param name="Administrative">관리종목</param>
/// <param name="Liquidation">정리매매: no price limits hold.</param>
/// <param name="MarketCap">시가총액 in hundred millions of won.</param>
public sealed record StockPrice(
    InstrumentCode Code, string BoardName, string Status, Price Last, decimal ChangePercent, Price Open, Price High, Price Low,
    Price Base, Price UpperLimit, Price LowerLimit, Quantity DayVolume, Won DayTurnover, int TickSize, bool Halted,
    bool Administrative, int WarningLevel, bool Liquidation, bool Overheated, bool InVi, long MarketCap)
{
    /// <summary>The board by the broker's name for it; unknown where the name tells nothing.</summary>
    public Board Board => BoardName.ToUpperInvariant() switch
    {
        ['K', 'S', 'Q', ..] or ['K', 'O', 'S', 'D', 'A', 'Q', ..] or ['코', '스', '닥', ..] => Board.Kosdaq,
        ['K', 'O', 'S', 'P', 'I', ..] or ['코', '스', '피', ..] => Board.Kospi,
        _ => Board.Unknown,
    };
}
