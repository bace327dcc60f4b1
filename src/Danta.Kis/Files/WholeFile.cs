using System.Text;

namespace Danta.Kis;

/// <summary>
/// Files that are read and kept as a whole. None is believed to be of the size that it should have: what leads to a device or was blown up
/// is no larger in memory than its reader expects.
/// </summary>
public static class WholeFile
{
    const int Chunk = 64 * 1024;

    /// <summary>A link is followed: whoever names a configuration may keep it elsewhere.</summary>
    /// <param name="most">Bytes.</param>
    /// <exception cref="IOException">It is not there, larger than that, or the disk refuses it.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not ours to read, or a directory.</exception>
    public static byte[] Read(string path, int most)
    {
#pragma warning disable RS0030 // The gate itself.
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
#pragma warning restore RS0030
        // Some files of the system have no length and content all the same.
        using var content = new MemoryStream();
        var chunk = new byte[Chunk];
        for (int got; (got = file.Read(chunk)) > 0;)
        {
            if (content.Length + got > most)
                throw new IOException($"{path}: {most:N0}바이트보다 커서 읽지 않습니다");
            content.Write(chunk, 0, got);
        }
        return content.ToArray();
    }

    /// <summary>UTF-8, with or without a mark at its head.</summary>
    /// <inheritdoc cref="Read"/>
    public static string ReadText(string path, int most)
    {
        var bytes = Read(path, most).AsSpan();
        return Encoding.UTF8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
    }

    /// <summary>Whole or not at all: under its name there is what was before until all of it is on the disk.</summary>
    /// <exception cref="IOException">The disk refuses it; nothing of it stays.</exception>
    /// <exception cref="UnauthorizedAccessException">The place is not ours to write to.</exception>
    public static void Keep(string path, ReadOnlySpan<byte> content)
    {
        var part = path + ".part";
        try
        {
            PrivateFile.Replace(part, content);
            File.Move(part, path, overwrite: true);
        }
        catch
        {
            Discard(part);
            throw;
        }
    }

    /// <summary>Half a copy would only take room from the journal.</summary>
    static void Discard(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            // A disk that is read-only has no room to give back.
        }
    }
}
