namespace Danta.Trading;

/// <summary>A call to buy: the stock entered a condition.</summary>
sealed class BuyCall(string condition, DateTimeOffset at)
{
    public string Condition => condition;

    public DateTimeOffset At => at;

    /// <summary>When the poll that found it was asked.</summary>
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>The owner is asked for it, or has said yes; null: he has not been asked.</summary>
    public Offer? Offer { get; set; }

    /// <summary>The gates whose refusals have been written down, a bit each.</summary>
    ulong _noted;

    public bool HasNoted(int gate) => (_noted & 1UL << gate) != 0;

    /// <summary>Names of the gates that have said no so far, in the order of their first no.</summary>
    public string Refusals { get; private set; } = "";

    public void Note(int gate, string name)
    {
        _noted |= 1UL << gate;
        Refusals = Refusals.Length == 0 ? name : $"{Refusals}, {name}";
    }
}
