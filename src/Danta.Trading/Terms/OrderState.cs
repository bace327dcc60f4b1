namespace Danta.Trading;

/// <summary>Where an order is in its life. Zero is the state in which nothing has left the house.</summary>
public enum OrderState
{
    Drafted = 0,
    Sent,
    Working,
    CancelSent,

    /// <summary>Nobody knows whether it stands. Left only by evidence.</summary>
    InDoubt,
    Filled,
    Cancelled,
    Rejected,
}
