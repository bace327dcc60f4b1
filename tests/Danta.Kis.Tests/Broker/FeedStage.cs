using Danta.Kis.Wire;
using Danta.Kis.Wire.Control;
using Danta.Kis.Wire.Rest;

namespace Danta.Kis.Tests.Broker;

/// <summary>
/// The broker's side of the feed without sockets or threads, on the test's own clock, so that days pass in an instant: approval keys that
/// live for 24 hours, registrations, the heartbeat every twelve seconds. Everything that is asked is kept with its time.
/// </summary>
sealed class FeedStage : IDisposable
{
    static readonly TimeSpan KeyLife = TimeSpan.FromHours(24);

    readonly TestSetup _setup = new();
    readonly Dictionary<string, DateTimeOffset> _keys = new(StringComparer.Ordinal);
    Wire? _wire;
    ITimer? _heart;

    public FeedStage(DateTimeOffset start)
    {
        Time = new(start);
        Network.Script(KisEndpoints.ApprovalPath, _ => Approve());
        Client = new(
            new()
            {
                Environment = KisEnvironment.Real,
                Keys = new() { AppKey = new(TestSetup.AppKey), AppSecret = new(TestSetup.AppSecret), HtsId = "SIMUSER1", RestUrl = new("http://broker.test") },
                Account = KisAccount.Parse("50012345-01"),
                StateDirectory = _setup.StateDirectory,
                Seed = 1,
            },
            Time, ground: Network.Ground with { Feed = DialAsync });
        Stream = Client.OpenStream(Sink);
        Stream.WatchNotices();
    }

    public FeedStage()
        : this(new(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(9)))
    {
    }

    public ManualTime Time { get; }

    public ScriptedNetwork Network { get; } = new();

    public RecordingSink Sink { get; } = new();

    public KisClient Client { get; }

    public MarketStream Stream { get; }

    public List<DateTimeOffset> Dials { get; } = [];

    public List<DateTimeOffset> Approvals { get; } = [];

    /// <summary>What the client sent in all sessions, but for heartbeats.</summary>
    public List<(DateTimeOffset At, ControlMessage Message)> Asked { get; } = [];

    /// <summary>Registered in the present session.</summary>
    public HashSet<(string TrId, string Key)> Registered { get; } = [];

    public int Limit { get; set; } = 41;

    /// <summary>What stands in the way of a dial; null: nothing.</summary>
    public Exception? Refuses { get; set; }

    /// <summary>An approval of the test's own; null: a new key.</summary>
    public Func<Answered?> Approval { get; set; } = static () => null;

    /// <summary>An answer of the test's own; null: as usual; empty: none.</summary>
    public Func<ControlMessage, byte[]?> Answer { get; set; } = static _ => null;

    /// <summary>The broker forgets every key that it has given out.</summary>
    public void ForgetKeys() => _keys.Clear();

    /// <summary>Keys are known no more, not even new ones: the server is not in service.</summary>
    public bool KnowsNoKey { get; set; }

    public bool IsConnected => _wire is not null;

    public void Do(Action work)
    {
        // Under the test's own context continuations would go on elsewhere, and later.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            work();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    public void Start() => Do(Stream.Start);

    /// <summary>In small steps where something is to be done on the way.</summary>
    public void Pass(TimeSpan span, Action? eachSecond = null)
    {
        if (eachSecond is null)
        {
            Do(() => Time.Advance(span));
            return;
        }
        for (var second = 0; second < (int)span.TotalSeconds; second++)
        {
            Do(() => Time.Advance(TimeSpan.FromSeconds(1)));
            eachSecond();
        }
    }

    public void Send(byte[] message) => Do(() => _wire!.Hear(message));

    public void HangUp() => Do(() => _wire?.Abort());

    public int AskedFor(string key, string type = "1") =>
        Asked.Count(asked => asked.Message.Body!.Input!.TrKey == key && asked.Message.Header!.TrType == type);

    public static byte[] Acknowledged(ControlMessage message, string code, string text, ControlOutput? keys = null) =>
        ControlMessages.Acknowledge(message.Body!.Input!.TrId!, message.Body.Input.TrKey!, code == "OPSP0000" ? "0" : "1", code, text, keys);

    public void Dispose()
    {
        Do(() => _ = Stream.DisposeAsync().AsTask());
        Client.Dispose();
        _setup.Dispose();
    }

    Answered Approve()
    {
        Approvals.Add(Time.GetUtcNow());
        if (Approval() is { } scripted)
            return scripted;
        var key = $"KEY-{Approvals.Count}";
        _keys[key] = Time.GetUtcNow();
        return Answered.Ok(new ApprovalReply { ApprovalKey = key });
    }

    Task<IFeedSocket> DialAsync(Uri address, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        Dials.Add(Time.GetUtcNow());
        if (Refuses is { } reason)
            return Task.FromException<IFeedSocket>(reason);
        Registered.Clear();
        return Task.FromResult<IFeedSocket>(_wire = new(this));
    }

    byte[] Usual(ControlMessage message)
    {
        var (header, input) = (message.Header!, message.Body!.Input!);
        if (KnowsNoKey || !_keys.TryGetValue(header.ApprovalKey!, out var issued) || Time.GetUtcNow() - issued >= KeyLife)
            return Acknowledged(message, "OPSP0011", "invalid approval : NOT FOUND");
        if (header.TrType == "2")
        {
            var removed = Registered.Remove((input.TrId!, input.TrKey!));
            return Acknowledged(message, removed ? "OPSP0001" : "OPSP0003", removed ? "UNSUBSCRIBE SUCCESS" : "UNSUBSCRIBE ERROR(not found!)");
        }
        if (Registered.Contains((input.TrId!, input.TrKey!)))
            return Acknowledged(message, "OPSP0002", "ALREADY IN SUBSCRIBE");
        if (Registered.Count >= Limit)
            return Acknowledged(message, "OPSP0008", "MAX SUBSCRIBE OVER");
        Registered.Add((input.TrId!, input.TrKey!));
        return Acknowledged(message, "OPSP0000", "SUBSCRIBE SUCCESS", new() { Iv = LiveFeed.Iv, Key = LiveFeed.Key });
    }

    sealed class Wire(FeedStage stage) : IFeedSocket
    {
        readonly TaskCompletionSource _ended = new();
        FeedMessage _hear = static _ => { };
        bool _isClosed;

        public void Hear(byte[] message)
        {
            if (!_isClosed)
                _hear(message);
        }

        public Task ListenAsync(FeedMessage hear)
        {
            _hear = hear;
            var beat = TimeSpan.FromSeconds(12);
            stage._heart = stage.Time.CreateTimer(_ => Hear(ControlMessages.Ping("20261120093730")), null, beat, beat);
            return _ended.Task;
        }

        public ValueTask SendAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken)
        {
            if (_isClosed)
                throw new IOException("closed");
            var message = ControlMessages.Read(text.Span).Reply!;
            if (message.Kind == ControlKind.Request)
            {
                stage.Asked.Add((stage.Time.GetUtcNow(), message));
                if ((stage.Answer(message) ?? stage.Usual(message)) is { Length: > 0 } answer)
                    Hear(answer);
            }
            return ValueTask.CompletedTask;
        }

        public void Abort()
        {
            if (_isClosed)
                return;
            _isClosed = true;
            stage._heart?.Dispose();
            stage._wire = stage._wire == this ? null : stage._wire;
            _ended.TrySetException(new IOException("the line is cut"));
        }

        public void Dispose() => Abort();
    }
}
