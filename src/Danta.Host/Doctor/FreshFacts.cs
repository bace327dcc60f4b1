using Danta.Host.Configuration;
using Danta.Host.Edges;
using Danta.Kis;
using Danta.Kis.Wire.Errors;
using Danta.Kis.Wire;
using Danta.Market;
using Danta.Trading;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Host.Doctor;

/// <summary>By a client of the doctor's own, at its own pace, with the token file that all share. Each thing is asked once.</summary>
sealed class FreshFacts : IBrokerFacts, IAsyncDisposable
{
    readonly DantaConfig _config;
    readonly Broker _broker;
    readonly TimeProvider _time;
    readonly bool _traderRuns;
    readonly Lock _lock = new();
    readonly Dictionary<string, Task> _asked = new(StringComparer.Ordinal);

    /// <param name="perSecond">Beside a trader that uses the same keys; null: as the configuration has it.</param>
    /// <param name="traderRuns">Its session is not to be disturbed.</param>
    public FreshFacts(DantaConfig config, double? perSecond, bool traderRuns, TimeProvider time)
    {
        (_config, _traderRuns, _time) = (config, traderRuns, time);
        var options = BrokerOptions.Of(config.Kis, config.Storage.Directory);
        _broker = new Broker(
            options with { RequestsPerSecond = perSecond ?? options.RequestsPerSecond }, EdgeSettings.Default, KisGround.Plain, time, NullLoggerFactory.Instance);
    }

    public bool IsTrader => false;

    public bool HearsOthers => _broker.Client.HearsOthers;

    public Task<TokenFacts> TokenAsync(bool marketData, CancellationToken stop) => OnceAsync($"token {marketData}", async () =>
    {
        var client = _broker.Client;
        var answer = await (marketData ? client.AuthoriseMarketDataAsync(stop) : client.AuthoriseAccountAsync(stop));
        if (answer.TryGet(out _, out var reason))
            return new TokenFacts(null, "", false, marketData ? null : client.TokenEndsAt);
        var refusal = answer as KisResult<bool>.Refused;
        return new TokenFacts(reason, refusal?.Code ?? "", refusal is { Verdict.Cause: KisCause.Credentials }, null);
    });

    public async Task<(int? Count, string? Problem)> SavedAsync(CancellationToken stop)
    {
        var (saved, problem) = await ListAsync(stop);
        return problem is null ? (saved.Count, null) : (null, problem);
    }

    public async Task<IReadOnlyList<string>> ConditionProblemsAsync(CancellationToken stop)
    {
        var (saved, problem) = await ListAsync(stop);
        var list = new SavedList(saved);
        return problem is not null ? [problem] : [.. _config.Trading.Conditions.Where(name => list.Find(name) is null).Select(list.ProblemOf)];
    }

    /// <summary>What is saved on the server. A key whose token is refused has its own check: here it is not asked once more.</summary>
    public Task<(IReadOnlyList<SavedCondition> Saved, string? Problem)> ListAsync(CancellationToken stop) => OnceAsync("saved", async () =>
        (await TokenAsync(_config.Kis is { IsPaper: true, MarketData: not null }, stop)).Problem is { } without
            ? ((IReadOnlyList<SavedCondition>)[], without)
            : await _broker.ConditionsAsync(stop));

    public Task<MoneyFacts> DepositAsync(CancellationToken stop) => OnceAsync("deposit", async () =>
        await WithoutTokenAsync(stop) is { } without ? new MoneyFacts(null, without)
        : await _broker.BalanceAsync(stop) switch
        {
            BalanceAnswered balance => new MoneyFacts(balance.Deposit, ""),
            QuestionFailed failed => new MoneyFacts(null, failed.Reason),
            _ => new MoneyFacts(null, "?"),
        });

    public Task<MoneyFacts> BuyingPowerAsync(CancellationToken stop) => OnceAsync("power", async () =>
        await WithoutTokenAsync(stop) is { } without ? new MoneyFacts(null, without)
        : await _broker.AnswerAsync(new Ask(new MoneyQuestion(), Doubt: false)) switch
        {
            MoneyAnswered money => new MoneyFacts(money.Amount, ""),
            QuestionFailed failed => new MoneyFacts(null, failed.Reason),
            _ => new MoneyFacts(null, "?"),
        });

    public Task<bool?> IsOpenTodayAsync(CancellationToken stop) => OnceAsync("open", async () =>
        !_broker.Client.Answers(KisEndpoints.ChkHoliday)
        || (await TokenAsync(_config.Kis is { IsPaper: true, MarketData: not null }, stop)).Problem is not null
            ? null
            : (await _broker.HolidayAsync(Kst.DateOf(_time.GetUtcNow()), stop))?.Open);

    /// <summary>A trader's session holds the key: it tells of it itself.</summary>
    public Task<FeedFacts> FeedAsync(CancellationToken stop) => OnceAsync("feed", async () =>
        _traderRuns ? new FeedFacts(true, true, true, "", false, false, "") : await FeedProbe.AskAsync(_broker.Client, _time, stop));

    public Task<(DateOnly? Date, bool Stale, string Problem)> MastersAsync(CancellationToken stop) => OnceAsync("masters", async () =>
    {
        var answer = await _broker.Client.Masters.LoadAsync(stop);
        return answer.TryGet(out var list, out var reason) ? ((DateOnly?)list.AsOf, list.Stale, "") : (null, false, reason);
    });

    async Task<string?> WithoutTokenAsync(CancellationToken stop) => (await TokenAsync(marketData: false, stop)).Problem;

    Task<T> OnceAsync<T>(string what, Func<Task<T>> ask)
    {
        lock (_lock)
        {
            if (!_asked.TryGetValue(what, out var asked))
                _asked[what] = asked = ask();
            return (Task<T>)asked;
        }
    }

    public ValueTask DisposeAsync() => _broker.DisposeAsync();
}
