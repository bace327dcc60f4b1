using Danta.Market;

namespace Danta.Trading;

/// <summary>A decision to sell, which holds until everything is sold.</summary>
/// <param name="Keep">Shares that are to stay: a part sale. Zero: all go.</param>
/// <param name="Limit">The owner's price: it is sent once and rests. Null: as the market takes it, until it is sold.</param>
sealed record SaleWish(string Reason, Urgency Urgency, DateTimeOffset At, Quantity Keep = default, Price? Limit = null)
{
    /// <summary>It gives way to a reason to sell everything now.</summary>
    public bool IsLesser => !Keep.IsZero || Limit is not null;
}

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
