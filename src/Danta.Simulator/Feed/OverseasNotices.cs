namespace Danta.Simulator.Feed;

/// <summary>
/// 해외주식 체결통보. Nobody has orders abroad here, so nothing is ever told; but libraries register for it together with the domestic one,
/// and what is empty is not what is missing.
/// </summary>
static class OverseasNotices
{
    public static bool Has(string trId) => trId is "H0GSCNI0" or "H0GSCNI9";

    public static bool IsOffered(string trId, bool isReal) => trId == (isReal ? "H0GSCNI0" : "H0GSCNI9");
}
