using System.Runtime.CompilerServices;
using System.Text;
using Danta.Kis;

namespace Danta.Host.Logging;

/// <summary>Reads a book's log while it is written, file after file, whole lines only.</summary>
sealed class LogReader(LogFiles files, TimeProvider time) : IDisposable
{
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(300);

    readonly byte[] _piece = new byte[64 * 1024];
    readonly List<byte> _line = [];
    FileStream? _file;

    /// <summary>What has been written since it was asked last.</summary>
    public IEnumerable<LogEntry> Read()
    {
        while (true)
        {
            // Asked before the reading: where another file has been begun, nothing more comes to this one.
            var next = Next();
            foreach (var line in Lines())
            {
                if (LogEntry.Read(line) is { } entry)
                    yield return entry;
            }
            if (next is null)
                yield break;
            _file?.Dispose();
            _file = PrivateFile.OpenShared(next, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            _line.Clear();
        }
    }

    /// <summary>What has been written since it was asked last, and all that comes, until the token fires.</summary>
    public async IAsyncEnumerable<LogEntry> FollowAsync([EnumeratorCancellation] CancellationToken stop)
    {
        while (true)
        {
            foreach (var entry in Read())
                yield return entry;
            await Task.Delay(BetweenLooks, time, stop);
        }
    }

    string? Next()
    {
        var now = _file is null ? "" : LogFiles.Order(_file.Name);
        return files.All.FirstOrDefault(file => string.CompareOrdinal(LogFiles.Order(file), now) > 0);
    }

    IEnumerable<string> Lines()
    {
        while (_file is not null && _file.Read(_piece) is var got && got > 0)
        {
            foreach (var letter in _piece[..got])
            {
                if (letter != (byte)'\n')
                {
                    _line.Add(letter);
                    continue;
                }
                yield return Encoding.UTF8.GetString([.. _line]);
                _line.Clear();
            }
        }
    }

    public void Dispose() => _file?.Dispose();
}
