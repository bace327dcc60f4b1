using Danta.Host.Books;
using Danta.Host.Configuration;
using Danta.Trading;

namespace Danta.Host.Tests.Books;

public sealed class BookOwnerTests
{
    static KisSection Kis(string account) =>
        new(false, "", new(""), account, "", null, null, null, null, null, new MarketDivisionSection("J", "J"));

    [Fact]
    public void Environment_account_and_dry_run_each_make_another_book()
    {
        string[] names =
        [
            .. from account in (string[])["12345678-01", "12345678-02", "87654321-01"]
               from mode in (TradingMode[])[TradingMode.Real, TradingMode.Paper]
               from dryRun in (bool[])[false, true]
               select BookOwner.Of(Kis(account), mode, dryRun).Name,
        ];
        Assert.Equal(12, names.Distinct().Count());
        Assert.All(names, name => Assert.Matches("^(real|paper)-[0-9a-f]{10}(-dry)?$", name));
    }

    /// <summary>Of years to come: another digest would be another book, and what is held would be nobody's.</summary>
    [Fact]
    public void The_name_of_a_book_never_changes() =>
        Assert.Equal("real-b21af585c0-dry", BookOwner.Of(Kis("12345678-01"), TradingMode.Real, dryRun: true).Name);
}
