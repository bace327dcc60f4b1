namespace Danta.Trading;

/// <summary>
/// What leads out of a state where nothing else is heard: time that has passed, and so many lists of the broker's that did not tell.
/// Time alone never ends an order, for the broker may not have been reachable.
/// </summary>
/// <param name="After">Since the state began, or since it was sent; null: the day's end.</param>
/// <param name="Lists">Lists of the broker's, asked meanwhile.</param>
readonly record struct OrderDeadline(TimeSpan? After, int Lists, OrderFact Fact)
{
    public bool IsPast(DateTimeOffset now, DateTimeOffset since, int lists) => now - since >= After && lists >= Lists;

    static readonly OrderDeadline DaysEnd = new(null, 0, OrderFact.DayEnded);

    /// <summary>Null: the order is over, and nothing has to lead out.</summary>
    public static OrderDeadline? Of(OrderPhase phase, OrderSettings settings) => phase switch
    {
        OrderPhase.Drafted => new(TimeSpan.Zero, 0, OrderFact.Submitted),
        OrderPhase.Sent => new(settings.DoubtAfter, 0, OrderFact.Overdue),

        // Called back, and neither word nor list of it: nothing else would ever free its shares.
        OrderPhase.Cancelling => new(TimeSpan.FromSeconds(30), 3, OrderFact.RestGone),

        // The list that would say what it traded does not have it (paper's is known to be empty for hours): the balance tells.
        OrderPhase.Ending => new(TimeSpan.FromSeconds(30), 3, OrderFact.FigureGivenUp),

        // Minutes without any list are no reason to ask him: where the broker was not to be reached, nobody has looked yet.
        OrderPhase.Searched => new(TimeSpan.FromMinutes(2), 15, OrderFact.Undecidable),

        // The edge answers for every order; the owner may not. The day's end closes all at the exchange, and the balance tells the rest.
        OrderPhase.Working or OrderPhase.AtEdge or OrderPhase.AskedOfOwner => DaysEnd,
        _ => null,
    };
}
