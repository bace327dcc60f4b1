namespace Danta.Trading;

/// <summary>
/// Where an order is in its life: the closed set of states that <see cref="OrderLife"/> is written in. What presenters read is the
/// coarser <see cref="OrderState"/>. Zero is the state in which nothing has left the house.
/// </summary>
enum OrderPhase
{
    Drafted = 0,

    /// <summary>Out, and no reply yet.</summary>
    Sent,

    /// <summary>At the broker, under a number.</summary>
    Working,

    /// <summary>Called back, and neither the rest nor a refusal has been heard of.</summary>
    Cancelling,

    /// <summary>Over, and how much of it traded is not proven: the broker's figure is missing. Its shares are not free until then.</summary>
    Ending,

    /// <summary>In doubt, and the edge is not done with it: it may still leave the house.</summary>
    AtEdge,

    /// <summary>In doubt: the broker's lists and the balance are searched for it. See <see cref="DoubtCase"/>.</summary>
    Searched,

    /// <summary>In doubt, and nothing but the owner's word or a notice can tell.</summary>
    AskedOfOwner,
    Filled,
    Cancelled,
    Rejected,

    /// <summary>Proven not to be at the broker. Proof can be wrong: one like it may yet turn up.</summary>
    Absent,
}
