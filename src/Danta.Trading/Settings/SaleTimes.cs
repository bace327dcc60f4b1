namespace Danta.Trading;

/// <summary>How long each veto may keep a sale back at the most, and how a sale that is refused spreads its tries.</summary>
static class SaleTimes
{
    /// <summary>For a balance that proves the shares: the broker may not answer at all.</summary>
    public static readonly TimeSpan Proof = TimeSpan.FromSeconds(10);

    /// <summary>A stop of the program that is to leave nothing behind has no ten seconds.</summary>
    public static readonly TimeSpan ProofAtStop = TimeSpan.FromSeconds(4);

    /// <summary>For today's base price: a price that the day may have is sold by then.</summary>
    public static readonly TimeSpan Base = TimeSpan.FromSeconds(10);

    /// <summary>For that where no trade of today has been heard, or another balance, where the last one has as many shares as a split would make.</summary>
    public static readonly TimeSpan BaseInDoubt = TimeSpan.FromSeconds(60);

    /// <summary>For it where the last balance has another number of them and neither price nor base has been heard today: half or twice as many may be ours.</summary>
    public static readonly TimeSpan BaseUncounted = TimeSpan.FromMinutes(5);

    /// <summary>For shares that a balance lacks: balances have been seen to err for a while.</summary>
    public static readonly TimeSpan DisputeByBalance = TimeSpan.FromSeconds(10);

    /// <summary>For shares that by the list the owner has sold: the balance that bears it out is on its way.</summary>
    public static readonly TimeSpan DisputeByList = TimeSpan.FromSeconds(60);

    /// <summary>For the list that names the order which binds the shares.</summary>
    public static readonly TimeSpan BindingNumber = TimeSpan.FromSeconds(5);

    /// <summary>From then on a balance that never comes is asked for more seldom.</summary>
    public static readonly TimeSpan UrgentProof = TimeSpan.FromSeconds(10);

    /// <summary>Shares that an order of the owner's binds are tried so often at first, and less often each time.</summary>
    public static readonly TimeSpan FirstBoundPause = TimeSpan.FromSeconds(60);

    /// <inheritdoc cref="FirstBoundPause"/>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>What is refused again and again is told in sums.</summary>
    public static readonly TimeSpan BetweenDigests = TimeSpan.FromMinutes(10);
}
