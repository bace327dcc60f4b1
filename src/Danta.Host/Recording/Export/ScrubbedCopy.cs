using Danta.Host.Journal;
using Danta.Kis;
using Danta.Market;

namespace Danta.Host.Recording.Export;

/// <summary>A day for other machines and for reports of faults: the same inputs and decisions, and nothing that says whose they are.</summary>
static class ScrubbedCopy
{
    /// <returns>The copy; its manifest, which names the day it was made of by its digest, lies beside it.</returns>
    public static IReadOnlyList<string> Write(RecordedDay day, string directory)
    {
        var scrub = new Scrub();
        JournalReader.Read(day.Disk, day.Name, scrub.See);
        var name = JournalFormat.FileName(day.Date);
        var path = Path.Combine(directory, name);
        if (File.Exists(path))
            throw new IOException($"{Josa.Subject(path)} 이미 있어 덮어쓰지 않습니다");
        using (var file = PrivateFile.OpenShared(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16))
        {
            file.Write(JournalFormat.Magic);
            var sum = 0u;
            var head = new byte[JournalFormat.HeadSize];
            JournalReader.Read(day.Disk, day.Name, (in JournalRecord record) =>
            {
                var payload = scrub.Change(record);
                sum = JournalFormat.Chain(sum, record.Kind, record.At.UtcTicks, payload);
                JournalFormat.WriteHead(head, payload.Length, sum, record.Kind, record.At.UtcTicks);
                file.Write(head);
                file.Write(payload);
            });
        }
        var disk = new JournalDirectory(directory);
        ManifestShelf.Keep(disk, name, ManifestMaker.Make(disk, name, ManifestMaker.Digest(day.Disk, day.Name).Sha256));
        disk.SyncNames();
        return [path];
    }
}
