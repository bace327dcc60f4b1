using System.CommandLine;
using Danta.Host.Books;
using Danta.Host.Journal;
using Danta.Host.Running;

namespace Danta.Host.Commands;

/// <summary>Which journal a command reads: the one that the configuration names, or what lies in a directory.</summary>
sealed class JournalSource
{
    public Option<string> Data { get; } = new("--data")
    {
        Description = "자료 폴더(storage.directory) 또는 그 안의 장부 하나", HelpName = "DIR", DefaultValueFactory = _ => "data",
    };

    public Option<string?> Config { get; } = new("--config", "-c") { Description = "이 설정의 장부를 읽습니다(--data 대신)", HelpName = "FILE" };

    /// <summary>All of them, the one that was written last at the end.</summary>
    /// <exception cref="CommandFailed">There is none.</exception>
    public IReadOnlyList<FoundBook> All(ParseResult parsed)
    {
        if (parsed.GetValue(Config) is { } file)
            return [OfConfiguration(file)];
        var directory = parsed.GetValue(Data)!;
        var books = BookShelf.In(directory);
        return books.Count > 0 ? books : throw Nothing(Path.Combine(directory, FormerBook.Journal));
    }

    /// <summary>The one that was written last, where there are several; which it is, and how to have another, goes to the error output.</summary>
    /// <inheritdoc cref="All"/>
    public JournalDirectory One(ParseResult parsed)
    {
        var books = All(parsed);
        var one = books[^1];
        if (books.Count > 1)
        {
            Console.Error.WriteLine(
                $"{parsed.GetValue(Data)}에 장부가 {books.Count}개 있습니다. 마지막에 쓰인 {one.Directory}의 것을 읽습니다. "
                + $"다른 것: {string.Join(", ", books.SkipLast(1).Select(book => $"--data {book.Directory}"))}");
        }
        return one.Journal;
    }

    static FoundBook OfConfiguration(string file)
    {
        var config = CommonOptions.Load(file);
        var owner = BookOwner.Of(config.Kis);
        return BookShelf.Find(config.Storage.Directory, owner) is { } directory && BookShelf.JournalIn(directory).Names.Count > 0
            ? new("", directory)
            : throw Nothing(BookShelf.DirectoryOf(config.Storage.Directory, owner));
    }

    static CommandFailed Nothing(string directory) => new(ExitCodes.Failed, $"{directory}에 기록이 없습니다.");
}
