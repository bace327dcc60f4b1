using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

/// <summary>The control API moves a market: a page from elsewhere must not, and nobody without an end.</summary>
public sealed class ControlDoorTests : IAsyncLifetime
{
    readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    KisSimulator _simulator = null!;

    public async ValueTask InitializeAsync() => _simulator = await Stage.OpenAsync(Stage.Quick, new ManualTime());

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _simulator.DisposeAsync();
    }

    async Task<HttpStatusCode> Post(string path, string body = "{}", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_simulator.RestUrl, $"/simulator/{path}"))
        {
            Content = new StringContent(body, Encoding.UTF8, "text/plain"),
        };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await _http.SendAsync(request);
        return answer.StatusCode;
    }

    bool IsPaused
    {
        get
        {
            lock (_simulator.Simulation.Gate)
                return _simulator.Simulation.Paused;
        }
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "127.0.0.1.evil.example:80")]
    public async Task A_page_of_another_site_can_not_act(string header, string value)
    {
        Assert.Equal(HttpStatusCode.Forbidden, await Post("market/pause", "{}", (header, value)));
        Assert.False(IsPaused);
    }

    [Fact]
    public async Task Its_own_page_and_programs_can()
    {
        var own = _simulator.RestUrl.GetLeftPart(UriPartial.Authority);
        Assert.Equal(HttpStatusCode.OK, await Post("market/pause", "{}", ("Origin", own), ("Sec-Fetch-Site", "same-origin")));
        Assert.True(IsPaused);
        Assert.Equal(HttpStatusCode.OK, await Post("market/resume"));
        Assert.False(IsPaused);
    }

    /// <summary>A foreign name that was made to lead here would make any page our own.</summary>
    [Theory]
    [InlineData("accounts")]
    [InlineData("requests")]
    [InlineData("docs")]
    [InlineData("")]
    public async Task Nothing_is_shown_under_a_foreign_name(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_simulator.RestUrl, $"/simulator/{path}")) { Headers = { Host = "evil.example" } };
        using var answer = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task The_page_of_the_api_reads_its_description_and_nothing_from_elsewhere()
    {
        var page = await _http.GetStringAsync(new Uri(_simulator.RestUrl, "/simulator/docs/"));
        Assert.Contains("simulator/openapi.json", page, StringComparison.Ordinal);
        Assert.Contains("시뮬레이터", page, StringComparison.Ordinal);
        foreach (Match script in Regex.Matches(page, "(src|href)=\"(?<where>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
        {
            Assert.DoesNotContain("://", script.Groups["where"].Value.Replace("data:", "", StringComparison.Ordinal), StringComparison.Ordinal);
            if (script.Groups["where"].Value.EndsWith(".js", StringComparison.Ordinal))
                Assert.NotEmpty(await _http.GetStringAsync(new Uri(new Uri(_simulator.RestUrl, "/simulator/docs/"), script.Groups["where"].Value)));
        }
        using var shown = await _http.GetAsync(new Uri(_simulator.RestUrl, "/simulator/docs/"));
        Assert.Contains("connect-src 'self'", shown.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task No_page_frames_it()
    {
        using var answer = await _http.GetAsync(new Uri(_simulator.RestUrl, "/simulator"));
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task A_body_has_a_limit()
    {
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Post("faults", $$"""{"fault":"html","call":"{{new string('x', 20_000)}}"}"""));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Post("faults", new string('x', 2_000_000)));
    }

    [Fact]
    public async Task Faults_in_force_and_changes_in_a_second_have_a_limit()
    {
        var answers = new List<HttpStatusCode>();
        for (var post = 0; post < 501; post++)
            answers.Add(await Post("faults", """{"fault":"html","call":"nothing"}"""));
        // The clock of this simulator stands.
        Assert.All(answers.Take(500), status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }

    [Theory]
    [InlineData("events", """{"event":"clock-skew","seconds":2000000000}""")]
    [InlineData("events", """{"event":"clock-skew","seconds":-1e300}""")]
    [InlineData("events", """{"event":"board-surge","seconds":1e18}""")]
    [InlineData("events", """{"event":"board-surge","percentPerSecond":1e9}""")]
    [InlineData("events", """{"event":"socket-silent","seconds":1e30}""")]
    [InlineData("faults", """{"fault":"frame-width","count":2000000000}""")]
    [InlineData("faults", """{"fault":"reply-late","milliseconds":2000000000}""")]
    [InlineData("market/run", """{"seconds":1e18}""")]
    [InlineData("faults", "[[[[")]
    [InlineData("events", "null")]
    public async Task A_figure_out_of_this_world_is_refused_and_the_market_goes_on(string path, string body)
    {
        Assert.Equal(HttpStatusCode.BadRequest, await Post(path, body));
        Assert.Equal(HttpStatusCode.OK, await Post("market/run", """{"seconds":1}"""));
    }

    [Theory]
    [InlineData("http://exchange.example:0", "ws://127.0.0.1:0")]
    [InlineData("http://127.0.0.1:0", "ws://exchange.example:0")]
    public async Task A_name_that_leads_elsewhere_is_not_listened_on(string rest, string webSocket)
    {
        var options = new SimulatorOptions { RestUrl = new(rest), WebSocketUrl = new(webSocket), Time = new ManualTime() };
        Assert.NotNull(options.Problem());
        await Assert.ThrowsAsync<ArgumentException>(() => KisSimulator.StartAsync(options, CancellationToken.None));
    }
}
