using Danta.Market;

namespace Danta.Trading;

/// <summary>A decision to sell, which holds until everything is sold.</summary>
/// <param name="Keep">Shares that are to stay: a part sale. Zero: all go.</param>
sealed record SaleWish(string Reason, Urgency Urgency, DateTimeOffset At, Quantity Keep = default);

/// <summary>How far a sale has come.</summary>
enum SaleStage
{
    /// <summary>Decided; something keeps it from leaving.</summary>
    Wanted = 0,

    /// <summary>The broker is asked whether the shares are there.</summary>
    Proving,

    /// <summary>An order for them is out.</summary>
    Sent,
}
