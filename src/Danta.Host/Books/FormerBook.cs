using Danta.Host.Journal;
using Danta.Kis;
using Danta.Market;

namespace Danta.Host.Books;

/// <summary>
/// The former layout had one book for everything, in the storage directory itself. It becomes the book of whoever's it was. First
/// its files are moved aside one by one, which needs no decision; then the whole takes its name at one stroke. So it may be killed
/// anywhere: the next start goes on where this one was, and whose book it is, is decided once.
/// </summary>
static class FormerBook
{
    public const string Journal = "journal";

    /// <summary>Where the files gather before it is known whose they are.</summary>
    public const string Staging = "former";

    /// <summary>In a book whose rows may still lie in PostgreSQL's tables of the former layout.</summary>
    public const string RowsMark = "former.rows";

    static readonly string[] Files =
        ["danta.db", "danta.db-wal", "danta.db-shm", "telegram.db", "telegram.db-wal", "telegram.db-shm", "danta.boot"];

    /// <summary>Files of the former layout lie in this directory.</summary>
    public static bool IsIn(string directory) =>
        Directory.Exists(Path.Combine(directory, Journal)) || Files.Any(file => File.Exists(Path.Combine(directory, file)));

    /// <summary>Something of the former layout is there that this book's start has to deal with.</summary>
    public static bool Concerns(string storage, BookOwner owner) =>
        IsIn(storage) || Directory.Exists(Path.Combine(storage, Staging)) || IsAsideFor(storage, owner);

    /// <summary>What a book is called that is nobody's who starts now: <c>former-paper</c>.</summary>
    public static string AsideName(BookKind? kind) => $"{Staging}-{kind?.Name ?? "unknown"}";

    /// <summary>
    /// Whose the former book is: the last start's. Of one and the same account a dry run counts only where nothing else ever was, for
    /// shares that were bought in earnest must keep their stop; what was dry in it is passed over when it is heard again. Null: no
    /// start can be read.
    /// </summary>
    public static BookKind? KindOf(string directory)
    {
        BookKind? last = null;
        var disk = BookShelf.JournalIn(directory);
        foreach (var day in disk.Names.Reverse())
        {
            var lives = new List<BookKind>();
            JournalReader.Read(disk, day, (in JournalRecord record) =>
            {
                if ((BookKind.Begun(record) ?? BookKind.Carried(record)) is { } kind)
                    lives.Add(kind);
            });
            lives.Reverse();
            foreach (var life in lives)
            {
                last ??= life;
                if (life == last.Value with { DryRun = false })
                    return life;
            }
        }
        return last;
    }

    /// <summary>What was done, for the owner; null: there was nothing to do. By one process at a time.</summary>
    /// <param name="hasServer">Rows are kept in PostgreSQL.</param>
    /// <exception cref="IOException">A file cannot be moved; nothing is lost, and another try goes on.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory is not ours to write to.</exception>
    public static string? MoveOver(string storage, BookOwner owner, bool hasServer)
    {
        var said = new List<string>();
        if (IsIn(storage))
        {
            // An older version may have run since a move that was interrupted: that one is brought to its end first.
            if (Collides(storage))
                said.Add(Name(storage, owner));
            Gather(storage, hasServer);
        }
        if (Directory.Exists(Path.Combine(storage, Staging)))
            said.Add(Name(storage, owner));
        if (IsAsideFor(storage, owner))
            said.Add(TakeUp(storage, owner));
        return said.Count == 0 ? null : string.Join("\n", said);
    }

    static bool IsAsideFor(string storage, BookOwner owner) =>
        Directory.Exists(Path.Combine(storage, AsideName(owner.Kind))) && !Directory.Exists(BookShelf.DirectoryOf(storage, owner));

    static IEnumerable<string> Parts(string directory) =>
        Files.Prepend(Journal).Where(part => Path.Exists(Path.Combine(directory, part)));

    static bool Collides(string storage) => Parts(storage).Any(part => Path.Exists(Path.Combine(storage, Staging, part)));

    static void Gather(string storage, bool hasServer)
    {
        var staging = Path.GetFullPath(Path.Combine(storage, Staging));
        PrivateFile.MakeDirectory(staging);
        if (hasServer)
            PrivateFile.Replace(Path.Combine(staging, RowsMark), []);
        foreach (var part in Parts(storage).ToArray())
            Directory.Move(Path.Combine(storage, part), Path.Combine(staging, part));
        DirectorySync.Run(staging);
        DirectorySync.Run(storage);
    }

    static string Name(string storage, BookOwner owner)
    {
        var staging = Path.Combine(storage, Staging);
        var kind = KindOf(staging);
        // Another environment's account is another one, and its number is not known here.
        var target = kind is { } whose && whose.Mode == owner.Kind.Mode ? owner with { Kind = whose } : null;
        var isFree = target is not null && !Directory.Exists(BookShelf.DirectoryOf(storage, target));
        var name = isFree ? target!.Name : FreeName(storage, AsideName(kind));
        Directory.Move(staging, Path.Combine(storage, name));
        DirectorySync.Run(storage);
        return isFree
            ? $"예전 판의 기록을 {kind!.Value.Korean} 장부의 폴더 {Josa.Toward(name)} 옮겼습니다. 이제 환경과 계좌와 연습 여부마다 장부가 따로 있고, 서로 읽지 않습니다."
            : kind is { } other
                ? $"예전 판의 기록은 지금의 {owner.Kind.Korean} 장부가 아니라 {other.Korean} 장부여서 읽지 않고, 지우지 않고 폴더 {name}에 두었습니다."
                    + (name == AsideName(kind) ? $" {Josa.Toward(other.Korean)} 시작하면 거기서 이어 갑니다." : "")
                : $"예전 판의 기록이 누구의 장부인지 알 수 없어 읽지 않고, 지우지 않고 폴더 {name}에 두었습니다.";
    }

    static string TakeUp(string storage, BookOwner owner)
    {
        Directory.Move(Path.Combine(storage, AsideName(owner.Kind)), BookShelf.DirectoryOf(storage, owner));
        DirectorySync.Run(storage);
        return $"따로 두었던 예전 판의 {owner.Kind.Korean} 장부를 폴더 {Josa.Toward(owner.Name)} 옮겨 이어 갑니다.";
    }

    static string FreeName(string storage, string name)
    {
        var free = name;
        for (var number = 2; Path.Exists(Path.Combine(storage, free)); number++)
            free = $"{name}.{number}";
        return free;
    }
}
