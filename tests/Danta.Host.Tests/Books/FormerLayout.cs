using Danta.Host.Books;
using Danta.Host.Journal;
using Danta.Host.Tests.Journal;
using Danta.Trading;

namespace Danta.Host.Tests.Books;

/// <summary>A storage directory as the former version left it: one book for everything, in the directory itself.</summary>
sealed class FormerLayout : IDisposable
{
    public static readonly BookOwner Real = new(new(TradingMode.Real, false), "0123456789");

    public static readonly BookOwner Paper = Real with { Kind = new(TradingMode.Paper, false) };

    public static readonly string[] Parts =
        ["danta.boot", "danta.db", "danta.db-shm", "danta.db-wal", $"journal/{DayBytes.Name}", "telegram.db", "telegram.db-wal"];

    public string Storage { get; } = Directory.CreateTempSubdirectory("danta").FullName;

    /// <summary>Lives one after the other, and the files that lie beside their journal.</summary>
    public FormerLayout With(params (TradingMode Mode, bool DryRun)[] lives)
    {
        using (var journal = new JournalWriter(BookShelf.JournalIn(Storage)))
        {
            for (var life = 0; life < lives.Length; life++)
            {
                var at = DayBytes.Noon.AddMinutes(life);
                journal.Append(Input.Of(at, new Started(lives[life].Mode, lives[life].DryRun, TraderSettings.Default)));
                journal.Append(Input.Second(at.AddSeconds(1)));
            }
        }
        foreach (var part in Parts.Where(part => !part.Contains('/', StringComparison.Ordinal)))
            File.WriteAllText(Path.Combine(Storage, part), part);
        // Neither belongs to a book.
        File.WriteAllText(Path.Combine(Storage, "kis-tokens.json"), "{}");
        Directory.CreateDirectory(Path.Combine(Storage, "masters"));
        return this;
    }

    public string? Move(BookOwner owner, bool hasServer = false) => FormerBook.MoveOver(Storage, owner, hasServer);

    /// <summary>By their paths within the storage directory or one in it.</summary>
    public string[] FilesIn(string name)
    {
        var directory = Path.Combine(Storage, name);
        return Directory.Exists(directory)
            ? [.. Directory.GetFiles(directory, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(directory, file).Replace('\\', '/')).Order(StringComparer.Ordinal)]
            : [];
    }

    public void Dispose() => Directory.Delete(Storage, recursive: true);
}
