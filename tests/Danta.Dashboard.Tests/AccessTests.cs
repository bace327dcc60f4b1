using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Danta.Desk;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Dashboard.Tests;

public sealed class AccessTests
{
    const string Secret = "열려라:참깨를 모두";

    static AuthenticationHeaderValue Basic(string user, string password) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    static async Task<HttpResponseMessage> Get(Running running, string path, AuthenticationHeaderValue? as_ = null, string? cookie = null, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = as_;
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        if (accept is not null)
            request.Headers.Add("Accept", accept);
        return await running.Client.SendAsync(request);
    }

    static async Task<HttpResponseMessage> Login(Running running, string password)
    {
        using var form = new FormUrlEncodedContent([new("password", password)]);
        return await running.Client.PostAsync("/login", form);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/v1/status")]
    [InlineData("/metrics")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/docs/")]
    [InlineData("/api/v1/live")]
    public async Task With_a_password_everything_asks_for_it(string path)
    {
        await using var running = await Running.Start(Secret);
        using var refused = await Get(running, path);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.StartsWith("Basic", refused.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        using var wrong = await Get(running, path, Basic("danta", "다른 것"));
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        using var other = await Get(running, path, Basic("root", Secret));
        Assert.Equal(HttpStatusCode.Unauthorized, other.StatusCode);
        using var right = await Get(running, path, Basic("danta", Secret));
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Fact]
    public async Task Commands_ask_for_it_too()
    {
        await using var running = await Running.Start(Secret);
        Assert.Equal(401, (await running.Post("/api/v1/flatten")).Status);
        Assert.Empty(running.Desk.Commands);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_answers_to_everyone(string path)
    {
        await using var running = await Running.Start(Secret);
        using var answer = await Get(running, path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_person_logs_in_with_a_page_and_out_again()
    {
        await using var running = await Running.Start(Secret);
        using var sent = await Get(running, "/", accept: "text/html");
        Assert.Equal("/login", sent.Headers.Location?.ToString());
        using var wrong = await Login(running, "아닌데");
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        using var right = await Login(running, Secret);
        var set = right.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", set, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", set, StringComparison.OrdinalIgnoreCase);
        var cookie = set.Split(';')[0];
        using var page = await Get(running, "/", cookie: cookie, accept: "text/html");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        using var logout = await running.Client.SendAsync(new(HttpMethod.Post, "/logout") { Headers = { { "Cookie", cookie } } });
        using var after = await Get(running, "/api/v1/status", cookie: cookie);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task A_session_ends_after_two_weeks()
    {
        await using var running = await Running.Start(Secret);
        using var right = await Login(running, Secret);
        var cookie = right.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        running.Time.Advance(TimeSpan.FromDays(14));
        using var after = await Get(running, "/api/v1/status", cookie: cookie);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task Guessing_is_slowed_down()
    {
        await using var running = await Running.Start(Secret);
        for (var guess = 0; guess < 10; guess++)
            (await Login(running, $"{guess}")).Dispose();
        using var locked = await Login(running, Secret);
        Assert.Equal(HttpStatusCode.TooManyRequests, locked.StatusCode);
        running.Time.Advance(TimeSpan.FromMinutes(1));
        using var open = await Login(running, Secret);
        Assert.Equal(HttpStatusCode.Redirect, open.StatusCode);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://192.0.2.7:5080")]
    [InlineData("http://danta.example:5080")]
    [InlineData("https://127.0.0.1:5080")]
    [InlineData("nonsense")]
    public async Task Without_a_password_only_loopback_is_listened_on(string url)
    {
        Assert.NotNull(new DashboardOptions(url).Problem());
        await Assert.ThrowsAsync<InvalidOperationException>(() => DashboardServer.StartAsync(
            new(url), new FakeView(), new ManualTime(Examples.Now), NullLoggerFactory.Instance, CancellationToken.None));
    }

    [Theory]
    [InlineData("http://127.0.0.1:0", null)]
    [InlineData("http://localhost:0", null)]
    [InlineData("http://0.0.0.0:0", Secret)]
    public async Task The_address_that_was_really_taken_is_told(string url, string? password)
    {
        await using var running = await Running.Start(password, url);
        Assert.NotEqual(0, running.Server.Address.Port);
        using var answer = await Get(running, "/health/live");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task The_page_loads_nothing_from_elsewhere()
    {
        await using var running = await Running.Start();
        using var page = await Get(running, "/");
        Assert.StartsWith("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var html = await page.Content.ReadAsStringAsync();
        Assert.DoesNotContain("://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("onclick", html, StringComparison.Ordinal);
    }
}
