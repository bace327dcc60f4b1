using System.Text;
using Danta.Host.Configuration;
using Danta.Host.Running;
using Danta.Kis;
using Danta.Trading;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Host.Bench;

/// <summary>The whole program, with dashboard, chat, journal and archive at work, before a stage.</summary>
sealed class WholeTrader : IContender
{
    /// <summary>A search that finds them at once finds what was there before it began.</summary>
    const int EmptySearches = 2;

    readonly string _directory = Directory.CreateTempSubdirectory("danta-latency").FullName;
    readonly CancellationTokenSource _end = new();
    readonly DayList _list = new();
    readonly Stage _stage;
    readonly byte[][] _quiet;
    readonly byte[][] _deciding;
    readonly TradingSession _session;
    readonly Task _run;
    int _searches;
    int _next;
    int _nextQuiet;

    /// <param name="tls">Null: none.</param>
    public WholeTrader(Stage stage, LoopTls? tls)
    {
        _stage = stage;
        (_quiet, _deciding) = ([.. Enumerable.Range(0, Stage.Stocks).Select(stage.QuietOf)], [.. Enumerable.Range(0, Stage.Stocks).Select(stage.DecidingOf)]);
        Broker = new(Answer, tls);
        var file = Path.Combine(_directory, "danta.json");
        PrivateFile.Replace(file, Encoding.UTF8.GetBytes(Configuration()));
        var config = ConfigLoader.Load(file, new Dictionary<string, string>(StringComparer.Ordinal));
        var plan = new SessionPlan(config, TradingMode.Demo, false, TimeProvider.System);
        plan = plan with { Ground = EngineGround.On(plan.Book) with { Kis = new() { Tls = tls?.Trust ?? new() } } };
        _session = TradingSession.OpenAsync(plan, NullLoggerFactory.Instance, default).GetAwaiter().GetResult();
        _run = Task.Run(() => _session.RunAsync(_end.Token), CancellationToken.None);
        if (!SpinWait.SpinUntil(IsSet, TimeSpan.FromSeconds(30)))
            throw new IOException($"the stage is not set: {Broker.Registered} registered, {string.Join(", ", _session.Desk?.Snapshot.Watchlist.Select(candidate => candidate.WaitingFor).Distinct(StringComparer.Ordinal) ?? [])}{_session.Desk?.Snapshot.Reason}");
    }

    public string Name => "the whole of Danta";

    public LoopBroker Broker { get; }

    /// <summary>Where its owner talks to it.</summary>
    public Uri Web => _session.Web;

    public bool IsSpent => _next == Stage.Stocks;

    /// <summary>Of those that have had their order too: the market does not know.</summary>
    public byte[] NextQuiet() => _quiet[_nextQuiet++ % Stage.Stocks];

    public byte[] NextDeciding() => _deciding[_next++];

    /// <summary>Everything is held, or heard and waiting for its rule alone.</summary>
    bool IsSet()
    {
        Broker.Push(NextQuiet());
        SpinWait.SpinUntil(static () => false, TimeSpan.FromMilliseconds(1));
        return Broker.Registered > Stage.Stocks && _session.Desk is { Edges.ReadyForOrders: > 0, Snapshot: var now }
            && (now.Positions.Count == Stage.Stocks
                || now.Watchlist.Count(candidate => candidate.WaitingFor.StartsWith("진입 규칙", StringComparison.Ordinal)) == Stage.Stocks);
    }

    string Configuration() => $$"""
        {
          "kis": { "environment": "real", "appKey": "KEY", "appSecret": "SECRET", "account": "50012345-01", "htsId": "SIMUSER1",
                   "restUrl": "{{Broker.Rest}}", "webSocketUrl": "{{Broker.WebSocket}}", "hashKey": false, "requestsPerSecond": 100 },
          "trading": {{_stage.Trading}},
          "web": { "url": "http://127.0.0.1:0" },
          "storage": { "directory": "{{_directory}}" }
        }
        """;

    string Answer(string request)
    {
        var path = request.AsSpan(0, Math.Min(request.Length, 160));
        return path switch
        {
            _ when path.Contains("/tokenP", StringComparison.Ordinal) => Answers.Token,
            _ when path.Contains("/Approval", StringComparison.Ordinal) => Answers.Approval,
            _ when path.Contains("/order-cash", StringComparison.Ordinal) => _list.Take(request),
            _ when path.Contains("/inquire-daily-ccld", StringComparison.Ordinal) => _list.Show(),
            _ when path.Contains("/inquire-balance?", StringComparison.Ordinal) => _stage.Balance,
            _ when path.Contains("/inquire-psbl-order", StringComparison.Ordinal) => Answers.Power,
            _ when path.Contains("/intstock-multprice", StringComparison.Ordinal) => Stage.Listed,
            _ when path.Contains("/inquire-price", StringComparison.Ordinal) => Answers.Price,
            _ when path.Contains("/psearch-title", StringComparison.Ordinal) => Answers.Conditions,
            _ when path.Contains("/psearch-result", StringComparison.Ordinal) => Interlocked.Increment(ref _searches) > EmptySearches ? Stage.Hits : Answers.Nothing,
            _ => Answers.Nothing,
        };
    }

    /// <summary>It stops as it does when its owner ends it.</summary>
    public bool End()
    {
        _end.Cancel();
        _run.GetAwaiter().GetResult();
        return true;
    }

    public void Dispose()
    {
        End();
        _session.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Broker.Dispose();
        _end.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}
