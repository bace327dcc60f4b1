using Danta.Kis.Wire;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Kis;

/// <summary>
/// Korea Investment &amp; Securities over REST and WebSocket. One instance serves one account; it may be used from any thread.
/// Every call comes back as a value: only cancelling before anything left throws.
/// </summary>
public sealed class KisClient : IDisposable
{
    readonly KisLink _main;
    readonly KisLink? _marketData;
    readonly KisRoutes _routes;
    readonly TimeProvider _time;
    readonly ILogger _logger;
    readonly KisGround _ground;

    /// <param name="ground">What it stands on; null: the real network.</param>
    public KisClient(KisOptions options, TimeProvider? time = null, ILogger? logger = null, KisGround? ground = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        _time = time ?? TimeProvider.System;
        _logger = logger ?? NullLogger.Instance;
        _ground = ground ?? KisGround.Plain;
        _main = new(options.Environment, options.Keys, options, options.PerSecond, _time, _logger, _ground);
        if (options.Environment == KisEnvironment.Paper && options.MarketData is { } real)
            _marketData = new(KisEnvironment.Real, real, options, KisOptions.PerSecondOf(KisEnvironment.Real), _time, _logger, _ground);
        _routes = new(_main, _marketData);
        Account = new(_routes, options.Account, _time);
        Orders = new(_main, options.Account, Account, options.UsesHashKey);
        Conditions = new(_routes);
        Quotes = new(_routes, options.MarketDivisions);
        Calendar = new(_routes);
        Profit = new(_routes, options.Account);
        Rankings = new(_routes);
        Instruments = new(_routes);
        Masters = new(KisAddresses.Masters(options), options.StateDirectory, _time, _logger, _ground.Http);
    }

    public KisOptions Options { get; }

    public OrderDesk Orders { get; }

    public AccountDesk Account { get; }

    public ConditionDesk Conditions { get; }

    public QuoteDesk Quotes { get; }

    public CalendarDesk Calendar { get; }

    public ProfitDesk Profit { get; }

    public RankingDesk Rankings { get; }

    public InstrumentDesk Instruments { get; }

    public MasterFiles Masters { get; }

    /// <summary>The calls of the account's own keys.</summary>
    public RequestBudget Budget => _main.Budget;

    /// <summary>The calls of the keys for market data; null where there are none.</summary>
    public RequestBudget? MarketDataBudget => _marketData?.Budget;

    /// <summary>Whether a call can be answered at all: by this environment, or by the keys for market data.</summary>
    public bool Answers(KisEndpoint endpoint) => _routes.LinkFor(endpoint) is not null;

    /// <summary>
    /// Makes sure of a token, for the account's keys and those for market data: the first thing to do, and where refused
    /// credentials show.
    /// </summary>
    public async Task<KisResult<bool>> AuthoriseAsync(CancellationToken cancellationToken = default)
    {
        var main = await AuthoriseAccountAsync(cancellationToken).ConfigureAwait(false);
        return main is KisResult<bool>.Ok ? await AuthoriseMarketDataAsync(cancellationToken).ConfigureAwait(false) : main;
    }

    /// <summary>The account's keys alone.</summary>
    public async Task<KisResult<bool>> AuthoriseAccountAsync(CancellationToken cancellationToken = default)
    {
        var token = await _main.Tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        return token.Map(_ => true);
    }

    /// <summary>The keys for market data alone; true as well where there are none.</summary>
    public async Task<KisResult<bool>> AuthoriseMarketDataAsync(CancellationToken cancellationToken = default)
    {
        if (_marketData is null)
            return KisResult.Ok(true);
        var token = await _marketData.Tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        return token.Map(_ => true);
    }

    /// <summary>When the account's token ends; null: there is none at hand.</summary>
    public DateTimeOffset? TokenEndsAt => _main.Tokens.EndsAt;

    /// <summary>The broker counts calls of these keys that are not ours, and refuses some for it.</summary>
    public bool HearsOthers => _main.HearsOthers || _marketData?.HearsOthers == true;

    /// <summary>
    /// Waits for tokens that last so long, for both pairs of keys, or as long as the broker gives them: a day's work should not begin with
    /// one that ends in it. The broker hands one that is younger than six hours out again unchanged. Calls go on meanwhile.
    /// </summary>
    public async Task<KisResult<bool>> RenewTokensAsync(TimeSpan lasting, CancellationToken cancellationToken = default)
    {
        var main = await _main.Tokens.RenewAsync(lasting, cancellationToken).ConfigureAwait(false);
        if (main is not KisResult<Secret>.Ok || _marketData is null)
            return main.Map(_ => true);
        var other = await _marketData.Tokens.RenewAsync(lasting, cancellationToken).ConfigureAwait(false);
        return other.Map(_ => true);
    }

    /// <summary>Why the account's calls cannot be made just now, for want of a token; null: they can.</summary>
    public string? TokenTrouble => _main.Tokens.Trouble;

    /// <summary>Why nothing that is asked is answered, in Korean, with either pair of keys; null: it is, or nobody has asked for long enough.</summary>
    public string? CallTrouble =>
        _main.Trouble ?? (_marketData?.Trouble is { } trouble ? $"시세용 앱키(kis.marketData): {trouble}" : null);

    /// <summary>Gives the account's token back to the broker. Every process with the same app key loses it.</summary>
    public Task<KisResult<bool>> RevokeAsync(CancellationToken cancellationToken = default) => _main.Tokens.RevokeAsync(cancellationToken);

    /// <summary>The live feed of the account's keys. One at a time: the broker allows one session for an app key.</summary>
    public MarketStream OpenStream(IMarketSink sink) => new(
        Options.Environment, Options.Keys, Options.Account, _main.Auth, sink, Options.Seed, _time, _logger, _ground, _ground.Feed ?? OwnDialer);

    FeedDialer OwnDialer => Options.FrameworkWebSocket
        ? (address, timeout, time, end) => FrameworkSocket.ConnectAsync(address, _ground.Tls, timeout, time, end)
        : (address, timeout, time, end) => LiveSocket.ConnectAsync(address, _ground.Tls, timeout, time, end);

    /// <summary>Opens warm connections for orders and keeps them, or lets them go. Without them orders go by connections that are opened as they are needed.</summary>
    public void KeepOrderLine(bool warm)
    {
        if (warm)
            _main.Line?.Keep();
        else
            _main.Line?.Rest();
    }

    /// <summary>Warm connections that could take an order now.</summary>
    public int ReadyForOrders => _main.Line?.Ready ?? 0;

    public void Dispose()
    {
        _main.Dispose();
        _marketData?.Dispose();
    }
}
