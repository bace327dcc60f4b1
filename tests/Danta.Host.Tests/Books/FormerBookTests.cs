using Danta.Host.Books;
using Danta.Trading;
using static Danta.Host.Tests.Books.FormerLayout;

namespace Danta.Host.Tests.Books;

public sealed class FormerBookTests
{
    const TradingMode OnReal = TradingMode.Real;
    const TradingMode OnPaper = TradingMode.Paper;

    [Fact]
    public void It_becomes_the_book_of_whoever_started_last_once_and_says_so()
    {
        using var former = new FormerLayout().With((OnReal, false), (OnPaper, false));
        var said = former.Move(Paper);
        Assert.Contains("모의", said, StringComparison.Ordinal);
        Assert.Contains(Paper.Name, said, StringComparison.Ordinal);
        Assert.Equal(Parts, former.FilesIn(Paper.Name));
        Assert.Equal(["kis-tokens.json", .. Parts.Select(part => $"{Paper.Name}/{part}")], former.FilesIn(""));
        Assert.False(FormerBook.Concerns(former.Storage, Paper));
        Assert.Null(former.Move(Paper));
        Assert.Equal(Parts, former.FilesIn(Paper.Name));
    }

    [Fact]
    public void Of_another_environment_it_is_set_aside_and_taken_up_when_that_one_starts()
    {
        using var former = new FormerLayout().With((OnPaper, false));
        var said = former.Move(Real);
        Assert.Contains("모의 장부여서 읽지 않고", said, StringComparison.Ordinal);
        Assert.Contains("former-paper", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(BookShelf.DirectoryOf(former.Storage, Real)));
        Assert.Null(BookShelf.Find(former.Storage, Real));
        Assert.Equal(Parts, former.FilesIn("former-paper"));
        // Once.
        Assert.Null(former.Move(Real));

        Assert.Equal(Path.Combine(former.Storage, "former-paper"), BookShelf.Find(former.Storage, Paper));
        Assert.Contains(Paper.Name, former.Move(Paper), StringComparison.Ordinal);
        Assert.Equal(Parts, former.FilesIn(Paper.Name));
        Assert.False(Directory.Exists(Path.Combine(former.Storage, "former-paper")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_dry_run_of_the_same_account_has_its_own(bool nowDry)
    {
        var dry = Real with { Kind = Real.Kind with { DryRun = true } };
        using var former = new FormerLayout().With((OnReal, true), (OnReal, true));
        former.Move(nowDry ? dry : Real);
        Assert.Equal(Parts, former.FilesIn(dry.Name));
        Assert.Empty(former.FilesIn(Real.Name));
    }

    /// <summary>Shares that were bought in earnest keep their stop, though a dry run came after.</summary>
    [Fact]
    public void What_was_ever_traded_in_earnest_is_no_dry_runs_book()
    {
        using var former = new FormerLayout().With((OnPaper, false), (OnReal, false), (OnReal, true), (OnReal, true));
        former.Move(Real);
        Assert.Equal(Parts, former.FilesIn(Real.Name));
    }

    /// <summary>Killed after any number of files, and between the two steps.</summary>
    [Fact]
    public void Killed_in_the_middle_it_goes_on_and_loses_nothing()
    {
        for (var moved = 0; moved <= Parts.Length; moved++)
        {
            using var former = new FormerLayout().With((OnPaper, false));
            var staging = Directory.CreateDirectory(Path.Combine(former.Storage, FormerBook.Staging)).FullName;
            foreach (var part in Parts.Take(moved).Select(part => part.Split('/')[0]))
                Directory.Move(Path.Combine(former.Storage, part), Path.Combine(staging, part));
            // Whoever only reads finds it wherever its journal is by then.
            Assert.NotNull(BookShelf.Find(former.Storage, Paper));
            Assert.NotNull(former.Move(Paper));
            Assert.Equal(Parts, former.FilesIn(Paper.Name));
            Assert.Equal(["kis-tokens.json", .. Parts.Select(part => $"{Paper.Name}/{part}")], former.FilesIn(""));
        }
    }

    /// <summary>A version goes back and forth: what the former one wrote meanwhile is kept beside the book, never over it.</summary>
    [Fact]
    public void A_book_that_is_there_is_never_written_over()
    {
        using var former = new FormerLayout().With((OnPaper, false));
        former.Move(Paper);
        for (var number = 1; number <= 2; number++)
        {
            former.With((OnPaper, false), (OnPaper, false));
            Assert.Contains("지우지 않고", former.Move(Paper), StringComparison.Ordinal);
        }
        Assert.Equal(Parts, former.FilesIn(Paper.Name));
        Assert.Equal(Parts, former.FilesIn("former-paper"));
        Assert.Equal(Parts, former.FilesIn("former-paper.2"));

        // Interrupted, and then the former version ran again.
        former.With((OnPaper, false));
        Directory.CreateDirectory(Path.Combine(former.Storage, FormerBook.Staging));
        Directory.Move(Path.Combine(former.Storage, "journal"), Path.Combine(former.Storage, FormerBook.Staging, "journal"));
        former.With((OnReal, false));
        Assert.NotNull(former.Move(Real));
        Assert.Equal(Parts, former.FilesIn(Real.Name));
        Assert.Contains("journal/2026-11-20.danta", former.FilesIn("former-paper.3"));
    }

    [Fact]
    public void Where_no_start_can_be_read_it_is_set_aside()
    {
        using var former = new FormerLayout().With();
        Assert.Contains("누구의 장부인지 알 수 없어", former.Move(Real), StringComparison.Ordinal);
        Assert.Equal(Parts.Where(part => !part.StartsWith("journal", StringComparison.Ordinal)), former.FilesIn("former-unknown"));
        Assert.Null(former.Move(Real));
    }

    [Fact]
    public void Rows_on_a_server_are_marked_to_be_taken_over()
    {
        using var former = new FormerLayout().With((OnReal, false));
        former.Move(Real, hasServer: true);
        Assert.Contains(FormerBook.RowsMark, former.FilesIn(Real.Name));
    }
}
