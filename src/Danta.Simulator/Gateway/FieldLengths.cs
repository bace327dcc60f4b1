using System.Collections.Frozen;

namespace Danta.Simulator.Gateway;

/// <summary>The most letters that the broker's documents allow for what a client sends.</summary>
static class FieldLengths
{
    /// <summary>Of keys that are not named below.</summary>
    const int Usual = 20;

    static readonly FrozenDictionary<string, int> Lengths = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["CANO"] = 8,
        ["ACNT_PRDT_CD"] = 2,
        ["PDNO"] = 12,
        ["ORD_DVSN"] = 2,
        ["ORD_QTY"] = 10,
        ["ORD_UNPR"] = 19,
        ["KRX_FWDG_ORD_ORGNO"] = 5,
        ["ORGN_ODNO"] = 10,
        ["ODNO"] = 10,
        ["RVSE_CNCL_DVSN_CD"] = 2,
        ["QTY_ALL_ORD_YN"] = 1,
        ["EXCG_ID_DVSN_CD"] = 3,
        ["INQR_STRT_DT"] = 8,
        ["INQR_END_DT"] = 8,
        ["BASS_DT"] = 8,
        ["CTX_AREA_FK100"] = 100,
        ["CTX_AREA_NK100"] = 100,
        ["FID_INPUT_ISCD"] = 12,
        ["FID_INPUT_HOUR_1"] = 6,
        ["FID_INPUT_DATE_1"] = 10,
        ["FID_INPUT_DATE_2"] = 10,
        ["user_id"] = 40,
        ["seq"] = 10,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static int Of(string key) => Lengths.GetValueOrDefault(key, Usual);
}
