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

public static class OrderStates
{
    /// <summary>It may still trade, as far as anybody knows.</summary>
    public static bool IsOpen(this OrderState state) => state is not (OrderState.Filled or OrderState.Cancelled or OrderState.Rejected);
}
