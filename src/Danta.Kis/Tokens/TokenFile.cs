using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Danta.Kis;

/// <summary>
/// The one file in which tokens live, readable by its owner alone and shared by every process of one state directory. Whoever
/// holds it open holds the lock: nobody else can ask for a token meanwhile.
/// </summary>
sealed class TokenFile(string directory, TimeProvider time)
{
    const int MostBytes = 64 * 1024;
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    readonly string _path = Path.Combine(directory, "kis-tokens.json");

    public static string NameOf(Secret appKey) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(appKey.Reveal())).AsSpan(0, 8));

    /// <summary>Waits until no other process holds the file.</summary>
    public async Task<Held> HoldAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return new(Open());
            }
            catch (IOException) when (File.Exists(_path))
            {
                await Task.Delay(Patience, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    FileStream Open()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(_path, options);
    }

    /// <summary>The file while it is held. Disposing lets the next one have it.</summary>
    public sealed class Held(FileStream file) : IDisposable
    {
        /// <summary>Nothing where there is none or the file is damaged: a token can always be asked for again.</summary>
        public TokenEntry? Read(string name) => ReadAll().GetValueOrDefault(name);

        public void Write(string name, TokenEntry entry)
        {
            var all = ReadAll();
            all[name] = entry;
            var bytes = JsonSerializer.SerializeToUtf8Bytes(all, TokenJson.Default.DictionaryStringTokenEntry);
            file.Position = 0;
            file.Write(bytes);
            file.SetLength(bytes.Length);
            file.Flush(flushToDisk: true);
        }

        public void Dispose() => file.Dispose();

        Dictionary<string, TokenEntry> ReadAll()
        {
            if (file.Length is 0 or > MostBytes)
                return new(StringComparer.Ordinal);
            var bytes = new byte[file.Length];
            file.Position = 0;
            file.ReadExactly(bytes);
            try
            {
                var read = JsonSerializer.Deserialize(bytes, TokenJson.Default.DictionaryStringTokenEntry);
                return read is null ? new(StringComparer.Ordinal) : new(read, StringComparer.Ordinal);
            }
            catch (JsonException)
            {
                return new(StringComparer.Ordinal);
            }
        }
    }
}
