namespace Danta.Simulator.Crowd;

/// <summary>What a day on the exchange is like.</summary>
enum DayKind
{
    Ordinary = 0,
    Calm,
    Wild,

    /// <summary>No day that ever was: every stock is as liquid and as restless as every other, at every hour. For tests and loads.</summary>
    Uniform,
}

/// <summary>How lively the crowd is.</summary>
/// <param name="SurgesPerStockAndHour">How often a stock is swept by a surge, on average over all; null: as the day has it.</param>
/// <param name="OrdersPerSecond">Calm orders that reach an ordinary stock in a second; null: as the day has it.</param>
sealed record CrowdTemper(double? SurgesPerStockAndHour = null, double? OrdersPerSecond = null, DayKind Day = DayKind.Ordinary);

/// <summary>A day in numbers.</summary>
/// <param name="Volatility">Beside an ordinary day's.</param>
/// <param name="HotShare">So many of all stocks are hot.</param>
/// <param name="Surges">A stock's an hour, on average.</param>
/// <param name="Orders">Calm orders that reach an ordinary stock in a second.</param>
sealed record Weather(double Volatility, double HotShare, double Surges, double Orders)
{
    const double OrdinaryOrders = 0.42;

    public bool Uniform { get; private init; }

    /// <summary>How many orders there are beside what an ordinary day has.</summary>
    public double Liveliness => Orders / OrdinaryOrders;

    public static Weather Of(CrowdTemper temper)
    {
        var usual = temper.Day switch
        {
            DayKind.Calm => new Weather(0.65, 0.02, 0.25, 0.7 * OrdinaryOrders),
            DayKind.Wild => new Weather(1.6, 0.08, 1.2, 1.4 * OrdinaryOrders),
            DayKind.Uniform => new Weather(1, 0, 14, 0.9) { Uniform = true },
            _ => new Weather(1, 0.04, 0.36, OrdinaryOrders),
        };
        return usual with { Surges = temper.SurgesPerStockAndHour ?? usual.Surges, Orders = temper.OrdersPerSecond ?? usual.Orders };
    }
}
