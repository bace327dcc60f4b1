using System.Globalization;
using System.Text;
using Danta.Host.Configuration;
using Danta.Host.Running;
using Danta.Kis;
using Danta.Trading;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Host.Bench;

/// <summary>
/// The whole program, with dashboard, chat, journal and archive at work: positions that it has adopted, each sold by the tick
/// that reaches its target.
/// </summary>
sealed class WholeTrader : IContender
{
    /// <summary>As many as there are places for their trades.</summary>
    public const int Positions = 38;

    const int Bought = 70_000;
    const int Reached = 71_900;

    readonly string _directory = Directory.CreateTempSubdirectory("danta-latency").FullName;
    readonly CancellationTokenSource _end = new();
    readonly TradingSession _session;
    readonly Task _run;
    int _orders;
    int _next;

    /// <param name="tls">Null: none.</param>
    public WholeTrader(LoopTls? tls)
    {
        Broker = new(Answer, tls);
        var file = Path.Combine(_directory, "danta.json");
        PrivateFile.Replace(file, Encoding.UTF8.GetBytes(Configuration()));
        var config = ConfigLoader.Load(file, new Dictionary<string, string>(StringComparer.Ordinal));
        var plan = new SessionPlan(config, TradingMode.Demo, false, TimeProvider.System);
        plan = plan with { Ground = EngineGround.On(plan.Book) with { Kis = new() { Tls = tls?.Trust ?? new() } } };
        _session = TradingSession.OpenAsync(plan, NullLoggerFactory.Instance, default).GetAwaiter().GetResult();
        _run = Task.Run(() => _session.RunAsync(_end.Token), CancellationToken.None);
        if (!SpinWait.SpinUntil(() => Broker.Registered > Positions && _session.Desk is { Snapshot.Positions.Count: Positions, Edges.ReadyForOrders: > 0 }, TimeSpan.FromSeconds(30)))
            throw new InvalidOperationException("the stage is not set");
    }

    public string Name => "the whole of Danta";

    public LoopBroker Broker { get; }

    /// <summary>Where its owner talks to it.</summary>
    public Uri Web => _session.Web;

    public bool IsSpent => _next == Positions;

    public byte[] NextTick()
    {
        var tick = Encoding.ASCII.GetString(Frames.Trade)
            .Replace("005930", Code(_next++), StringComparison.Ordinal)
            .Replace("^71900^", $"^{Reached}^", StringComparison.Ordinal);
        return LoopSocket.Frame(Encoding.ASCII.GetBytes(tick));
    }

    static string Code(int stock) => (100_010 + stock * 10).ToString(CultureInfo.InvariantCulture);

    string Configuration() => $$"""
        {
          "kis": { "environment": "real", "appKey": "KEY", "appSecret": "SECRET", "account": "50012345-01", "htsId": "SIMUSER1",
                   "restUrl": "{{Broker.Rest}}", "webSocketUrl": "{{Broker.WebSocket}}", "hashKey": false, "requestsPerSecond": 100 },
          "trading": { "conditions": ["급등주"], "foreignPositions": "adopt", "maxPositions": {{Positions}}, "budgetPerTrade": 1000000,
                       "exit": { "takeProfitPercent": 2, "stopLossPercent": null, "maxHoldingSeconds": null, "flattenAt": null },
                       "session": { "start": "00:00:00", "end": "24:00:00", "checkHoliday": false } },
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
            _ when path.Contains("/order-cash", StringComparison.Ordinal) =>
                Answers.Order.Replace("0000117057", $"{Interlocked.Increment(ref _orders) + 100:0000000000}", StringComparison.Ordinal),
            _ when path.Contains("/inquire-balance?", StringComparison.Ordinal) => Balance,
            _ when path.Contains("/inquire-price", StringComparison.Ordinal) => Answers.Price,
            _ when path.Contains("/psearch-title", StringComparison.Ordinal) => Answers.Conditions,
            _ => Answers.Nothing,
        };
    }

    static string Balance { get; } = $$"""
        {"output1":[{{string.Join(',', Enumerable.Range(0, Positions).Select(stock => $$"""
        {"pdno":"{{Code(stock)}}","prdt_name":"종목{{stock}}","hldg_qty":"10","ord_psbl_qty":"10","pchs_avg_pric":"{{Bought}}.0000","pchs_amt":"{{Bought * 10}}","prpr":"{{Bought}}"}
        """))}}],
        "output2":[{"dnca_tot_amt":"100000000","prvs_rcdl_excc_amt":"100000000","tot_evlu_amt":"126600000"}],"rt_cd":"0","msg_cd":"KIOK0510","msg1":""}
        """;

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
