using System.Net;
using System.Text.Json.Nodes;
using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

/// <summary>The control API answers as its own description says.</summary>
public sealed class ControlTests
{
    [Fact]
    public async Task Every_path_of_the_description_answers_in_the_shape_that_it_names()
    {
        await using var simulator = await Stage.OpenAsync(Stage.Quick, new ManualTime());
        using var client = await RawClient.Real(simulator.RestUrl).LogInAsync();
        var stock = simulator.Simulation.Venue.NxtStocks[0].Home.Listing.CodeText;
        await client.BuyAsync(stock, 3);
        await client.SellAsync(stock, 1);
        await client.BuyAsync(stock, 1, simulator.Simulation.Venue.NxtStocks[0].Home.Ladder.Limits.Lower.Won);
        var description = (await client.SendAsync(HttpMethod.Get, "/simulator/openapi.json", bare: true)).Body;
        Assert.Equal("3.1.0", (string?)description["openapi"]);
        var bodies = new Dictionary<string, JsonNode>(StringComparer.Ordinal)
        {
            ["/simulator/faults"] = new JsonObject { ["fault"] = "reply-late", ["call"] = "nothing", ["times"] = 1 },
            ["/simulator/events"] = new JsonObject { ["event"] = "surge", ["stock"] = stock, ["seconds"] = 1 },
            ["/simulator/market/run"] = new JsonObject { ["seconds"] = 0.5 },
        };
        var asked = 0;
        foreach (var (path, operations) in description["paths"]!.AsObject())
        {
            // What takes things away comes last, so that there is something to see before.
            foreach (var (method, operation) in operations!.AsObject().OrderBy(pair => pair.Key switch { "post" => 0, "get" => 1, _ => 2 }))
            {
                var actual = path.Replace("{account}", "50012345-01", StringComparison.Ordinal).Replace("{code}", stock, StringComparison.Ordinal)
                    .Replace("{id}", "1", StringComparison.Ordinal);
                if (path == "/simulator/faults/{id}")
                    await client.SendAsync(HttpMethod.Post, "/simulator/faults", bare: true, body: bodies["/simulator/faults"].DeepClone());
                var reply = await client.SendAsync(new(method.ToUpperInvariant()), actual, bare: true, body: method == "post" ? bodies.GetValueOrDefault(path)?.DeepClone() : null);
                var expected = path == "/simulator/faults/{id}" ? reply.Status : HttpStatusCode.OK;
                Assert.Equal(expected, reply.Status);
                if (reply.Status == HttpStatusCode.OK)
                    Fits(description, operation!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!, reply.Body, $"{method} {path}");
                asked++;
            }
        }
        Assert.Equal(13, asked);
    }

    [Fact]
    public async Task A_book_of_nxt_can_be_read_too()
    {
        await using var simulator = await Stage.OpenAsync(Stage.Quick, new ManualTime());
        using var client = RawClient.Real(simulator.RestUrl);
        var nxt = simulator.Simulation.Venue.NxtStocks[0];
        var book = await client.SendAsync(HttpMethod.Get, $"/simulator/books/{nxt.Listing.CodeText}?exchange=nxt", bare: true);
        Assert.Equal(nxt.AskWon(0), (int)book.Body["asks"]![0]!["price"]!);
    }

    /// <summary>As much of JSON Schema as the description uses.</summary>
    static void Fits(JsonNode root, JsonNode schema, JsonNode? value, string where)
    {
        if (schema["$ref"] is { } reference)
        {
            var name = ((string)reference!)["#/components/schemas/".Length..];
            Fits(root, root["components"]!["schemas"]![name]!, value, where);
            return;
        }
        if (schema["enum"] is JsonArray options)
        {
            Assert.True(options.Any(option => (string?)option == (string?)value), $"{where}: {value}");
            return;
        }
        string[] types = schema["type"] is JsonArray several ? [.. several.Select(type => (string)type!)] : [(string)schema["type"]!];
        var kind = value is null ? "null" : value.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.Object => "object",
            System.Text.Json.JsonValueKind.Array => "array",
            System.Text.Json.JsonValueKind.String => "string",
            System.Text.Json.JsonValueKind.Number => "number",
            _ => "boolean",
        };
        Assert.True(types.Any(type => type == kind || (type == "integer" && kind == "number")), $"{where}: {kind} is not {string.Join('|', types)}");
        if (value is JsonObject body)
        {
            Assert.Equal(schema["required"]!.AsArray().Select(key => (string)key!).Order(StringComparer.Ordinal), body.Select(pair => pair.Key).Order(StringComparer.Ordinal));
            foreach (var (key, part) in body)
                Fits(root, schema["properties"]![key]!, part, $"{where}.{key}");
        }
        else if (value is JsonArray rows)
        {
            foreach (var row in rows.Take(5))
                Fits(root, schema["items"]!, row, $"{where}[]");
        }
    }
}
