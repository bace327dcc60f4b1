using Danta.Kis.Wire;
using Danta.Kis.Wire.Errors;
using Danta.Kis.Wire.Rest;
using Microsoft.Extensions.Logging;

namespace Danta.Kis;

/// <summary>
/// One app key's way to the broker: its connection, its token and its budget. It sends a call as often as is safe and gives
/// back what is known of it.
/// </summary>
sealed partial class KisLink : IDisposable
{
    const int QueryFaults = 3;
    const int PaceRefusals = 8;

    /// <summary>Rests of half a second, one, two and four: longer ones are worth another question.</summary>
    const int SharedPaceRefusals = 4;
    const int OrderConnects = 3;
    const string TooMany = "기다리는 호출이 너무 많아 보내지 않았습니다";

    readonly KisKeys _keys;
    readonly KisHttp _http;

    /// <summary>Connections of their own: a sale must not wait for one behind questions that the broker does not answer.</summary>
    readonly KisHttp _orders;

    /// <summary>Warm ones, for what must leave at once; null where the network is not sockets.</summary>
    readonly OrderLine? _line;
    readonly OrderHeads _heads;
    readonly TimeSpan _timeout;
    readonly TokenKeeper _tokens;
    readonly EndpointRests _rests;
    readonly StrangeCalls _strange;
    readonly CallWatch _watch;
    readonly TimeProvider _time;
    readonly ILogger _logger;

    public KisLink(KisEnvironment environment, KisKeys keys, KisOptions options, double perSecond, TimeProvider time, ILogger logger, KisGround ground)
    {
        Environment = environment;
        _keys = keys;
        _time = time;
        _logger = logger;
        _http = new(KisAddresses.Rest(environment, keys), options.Timeout, time, ground);
        _orders = new(KisAddresses.Rest(environment, keys), options.Timeout, time, ground);
        var address = KisAddresses.Rest(environment, keys);
        _line = OrderDialerOf(address, time, ground) is { } dial ? new(dial, time, logger) : null;
        (_heads, _timeout) = (new(address, keys), options.Timeout);
        Auth = new(_http, keys);
        _tokens = new(keys, Auth, options.TokenStore ?? new TokenFile(options.StateDirectory, time), time, logger, ground);
        (_rests, _strange, _watch) = (new(time), new(perSecond, time), new(time));
        Budget = new(perSecond, time, options.RhythmPerSecond);
        Twins = new(Budget, ground.OneThread);
    }

    static OrderDialer? OrderDialerOf(Uri address, TimeProvider time, KisGround ground)
    {
        if (ground.OrderStream is { } open)
            return _ => Task.FromResult(new OrderConnection(open(), time));
        return ground.Http is null
            ? async end => new(await BlockingDial.OpenAsync(address, ground.Tls, discards: true, end).ConfigureAwait(false), time)
            : null;
    }

    public KisEnvironment Environment { get; }

    public TimeProvider Time => _time;

    public string HtsId => _keys.HtsId;

    public AuthCalls Auth { get; }

    public TokenKeeper Tokens => _tokens;

    /// <summary>Why nothing is answered, in Korean; null while calls are.</summary>
    public string? Trouble => _watch.Trouble;

    /// <summary>See <see cref="StrangeCalls"/>.</summary>
    public bool HearsOthers => _strange.IsHeard;

    public RequestBudget Budget { get; }

    public Twins Twins { get; }

    /// <summary>Warm connections for orders; null where the network is not sockets.</summary>
    public OrderLine? Line => _line;

    /// <summary>A question. It is repeated where that can help; asked again while it waits, it goes once.</summary>
    public Task<KisResult<Answer<T>>> AskAsync<T>(
        KisEndpoint endpoint, IKisQuery query, string trId, Lane lane, bool next, CancellationToken cancellationToken)
        where T : KisReply
    {
        var path = $"{endpoint.Path}?{query.ToQueryString()}";
        return Twins.AskAsync(
            new(typeof(T), path, trId, next), lane, (call, abandoned) => AskAsync<T>(endpoint.Name, path, trId, next, call, abandoned),
            cancellationToken);
    }

