using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Danta.Simulator.Feed;
using Danta.Simulator.Gateway;
using Danta.Simulator.Scenarios;

namespace Danta.Simulator.Control;

/// <summary>The control API: the truth behind the broker's face, and everything that a scenario can do, by hand.</summary>
sealed class ControlDesk(Simulation simulation, StreamHub hub, RequestLog log)
{
    public const string Root = "/simulator/";

    /// <summary>A day; more than that is a scenario's business.</summary>
    const double LongestRun = 86_400;

    int _isRunning;

    static ControlJson Json => ControlJson.Plain;

    /// <summary>In the shape of every other answer, with the reason.</summary>
    public static Answer Refused(int status) => Of(
        new ControlReply(
            false, status switch
            {
                403 => "다른 사이트에서 왔거나 이 컴퓨터의 주소가 아닌 이름으로 온 요청입니다",
                413 => "본문이 너무 큽니다",
                _ => "너무 잦거나 너무 많습니다",
            }),
        Json.ControlReply) with
    {
        Status = status,
    };

    /// <summary>Null where nothing lives at that path.</summary>
    public Answer? Handle(Sent sent)
    {
        var parts = sent.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        try
        {
            return (sent.Method, parts.ElementAtOrDefault(1), parts.ElementAtOrDefault(2)) switch
            {
                ("GET", null, _) => new(200, ControlPage.Html.ToArray(), ContentType: "text/html; charset=utf-8"),
                ("GET", "openapi.json", _) => new(200, OpenApiDocument.Text.ToArray()),
                ("GET", "accounts", null) => Locked(() => Of(Accounts(), Json.IReadOnlyListAccountState)),
                ("GET", "accounts", { } number) => Locked(() =>
                    simulation.FindAccount(number) is { } client ? Of(AccountState.Of(client), Json.AccountState) : null),
                ("GET", "market", null) => Locked(() => Of(MarketState.Of(simulation, hub, log.Count), Json.MarketState)),
                ("GET", "books", { } code) => Locked(() =>
                    simulation.Venue.TryFind(code, out var stock) && (sent.Query("exchange") == "nxt" ? stock.Nxt : stock) is { } book
                        ? Of(BookState.Of(book), Json.BookState)
                        : null),
                ("GET", "requests", null) => Of(new RequestList(log.Latest), Json.RequestList),
                ("GET", "faults", null) => Of(Faults(), Json.IReadOnlyListFaultState),
                ("POST", "faults", null) => simulation.Faults.TryAdd(ScenarioBuilder.FaultOf(Read(sent, Json.FaultYaml))) is { } fault
                    ? Of(FaultState.Of(fault), Json.FaultState)
                    : Refused(429),
                ("DELETE", "faults", null) => Clear(),
                ("DELETE", "faults", { } id) => Done(int.TryParse(id, out var number) && simulation.Faults.Remove(number)),
                ("POST", "events", null) => Locked(() => Done(simulation.Script.Do(ScenarioBuilder.EventOf(Read(sent, Json.EventYaml))))),
                ("POST", "market", "pause") => Pause(true),
                ("POST", "market", "resume") => Pause(false),
                ("POST", "market", "run") => Run(Read(sent, Json.RunRequest).Seconds),
                _ => null,
            };
        }
        catch (Exception fault) when (fault is ScenarioException or JsonException)
        {
            return Of(new ControlReply(false, fault.Message), Json.ControlReply) with { Status = 400 };
        }
    }

    IReadOnlyList<AccountState> Accounts() => [.. simulation.Clients.Select(AccountState.Of)];

    IReadOnlyList<FaultState> Faults() => [.. simulation.Faults.InForce.Select(FaultState.Of)];

    Answer Clear()
    {
        simulation.Faults.Clear();
        return Done(true);
    }

    Answer Pause(bool paused)
    {
        lock (simulation.Gate)
            simulation.Paused = paused;
        return Done(true);
    }

    /// <summary>Step by step as always, only at once: what listens hears all of it.</summary>
    Answer Run(double seconds)
    {
        if (seconds is not (> 0 and <= LongestRun))
            throw new ScenarioException($"seconds: 0에서 {LongestRun} 사이여야 합니다");
        // One at a time: each keeps a processor busy for as long as it lasts.
        if (Interlocked.Exchange(ref _isRunning, 1) == 1)
            return Refused(429);
        try
        {
            for (var steps = (long)(seconds * 1000 / Exchange.MarketClock.StepMilliseconds); steps > 0; steps--)
            {
                lock (simulation.Gate)
                {
                    simulation.Step();
                    hub.Flush();
                }
            }
            return Done(true);
        }
        finally
        {
            Volatile.Write(ref _isRunning, 0);
        }
    }

    T Locked<T>(Func<T> answer)
    {
        lock (simulation.Gate)
            return answer();
    }

    static T Read<T>(Sent sent, JsonTypeInfo<T> type)
        where T : class => JsonSerializer.Deserialize(sent.Body.Span, type) ?? throw new JsonException("본문이 비었습니다");

    static Answer Done(bool done) => Of(new ControlReply(done, done ? "했습니다" : "그런 대상이 없습니다"), Json.ControlReply) with
    {
        Status = done ? 200 : 404,
    };

    static Answer Of<T>(T state, JsonTypeInfo<T> type) => new(200, JsonSerializer.SerializeToUtf8Bytes(state, type));
}
