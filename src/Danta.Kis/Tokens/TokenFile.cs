using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Danta.Kis;

/// <summary>
/// The one file in which tokens live, readable by its owner alone and shared by every process of one state directory. Whoever
/// holds it open holds the lock: nobody else can ask for a token meanwhile. A disk that is full or read-only must not cost a sale:
/// what cannot be written is kept in memory, for as long as the process lives.
/// </summary>
sealed class TokenFile(string directory, TimeProvider time) : ITokenStore
{
    const int MostBytes = 64 * 1024;
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    /// <summary>Used by whoever holds the file.</summary>
    readonly Dictionary<string, TokenEntry> _unwritten = new(StringComparer.Ordinal);

    readonly string _path = Path.Combine(directory, "kis-tokens.json");

    /// <summary>Of key and secret: what one pair was given is nothing to a start with another secret, which has to be proven first.</summary>
    public static string NameOf(KisKeys keys) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{keys.AppKey.Reveal()}\n{keys.AppSecret.Reveal()}")).AsSpan(0, 8));

    /// <summary>Waits until no other process holds the file.</summary>
    public async Task<IHeldTokens> HoldAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return new Held(OpenAny(), _unwritten, time);
            }
            catch (IOException fault) when (PrivateFile.IsHeld(fault))
            {
                await Task.Delay(Patience, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// At least for reading; null where there is nothing that could be opened at all. Unbuffered: what a full disk did not take must not
    /// come up again when the file is closed.
    /// </summary>
    FileStream? OpenAny()
    {
        try
        {
            PrivateFile.MakeDirectory(Path.GetDirectoryName(Path.GetFullPath(_path))!);
            return PrivateFile.OpenAlone(_path, FileAccess.ReadWrite, create: true);
        }
        catch (Exception fault) when (IsOutOfReach(fault))
        {
            try
            {
                return PrivateFile.OpenAlone(_path, FileAccess.Read, create: false);
            }
            catch (Exception gone) when (IsOutOfReach(gone))
            {
                return null;
            }
        }
    }

    static bool IsOutOfReach(Exception fault) => fault is UnauthorizedAccessException || fault is IOException && !PrivateFile.IsHeld(fault);

    /// <summary>The file while it is held. Disposing lets the next one have it.</summary>
    sealed class Held(FileStream? file, Dictionary<string, TokenEntry> unwritten, TimeProvider time) : IHeldTokens
    {
        /// <summary>Nothing where there is none or the file is damaged: a token can always be asked for again.</summary>
        public KisToken? Read(string name)
        {
            var written = ReadAll().GetValueOrDefault(name);
            var entry = unwritten.GetValueOrDefault(name) is { } own && own.IssueAskedAt >= (written?.IssueAskedAt ?? default) ? own : written;
            return entry is null ? null : new(entry.Token, entry.ExpiresAt, entry.IssueAskedAt);
        }

        public void Write(string name, KisToken token)
        {
            var entry = new TokenEntry(token.Token, token.ExpiresAt, token.AskedAt);
            unwritten[name] = entry;
            if (file is not { CanWrite: true })
                return;
            var all = ReadAll();
            all[name] = entry;
            var yesterday = time.GetUtcNow().AddDays(-1);
            foreach (var (other, old) in all.Where(pair => pair.Key != name && pair.Value.ExpiresAt < yesterday && pair.Value.IssueAskedAt < yesterday).ToList())
                all.Remove(other);
            var bytes = JsonSerializer.SerializeToUtf8Bytes(all, TokenJson.Default.DictionaryStringTokenEntry);
            try
            {
                file.Position = 0;
                file.Write(bytes);
                file.SetLength(bytes.Length);
                file.Flush(flushToDisk: true);
                unwritten.Remove(name);
            }
            catch (IOException)
            {
                // Other processes and the next one do not learn of it; the broker tells them if they ask too soon.
            }
        }

        public void Dispose() => file?.Dispose();

        Dictionary<string, TokenEntry> ReadAll()
        {
            if (file is null || file.Length is 0 or > MostBytes)
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
