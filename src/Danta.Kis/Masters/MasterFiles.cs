using System.Globalization;
using System.IO.Compression;
using Danta.Market;
using Microsoft.Extensions.Logging;

namespace Danta.Kis;

/// <summary>
/// 종목 마스터: the list of every stock, fetched once a day and kept on disk. Where today's cannot be had, the last good one
/// serves, and says so.
/// </summary>
public sealed partial class MasterFiles
{
    /// <summary>The honest files have some 700 kB packed and 800 kB unpacked.</summary>
    const int MostBytes = 32 * 1024 * 1024;

    const int KeptDays = 5;

    /// <summary>The message of a failure may quote what the server sent.</summary>
    const int MostWords = 300;

    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>By then the files have been written anew, on business days: before the open, and the exact minute is unverified. KST.</summary>
    public static readonly TimeSpan Morning = new(8, 30, 0);

    static readonly (Board Board, string Name)[] Files = [(Board.Kospi, "kospi_code"), (Board.Kosdaq, "kosdaq_code")];

    readonly Uri _address;
    readonly string _directory;
    readonly TimeProvider _time;
    readonly ILogger _logger;
    readonly Func<HttpMessageHandler>? _http;

    /// <param name="http"><inheritdoc cref="KisGround.Http" path="/summary"/></param>
    internal MasterFiles(Uri address, string stateDirectory, TimeProvider time, ILogger logger, Func<HttpMessageHandler>? http = null)
    {
        _http = http;
        _address = address.AbsoluteUri.EndsWith('/') ? address : new(address.AbsoluteUri + "/");
        _directory = Path.Combine(stateDirectory, "masters");
        _time = time;
        _logger = logger;
    }

    /// <summary>The day whose files are there at this time: before the morning they are the day before's.</summary>
    public static DateOnly DateOf(DateTimeOffset now) => Kst.DateOf(now - Morning);

    /// <summary>Both boards, from today's copy on disk, from the broker, or from the last good copy.</summary>
    public async Task<KisResult<MasterList>> LoadAsync(CancellationToken cancellationToken = default)
    {
        var today = DateOf(_time.GetUtcNow());
        var stocks = new List<MasterStock>();
        var oldest = today;
        try
        {
            PrivateFile.MakeDirectory(_directory);
            foreach (var (board, name) in Files)
            {
                var found = await LoadAsync(board, name, today, cancellationToken).ConfigureAwait(false);
                if (found is not { } file)
                    return KisResult.Failed<MasterList>($"{name}: 내려받지 못했고 보관된 것도 없습니다");
                stocks.AddRange(file.Stocks);
                oldest = file.Date < oldest ? file.Date : oldest;
            }
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return KisResult.Failed<MasterList>($"masters: {broken.Message}");
        }
        return KisResult.Ok(new MasterList(stocks, oldest, stale: oldest < today));
    }

    /// <summary>The two files as they lie at the broker's, packed; null where one is none.</summary>
    public static MasterList? Read(byte[] kospi, byte[] kosdaq, DateOnly date) =>
        Unpack(kospi) is { } first && Unpack(kosdaq) is { } second
        && MasterParser.Read(first, Board.Kospi) is { } ones && MasterParser.Read(second, Board.Kosdaq) is { } others
            ? new MasterList([.. ones, .. others], date, stale: false)
            : null;

    /// <summary>One board's file, packed or not; null where it is none.</summary>
    public static IReadOnlyList<MasterStock>? Read(byte[] file, Board board) =>
        (file.AsSpan().StartsWith("PK"u8) ? Unpack(file) : file) is { } lines ? MasterParser.Read(lines, board) : null;

