using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Danta.Market;

namespace Danta.Kis;

/// <summary>
/// One kept-alive client for one address. It turns every way in which a request can end into a value and tells whether
/// anything may have left. It never sends twice by itself: a body that has begun is not repeated by the handler either.
/// </summary>
sealed class KisHttp : IDisposable
{
    /// <summary>The largest honest answer is some hundred thousand bytes.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    /// <summary>Callers without one have been cut off; which program calls is no secret, which version or machine is nobody's affair.</summary>
    public const string UserAgent = "Danta";

    /// <summary>Words of the handler may quote what the server sent.</summary>
    const int MostWords = 300;

    readonly HttpMessageInvoker _client;
    readonly Uri _address;
    readonly TimeProvider _time;
    readonly TimeSpan _timeout;

    public KisHttp(Uri address, TimeSpan timeout, TimeProvider time, KisGround ground)
    {
        _time = time;
        _timeout = timeout;
        _address = KisAddresses.AsFolder(address);
        // The handler without HttpClient around it: what that adds (base address, buffering, a timeout of its own) is done here.
        _client = new(
            ground.Http?.Invoke() ?? new SocketsHttpHandler
            {
                ActivityHeadersPropagator = null,
                UseCookies = false,
                AllowAutoRedirect = false,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                // A connection costs three round trips, a dead one costs an order: polling keeps it warm, silence ends it.
                PooledConnectionIdleTimeout = TimeSpan.FromSeconds(50),
                PooledConnectionLifetime = TimeSpan.FromHours(6),
                MaxConnectionsPerServer = 16,
                ConnectCallback = ConnectAsync,
                SslOptions = ground.Tls.For(address.Host),
            });
    }

    /// <param name="leaving">Fires when it need not leave any more: a connection that does not come about is not waited for then.</param>
    /// <exception cref="OperationCanceledException">Cancelled before anything left.</exception>
    public async Task<Exchange> SendAsync(
        HttpMethod method, string pathAndQuery, byte[]? body, IReadOnlyList<KeyValuePair<string, string>> headers,
        CancellationToken leaving, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (headers.FirstOrDefault(header => !IsHeaderText(header.Value)) is { Key: { } odd })
            return new(0, [], "", Left: false, $"{odd}에 머리글에 쓸 수 없는 글자가 있어 보내지 않음");
        using var request = new HttpRequestMessage(method, new Uri(_address, pathAndQuery.TrimStart('/'))) { Version = HttpVersion.Version11 };
        // Also a question carries a content type, which only a body, be it empty, can have.
        var content = new MarkedContent(body ?? []);
        request.Content = content;
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        using var clock = new CancellationTokenSource(_timeout, _time);
        using var either = cancellationToken.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken) : null;
        var end = (either ?? clock).Token;
        using var stay = leaving.CanBeCanceled ? leaving.UnsafeRegister(_ => content.GiveUp(clock), null) : default;
        try
        {
            using var response = await _client.SendAsync(request, end).ConfigureAwait(false);
            var read = await ReadAsync(response.Content, end).ConfigureAwait(false);
            var status = (int)response.StatusCode;
            return read is null
                ? new(status, [], "", Left: true, "응답이 지나치게 큼")
                : new(status, read, Continuation(response), Left: true, Fault: null);
        }
        catch (OperationCanceledException) when (content.IsGivenUp || cancellationToken.IsCancellationRequested && (body is null || !content.Begun))
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            var reason = clock.IsCancellationRequested ? $"{_timeout.TotalSeconds:0.#}초 안에 응답 없음" : "가는 도중에 그만둠";
            return new(0, [], "", Left: content.Begun, reason);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or InvalidOperationException)
        {
            // The messages of the handler name the address and the socket's word for it, never what was sent.
            return new(0, [], "", Left: content.Begun, CleanText.Of($"{(content.Begun ? "응답을 받기 전에 연결이 끊어짐" : "접속하지 못함")}: {broken.Message}", MostWords));
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Printable ASCII: a line end in a header would be the beginning of another request.</summary>
    public static bool IsHeaderText(string value) => !value.AsSpan().ContainsAnyExceptInRange(' ', '~');

    /// <summary>
    /// A connection that is given up takes with it what has not left the machine: the system would else go on sending an order for a minute
    /// after its caller, or the whole process, has gone, and no list asked before could prove it absent.
    /// </summary>
    static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, LingerState = new(true, 0) };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    static async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > MostBytes)
            return null;
#pragma warning disable RS0030 // The gate itself: nothing is read beyond the limit.
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#pragma warning restore RS0030
        await using (stream.ConfigureAwait(false))
        {
            var buffer = new byte[content.Headers.ContentLength is > 0 and { } length ? (int)length + 1 : 16 * 1024];
            var filled = 0;
            while (true)
            {
                var got = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
                if (got == 0)
                    return buffer.AsSpan(0, filled).ToArray();
                filled += got;
                if (filled > MostBytes)
                    return null;
                if (filled == buffer.Length)
                    Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
    }

    static string Continuation(HttpResponseMessage response) =>
        response.Headers.TryGetValues("tr_cont", out var values) ? values.FirstOrDefault("").Trim() : "";

    /// <summary>A body that knows whether its sending has begun, and does not begin once it has been given up.</summary>
    sealed class MarkedContent : HttpContent
    {
        const int Waiting = 0;
        const int Going = 1;
        const int GivenUp = 2;

        readonly byte[] _body;
        int _state;

        public MarkedContent(byte[] body)
        {
            _body = body;
            Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
            Headers.ContentLength = body.Length;
        }

        public bool Begun => Volatile.Read(ref _state) == Going;

        public bool IsGivenUp => Volatile.Read(ref _state) == GivenUp;

        /// <summary>What has not begun to leave never does; what has is let go.</summary>
        public void GiveUp(CancellationTokenSource wait)
        {
            if (Interlocked.CompareExchange(ref _state, GivenUp, Waiting) == Waiting)
                wait.Cancel();
        }

        void Begin()
        {
            if (Interlocked.CompareExchange(ref _state, Going, Waiting) == GivenUp)
                throw new OperationCanceledException("given up before it left");
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            Begin();
            return stream.WriteAsync(_body).AsTask();
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            Begin();
            return stream.WriteAsync(_body, cancellationToken).AsTask();
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _body.Length;
            return true;
        }
    }
}
