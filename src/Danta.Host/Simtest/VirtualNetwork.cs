using System.Globalization;
using System.Net;
using System.Text;
using Danta.Market;
using Danta.Simulator.Embedded;

namespace Danta.Host.Simtest;

/// <summary>
/// The calls of one process: to the exchange and back, each way with its delay, and each with what may go wrong on it. A call
/// that has left goes on when its process dies; its answer then finds nobody.
/// </summary>
sealed class VirtualNetwork(World world, Machine machine) : HttpMessageHandler
{
    static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(13);

    /// <summary>As long as the program's own handler waits for a connection.</summary>
    const double ConnectSeconds = 5;

    static readonly byte[] Page = Encoding.UTF8.GetBytes("<html><body><h1>Service Unavailable</h1></body></html>");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The dead say nothing.
        if (!machine.IsAlive)
            return new TaskCompletionSource<HttpResponseMessage>().Task;
        var call = new Call(world, machine, request, cancellationToken);
        return call.Begin();
    }

    public static byte[] BodyOf(HttpRequestMessage request)
    {
#pragma warning disable RS0030 // Our own request, on a network of our own.
        return request.Content is { } content ? content.ReadAsByteArrayAsync(CancellationToken.None).GetAwaiter().GetResult() : [];
#pragma warning restore RS0030
    }

    public static EmbeddedAnswer Ask(EmbeddedExchange exchange, HttpRequestMessage request, byte[] body) =>
        exchange.Call(request.Method.Method, request.RequestUri!.PathAndQuery, name => HeaderOf(request, name), body);

    /// <summary>As it would go over the wire: nothing is parsed.</summary>
    static string? HeaderOf(HttpRequestMessage request, string name) =>
        request.Headers.NonValidated.TryGetValues(name, out var values) || request.Content?.Headers.NonValidated.TryGetValues(name, out values) == true
            ? values.ToString()
            : null;

    public static HttpResponseMessage ResponseOf(HttpRequestMessage request, EmbeddedAnswer answer)
    {
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { Content = new ByteArrayContent(answer.Body), RequestMessage = request };
        if (answer.More.Length > 0)
            response.Headers.TryAddWithoutValidation("tr_cont", answer.More);
        return response;
    }

    sealed class Call(World world, Machine machine, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        readonly TaskCompletionSource<HttpResponseMessage> _reply = new();
        readonly Fault? _fault = world.Faults.Next(Seam.Call);
        byte[] _body = [];

        bool Is(FaultKind kind) => _fault?.Kind == kind;

        double Amount => _fault?.Amount ?? 0;

        public Task<HttpResponseMessage> Begin()
        {
            cancellationToken.UnsafeRegister(static reply => ((TaskCompletionSource<HttpResponseMessage>)reply!).TrySetCanceled(), _reply);
            if (world.NetworkDown || Is(FaultKind.NoConnection))
            {
                Break(0.05);
                return _reply.Task;
            }
            if (Is(FaultKind.ConnectionHangs))
            {
                Break(ConnectSeconds);
                return _reply.Task;
            }
            _body = BodyOf(request);
            if (CallWatch.IsToken(request.RequestUri!.AbsolutePath))
                world.Watch.AsksForToken(_body);
            world.Watch.CallLeaves(machine, request.RequestUri!, Header("appkey") ?? "");
            if (Is(FaultKind.LostBefore))
                Break(Amount * 12);
            else
                world.Agenda.In(Is(FaultKind.ArrivesLate) ? LongestDelay * Amount : world.Delay(), world.Crossing.Take(Arrive));
            return _reply.Task;
        }

        void Arrive()
        {
            if (world.Maintenance.Word is { } word)
            {
                world.Agenda.In(world.Delay(), () => Answer(word));
                return;
            }
            if (Is(FaultKind.TokenDead))
                world.KillTokens();
            var answer = _fault?.Kind switch
            {
                FaultKind.PageBefore => new(503, Page, "", "text/html"),
                FaultKind.TooManyCalls => Refusal("EGW00201", "초당 거래건수를 초과하였습니다."),
                FaultKind.RefusedOddly when IsPurchase() => RefuseForMoney(),
                _ when IsOrder() && RefuseByRule() is { } refused => Refused(refused),
                FaultKind.OldAnswer when world.OldAnswers.Of(request.RequestUri!, Header("tr_cont")) is { } old => old,
                _ => Carry(),
            };
            if (Is(FaultKind.PageAfter))
                answer = new(502, Page, "", "text/html");
            else if (Is(FaultKind.TimedOutInside))
                answer = Refusal("EGW00301", "거래 시간이 초과되었습니다. 직전 거래를 확인하십시오.");
            else if (Is(FaultKind.ReplyCut))
                answer = answer with { Body = answer.Body[..(int)(answer.Body.Length * Amount)] };
            if (Is(FaultKind.LostAfter))
                Break(Amount * 12);
            else
                world.Agenda.In(Is(FaultKind.AnsweredLate) ? LongestDelay * Amount : world.Delay(), () => Answer(answer));
        }

        EmbeddedAnswer Carry()
        {
            var path = request.RequestUri!.AbsolutePath;
            world.Watch.CallArrives(path, Header("tr_id") ?? "", _body);
            var answer = Ask();
            world.Watch.CallAnswered(path, Header("tr_id") ?? "", _body, answer);
            answer = world.NewLayout.Show(answer);
            answer = world.OddRows.Show(request.RequestUri!, answer);
            answer = world.Ledgers.Show(request.RequestUri!, Header("tr_cont"), answer, Ask);
            world.OldAnswers.Keep(request.RequestUri!, Header("tr_cont"), answer);
            world.CarryFrames();
            return world.Calendar.Of(request.RequestUri!, answer);
        }

        EmbeddedAnswer Ask() => VirtualNetwork.Ask(world.Exchange, request, _body);

        bool IsOrder() => request.RequestUri!.AbsolutePath.EndsWith("/order-cash", StringComparison.Ordinal);

        /// <summary>What this broker takes at no hour, or not at this one.</summary>
        /// <summary>It came in time, whatever became of it.</summary>
        EmbeddedAnswer Refused(EmbeddedAnswer refusal)
        {
            if (IsPurchase())
                world.Watch.PurchaseArrives();
            return refusal;
        }

        EmbeddedAnswer? RefuseByRule() =>
            world.RefusesOrders ? Refusal("APBK0918", "장운영시간이 아닙니다.") with { Status = 200 }
            : OrderShape.IsAtMarket(_body) && world.Plan.RefusesMarket(OrderShape.Of(Header("tr_id") ?? "", _body).Code)
                ? Refusal("APBK1943", "시장가호가불가로 주문이 불가합니다.") with { Status = 200 }
                : null;

        bool IsPurchase() =>
            IsOrder() && OrderShape.Of(Header("tr_id") ?? "", _body).Side == Side.Buy;

        EmbeddedAnswer RefuseForMoney()
        {
            world.Watch.RefusedForMoney();
            return Refusal("APBK9052", "주문가능금액을 확인하여 주십시오.") with { Status = 200 };
        }

        string? Header(string name) => HeaderOf(request, name);

        void Answer(EmbeddedAnswer answer)
        {
            if (!machine.IsAlive || _reply.Task.IsCompleted)
                return;
            machine.Run(() => _reply.TrySetResult(ResponseOf(request, answer)));
        }

        void Break(double seconds) => world.Agenda.In(TimeSpan.FromSeconds(seconds), () =>
        {
            if (machine.IsAlive)
                machine.Run(() => _reply.TrySetException(new HttpRequestException("the connection broke")));
        });

        static EmbeddedAnswer Refusal(string code, string text) => new(
            500, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"rt_cd":"1","msg_cd":"{{code}}","msg1":"{{text}}"}""")),
            "", "application/json");
    }
}
