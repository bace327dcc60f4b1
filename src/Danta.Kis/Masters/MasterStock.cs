using Danta.Market;

namespace Danta.Kis;

/// <summary>
/// A stock as the morning's master file has it. What happens during the day (halt, VI, new warnings) shows elsewhere.
/// </summary>
/// <param name="Group">scrt_grp_cls_code: ST stock, EF ETF, EN ETN, RT REIT, DR depositary receipt, EW ELW …</param>
/// <param name="Base">주식 기준가 of today: the price limits are around it.</param>
/// <param name="Halted">거래정지</param>
/// <param name="Liquidation">정리매매: no price limits hold.</param>
/// <param name="Administrative">관리종목</param>
/// <param name="WarningLevel">시장경고: 0 none, 1 주의, 2 경고, 3 위험.</param>
/// <param name="WarningAhead">경고위험예고</param>
/// <param name="Overheated">단기과열: traded in single-price auctions of 30 minutes.</param>
/// <param name="Illiquid">저유동성종목: traded in single-price auctions.</param>
/// <param name="Attention">투자주의환기종목 of KOSDAQ.</param>
/// <param name="Preferred">우선주</param>
/// <param name="MarginPercent">증거금비율</param>
public sealed record MasterStock(
    InstrumentCode Code, string Isin, string Name, Board Board, ListingKind Kind, string Group, Price Base, bool Halted,
    bool Liquidation, bool Administrative, int WarningLevel, bool WarningAhead, bool Overheated, bool Illiquid, bool Attention,
    bool Preferred, bool Spac, int MarginPercent)
{
    /// <summary>A common share in continuous trading without any flag that keeps a scalper away.</summary>
    public bool IsOrdinary =>
        Group == "ST" && !Halted && !Liquidation && !Administrative && WarningLevel <= 1 && !Overheated && !Illiquid && !Spac;
}

/// <summary>The stocks of both boards.</summary>
public sealed class MasterList
{
    readonly Dictionary<InstrumentCode, MasterStock> _byCode = [];
    readonly Dictionary<string, MasterStock> _byName = new(StringComparer.Ordinal);

    internal MasterList(IReadOnlyList<MasterStock> stocks, DateOnly asOf, bool stale)
    {
        Stocks = stocks;
        AsOf = asOf;
        Stale = stale;
        foreach (var stock in stocks)
        {
            _byCode.TryAdd(stock.Code, stock);
            _byName.TryAdd(stock.Name, stock);
        }
    }

    public IReadOnlyList<MasterStock> Stocks { get; }

    /// <summary>The day, in KST, on which the files were fetched; the older one's where they differ.</summary>
    public DateOnly AsOf { get; }

    /// <summary>Today's could not be had: flags and base prices are those of an earlier day.</summary>
    public bool Stale { get; }

    public MasterStock? Find(InstrumentCode code) => _byCode.GetValueOrDefault(code);

    /// <summary>By the exact Korean name.</summary>
    public MasterStock? Find(string name) => _byName.GetValueOrDefault(name.Trim());
}
