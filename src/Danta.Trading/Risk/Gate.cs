namespace Danta.Trading;

/// <summary>
/// One thing that can keep a stock from being bought. Asked on every tick of a candidate, so it allocates nothing to say no;
/// words are made only when somebody wants to read them.
/// </summary>
/// <param name="name">Korean, as traders name it.</param>
abstract class Gate(string name)
{
    public string Name => name;

    /// <summary>It is asked again before the rest of a purchase that has begun.</summary>
    public virtual bool HoldsForRest => true;

    public abstract bool Refuses(Desk desk, Stock stock);

    /// <summary>The value that it saw, in Korean.</summary>
    public abstract string Seen(Desk desk, Stock stock);
}

/// <summary>A gate that is the same for every stock: while it is shut, nothing is bought, and nothing is asked for a purchase's sake.</summary>
abstract class StandingGate(string name) : Gate(name)
{
    public sealed override bool Refuses(Desk desk, Stock stock) => Refuses(desk);

    public sealed override string Seen(Desk desk, Stock stock) => Seen(desk);

    public abstract bool Refuses(Desk desk);

    public abstract string Seen(Desk desk);
}