    async Task<KisResult<Answer<T>>> AskAsync<T>(
        string name, string path, string trId, bool next, Twins.Twin question, CancellationToken cancellationToken)
        where T : KisReply
    {
        var hasLeft = false;
        var faults = 0;
        var paced = 0;
        var crowded = 0;
        var reissued = false;
        async ValueTask<bool> TakeSlotAsync(CancellationToken token)
        {
            await _rests.WaitAsync(name, token).ConfigureAwait(false);
            return await question.TakeAsync(token).ConfigureAwait(false);
        }
        while (true)
        {
            var call = await CallAsync<T>(
                HttpMethod.Get, path, null, trId, TakeSlotAsync, next ? "N" : "", null, cancellationToken, cancellationToken).ConfigureAwait(false);
            if (call.Crowded)
                return new KisResult<Answer<T>>.Failed(TooMany) { NeverLeft = !hasLeft };
            hasLeft |= call.Left;
            if (call.Unauthorised is { } without)
                return without.Then(_ => KisResult.Failed<Answer<T>>("no token"));
            if (call.Reply is not { } reply)
            {
                Heed(call);
                if (++faults >= MostFaults)
                    return KisResult.Failed<Answer<T>>(call.Fault);
                await PauseAsync(faults, cancellationToken).ConfigureAwait(false);
                continue;
            }
            var verdict = KisErrors.Judge(reply, call.Status, order: false);
            Heed(call, verdict);
            if (verdict.Reaction == Reaction.Ok)
            {
                _rests.Answered(name);
                return KisResult.Ok(new Answer<T>(reply, call.Continuation is "F" or "M", call.LeftAt));
            }
            LogRefused(_logger, name, reply.Code ?? "", call.Status, verdict.Reaction);
            switch (verdict)
            {
                case { Cause: KisCause.SharedPace }:
                    _rests.Refused(name);
                    if (++crowded > SharedPaceRefusals)
                        goto default;
                    continue;
                case { Cause: KisCause.Pace } when ++paced <= PaceRefusals:
                    Slow(verdict);
                    await Task.Delay(verdict.Wait, _time, cancellationToken).ConfigureAwait(false);
                    continue;
                case { Cause: KisCause.Token } when !reissued:
                    reissued = true;
                    await _tokens.ReplaceAsync(call.Token, cancellationToken).ConfigureAwait(false);
                    continue;
                case { Reaction: Reaction.Wait } when verdict.Cause is not (KisCause.Pace or KisCause.Token) && ++faults < MostFaults:
                    await Task.Delay(verdict.Wait, _time, cancellationToken).ConfigureAwait(false);
                    continue;
                default:
                    return new KisResult<Answer<T>>.Refused(reply.Code ?? "", reply.Text, verdict);
            }
        }
    }

    /// <summary>
    /// An order, once. Only a refusal that comes before execution, or a connection that never came about, lets it be sent
    /// again; whatever else is not an answer leaves it in doubt.
    /// </summary>
    /// <param name="notAfter">It is of no use later, by the wall's time; null: it always is.</param>
    /// <param name="leaving">Fires when it need not be sent any more; once it has left it makes no difference.</param>
    /// <param name="gone">It has left already: this is its first attempt.</param>
    /// <exception cref="OperationCanceledException">Cancelled before anything left, or too late to leave.</exception>
    public async Task<OrderCall<T>> SendAsync<T>(
        KisEndpoint endpoint, byte[] body, string trId, Lane lane, string? hashkey, DateTimeOffset? notAfter, CancellationToken leaving,
        CancellationToken cancellationToken, Departure? gone = null)
        where T : KisReply
    {
        var connects = 0;
        var paced = 0;
        var reissued = false;
        while (true)
        {
            var call = gone is { } departure
                ? CallOf<T>(await departure.ReplyAsync(_timeout, _time, cancellationToken).ConfigureAwait(false), departure.Token, departure.LeftAt, departure.Stamp)
                : await CallAsync<T>(
                    HttpMethod.Post, endpoint.Path, body, trId, token => TakeSlotAsync(lane, notAfter, token), "", hashkey, leaving, cancellationToken)
                    .ConfigureAwait(false);
            gone = null;
            if (call.Crowded)
                return OrderCall<T>.NotSent(TooMany);
            if (call.Unauthorised is { } without)
            {
                without.TryGet(out _, out var reason);
                return OrderCall<T>.NotSent(reason);
            }
            if (call.Reply is not { } reply)
            {
                Heed(call);
                if (call.Left)
                    return OrderCall<T>.InDoubt(call.Fault);
                if (++connects >= OrderConnects)
                    return OrderCall<T>.NotSent(call.Fault);
                await PauseAsync(connects, leaving).ConfigureAwait(false);
                continue;
            }
            var verdict = KisErrors.Judge(reply, call.Status, order: true);
            Heed(call, verdict);
            if (verdict.Fate == CallFate.Taken)
                return OrderCall<T>.Taken(reply) with { Times = call.Times };
            LogRefused(_logger, endpoint.Name, reply.Code ?? "", call.Status, verdict.Reaction);
            if (verdict.OrderMayBeRepeated)
            {
                if (verdict.Cause is KisCause.Pace or KisCause.SharedPace && ++paced <= PaceRefusals)
                {
                    if (verdict.Cause == KisCause.Pace)
                        Slow(verdict);
                    await Task.Delay(verdict.Wait, _time, leaving).ConfigureAwait(false);
                    continue;
                }
                if (verdict.Cause == KisCause.Token && !reissued)
                {
                    reissued = true;
                    await _tokens.ReplaceAsync(call.Token, leaving).ConfigureAwait(false);
                    continue;
                }
            }
            return verdict.Fate == CallFate.NotTaken
                ? OrderCall<T>.Refused(reply.Code ?? "", reply.Text, verdict)
                : OrderCall<T>.InDoubt($"{reply.Code} {reply.Text}".Trim());
        }
    }

