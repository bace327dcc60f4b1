namespace Danta.Host.Edges;

/// <summary>
/// 시장 조치 in words, as the list of many stocks gives it (mrkt_trtm_cls_name). How the broker spells it is unverified: the words
/// that every measure's name has are looked for.
/// </summary>
readonly record struct Measures(bool Halted, bool Administrative, bool Liquidation, int WarningLevel)
{
    public static Measures Of(string text) => new(
        Has(text, "정지"), Has(text, "관리"), Has(text, "정리"),
        Has(text, "위험") ? 3 : Has(text, "경고") ? 2 : Has(text, "주의") ? 1 : 0);

    static bool Has(string text, string word) => text.Contains(word, StringComparison.Ordinal);
}
