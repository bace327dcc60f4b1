using System.Security.Cryptography;
using Danta.Host.Journal;
using Danta.Host.Recording;
using Danta.Host.Replaying;
using Danta.Host.Sweeping;
using Danta.Kis;

namespace Danta.Host.Fleet;

/// <summary>A worker's days: fetched once, believed by their digest alone, thrown away with their sweep. The last one stays decoded.</summary>
sealed class DayCache(string directory, HttpClient http)
{
    /// <summary>Of a day's file: ten times a busy one.</summary>
    const long MostBytes = 8L << 30;

    (string Sweep, DayCopy Day, SweptDay Swept)? _last;

    /// <exception cref="HttpRequestException">It cannot be had.</exception>
    /// <exception cref="IOException">It is not what was named.</exception>
    public async Task<SweptDay> GetAsync(ShardMessage shard, CancellationToken stop)
    {
        var day = shard.Files[^1];
        if (_last is { } last && last.Sweep == shard.Sweep && last.Day == day)
            return last.Swept;
        _last = null;
        foreach (var file in shard.Files)
        {
            if (!DayFiles.TryDay(file.Name, out _) || DayFiles.IsPacked(file.Name))
                throw new IOException($"'{file.Name}' is not the name of a day");
        }
        if (!IsSweep(shard.Sweep))
            throw new IOException($"'{shard.Sweep}' is not the name of a sweep");
        var sweep = Path.Combine(directory, shard.Sweep);
        Forget(sweep);
        // A day hears those that lie beside it: only its own do.
        var place = Path.Combine(sweep, Path.GetFileNameWithoutExtension(day.Name));
        PrivateFile.MakeDirectory(place);
        foreach (var file in shard.Files)
            await FetchAsync(shard.Days, file, place, stop);
        var swept = new SweptDay(TapeReader.Read(new RecordedDay(new JournalDirectory(place), day.Name)));
        _last = (shard.Sweep, day, swept);
        return swept;
    }

    async Task FetchAsync(Uri days, DayCopy file, string place, CancellationToken stop)
    {
        var path = Path.Combine(place, file.Name);
        if (File.Exists(path) && ManifestMaker.Digest(new JournalDirectory(place), file.Name).Sha256 == file.Sha256)
            return;
        File.Delete(path);
        using var answer = await http.GetAsync(DayServer.Of(days, file.Sha256), HttpCompletionOption.ResponseHeadersRead, stop);
        answer.EnsureSuccessStatusCode();
        if (answer.Content.Headers.ContentLength is not (>= 0 and <= MostBytes))
            throw new IOException($"{file.Name} has no length that a day may have");
        var unfinished = $"{path}.part";
        using (var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256))
        {
#pragma warning disable RS0030 // Its length was looked at, and no more than that is read.
            await using (var from = await answer.Content.ReadAsStreamAsync(stop))
#pragma warning restore RS0030
            await using (var to = PrivateFile.OpenShared(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16))
            {
                var buffer = new byte[1 << 17];
                while (await from.ReadAsync(buffer, stop) is var got and > 0)
                {
                    sum.AppendData(buffer, 0, got);
                    await to.WriteAsync(buffer.AsMemory(0, got), stop);
                }
            }
            if (Convert.ToHexStringLower(sum.GetHashAndReset()) != file.Sha256)
                throw new IOException($"{file.Name} is not the day that was named: its digest is another");
        }
        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Days of other sweeps.</summary>
    void Forget(string but)
    {
        if (!Directory.Exists(directory))
            return;
        foreach (var other in Directory.GetDirectories(directory).Where(other => other != but && IsSweep(Path.GetFileName(other))))
            Directory.Delete(other, recursive: true);
    }

    static bool IsSweep(string name) => name.Length == 16 && name.All(char.IsAsciiHexDigitLower);
}
