using System.Text;
using System.Text.Json;
using Danta.Kis;
using Danta.Replay.Sweeps;

namespace Danta.Host.Sweeping;

/// <summary>
/// What is done of a sweep, a line each, so that one that was interrupted goes on where it was. A line that was cut off is none: its cell is
/// run again.
/// </summary>
sealed class SweepStore : IDisposable
{
    readonly Lock _gate = new();
    readonly FileStream _file;
    readonly Dictionary<(int, DateOnly), SweepCell> _cells = [];

    /// <param name="directory">Of this very sweep.</param>
    public SweepStore(string directory)
    {
        PrivateFile.MakeDirectory(directory);
        _file = PrivateFile.OpenAlone(Path.Combine(directory, "results.jsonl"), FileAccess.ReadWrite, create: true);
        Read();
    }

    public IReadOnlyCollection<SweepCell> Cells
    {
        get
        {
            lock (_gate)
                return [.. _cells.Values];
        }
    }

    public bool Has(int setting, DateOnly day)
    {
        lock (_gate)
            return _cells.ContainsKey((setting, day));
    }

    public void Add(SweepCell cell)
    {
        var line = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(cell) + "\n");
        lock (_gate)
        {
            if (_cells.TryAdd((cell.Setting, cell.Day), cell))
                _file.Write(line);
        }
    }

    void Read()
    {
        using var reader = new StreamReader(_file, Encoding.UTF8, false, 1 << 16, leaveOpen: true);
        var (text, whole) = (reader.ReadToEnd(), 0L);
        foreach (var line in text.Split('\n').SkipLast(1))
        {
            if (CellOf(line) is not { } cell)
                break;
            _cells[(cell.Setting, cell.Day)] = cell;
            whole += Encoding.UTF8.GetByteCount(line) + 1;
        }
        _file.SetLength(whole);
        _file.Seek(whole, SeekOrigin.Begin);
    }

    static SweepCell? CellOf(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<SweepCell>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
