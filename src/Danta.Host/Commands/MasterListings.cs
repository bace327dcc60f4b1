using Danta.Host.Running;
using Danta.Kis;
using Danta.Market;
using Danta.Simulator;

namespace Danta.Host.Commands;

/// <summary>The names and base prices of the broker's master files, for a market that is simulated under them.</summary>
static class MasterListings
{
    const int LargestFile = 8 << 20;

    /// <param name="path">kospi_code.mst or kosdaq_code.mst, packed or not: the name says which board it is.</param>
    public static IEnumerable<ListedStock> Read(string path)
    {
        var board = Path.GetFileName(path).Contains("kosdaq", StringComparison.OrdinalIgnoreCase) ? Board.Kosdaq : Board.Kospi;
        byte[] file;
        try
        {
            file = WholeFile.Read(path, LargestFile);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailed(ExitCodes.WrongConfiguration, $"--masters: 읽을 수 없습니다: {path} ({fault.Message})");
        }
        var stocks = MasterFiles.Read(file, board)
            ?? throw new CommandFailed(ExitCodes.WrongConfiguration, $"--masters: 증권사의 마스터 파일이 아닙니다: {path}");
        return stocks
            .Where(stock => stock is { Kind: not ListingKind.Unknown, Base.Won: > 0 })
            .Select(stock => new ListedStock(stock.Code, stock.Name, stock.Board, stock.Kind, stock.Base));
    }
}
