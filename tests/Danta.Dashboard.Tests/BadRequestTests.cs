using System.Net.Sockets;
using System.Text;
using Danta.Dashboard.Chat;
using Danta.Desk;
using Microsoft.Extensions.Logging;

namespace Danta.Dashboard.Tests;

/// <summary>What nobody can read is answered with 400, shows nothing of the inside, and fills no log.</summary>
public sealed class BadRequestTests : IAsyncLifetime, IDisposable
{
    const string Form = "application/x-www-form-urlencoded";

    readonly LogLines _log = new();
    Running _running = null!;

    public async ValueTask InitializeAsync()
    {
        var chat = new DemoChat(new ManualTime(Examples.Now));
        _running = await Running.Start(new DashboardOptions("http://127.0.0.1:0", "a long password") { Chat = chat }, _log);
    }

    public ValueTask DisposeAsync() => _running.DisposeAsync();

    public void Dispose() => _log.Dispose();

    public static TheoryData<string, string, string> Login => new()
    {
        { "multipart/form-data; boundary=x", "--x\r\nno header", "400" },
        { "multipart/form-data", "--x--", "400" },
        { "multipart/form-data; boundary=" + new string('b', 500), "--x", "400" },
        { Form, string.Join('&', Enumerable.Range(0, 3_000).Select(key => $"k{key}=1")), "400" },
        { Form, new string('k', 20_000) + "=1", "400" },
        { Form, "password=" + new string('p', 20_000), "400" },
        { Form, "password=" + new string('p', 100_000), "413" },
        { Form, "%%%&&&===\0", "401" },
        { "text/plain; charset=\"", "password=x", "400" },
        { "application/json", "{\"password\":\"x\"}", "400" },
    };

    [Theory]
    [MemberData(nameof(Login))]
    public async Task The_login_takes_a_form_or_says_no(string type, string body, string status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/login") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        await Refused(request, status);
    }

    public static TheoryData<string, string> Chat => new()
    {
        { "/chat/say", "" },
        { "/chat/say", "{" },
        { "/chat/say", "null" },
        { "/chat/say", "[1,2]" },
        { "/chat/say", "\"text\"" },
        { "/chat/say", "{\"text\":{}}" },
        { "/chat/say", "{\"text\":\"\\ud800\"}" },
        { "/chat/say", new string('[', 10_000) },
        { "/chat/press", "{\"message\":{},\"data\":\"x\"}" },
        { "/chat/press", "{\"message\":99999999999999999999,\"data\":\"x\"}" },
        { "/chat/press", "{\"message\":1,\"data\":[]}" },
        { "/chat/press", "[]" },
    };

    [Theory]
    [MemberData(nameof(Chat))]
    public async Task The_chat_takes_its_own_json_or_says_no(string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Basic", Convert.ToBase64String("danta:a long password"u8));
        await Refused(request, "400");
    }

    async Task Refused(HttpRequestMessage request, string status)
    {
        using var answer = await _running.Client.SendAsync(request);
        Assert.Equal(status, $"{(int)answer.StatusCode}");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("Exception", text);
        Assert.DoesNotContain("   at ", text);
        Assert.Empty(_log.Lines);
    }

    /// <summary>Not even HTTP.</summary>
    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")]
    [InlineData("GET http://[bad HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")]
    [InlineData("POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    public async Task Broken_http_is_refused_and_the_log_stays_empty(string bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", _running.Server.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(bytes));
        using var answer = new StreamReader(stream);
        var text = await answer.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 400", text);
        Assert.DoesNotContain("Exception", text);
        Assert.Empty(_log.Lines);
    }

    sealed class LogLines : ILoggerFactory, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;
            lock (Lines)
                Lines.Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
