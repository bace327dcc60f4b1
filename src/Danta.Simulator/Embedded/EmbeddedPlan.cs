namespace Danta.Simulator.Embedded;

/// <summary>What an embedded exchange is like. Small, so that thousands of its days can be lived through.</summary>
/// <param name="Seed">The same seed is the same market, as long as nobody trades in it.</param>
/// <param name="Stocks">At least 5: four of them are funds.</param>
/// <param name="Formulas">What its saved conditions look for: 조건1, 조건2 and so on.</param>
/// <param name="SurgesPerHour">Of each stock.</param>
/// <param name="OrdersPerSecond">Calm orders that reach a stock.</param>
/// <param name="WarmUp">Lived through before anybody listens.</param>
public sealed record EmbeddedPlan(
    long Seed, int Stocks, IReadOnlyList<string> Formulas, double SurgesPerHour, double OrdersPerSecond, TimeSpan WarmUp, long Deposit)
{
    /// <summary>The account is the paper one; its conditions are the real keys'.</summary>
    public bool IsPaper { get; init; }

    /// <summary>It has auctions, nights and holidays; otherwise its session never ends.</summary>
    public bool KeepsHours { get; init; }
}

/// <summary>What opens one of the exchange's two environments.</summary>
public sealed record EmbeddedKeys(string AppKey, string AppSecret, string HtsId);

/// <summary>An HTTP answer.</summary>
/// <param name="More">tr_cont.</param>
public sealed record EmbeddedAnswer(int Status, byte[] Body, string More, string ContentType);
