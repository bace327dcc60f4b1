using Danta.Kis.Tests.Broker;
using Danta.Kis.Wire;
using Danta.Kis.Wire.Errors;
using Danta.Kis.Wire.Rest;
using Danta.Market;

namespace Danta.Kis.Tests.Client;

public sealed class TokenTests : IAsyncLifetime
{
    static readonly InstrumentCode Samsung = InstrumentCode.Parse("005930");

    readonly TestSetup _setup = new();
    readonly ManualTime _time = new();
    ScriptedBroker _broker = null!;

    public async ValueTask InitializeAsync()
    {
        _broker = await ScriptedBroker.StartAsync();
        _broker.Script(KisEndpoints.InquirePrice, _ => Answered.Sample("rest/inquire-price.json"));
    }

    public async ValueTask DisposeAsync()
    {
        await _broker.DisposeAsync();
        _setup.Dispose();
    }

    [Fact]
    public async Task A_token_survives_a_restart_and_is_its_owners_alone()
    {
        using (var first = Client())
            await Finish(first.AuthoriseAsync(default));
        using (var second = Client())
            Assert.True((await Finish(Price(second))).TryGet(out _, out _));

        Assert.Single(_broker.To(KisEndpoints.TokenPath));
        var file = Assert.Single(Directory.GetFiles(_setup.StateDirectory));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.DoesNotContain(TestSetup.AppSecret, await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.DoesNotContain(TestSetup.AppKey, await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_calls_that_find_the_token_dead_wait_for_one_new_one()
    {
        _broker.Script(KisEndpoints.InquirePrice, seen => seen.Header("authorization") == "Bearer TOKEN-1"
            ? Answered.Refusal("EGW00123", "기간이 만료된 token 입니다.", 500)
            : Answered.Sample("rest/inquire-price.json"));
        using var client = Client();
        await Finish(client.AuthoriseAsync(default));
        _time.Advance(TimeSpan.FromHours(7));

        var calls = Enumerable.Range(0, 50).Select(_ => Price(client)).ToArray();
        var results = await Finish(Task.WhenAll(calls));

        Assert.All(results, result => Assert.True(result.TryGet(out _, out var reason), reason));
        Assert.Equal(2, _broker.To(KisEndpoints.TokenPath).Count);
    }

    [Fact]
    public async Task The_same_dead_token_is_revoked_before_another_is_asked_for_a_minute_later()
    {
        var revoked = false;
        _broker.Script(KisEndpoints.TokenPath, _ => Token(revoked ? "FRESH" : "DEAD"));
        _broker.Script(KisEndpoints.RevokePath, seen =>
        {
            revoked = seen.Body.Contains("DEAD", StringComparison.Ordinal);
            return Answered.Sample("rest/revokeP.json");
        });
        _broker.Script(KisEndpoints.InquirePrice, seen => seen.Header("authorization") == "Bearer DEAD"
            ? Answered.Refusal("EGW00121", "유효하지 않은 token 입니다.", 500)
            : Answered.Sample("rest/inquire-price.json"));
        using var client = Client();
        await Finish(client.AuthoriseAsync(default));
        _time.Advance(TimeSpan.FromMinutes(10));
        var began = _time.GetUtcNow();

        Assert.True((await Finish(Price(client))).TryGet(out _, out _));

        Assert.True(revoked);
        Assert.Equal(3, _broker.To(KisEndpoints.TokenPath).Count);
        Assert.InRange(_time.GetUtcNow() - began, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(80));
    }

    [Fact]
    public async Task Two_processes_with_one_directory_ask_once_and_never_twice_in_a_minute()
    {
        using var one = Client();
        using var other = Client();

        await Finish(Task.WhenAll(one.AuthoriseAsync(default), other.AuthoriseAsync(default)));
        Assert.Single(_broker.To(KisEndpoints.TokenPath));

        // Both find it dead at once: one of them asks, after the minute.
        _broker.Script(KisEndpoints.InquirePrice, seen => seen.Header("authorization") == "Bearer TOKEN-1"
            ? Answered.Refusal("EGW00123", "", 500)
            : Answered.Sample("rest/inquire-price.json"));
        var began = _time.GetUtcNow();
        await Finish(Task.WhenAll(Price(one), Price(other)));

        Assert.Equal(2, _broker.To(KisEndpoints.TokenPath).Count);
        Assert.True(_time.GetUtcNow() - began >= TimeSpan.FromSeconds(59));
    }

    [Fact]
    public async Task A_refusal_for_the_minute_is_waited_out()
    {
        var asked = 0;
        _broker.Script(KisEndpoints.TokenPath, _ => asked++ == 0
            ? new(403, System.Text.Encoding.UTF8.GetString(Samples.Bytes("errors/EGW00133.tokenP.http403.json")))
            : Token("LATE"));
        using var client = Client();
        var began = _time.GetUtcNow();

        Assert.True((await Finish(client.AuthoriseAsync(default))).TryGet(out _, out _));

        Assert.InRange(_time.GetUtcNow() - began, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(70));
    }

    [Fact]
    public async Task Wrong_credentials_are_told_at_once_and_not_tried_again()
    {
        _broker.Script(KisEndpoints.TokenPath, _ => new(403, System.Text.Encoding.UTF8.GetString(Samples.Bytes("errors/EGW00105.tokenP.http403.json"))));
        using var client = Client();

        var refused = Assert.IsType<KisResult<bool>.Refused>(await Finish(client.AuthoriseAsync(default)));

        Assert.Equal(("EGW00105", KisCause.Credentials), (refused.Code, refused.Verdict.Cause));
        Assert.Single(_broker.To(KisEndpoints.TokenPath));
    }

    /// <summary>A key that lapses in the middle of the day: every call wants a token, and the broker is asked once a minute all the same.</summary>
    [Fact]
    public async Task Refused_credentials_are_not_asked_with_again_at_each_call()
    {
        _broker.Script(KisEndpoints.TokenPath, _ => new(403, System.Text.Encoding.UTF8.GetString(Samples.Bytes("errors/EGW00105.tokenP.http403.json"))));
        using var client = Client();
        for (var call = 0; call < 20; call++)
            Assert.False((await Finish(client.AuthoriseAsync(default))).TryGet(out _, out _));
        Assert.Single(_broker.To(KisEndpoints.TokenPath));
        _time.Advance(TimeSpan.FromSeconds(70));
        Assert.False((await Finish(client.AuthoriseAsync(default))).TryGet(out _, out _));
        Assert.Equal(2, _broker.To(KisEndpoints.TokenPath).Count);
    }

    /// <summary>What the right secret was given says nothing for another one, be it good for hours.</summary>
    [Fact]
    public async Task A_wrong_secret_is_told_though_a_good_token_is_at_hand()
    {
        using (var client = Client())
            await Finish(client.AuthoriseAsync(default));
        _broker.Script(KisEndpoints.TokenPath, seen => seen.Body.Contains(TestSetup.AppSecret, StringComparison.Ordinal)
            ? Token("GOOD")
            : new(403, System.Text.Encoding.UTF8.GetString(Samples.Bytes("errors/EGW00105.tokenP.http403.json"))));
        var options = _setup.Options(_broker);
        using (var wrong = new KisClient(options with { Keys = options.Keys with { AppSecret = new("ANOTHER-SECRET") } }, _time))
            Assert.Equal(KisCause.Credentials, Assert.IsType<KisResult<bool>.Refused>(await Finish(wrong.AuthoriseAsync(default))).Verdict.Cause);

        // And the token of the right pair is still there for it.
        using var right = Client();
        Assert.True((await Finish(Price(right))).TryGet(out _, out _));
        Assert.Equal("Bearer TOKEN-1", Assert.Single(_broker.To(KisEndpoints.InquirePrice)).Header("authorization"));
    }

    /// <summary>Each directory keeps its own; the broker hands the same token out for six hours, and one a minute.</summary>
    [Fact]
    public async Task Two_directories_of_one_key_come_to_the_same_token()
    {
        DateTimeOffset? last = null;
        _broker.Script(KisEndpoints.TokenPath, _ =>
        {
            if (_time.GetUtcNow() - last < TimeSpan.FromMinutes(1))
                return new(403, System.Text.Encoding.UTF8.GetString(Samples.Bytes("errors/EGW00133.tokenP.http403.json")));
            last = _time.GetUtcNow();
            return Token("THE-SAME");
        });
        using var elsewhere = new TestSetup();
        using var one = Client();
        using var other = new KisClient(elsewhere.Options(_broker), _time);
        await Finish(one.AuthoriseAsync(default));
        await Finish(other.AuthoriseAsync(default));

        Assert.True((await Finish(Price(one))).TryGet(out _, out _));
        Assert.True((await Finish(Price(other))).TryGet(out _, out _));
        Assert.All(_broker.To(KisEndpoints.InquirePrice), seen => Assert.Equal("Bearer THE-SAME", seen.Header("authorization")));
        Assert.Equal(3, _broker.To(KisEndpoints.TokenPath).Count);
    }

    [Fact]
    public async Task Mended_credentials_need_not_wait_for_the_minute_of_a_refusal()
    {
        var wrong = true;
        _broker.Script(KisEndpoints.TokenPath, _ => wrong
            ? new(403, System.Text.Encoding.UTF8.GetString(Samples.Bytes("errors/EGW00105.tokenP.http403.json")))
            : Token("GOOD"));
        using (var client = Client())
            Assert.IsType<KisResult<bool>.Refused>(await Finish(client.AuthoriseAsync(default)));
        wrong = false;
        var began = _time.GetUtcNow();
        using (var client = Client())
            Assert.True((await Finish(client.AuthoriseAsync(default))).TryGet(out _, out _));

        Assert.True(_time.GetUtcNow() - began < TimeSpan.FromSeconds(5));
    }

    /// <summary>A minute counts from an asking: where no connection came about, nobody was asked.</summary>
    [Fact]
    public async Task A_broker_that_cannot_be_reached_does_not_cost_the_minute()
    {
        var wire = new Wire();
        using var client = new KisClient(_setup.Options(_broker), _time, ground: new() { Http = () => wire });
        Assert.False((await Finish(client.AuthoriseAsync(default))).TryGet(out _, out _));
        wire.IsCut = false;
        var began = _time.GetUtcNow();

        Assert.True((await Finish(client.AuthoriseAsync(default))).TryGet(out _, out var reason), reason);

        Assert.True(_time.GetUtcNow() - began < TimeSpan.FromSeconds(5));
        Assert.Single(_broker.To(KisEndpoints.TokenPath));
    }

    /// <summary>A timer counts whole milliseconds: the rest of one more must not use up the attempts.</summary>
    [Fact]
    public async Task A_minute_with_a_fraction_of_a_millisecond_left_is_waited_out()
    {
        using var client = Client();
        await Finish(client.AuthoriseAsync(default));
        _broker.Script(KisEndpoints.InquirePrice, seen => seen.Header("authorization") == "Bearer TOKEN-1"
            ? Answered.Refusal("EGW00123", "", 500)
            : Answered.Sample("rest/inquire-price.json"));
        _time.Advance(TimeSpan.FromTicks(12_345_678));

        Assert.True((await Finish(Price(client))).TryGet(out _, out var reason), reason);
        Assert.Equal(2, _broker.To(KisEndpoints.TokenPath).Count);
    }

    /// <summary>A line that no connection comes about on while it is cut.</summary>
    sealed class Wire : DelegatingHandler
    {
        public Wire()
            : base(new SocketsHttpHandler())
        {
        }

        public bool IsCut { get; set; } = true;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            IsCut ? throw new HttpRequestException("connection refused") : base.SendAsync(request, cancellationToken);
    }

    [Fact]
    public async Task A_damaged_file_costs_a_token_and_nothing_else()
    {
        await File.WriteAllTextAsync(Path.Combine(_setup.StateDirectory, "kis-tokens.json"), "{\"half");
        using var client = Client();

        Assert.True((await Finish(Price(client))).TryGet(out _, out _));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_costs_nothing_while_the_process_lives()
    {
        // Nothing can be opened under this name, whoever runs the test.
        Directory.CreateDirectory(Path.Combine(_setup.StateDirectory, "kis-tokens.json"));
        using var client = Client();

        Assert.True((await Finish(Price(client))).TryGet(out _, out _));
        _time.Advance(TimeSpan.FromHours(23.6));
        Assert.True((await Finish(Price(client))).TryGet(out _, out _));
        Assert.True((await Finish(Price(client))).TryGet(out _, out _));
        Assert.Equal(2, _broker.To(KisEndpoints.TokenPath).Count);
    }

    [Fact]
    public async Task Giving_the_token_back_ends_it()
    {
        using var client = Client();
        await Finish(client.AuthoriseAsync(default));

        Assert.True((await Finish(client.RevokeAsync(default))).TryGet(out var given, out _) && given);

        Assert.Contains("TOKEN-1", Assert.Single(_broker.To(KisEndpoints.RevokePath)).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("TOKEN-1", await File.ReadAllTextAsync(Directory.GetFiles(_setup.StateDirectory).Single()), StringComparison.Ordinal);
    }

    static Answered Token(string token) =>
        Answered.Ok(new TokenPReply { AccessToken = token, TokenType = "Bearer", ExpiresIn = 86_400 });

    static Task<KisResult<StockPrice>> Price(KisClient client) =>
        client.Quotes.PriceAsync(Samsung, Board.Kospi, Lane.Other, default);

    KisClient Client() => new(_setup.Options(_broker), _time);

    async Task<T> Finish<T>(Task<T> task)
    {
        await _time.RunUntilAsync(() => task.IsCompleted, TimeSpan.FromMilliseconds(400), TimeSpan.FromMinutes(10));
        return await task;
    }
}
