using Danta.Kis.Tests.Broker;
using Danta.Kis.Wire;
using Danta.Market;

namespace Danta.Kis.Tests.Client;

/// <summary>The example of the package's README is this code: it compiles here and does what it says.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task The_example_of_the_readme_is_this_one()
    {
        await using var broker = await ScriptedBroker.StartAsync();
        broker.Script(KisEndpoints.InquirePrice, _ => Answered.Sample("rest/inquire-price.json"));
        broker.Script(KisEndpoints.OrderCash, _ => Answered.Sample("rest/order-cash.paper.json"));
        using var setup = new TestSetup();

        await Example("key", "secret", broker.Rest, setup.StateDirectory);

        Assert.Contains("\"ORD_UNPR\":\"71900\"", Assert.Single(broker.To(KisEndpoints.OrderCash)).Body, StringComparison.Ordinal);
        var here = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Readme", "ReadmeTests.cs"));
        var readme = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Readme", "README.md"));
        var example = readme.Split("```csharp")[1].Split("```")[0];
        foreach (var line in example.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("using Danta", StringComparison.Ordinal)))
            Assert.Contains(Squeezed(line), Squeezed(here), StringComparison.Ordinal);
    }

    static async Task Example(string appKey, string appSecret, Uri address, string directory)
    {
        using var client = new KisClient(new KisOptions
        {
            Environment = KisEnvironment.Paper, Account = KisAccount.Parse("12345678-01"), StateDirectory = "data",
            Keys = new() { AppKey = new(appKey), AppSecret = new(appSecret), HtsId = "myid" },
        }.At(address, directory));
        var price = await client.Quotes.PriceAsync(InstrumentCode.Parse("005930"), Board.Kospi);
        if (price.TryGet(out var samsung, out var why))
            await client.Orders.PlaceAsync(OrderTicket.AtLimit(Side.Buy, samsung.Code, Quantity.Of(1), samsung.Last));
        Assert.Equal("", why);
    }

    /// <summary>The test's client ends its options otherwise: at the scripted broker.</summary>
    static string Squeezed(string text) =>
        text.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Replace("}.At(address,directory));", "});", StringComparison.Ordinal);
}

static class ReadmeOptions
{
    public static KisOptions At(this KisOptions options, Uri address, string directory) =>
        options with { Keys = options.Keys with { RestUrl = address }, StateDirectory = directory };
}
