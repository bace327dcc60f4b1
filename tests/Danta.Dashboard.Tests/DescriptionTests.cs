using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Danta.Dashboard.Tests;

/// <summary>The API's description, and what every path of it says to whoever has no business there.</summary>
public sealed class DescriptionTests
{
    const string Secret = "열려라:참깨를 모두";

    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static string Kept([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "web", "openapi.json");

    static async Task<List<(string Method, string Path)>> Paths(Running running)
    {
        var document = await running.Json("/openapi/v1.json");
        return [.. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(method => (method.Key.ToUpperInvariant(), path.Key)))];
    }

    static HttpRequestMessage Request(string method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new(method), path);
        if (method != "GET")
            request.Content = new StringContent("{\"price\":1}", System.Text.Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    /// <summary>The page's types are made of it: DANTA_APPROVE=1 renews it, and <c>npm run types</c> them.</summary>
    [Fact]
    public async Task The_description_that_the_page_is_made_of_is_the_present_one()
    {
        await using var running = await Running.Start();
        var now = (await running.Json("/openapi/v1.json")).ToJsonString(Readable) + "\n";
        if (Environment.GetEnvironmentVariable("DANTA_APPROVE") == "1")
            await File.WriteAllTextAsync(Kept(), now, TestContext.Current.CancellationToken);
        Assert.Equal(now, await File.ReadAllTextAsync(Kept(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Every_path_asks_for_the_password_and_tells_nothing_without()
    {
        await using var running = await Running.Start(Secret);
        await using var open = await Running.Start();
        foreach (var (method, path) in (await Paths(open)).Where(one => !one.Path.StartsWith("/health", StringComparison.Ordinal)))
        {
            using var answer = await running.Client.SendAsync(Request(method, Filled(path, "005930")), TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{method} {path}: {answer.StatusCode}");
            Assert.DoesNotContain("5001", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        Assert.Empty(running.Desk.Commands);
    }

    [Fact]
    public async Task Nothing_is_done_for_a_page_from_elsewhere()
    {
        await using var running = await Running.Start();
        foreach (var (method, path) in (await Paths(running)).Where(one => one.Method != "GET"))
        {
            using var answer = await running.Client.SendAsync(Request(method, Filled(path, "005930"), ("Origin", "http://elsewhere.example")), TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{method} {path}: {answer.StatusCode}");
        }
        Assert.Empty(running.Desk.Commands);
    }

    [Theory]
    [InlineData("..%2f..%2fetc%2fpasswd")]
    [InlineData("%00")]
    [InlineData("' or 1=1")]
    [InlineData("99999999999999999999")]
    [InlineData("한글")]
    public async Task What_makes_no_sense_in_a_path_is_refused_in_words_and_without_a_trace(string odd)
    {
        await using var running = await Running.Start();
        foreach (var (method, path) in (await Paths(running)).Where(one => one.Path.Contains('{', StringComparison.Ordinal)))
        {
            using var answer = await running.Client.SendAsync(Request(method, Filled(path, Uri.EscapeDataString(Uri.UnescapeDataString(odd)))), TestContext.Current.CancellationToken);
            var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True((int)answer.StatusCode is 400 or 404, $"{method} {path}: {answer.StatusCode} {body}");
            Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
        }
        Assert.Empty(running.Desk.Commands);
    }

    [Theory]
    [InlineData("/assets/../appsettings.json")]
    [InlineData("/assets/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/web/index.html")]
    [InlineData("/assets/")]
    public async Task Only_files_of_the_page_can_be_asked_for(string path)
    {
        await using var running = await Running.Start();
        using var answer = await running.Client.GetAsync(new Uri(running.Server.Address, path), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    static string Filled(string path, string value)
    {
        while (path.IndexOf('{', StringComparison.Ordinal) is >= 0 and var from)
            path = path[..from] + value + path[(path.IndexOf('}', StringComparison.Ordinal) + 1)..];
        return path;
    }
}
