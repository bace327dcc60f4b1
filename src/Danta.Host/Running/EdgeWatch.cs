using Danta.Host.Edges;
using Danta.Host.Supervision;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Running;

/// <summary>The edges' state in one record, for presenters.</summary>
sealed class EdgeWatch(
    Broker broker, MarketEdge market, ConditionPolls conditions, LatestMoney money, Supervisor supervisor, Func<GuardState> guard,
    Func<TraderSnapshot> latest, string account, TimeProvider time)
{
    readonly string _account = $"{account[..4]}****{account[8..]}";

    public EdgeStatus Status()
    {
        var now = latest();
        return new EdgeStatus(
            ProgramVersion.Short, _account, Session(now), market.FeedAge, broker.Budget, market.Subscriptions,
            [
                Check("token", now.IsAsleep ? null : broker.TokenProblem),
                Check("calls", now.IsAsleep ? null : broker.CallProblem),
                Check("notices", now.IsAsleep ? null : market.NoticesProblem),
                Check("reconciled", now.Reconciled ? null : "증권사와 아직 대조하지 못했습니다. 끝날 때까지 사지 않습니다"),
                Check("conditions", now.IsAsleep ? null : conditions.Problem),
                Check("loops", supervisor.Problem),
            ],
            money.Value)
        {
            Lag = conditions.Lag,
            Loops = supervisor.Loops,
            Guard = guard(),
            Paths = broker.Paths.Hops,
            FirstOrder = broker.Paths.First,
            ReadyForOrders = broker.Client.ReadyForOrders,
        };
    }

    static HealthCheck Check(string name, string? problem) => new(name, problem is null, problem ?? "");

    string Session(TraderSnapshot now)
    {
        if (now.Settings.Session.IsAroundTheClock)
            return "종일";
        if (!now.MarketOpen && now.Time != default && !TradingCalendar.IsOpen(Kst.DateOf(time.GetUtcNow())))
            return "휴장";
        var at = time.GetUtcNow();
        return Sessions.PhaseAt(Kst.DateOf(at), Kst.TimeOf(at)) switch
        {
            SessionPhase.OpeningAuction => "장전 동시호가",
            SessionPhase.Continuous => "정규장",
            SessionPhase.ClosingAuction => "장마감 동시호가",
            SessionPhase.AfterCloseOffHours => "장후 시간외",
            SessionPhase.AfterMarket => "애프터마켓",
            _ => "장외",
        };
    }
}
