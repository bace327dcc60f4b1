namespace Danta.Trading;

/// <summary>How long what the broker tells may contradict itself before one side of it is believed, and why so long.</summary>
static class EvidenceTimes
{
    /// <summary>
    /// Lists and balances have been reported to stand still for minutes: for so long what notices have proven outvotes them, and what an
    /// order may have traded unheard stays claimed.
    /// </summary>
    public static readonly TimeSpan LongestLag = TimeSpan.FromMinutes(3);

    /// <summary>One answer alone may err: another is a second look only if it was asked so much later.</summary>
    public static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>From then on an order that was proven absent does not come in any more. How late one can is not known; this is longer than lists lag.</summary>
    public static readonly TimeSpan LatestArrival = TimeSpan.FromMinutes(5);

    /// <summary>Balance and list follow a fill within this, as long as they are well.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    /// <summary>A balance that contradicts our own fresh fills outvotes them only if it keeps to it.</summary>
    public static readonly TimeSpan BetweenLooksAfterFill = TimeSpan.FromSeconds(10);

    /// <summary>For so long a fill is fresh.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(60);

    /// <summary>A dispute is looked at so often at first.</summary>
    public static readonly TimeSpan BetweenLooksInDispute = TimeSpan.FromSeconds(5);

    /// <summary>And from then on only as often as everything is, and the owner hears of it.</summary>
    public static readonly TimeSpan YoungDispute = TimeSpan.FromSeconds(60);

    /// <summary>What only the owner can tell is not learned by asking the broker every other second, for hours.</summary>
    public static readonly TimeSpan PauseForOwner = TimeSpan.FromSeconds(30);

    /// <summary>A list shows an amended order under its new number within moments, or lags as lists do.</summary>
    public static readonly TimeSpan AmendedNumber = TimeSpan.FromSeconds(30);

    /// <summary>A row that has nothing open and does not say where the rest went is believed once lists have kept to it for so long.</summary>
    public static readonly TimeSpan ShutRow = TimeSpan.FromSeconds(5);

    /// <summary>A notice of an unknown number waits so long for the reply that names it before it counts as the owner's.</summary>
    public static readonly TimeSpan UnknownNumber = TimeSpan.FromSeconds(3);

    /// <summary>Books and broker are compared so often, whatever happens.</summary>
    public static readonly TimeSpan Comparison = TimeSpan.FromSeconds(60);

    /// <summary>And asked again so soon where the comparison is needed and has not come.</summary>
    public static readonly TimeSpan ComparisonRetry = TimeSpan.FromSeconds(2);

    /// <summary>The longest pause between two lists about one order: in doubt it is settled within seconds or by patience.</summary>
    public static readonly TimeSpan ListPause = TimeSpan.FromSeconds(30);

    /// <inheritdoc cref="ListPause"/>
    public static readonly TimeSpan ListPauseInDoubt = TimeSpan.FromSeconds(4);

    /// <summary>A sale that no list shows protects nothing: it is called back then, and what is there is sold anew.</summary>
    public static readonly TimeSpan UnlistedSale = TimeSpan.FromSeconds(10);

    /// <summary>Complete lists without it: so many before an order with a number counts as missing.</summary>
    public const int ListsWithout = 3;
}
