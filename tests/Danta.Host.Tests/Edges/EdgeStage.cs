using System.Net;
using Danta.Desk;
using Danta.Host.Edges;
using Danta.Host.Engine;
using Danta.Kis;
using Danta.Kis.Wire;
using Danta.Trading;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Host.Tests.Edges;

/// <summary>
/// The edges without sockets or threads, on a clock that the test moves: each call is answered where it is made, by what the test has said
/// of its path, and kept with its time. Run it away from the test's own context (<see cref="AloneAsync"/>): what a timer wakes goes on
/// within the clock's step then.
/// </summary>
sealed class EdgeStage : HttpMessageHandler
{
    const string Token = "/oauth2/tokenP";
    const string Approval = "/oauth2/Approval";

    public const string Conditions = "psearch-title";
    public const string Search = "psearch-result";
    public const string Calendar = "chk-holiday";
    public const string Price = "inquire-price";

    readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("danta");
    readonly Dictionary<string, (int Status, string Body)> _answers = new(StringComparer.Ordinal);
    int _keys;

    public EdgeStage(DateTimeOffset start)
    {
        Time = new(start);
        Inbox = new(Time);
        var options = new KisOptions
        {
            Environment = KisEnvironment.Real,
            Keys = new() { AppKey = new("KEY"), AppSecret = new("SECRET"), HtsId = "SIMUSER1", RestUrl = new("http://broker.test"), WebSocketUrl = new("ws://broker.test") },
            Account = KisAccount.Parse("50012345-01"), StateDirectory = _directory.FullName, Seed = 1,
        };
        Broker = new(options, EdgeSettings.Default, new() { Http = () => this, Feed = DialAsync, OneThread = true }, Time, NullLoggerFactory.Instance);
        Market = new(Broker.Client, Inbox, Told.Add, Time, NullLoggerFactory.Instance);
        Errands = new(static errand => errand(), NullLogger<Errands>.Instance);
        Router = new(Broker, Market, new(), Inbox, Errands, Told.Add, NullLogger<RequestRouter>.Instance);
        Holidays = new(Broker, Inbox, checkHoliday: true, () => Now, Time);
    }

    public ManualTime Time { get; }

    public Inbox Inbox { get; }

    public Broker Broker { get; }

    public MarketEdge Market { get; }

    public Errands Errands { get; }

    public RequestRouter Router { get; }

    public HolidayPoll Holidays { get; }

    public List<OwnerNews> Told { get; } = [];

    /// <summary>Calls and dials, each by the last word of its path.</summary>
    public List<(DateTimeOffset At, string What)> Calls { get; } = [];

    /// <summary>As the trader says it.</summary>
    public TraderSnapshot Now { get; set; } = TraderSnapshot.Empty;

    public ConditionPolls Polls(params string[] wanted) => new(
        Broker, Inbox, wanted, new(TimeSpan.FromSeconds(10)), () => Now, Told.Add, Time, NullLogger<ConditionPolls>.Instance);

    public void Answer(string what, string body, int status = 200) => _answers[what] = (status, body);

    /// <summary>The searches that are saved on the server.</summary>
    public void Save(params (string Seq, string Name)[] saved) => Answer(
        Conditions,
        $$"""{"rt_cd":"0","msg_cd":"MCA00000","msg1":"","output2":[{{string.Join(',', saved.Select(one => $$"""{"user_id":"SIMUSER1","seq":"{{one.Seq}}","grp_nm":"단타","condition_nm":"{{one.Name}}"}"""))}}]}""");

    public int Count(string what) => Calls.Count(call => call.What == what);

    public List<TraderEvent> Heard()
    {
        var heard = new List<TraderEvent>();
        while (Inbox.TryTake(out var arrival))
        {
            if (arrival.Input.Event is { } happened)
                heard.Add(happened);
        }
        return heard;
    }

    public void Pass(TimeSpan span) => Time.Advance(span);

    public static Task AloneAsync(Func<Task> test) => Task.Run(test);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        var what = path[(path.LastIndexOf('/') + 1)..];
        Calls.Add((Time.GetUtcNow(), what));
        var (status, body) = _answers.TryGetValue(what, out var said) ? said : path switch
        {
            Token => (200, $$"""{"access_token":"TOKEN-{{++_keys}}","token_type":"Bearer","expires_in":86400}"""),
            Approval => (200, $$"""{"approval_key":"APPROVAL-{{++_keys}}"}"""),
            _ => (404, "<html>not found</html>"),
        };
        return Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) });
    }

    Task<IFeedSocket> DialAsync(Uri address, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        Calls.Add((Time.GetUtcNow(), "dial"));
        return Task.FromResult<IFeedSocket>(new Mute());
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _directory.Exists)
            _directory.Delete(recursive: true);
    }

    /// <summary>A session in which nobody says anything.</summary>
    sealed class Mute : IFeedSocket
    {
        readonly TaskCompletionSource _end = new();

        public Task ListenAsync(FeedMessage hear) => _end.Task;

        public ValueTask SendAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public void Abort() => _end.TrySetException(new IOException("ended"));

        public void Dispose() => Abort();
    }
}
