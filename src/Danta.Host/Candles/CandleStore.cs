using System.Text.Json;
using Danta.Kis;
using Danta.Market;
using Danta.Replay.Coarse;

namespace Danta.Host.Candles;

/// <summary>A stock's minutes of a day that is over, as the broker told them: asked for once.</summary>
/// <param name="Base">The close of the day before.</param>
/// <param name="Minutes">HHmm00, open, high, low, close, volume; oldest first.</param>
sealed record KeptCandles(int Format, string Code, string Name, Board Board, ListingKind Kind, int Base, IReadOnlyList<long[]> Minutes)
{
    public const int FormatNow = 1;

    public IReadOnlyList<MinuteCandle> Candles =>
    [
        .. Minutes.Where(minute => minute.Length == 6).Select(minute => new MinuteCandle(
            (int)minute[0], Price.FromWon((int)minute[1]), Price.FromWon((int)minute[2]), Price.FromWon((int)minute[3]), Price.FromWon((int)minute[4]),
            Quantity.Of(minute[5]))),
    ];
}

/// <summary>A directory of days, and in each a small file for a stock.</summary>
sealed class CandleStore(string directory)
{
    const int MostBytes = 1 << 20;

    string PathOf(DateOnly date, InstrumentCode code) => Path.Combine(directory, $"{date:yyyy-MM-dd}", $"{code}.json");

    /// <summary>Null: it is not kept, or cannot be read; then it is asked for again.</summary>
    public KeptCandles? Find(DateOnly date, InstrumentCode code)
    {
        try
        {
            var path = PathOf(date, code);
            return File.Exists(path) && JsonSerializer.Deserialize<KeptCandles>(WholeFile.Read(path, MostBytes)) is { Format: KeptCandles.FormatNow } kept ? kept : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <exception cref="IOException">The disk refuses it.</exception>
    /// <exception cref="UnauthorizedAccessException">The place is not ours.</exception>
    public void Keep(DateOnly date, InstrumentCode code, KeptCandles candles)
    {
        PrivateFile.MakeDirectory(directory);
        PrivateFile.MakeDirectory(Path.Combine(directory, $"{date:yyyy-MM-dd}"));
        WholeFile.Keep(PathOf(date, code), JsonSerializer.SerializeToUtf8Bytes(candles));
    }
}