    /// <summary>
    /// Sends an order on this very thread, where a token, a slot and a warm connection are all at hand; null: nothing has left, and it goes
    /// the ordinary way.
    /// </summary>
    public Departure? TryLeave(KisEndpoint endpoint, ReadOnlySpan<byte> body, string trId, Lane lane, string? hashkey)
    {
        if (_line?.Claim() is not { } connection)
            return null;
        if (_tokens.AtHand() is { } token && _heads.Write(connection.Buffer, endpoint.Path, trId, token, hashkey, body) is > 0 and var length &&
            Budget.TryTake(lane))
        {
            var leftAt = _time.GetUtcNow();
            if (connection.TrySend(length, out var reply))
                return new(connection, reply, token, leftAt, _time.GetTimestamp());
        }
        connection.GiveBack();
        return null;
    }

    /// <summary>A machine that has slept since has slept with its timers: only the time of day tells that nobody wants the order any more.</summary>
    async ValueTask<bool> TakeSlotAsync(Lane lane, DateTimeOffset? notAfter, CancellationToken leaving)
    {
        var taken = await Budget.TakeAsync(lane, leaving).ConfigureAwait(false);
        return _time.GetUtcNow() > notAfter ? throw new OperationCanceledException(leaving) : taken;
    }

    public void Dispose()
    {
        _tokens.Dispose();
        Budget.Dispose();
        _line?.Dispose();
        _http.Dispose();
        _orders.Dispose();
    }

    async Task<Call<T>> CallAsync<T>(
        HttpMethod method, string path, byte[]? body, string trId, Func<CancellationToken, ValueTask<bool>> takeSlot, string continuation,
        string? hashkey, CancellationToken leaving, CancellationToken cancellationToken)
        where T : KisReply
    {
        var held = await _tokens.GetAsync(leaving).ConfigureAwait(false);
        if (!held.TryGet(out var token, out _))
            return new(null, 0, "", default, false, "", held);
        if (!await takeSlot(leaving).ConfigureAwait(false))
            return new(null, 0, "", token, false, TooMany, null) { Crowded = true };
        var leftAt = _time.GetUtcNow();
        if (body is null && AskWarm(path, trId, continuation, token, leftAt) is { } warm)
            return CallOf<T>(await warm.ReplyAsync(_timeout, _time, cancellationToken).ConfigureAwait(false), token, leftAt);
        var headers = new List<KeyValuePair<string, string>>(8)
        {
            new("authorization", $"Bearer {token.Reveal()}"),
            new("appkey", _keys.AppKey.Reveal()),
            new("appsecret", _keys.AppSecret.Reveal()),
            new("tr_id", trId),
            new("tr_cont", continuation),
            new("custtype", "P"),
        };
        if (hashkey is not null)
            headers.Add(new("hashkey", hashkey));
        var exchange = await (body is null ? _http : _orders).SendAsync(method, path, body, headers, body is null ? CancellationToken.None : leaving, cancellationToken).ConfigureAwait(false);
        return CallOf<T>(exchange, token, leftAt);
    }

