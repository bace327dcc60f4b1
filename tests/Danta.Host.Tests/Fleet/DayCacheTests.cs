using System.Net;
using Danta.Host.Fleet;
using Danta.Host.Sweeping;
using Danta.Trading;

namespace Danta.Host.Tests.Fleet;

/// <summary>What a worker takes from whoever hands out days.</summary>
public sealed class DayCacheTests : IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("danta").FullName;
    readonly List<string> _asked = [];

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task A_day_of_another_digest_is_not_heard()
    {
        var fault = await Assert.ThrowsAsync<IOException>(() => Get("2026-11-20.danta", "00112233445566aa"));
        Assert.Contains("digest", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["/days/abc"], _asked);
        Assert.Empty(Directory.GetFiles(_directory, "*.danta", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("../2026-11-20.danta", "00112233445566aa")]
    [InlineData("2026-11-20.danta.gz", "00112233445566aa")]
    [InlineData("passwd", "00112233445566aa")]
    [InlineData("2026-11-20.danta", "../../etc")]
    [InlineData("2026-11-20.danta", "")]
    public async Task A_name_that_is_no_day_or_no_sweep_is_refused(string name, string sweep)
    {
        await Assert.ThrowsAsync<IOException>(() => Get(name, sweep));
        Assert.Empty(_asked);
        Assert.Empty(Directory.GetFileSystemEntries(_directory));
    }

    async Task Get(string name, string sweep)
    {
        using var http = new HttpClient(new Stranger(_asked));
        await new DayCache(_directory, http).GetAsync(
            new("", "", sweep, 0, 1, new("http://127.0.0.1/"), [new(name, "abc")], [new NumberedSettings(0, TraderSettings.Default)], 1), CancellationToken.None);
    }

    /// <summary>Has something else for every question.</summary>
    sealed class Stranger(List<string> asked) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            asked.Add(request.RequestUri!.AbsolutePath);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([1, 2, 3]) });
        }
    }
}
