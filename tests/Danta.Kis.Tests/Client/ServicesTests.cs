using Danta.Kis.Wire;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Danta.Kis.Tests;

public sealed class ServicesTests
{
    static ServiceProvider With(params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddKis(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build())
        .BuildServiceProvider();

    [Fact]
    public void A_section_of_a_configuration_becomes_a_client()
    {
        using var services = With(
            ("environment", "real"), ("appKey", " KEY\n"), ("appSecret", "SECRET"), ("account", "12345678-01"), ("htsId", "me"),
            ("restUrl", "http://127.0.0.1:9443"), ("requestsPerSecond", "3"), ("marketData:appKey", "DATA"), ("marketData:appSecret", "S"));
        var options = services.GetRequiredService<KisClient>().Options;
        Assert.Equal(
            (KisEnvironment.Real, "KEY", "SECRET", "12345678", "me", 3, "DATA"),
            (options.Environment, options.Keys.AppKey.Reveal(), options.Keys.AppSecret.Reveal(), options.Account.Number, options.Keys.HtsId, options.PerSecond, options.MarketData!.AppKey.Reveal()));
        Assert.Same(services.GetRequiredService<KisClient>(), services.GetRequiredService<KisClient>());
    }

    [Fact]
    public void Every_wrong_key_is_named_and_no_value_shown()
    {
        using var services = With(
            ("environment", "live"), ("appKey", "a secret in the wrong place"), ("account", "1"), ("requestsPerSecond", "0"), ("restUrl", "ftp://x"), ("marketData:htsId", "me"));
        var wrong = Assert.Throws<OptionsValidationException>(services.GetRequiredService<KisClient>);
        foreach (var key in (string[])["Environment:", "AppKey:", "AppSecret:", "Account:", "RequestsPerSecond:", "RestUrl:", "MarketData:AppKey:", "MarketData:AppSecret:"])
            Assert.Contains(wrong.Failures, failure => failure.StartsWith(key, StringComparison.Ordinal));
        Assert.DoesNotContain("secret in the wrong", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_of_ones_own_keeps_the_token_and_no_file_does()
    {
        var directory = Directory.CreateTempSubdirectory("danta").FullName;
        var store = new Memory();
        var options = new KisOptions
        {
            Environment = KisEnvironment.Real, Account = KisAccount.Parse("12345678-01"), StateDirectory = directory, TokenStore = store,
            Keys = new() { AppKey = new("KEY"), AppSecret = new("SECRET"), RestUrl = new("http://127.0.0.1/") },
        };
        for (var life = 0; life < 2; life++)
        {
            using var client = new KisClient(options, ground: new() { Http = () => new Giver(store) });
            Assert.Equal(KisResultKind.Ok, (await client.AuthoriseAsync(TestContext.Current.CancellationToken)).Kind);
        }
        Assert.Equal(1, store.Given);
        Assert.Equal("TOKEN", store.Tokens.Values.Single().Token);
        Assert.DoesNotContain("TOKEN", store.Tokens.Values.Single().ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(directory));
        Directory.Delete(directory);
    }

    sealed class Memory : ITokenStore, IHeldTokens
    {
        public Dictionary<string, KisToken> Tokens { get; } = [];

        public int Given { get; set; }

        public Task<IHeldTokens> HoldAsync(CancellationToken cancellationToken) => Task.FromResult<IHeldTokens>(this);

        public KisToken? Read(string name) => Tokens.GetValueOrDefault(name);

        public void Write(string name, KisToken token) => Tokens[name] = token;

        public void Dispose()
        {
        }
    }

    sealed class Giver(Memory store) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            store.Given++;
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent("""{"access_token":"TOKEN","token_type":"Bearer","expires_in":86400}""") });
        }
    }
}
