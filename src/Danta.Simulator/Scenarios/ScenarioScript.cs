using Danta.Market;
using Danta.Simulator.Crowd;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Scenarios;

/// <summary>What a script makes happen.</summary>
enum EventKind
{
    Surge,
    Halt,
    Resume,
    ClockSkew,
    TokenKill,
    TokenExpire,
    SocketClose,
    SocketSilent,

    /// <summary>A surge in every stock of a board at once.</summary>
    BoardSurge,

    /// <summary>The next step of a board's circuit breaker.</summary>
    CircuitBreaker,
}

/// <summary>Something that happens at a time of the market's first day.</summary>
/// <param name="Stock">The code, for what concerns one stock.</param>
/// <param name="Board">For what concerns a whole board; both where it is not said.</param>
/// <param name="AppKey">The customer, for tokens and sockets; null: all.</param>
/// <param name="Seconds">How long it lasts, or how far the clock goes wrong.</param>
/// <param name="PercentPerSecond">A surge's speed; below zero it falls.</param>
sealed record ScriptedEvent(
    TimeOnly At, EventKind Kind, string? Stock = null, string? AppKey = null, double Seconds = 20, double PercentPerSecond = 0.3,
    Board Board = Board.Unknown);

/// <summary>Plays a scenario's events at their times.</summary>
sealed class ScenarioScript(Simulation simulation, IReadOnlyList<ScriptedEvent> events)
{
    readonly Queue<ScriptedEvent> _coming = new(events.OrderBy(scripted => scripted.At));

    /// <summary>Tokens and sockets are the gateway's; whoever has them does what is asked here.</summary>
    public Action<ScriptedEvent>? Asked { get; set; }

    public void Play()
    {
        while (_coming.TryPeek(out var next) && next.At <= simulation.Clock.Time)
            Do(_coming.Dequeue());
    }

    /// <summary>False where there is no such stock, nothing left to happen, or nobody whom it could happen to: a recorded day does not surge.</summary>
    public bool Do(ScriptedEvent scripted)
    {
        var venue = simulation.Venue;
        var known = venue.TryFind(scripted.Stock, out var stock);
        switch (scripted.Kind)
        {
            case EventKind.Surge when known:
                return venue.CrowdOf(stock).Start(SurgeOf(scripted));
            case EventKind.BoardSurge:
                var crowds = venue.Stocks.Where(member => Concerns(scripted, member.Listing.Board)).Select(venue.CrowdOf).ToList();
                return crowds.ConvertAll(crowd => crowd.Start(SurgeOf(scripted))).Contains(true);
            case EventKind.CircuitBreaker:
                var breakers = simulation.Breakers.Where(breaker => Concerns(scripted, breaker.Board)).ToList();
                return breakers.ConvertAll(breaker => breaker.Break()).Contains(true);
            case EventKind.Halt or EventKind.Resume when known:
                stock.Halt(scripted.Kind == EventKind.Halt);
                return true;
            case EventKind.Surge or EventKind.Halt or EventKind.Resume:
                return false;
            case EventKind.ClockSkew:
                simulation.Clock.Skew = (int)scripted.Seconds;
                return true;
            default:
                Asked?.Invoke(scripted);
                return true;
        }
    }

    static bool Concerns(ScriptedEvent scripted, Board board) => scripted.Board == Board.Unknown || scripted.Board == board;

    static Surge SurgeOf(ScriptedEvent scripted)
    {
        var steps = (int)(scripted.Seconds * 1000 / MarketClock.StepMilliseconds);
        return new(Math.Sign(scripted.PercentPerSecond), Math.Abs(scripted.PercentPerSecond), steps, steps, Back: 0.28);
    }
}
