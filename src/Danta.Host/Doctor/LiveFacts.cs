using Danta.Host.Edges;
using Danta.Trading;

namespace Danta.Host.Doctor;

/// <summary>What a running trader knows of the broker anyway: nothing is asked, and no call is spent.</summary>
sealed class LiveFacts(Broker broker, MarketEdge market, ConditionPolls conditions, LatestMoney money, Func<TraderSnapshot> latest) : IBrokerFacts
{
    public bool IsTrader => true;

    public bool HearsOthers => broker.Client.HearsOthers;

    /// <summary>Asleep it holds none and needs none.</summary>
    public Task<TokenFacts> TokenAsync(bool marketData, CancellationToken stop) => Task.FromResult(
        new TokenFacts(latest().IsAsleep ? null : broker.TokenProblem ?? broker.CallProblem, "", false, broker.Client.TokenEndsAt));

    public Task<(int? Count, string? Problem)> SavedAsync(CancellationToken stop) => Task.FromResult<(int?, string?)>((null, null));

    public Task<IReadOnlyList<string>> ConditionProblemsAsync(CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<string>>(!latest().IsAsleep && conditions.Problem is { } problem ? [problem] : []);

    public Task<MoneyFacts> DepositAsync(CancellationToken stop) => Task.FromResult(new MoneyFacts(
        money.Value?.Deposit, latest().Reconciled ? "" : "증권사와 아직 대조하지 못했습니다. 끝날 때까지 사지 않습니다"));

    public Task<MoneyFacts> BuyingPowerAsync(CancellationToken stop) => Task.FromResult(new MoneyFacts(money.Value?.BuyingPower, ""));

    public Task<bool?> IsOpenTodayAsync(CancellationToken stop) => Task.FromResult<bool?>(latest().IsOpenDay);

    public Task<FeedFacts> FeedAsync(CancellationToken stop)
    {
        var problem = latest().IsAsleep ? null : market.NoticesProblem;
        return Task.FromResult(new FeedFacts(true, true, problem is null, problem ?? "", false, false, ""));
    }

    public Task<(DateOnly? Date, bool Stale, string Problem)> MastersAsync(CancellationToken stop) =>
        Task.FromResult((broker.Listings.AsOf, !broker.Listings.IsCurrent, "아직 받지 못했습니다"));
}
