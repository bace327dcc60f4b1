using Danta.Host.Journal;

namespace Danta.Host.Books;

/// <summary>A book and where it lies. Its name is empty where the directory that was asked about is the book itself.</summary>
readonly record struct FoundBook(string Name, string Directory)
{
    public JournalDirectory Journal => BookShelf.JournalIn(Directory);
}

/// <summary>The books of a storage directory, each in a directory of its own.</summary>
static class BookShelf
{
    public static string DirectoryOf(string storage, BookOwner owner) => Path.Combine(storage, owner.Name);

    public static JournalDirectory JournalIn(string book) => new(Path.Combine(book, FormerBook.Journal));

    /// <summary>
    /// For whoever only reads: the book, or what will become it at the next start. Nothing is made nor moved. Null: there is none yet.
    /// </summary>
    public static string? Find(string storage, BookOwner owner)
    {
        if (Directory.Exists(DirectoryOf(storage, owner)))
            return DirectoryOf(storage, owner);
        foreach (var former in (string[])[storage, Path.Combine(storage, FormerBook.Staging)])
        {
            if (FormerBook.IsIn(former) && FormerBook.KindOf(former) == owner.Kind)
                return former;
        }
        var aside = Path.Combine(storage, FormerBook.AsideName(owner.Kind));
        return Directory.Exists(aside) ? aside : null;
    }

    /// <summary>Every book with a journal: the directory itself, and those in it. The one that was written last comes last.</summary>
    public static IReadOnlyList<FoundBook> In(string directory)
    {
        if (!Directory.Exists(directory))
            return [];
        var books = Directory.GetDirectories(directory).Select(book => new FoundBook(Path.GetFileName(book), book))
            .Where(book => book.Name != FormerBook.Journal)
            .Prepend(new("", directory));
        return [.. books.Where(book => book.Journal.Names.Count > 0).OrderBy(WrittenAt).ThenBy(book => book.Name, StringComparer.Ordinal)];
    }

    static DateTime WrittenAt(FoundBook book) =>
        File.GetLastWriteTimeUtc(Path.Combine(book.Directory, FormerBook.Journal, book.Journal.Names[^1]));
}
