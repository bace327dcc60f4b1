using System.Net;

namespace Danta.Dashboard.Tests;

/// <summary>Guessing the password, from one address and from many. Who calls is told by a proxy that is trusted, or is not.</summary>
public sealed class GuessTests
{
    const string Secret = "열려라 참깨 0718";
    const string Owner = "203.0.113.250";

    static DashboardOptions Behind(params string[] proxies) => new("http://127.0.0.1:0", Secret) { TrustedProxies = proxies };

    static async Task<HttpResponseMessage> Login(Running running, string password, string from)
    {
        using var form = new FormUrlEncodedContent([new("password", password)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/login") { Content = form };
        request.Headers.Add("X-Forwarded-For", from);
        return await running.Client.SendAsync(request);
    }

    static async Task<HttpStatusCode> Try(Running running, string password, string from)
    {
        using var answer = await Login(running, password, from);
        return answer.StatusCode;
    }

    /// <summary>Thirty wrong ones from as many addresses.</summary>
    static async Task Fill(Running running)
    {
        for (var guess = 0; guess < 30; guess++)
            Assert.Equal(HttpStatusCode.Unauthorized, await Try(running, $"{guess}", $"198.51.100.{guess}"));
    }

    /// <summary>Half a second at a time, until all of them have been answered.</summary>
    static async Task Let(Running running, params Task[] answers)
    {
        await Patience.UntilAsync(() =>
        {
            running.Time.Advance(TimeSpan.FromMilliseconds(500));
            return answers.All(answer => answer.IsCompleted);
        });
        await Task.WhenAll(answers);
    }

    [Fact]
    public async Task One_stranger_behind_a_trusted_proxy_does_not_lock_the_owner_out()
    {
        await using var running = await Running.Start(Behind("127.0.0.1"));
        for (var guess = 0; guess < 10; guess++)
            await Try(running, $"{guess}", "198.51.100.1");
        Assert.Equal(HttpStatusCode.TooManyRequests, await Try(running, Secret, "198.51.100.1"));
        Assert.Equal(HttpStatusCode.Redirect, await Try(running, Secret, Owner));
    }

    [Fact]
    public async Task Nobody_else_is_believed_where_he_says_that_he_comes_from()
    {
        await using var running = await Running.Start(Behind("10.0.0.0/8"));
        for (var guess = 0; guess < 10; guess++)
            await Try(running, $"{guess}", $"198.51.100.{guess}");
        Assert.Equal(HttpStatusCode.TooManyRequests, await Try(running, Secret, Owner));
    }

    /// <summary>What a caller writes into the header himself stands before what the proxy adds.</summary>
    [Fact]
    public async Task What_a_caller_writes_himself_counts_for_nothing()
    {
        await using var running = await Running.Start(Behind("127.0.0.1"));
        for (var guess = 0; guess < 10; guess++)
            await Try(running, $"{guess}", $"192.0.2.{guess}, 198.51.100.1");
        Assert.Equal(HttpStatusCode.TooManyRequests, await Try(running, Secret, "198.51.100.1"));
    }

    [Fact]
    public async Task Guesses_from_many_addresses_come_one_by_one_and_half_a_second_apart()
    {
        await using var running = await Running.Start(Behind("127.0.0.1"));
        await Fill(running);
        var guesses = Enumerable.Range(0, 20).Select(index => Try(running, "again", $"192.0.2.{index}")).ToArray();
        var began = running.Time.GetUtcNow();
        Assert.DoesNotContain(guesses, guess => guess.IsCompleted);
        await Let(running, guesses);
        Assert.All(guesses, guess => Assert.Equal(HttpStatusCode.Unauthorized, guess.Result));
        Assert.InRange(running.Time.GetUtcNow() - began, TimeSpan.FromSeconds(10), TimeSpan.MaxValue);
    }

    [Fact]
    public async Task The_owner_goes_before_all_who_have_failed_and_is_not_held_up_where_he_is_known()
    {
        await using var running = await Running.Start(Behind("127.0.0.1"));
        Assert.Equal(HttpStatusCode.Redirect, await Try(running, Secret, Owner));
        await Fill(running);
        var guesses = Enumerable.Range(0, 30).Select(index => Try(running, "again", $"198.51.100.{index}")).ToArray();
        Assert.Equal(HttpStatusCode.Redirect, await Try(running, Secret, Owner));
        var elsewhere = Try(running, Secret, "203.0.113.7");
        await Patience.UntilAsync(() =>
        {
            running.Time.Advance(TimeSpan.FromMilliseconds(500));
            return elsewhere.IsCompleted;
        });
        Assert.Equal(HttpStatusCode.Redirect, await elsewhere);
        Assert.Contains(guesses, guess => !guess.IsCompleted);
        await Let(running, guesses);
    }

    [Fact]
    public async Task So_many_wait_and_no_more_but_one_who_has_not_failed_finds_room()
    {
        await using var running = await Running.Start(Behind("127.0.0.1"));
        await Fill(running);
        var guesses = Enumerable.Range(0, 51).Select(index => Try(running, "again", $"198.51.100.{index % 30}")).ToList();
        // The clock stands: whoever is answered now has been turned away.
        await TurnedAway(guesses);
        var owner = Try(running, Secret, Owner);
        await TurnedAway(guesses);
        await Let(running, [.. guesses, owner]);
        Assert.Equal(HttpStatusCode.Redirect, await owner);
    }

    static async Task TurnedAway(List<Task<HttpStatusCode>> guesses)
    {
        var answered = await Task.WhenAny(guesses);
        Assert.Equal(HttpStatusCode.TooManyRequests, await answered);
        guesses.Remove(answered);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_cookie_goes_by_https_alone_where_people_come_by_it(bool https)
    {
        await using var running = await Running.Start(Behind("127.0.0.1") with { Https = https });
        using var answer = await Login(running, Secret, Owner);
        Assert.Equal(https, answer.Headers.GetValues("Set-Cookie").Single().Contains("; secure", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(https, answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("http://127.0.0.1:0", "")]
    [InlineData("http://127.0.0.1:0", "   ")]
    [InlineData("http://0.0.0.0:0", "123456789")]
    public async Task A_blank_password_is_none_and_a_short_one_is_none_for_the_world(string url, string password)
    {
        Assert.NotNull(new DashboardOptions(url, password).Problem());
        await Assert.ThrowsAsync<InvalidOperationException>(() => Running.Start(new DashboardOptions(url, password)));
    }

    [Fact]
    public void Behind_a_proxy_the_world_is_there_too()
    {
        Assert.NotNull((new DashboardOptions("http://127.0.0.1:0") { TrustedProxies = ["127.0.0.1"] }).Problem());
        Assert.NotNull((new DashboardOptions("http://127.0.0.1:0", "short") { TrustedProxies = ["127.0.0.1"] }).Problem());
        Assert.Null(new DashboardOptions("http://127.0.0.1:0", "short").Problem());
        Assert.NotNull((new DashboardOptions("http://127.0.0.1:0", Secret) { TrustedProxies = ["my-proxy"] }).Problem());
    }
}
