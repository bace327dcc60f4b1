using System.Collections.Frozen;

namespace Danta.Kis.Wire;

/// <summary>Where a call goes: 실전 or 모의.</summary>
public enum KisEnvironment
{
    /// <summary>The safe one is the default.</summary>
    Paper = 0,
    Real,
}

/// <summary>TR ids of the real environment and what becomes of them on paper.</summary>
public static class TrIds
{
    public const string OrderCashBuy = "TTTC0012U";
    public const string OrderCashSell = "TTTC0011U";
    public const string OrderRvsecncl = "TTTC0013U";

    /// <summary>The day's orders up to three months back.</summary>
    public const string DailyCcldRecent = "TTTC0081R";

    /// <summary>Orders older than three months.</summary>
    public const string DailyCcldOlder = "CTSC9215R";

    public const string NoticeReal = "H0STCNI0";
    public const string NoticePaper = "H0STCNI9";

    /// <summary>Retired ids by their successors; the broker may shut them without a word.</summary>
    public static readonly FrozenDictionary<string, string> Retired = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["TTTC0802U"] = OrderCashBuy,
        ["TTTC0801U"] = OrderCashSell,
        ["TTTC0803U"] = OrderRvsecncl,
        ["TTTC8001R"] = DailyCcldRecent,
        ["CTSC9115R"] = DailyCcldOlder,
        ["TTTC8036R"] = "TTTC0084R",
        ["VTTC0802U"] = "VTTC0012U",
        ["VTTC0801U"] = "VTTC0011U",
        ["VTTC0803U"] = "VTTC0013U",
        ["VTTC8001R"] = "VTTC0081R",
        ["VTSC9115R"] = "VTSC9215R",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// The id on paper: ids of the ledger change their first letter, those of quotes and channels stay, and the notice channel
    /// is an exception. That an id can be formed does not mean that paper answers to it.
    /// </summary>
    public static string OnPaper(string real) => real switch
    {
        NoticeReal => NoticePaper,
        ['T' or 'J' or 'C', ..] => string.Concat("V", real.AsSpan(1)),
        _ => real,
    };

    public static string In(KisEnvironment environment, string real) =>
        environment == KisEnvironment.Real ? real : OnPaper(real);
}