    async Task<(DateOnly Date, IReadOnlyList<MasterStock> Stocks)?> LoadAsync(
        Board board, string name, DateOnly today, CancellationToken cancellationToken)
    {
        if (ReadKept(board, name, today) is { } kept)
            return (today, kept);
        var packed = await DownloadAsync(name, cancellationToken).ConfigureAwait(false);
        if (packed is not null && Unpack(packed) is { } unpacked && MasterParser.Read(unpacked, board) is { } fresh)
        {
            if (IsEarlier(name, today, unpacked) is { } date)
            {
                LogStale(_logger, name, date);
                return (date, fresh);
            }
            Keep(name, today, unpacked);
            return (today, fresh);
        }
        foreach (var earlier in KeptDates(name).OrderDescending())
        {
            if (ReadKept(board, name, earlier) is not { } stocks)
                continue;
            LogStale(_logger, name, earlier);
            return (earlier, stocks);
        }
        return null;
    }

    /// <summary>
    /// The date of which this is the file all the same: base prices change with each day of trading, so one that is the last kept one
    /// to the byte has not been written anew yet. Null: it is today's; a weekend has no newer one.
    /// </summary>
    DateOnly? IsEarlier(string name, DateOnly today, byte[] unpacked) =>
        today.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && KeptDates(name).Where(date => date < today).OrderDescending().FirstOrDefault() is { Year: > 1 } last
        && WholeFile.Read(PathOf(name, last), MostBytes).AsSpan().SequenceEqual(unpacked)
            ? last
            : null;

    async Task<byte[]?> DownloadAsync(string name, CancellationToken cancellationToken)
    {
        using var handler = _http is null ? new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false } : null;
        using var client = new HttpClient(handler ?? _http!(), disposeHandler: false) { MaxResponseContentBufferSize = MostBytes, Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        using var clock = new CancellationTokenSource(Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
        try
        {
#pragma warning disable RS0030 // MaxResponseContentBufferSize is its limit.
            return await client.GetByteArrayAsync(new Uri(_address, $"{name}.mst.zip"), either.Token).ConfigureAwait(false);
#pragma warning restore RS0030
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException || (failed is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogFailed(_logger, name, CleanText.Of(failed.Message, MostWords));
            return null;
        }
    }

    /// <summary>The only member of the archive; null where it is none, or larger than any honest one.</summary>
    static byte[]? Unpack(byte[] packed)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(packed), ZipArchiveMode.Read);
            if (archive.Entries is not [var entry] || entry.Length > MostBytes)
                return null;
            using var stream = entry.Open();
            var unpacked = new byte[entry.Length];
            stream.ReadExactly(unpacked);
            return unpacked;
        }
        catch (Exception damaged) when (damaged is InvalidDataException or IOException or NotSupportedException)
        {
            return null;
        }
    }

    IReadOnlyList<MasterStock>? ReadKept(Board board, string name, DateOnly date)
    {
        var path = PathOf(name, date);
        return File.Exists(path) ? MasterParser.Read(WholeFile.Read(path, MostBytes), board) : null;
    }

    /// <summary>Whole or not at all, and the oldest copies go. A disk that is full does not make the list any less true.</summary>
    void Keep(string name, DateOnly date, byte[] unpacked)
    {
        try
        {
            WholeFile.Keep(PathOf(name, date), unpacked);
            foreach (var old in KeptDates(name).OrderDescending().Skip(KeptDays))
                File.Delete(PathOf(name, old));
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            LogUnkept(_logger, name, broken.Message);
        }
    }

    IEnumerable<DateOnly> KeptDates(string name)
    {
        foreach (var path in Directory.EnumerateFiles(_directory, "*.mst"))
        {
            var parts = Path.GetFileName(path).Split('.');
            if (parts is [var whose, var day, _] && whose == name && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                yield return date;
        }
    }

    string PathOf(string name, DateOnly date) => Path.Combine(_directory, $"{name}.{OrderReading.Date(date)}.mst");

    [LoggerMessage(2020, LogLevel.Warning, "The master file {Name} could not be fetched: {Reason}")]
    static partial void LogFailed(ILogger logger, string name, string reason);

    [LoggerMessage(2022, LogLevel.Warning, "The master file {Name} could not be kept: {Reason}")]
    static partial void LogUnkept(ILogger logger, string name, string reason);

    [LoggerMessage(2021, LogLevel.Warning, "The master file {Name} of {Date} serves instead of today's")]
    static partial void LogStale(ILogger logger, string name, DateOnly date);
}
