using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Danta.Host.Books;
using Danta.Host.Journal;
using Danta.Host.Storage;
using Danta.Kis;

namespace Danta.Host.Backup;

/// <summary>A backup is a zip: the manifest, the manifest's hash, and the book's files as the manifest names them. Nothing else is taken.</summary>
static class BackupFile
{
    const int Piece = 256 * 1024;
    const long LongestManifest = 16 * 1024 * 1024;

    /// <summary>Writes it and lets the disk take it.</summary>
    /// <param name="copy">The directory with the book's files.</param>
    /// <param name="manifest">Gets the parts.</param>
    public static void Write(string path, string copy, Func<IReadOnlyList<BackupPart>, BackupManifest> manifest)
    {
        using var file = PrivateFile.OpenShared(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, Piece);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            var parts = new List<BackupPart>();
            foreach (var from in Directory.GetFiles(copy, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var name = Path.GetRelativePath(copy, from).Replace(Path.DirectorySeparatorChar, '/');
                using var source = PrivateFile.OpenShared(from, FileMode.Open, FileAccess.Read, FileShare.Read, Piece);
                using var entry = zip.CreateEntry(name, DayFiles.IsPacked(name) ? CompressionLevel.NoCompression : CompressionLevel.Fastest).Open();
                var (bytes, hash) = Copy(source, entry, long.MaxValue);
                parts.Add(new(name, bytes, hash));
            }
            var told = manifest(parts).Write();
            Add(zip, BackupManifest.Name, told);
            Add(zip, BackupManifest.HashName, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(told))));
        }
        file.Flush(flushToDisk: true);
    }

    static void Add(ZipArchive zip, string name, byte[] content)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(content);
    }

    /// <summary>Unpacks it, proving each byte on the way; what is not proven is not left behind as if it were.</summary>
    /// <param name="agree">Throws where this is not the backup that is wanted; before anything is unpacked.</param>
    /// <param name="to">Null: it is only proven.</param>
    /// <exception cref="InvalidDataException">It is damaged, or no backup at all.</exception>
    public static BackupManifest Unpack(string path, Action<BackupManifest> agree, string? to)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            return Unpack(zip, agree, to);
        }
        catch (Exception fault) when (fault is NotSupportedException or ArgumentException or OverflowException or EndOfStreamException)
        {
            // What a zip says of itself may be anything once it is damaged.
            throw new InvalidDataException(fault.GetType().Name, fault);
        }
    }

    static BackupManifest Unpack(ZipArchive zip, Action<BackupManifest> agree, string? to)
    {
        var manifest = ManifestIn(zip);
        agree(manifest);
        var named = manifest.Parts.Select(part => part.Name).Append(BackupManifest.Name).Append(BackupManifest.HashName);
        if (!zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal).SequenceEqual(named.Order(StringComparer.Ordinal), StringComparer.Ordinal))
            throw new InvalidDataException("목록에 있는 파일과 들어 있는 파일이 다릅니다");
        foreach (var part in manifest.Parts)
        {
            if (!IsOfABook(part.Name))
                throw new InvalidDataException($"장부의 것이 아닌 파일이 있습니다: {part.Name}");
            using var entry = zip.GetEntry(part.Name)!.Open();
            using var file = to is null ? Stream.Null : New(Path.Combine(to, part.Name));
            if (Copy(entry, file, part.Bytes) != (part.Bytes, part.Sha256))
                throw new InvalidDataException($"{part.Name}의 내용이 만들 때와 다릅니다 (SHA-256)");
            (file as FileStream)?.Flush(flushToDisk: true);
        }
        return manifest;
    }

    static BackupManifest ManifestIn(ZipArchive zip)
    {
        var told = Small(zip, BackupManifest.Name);
        if (Encoding.ASCII.GetString(Small(zip, BackupManifest.HashName)) != Convert.ToHexStringLower(SHA256.HashData(told)) || BackupManifest.Read(told) is not { } manifest)
            throw new InvalidDataException("목록(manifest.json)이 만들 때와 다릅니다");
        return manifest.Format <= BackupManifest.FormatNow ? manifest : throw new InvalidDataException("더 새로운 판의 단타가 만든 백업입니다");
    }

    static byte[] Small(ZipArchive zip, string name)
    {
        using var entry = (zip.GetEntry(name) ?? throw new InvalidDataException("단타의 백업이 아닙니다")).Open();
        using var content = new MemoryStream();
        Copy(entry, content, LongestManifest);
        return content.ToArray();
    }

    /// <summary>Whatever a file says of itself: nothing leaves the book's directory.</summary>
    static bool IsOfABook(string name) =>
        name is Database.FileName or BookCopy.Outbox
        || (name.StartsWith($"{FormerBook.Journal}/", StringComparison.Ordinal) && name[(FormerBook.Journal.Length + 1)..] is var day
            && day == Path.GetFileName(day) && !day.Contains('\\', StringComparison.Ordinal) && DayFiles.TryOwner(day, out _));

    static FileStream New(string path)
    {
        PrivateFile.MakeDirectory(Path.GetDirectoryName(path)!);
        return PrivateFile.OpenShared(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, Piece);
    }

    /// <param name="most">It ends behind so many bytes, for it is not what it should be then.</param>
    static (long Bytes, string Hash) Copy(Stream from, Stream to, long most)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (piece, bytes) = (new byte[Piece], 0L);
        while (from.Read(piece) is var got && got > 0 && (bytes += got) <= most)
        {
            hash.AppendData(piece, 0, got);
            to.Write(piece, 0, got);
        }
        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
