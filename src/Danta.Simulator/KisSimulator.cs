using System.Net;
using Danta.Market;
using Danta.Simulator.Control;
using Danta.Simulator.Exchange;
using Danta.Simulator.Gateway;
using Danta.Simulator.Listings;
using Danta.Simulator.Recordings;
using Danta.Simulator.Scenarios;
using Danta.Simulator.Feed;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Danta.Simulator;

/// <summary>
/// An exchange with the broker's face on two local ports. Several may run in one process; each has its own market.
/// </summary>
public sealed class KisSimulator : IAsyncDisposable
{
    /// <summary>How often the market is brought up to the clock.</summary>
    static readonly TimeSpan Pulse = TimeSpan.FromMilliseconds(50);

    /// <summary>Steps made in one go before others may enter; half a minute of the market.</summary>
    const int StepsAtOnce = 300;

    const int MostConnections = 1_000;

    readonly Simulation _simulation;
    readonly StreamHub _hub;
    readonly WebApplication _web;
    readonly TimeProvider _time;
    readonly CancellationTokenSource _stop = new();
    readonly Action<string>? _log;
    Task _market = Task.CompletedTask;

    KisSimulator(Simulation simulation, StreamHub hub, WebApplication web, TimeProvider time, Action<string>? log)
    {
        _simulation = simulation;
        _hub = hub;
        _web = web;
        _time = time;
        _log = log;
    }

    /// <summary>The address that REST is served on, with the port that was taken.</summary>
    public Uri RestUrl { get; private set; } = null!;

    public Uri WebSocketUrl { get; private set; } = null!;

    internal Simulation Simulation => _simulation;

    /// <summary>The market's own date and time, KST.</summary>
    public DateTimeOffset MarketTime
    {
        get
        {
            lock (_simulation.Gate)
                return _simulation.Clock.Now;
        }
    }

    /// <summary>The true state of an account.</summary>
    /// <param name="account">CANO-ACNT_PRDT_CD, with or without the dash.</param>
    /// <returns>Null where there is no such account.</returns>
    public AccountState? Account(string account)
    {
        lock (_simulation.Gate)
            return _simulation.FindAccount(account) is { } client ? AccountState.Of(client) : null;
    }

    /// <exception cref="ScenarioException">The scenario file cannot be read.</exception>
    /// <exception cref="IOException">An address is taken.</exception>
    public static Task<KisSimulator> StartAsync(SimulatorOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Problem() is { } problem)
            throw new ArgumentException(problem, nameof(options));
        var scenario = options.ScenarioFile is { } file ? ScenarioFile.Read(file) : new Scenario { Listed = ListedNames.All };
        if (options.Recorded is { } recorded)
            scenario = RecordedScenario.Of(recorded);
        if (options.Listed is { } listed)
            scenario = scenario with { Listed = [.. listed.DistinctBy(stock => stock.Code).Select(ListedNames.Of)] };
        return StartAsync(options, options.Seed is { } seed ? scenario with { Seed = seed } : scenario, cancellationToken);
    }

    internal static async Task<KisSimulator> StartAsync(SimulatorOptions options, Scenario scenario, CancellationToken cancellationToken)
    {
        var hub = new StreamHub();
        var simulation = new Simulation(scenario, Kst.DateOf(options.Time.GetUtcNow()), hub);
        hub.Simulation = simulation;
        simulation.Run(scenario.WarmUp);

        var (rest, stream) = (default(ListenOptions)!, default(ListenOptions)!);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Each takes a file's place in a process that may be the demo's, with a trader in it.
            kestrel.Limits.MaxConcurrentConnections = kestrel.Limits.MaxConcurrentUpgradedConnections = MostConnections;
            kestrel.Listen(Address(options.RestUrl), listen => rest = listen);
            kestrel.Listen(Address(options.WebSocketUrl), listen => stream = listen);
        });
        var web = builder.Build();
        var simulator = new KisSimulator(simulation, hub, web, options.Time, options.Log);
        var tokens = new TokenDesk(simulation.Clients, options.Time);
        var gateway = new RestGateway(simulation, tokens, options.Time);
        var (log, control) = (new RequestLog(), new ControlDoor(options.Time));
        var front = new RestFront(simulation, hub, gateway, new ControlDesk(simulation, hub, log), control, log, options.Time);
        simulation.Script.Asked = new Interventions(simulation, tokens, hub).Do;
        var door = new StreamDoor(simulation, hub, tokens, options.Time);
        ControlDocs.Map(web, control);
        web.Run(http => StreamDoor.IsUpgrade(http) ? door.AcceptAsync(http, simulator._stop.Token) : front.AnswerAsync(http));
        await web.StartAsync(cancellationToken);
        simulator.RestUrl = new UriBuilder(options.RestUrl) { Port = rest.IPEndPoint!.Port }.Uri;
        simulator.WebSocketUrl = new UriBuilder(options.WebSocketUrl) { Port = stream.IPEndPoint!.Port }.Uri;
        simulator._market = simulator.MoveAsync();
        return simulator;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _market;
        await _web.StopAsync(CancellationToken.None);
        await _web.DisposeAsync();
        _stop.Dispose();
    }

    /// <summary>Keeps the market at its clock: what is missing is stepped through, a stretch at a time.</summary>
    async Task MoveAsync()
    {
        using var timer = new PeriodicTimer(Pulse, _time);
        var began = _time.GetTimestamp();
        var done = 0L;
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                var due = (long)(_time.GetElapsedTime(began).TotalMilliseconds * _simulation.Scenario.Speed / MarketClock.StepMilliseconds);
                while (done < due && !_stop.IsCancellationRequested)
                {
                    lock (_simulation.Gate)
                    {
                        // A pause is time that never was.
                        if (_simulation.Paused)
                            done = due;
                        for (var steps = 0; steps < StepsAtOnce && done < due; steps++, done++)
                        {
                            _simulation.Step();
                            _hub.Flush();
                        }
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            // It was told to stop.
        }
        catch (Exception fault)
        {
            _log?.Invoke($"시장이 멈췄습니다: {fault}");
            throw;
        }
    }

    static IPEndPoint Address(Uri url) => new(
        IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) ? address : IPAddress.Loopback,
        url.Port);
}
