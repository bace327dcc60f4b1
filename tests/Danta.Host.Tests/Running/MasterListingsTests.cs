using Danta.Host.Commands;
using Danta.Market;
using Danta.Simulator;

namespace Danta.Host.Tests.Running;

/// <summary>What one market offers for download opens another: <c>danta simulate --masters</c>.</summary>
public sealed class MasterListingsTests
{
    [Fact]
    public async Task A_market_opens_with_the_stocks_of_the_broker_s_own_files()
    {
        await using var first = await OpenAsync(null);
        var directory = Directory.CreateTempSubdirectory("danta-masters");
        try
        {
            using var http = new HttpClient { BaseAddress = first.RestUrl };
            var listed = new List<ListedStock>();
            foreach (var name in (string[])["kospi_code", "kosdaq_code"])
            {
                var file = Path.Combine(directory.FullName, $"{name}.mst.zip");
                await File.WriteAllBytesAsync(file, await http.GetByteArrayAsync(new Uri($"/common/master/{name}.mst.zip", UriKind.Relative), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
                listed.AddRange(MasterListings.Read(file));
            }
            var samsung = listed.Single(stock => stock.Code == InstrumentCode.Parse("005930"));
            Assert.Equal(("삼성전자", Board.Kospi, ListingKind.Stock, 71_000), (samsung.Name, samsung.Board, samsung.Kind, samsung.Base.Won));
            Assert.Contains(listed, stock => stock is { Board: Board.Kosdaq, Name: "에코프로비엠" });

            await using var second = await OpenAsync(listed);
            using var again = new HttpClient { BaseAddress = second.RestUrl };
            Assert.Contains("005930", await again.GetStringAsync(new Uri("/simulator/market", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public void What_is_no_master_file_is_refused_by_its_name()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "not a master file");
            var fault = Assert.Throws<CommandFailed>(() => MasterListings.Read(file).ToList());
            Assert.Contains(file, fault.Message, StringComparison.Ordinal);
            Assert.Throws<CommandFailed>(() => MasterListings.Read(Path.Combine(Path.GetTempPath(), "danta-no-such.mst")).ToList());
        }
        finally
        {
            File.Delete(file);
        }
    }

    static Task<KisSimulator> OpenAsync(IReadOnlyList<ListedStock>? listed) => KisSimulator.StartAsync(
        new SimulatorOptions { RestUrl = new("http://127.0.0.1:0"), WebSocketUrl = new("ws://127.0.0.1:0"), Listed = listed }, TestContext.Current.CancellationToken);
}