    /// <summary>A question over a connection that wants to be kept warm; null: none does.</summary>
    Departure? AskWarm(string path, string trId, string continuation, in Secret token, DateTimeOffset leftAt)
    {
        if (_line?.ClaimStale() is not { } connection)
            return null;
        if (_heads.WriteQuestion(connection.Buffer, path, trId, continuation, token) is > 0 and var length && connection.TrySend(length, out var reply))
            return new(connection, reply, token, leftAt, 0);
        connection.GiveBack();
        return null;
    }

    static Call<T> CallOf<T>(in Exchange exchange, in Secret token, DateTimeOffset leftAt, long stamp = 0)
        where T : KisReply
    {
        if (!exchange.Answered)
            return new(null, 0, "", token, exchange.Left, exchange.Fault!, null);
        var (reply, fault) = KisBody.Read<T>(exchange.Body);
        return new(reply, exchange.Status, exchange.Continuation, token, true, reply is null ? $"HTTP {exchange.Status}, {fault}" : "", null)
        {
            LeftAt = leftAt, Times = stamp == 0 ? null : new(stamp, exchange.FirstByteAt),
        };
    }

    /// <summary>While nothing is answered, asking thrice would only be a storm.</summary>
    int MostFaults => Trouble is null ? QueryFaults : 1;

    /// <summary>The broker counted more calls of this key than it allows.</summary>
    void Slow(in Verdict verdict)
    {
        var used = Budget.State.Used;
        if (_strange.Hear(used))
            LogStrange(_logger, used);
        Budget.Penalise(verdict.Wait);
    }

    void Heed<T>(in Call<T> call)
        where T : KisReply => _watch.Failed(call.Status == 0 ? CallFailure.Unreached : CallFailure.NoJson, "");

    /// <summary>What an answer says of all the others.</summary>
    void Heed<T>(in Call<T> call, in Verdict verdict)
        where T : KisReply
    {
        CallFailure? failure = verdict switch
        {
            { Cause: KisCause.Credentials } => CallFailure.Keys,
            { Cause: KisCause.Server, Known: true } => CallFailure.Server,
            { Cause: KisCause.Server } => CallFailure.Unexplained,
            _ => null,
        };
        if (failure is not { } failed)
        {
            // Too many calls, or another token: says nothing of what comes after.
            if (!verdict.QueryMayBeRepeated && !verdict.OrderMayBeRepeated)
                _watch.Answered();
        }
        else if (_watch.Failed(failed, call.Reply!.Code ?? ""))
        {
            _tokens.Suspect(call.Token);
        }
    }

    Task PauseAsync(int attempt, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds(250 << attempt), _time, cancellationToken);

    [LoggerMessage(2010, LogLevel.Warning, "{Endpoint} was refused: {Code}, HTTP {Status}, {Reaction}")]
    static partial void LogRefused(ILogger logger, string endpoint, string code, int status, Reaction reaction);

    [LoggerMessage(2011, LogLevel.Warning,
        "The broker refuses calls as too many (EGW00201) though only {Used} were made in the last second: does another program use this app key? A key of less than three days may make 3 a second (kis.requestsPerSecond)")]
    static partial void LogStrange(ILogger logger, int used);

    readonly record struct Call<T>(
        T? Reply, int Status, string Continuation, Secret Token, bool Left, string Fault, KisResult<Secret>? Unauthorised)
        where T : KisReply
    {
        /// <summary>Too many wait in its lane: it got no slot and did not leave.</summary>
        public bool Crowded { get; init; }

        public DateTimeOffset LeftAt { get; init; }

        public CallTimes? Times { get; init; }
    }
}

/// <summary>An accepted answer, whether another page follows it, and when its question left: the broker knew at least what had happened by then.</summary>
readonly record struct Answer<T>(T Reply, bool More, DateTimeOffset LeftAt);
