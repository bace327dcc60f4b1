using Danta.Host.Journal;
using Danta.Host.Running;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tests.Journal;

public sealed class MemoryTests : IDisposable
{
    static readonly DateTimeOffset Noon = Kst.At(new DateOnly(2026, 11, 20), new TimeOnly(12, 0));

    readonly string _directory = Directory.CreateTempSubdirectory("danta").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    /// <summary>Killed between deciding and telling, the owner hears of it from the next process, in the very same words.</summary>
    [Fact]
    public void What_was_decided_last_is_remembered_to_be_told_and_what_is_old_is_not()
    {
        var disk = new JournalDirectory(_directory);
        List<OwnerNews> told = [];
        using (var journal = new JournalWriter(disk))
        {
            var trader = new Trader();
            foreach (var input in Day())
            {
                var requests = new List<Request>();
                journal.Append(input);
                trader.Handle(input, requests);
                told.AddRange(requests.OfType<Tell>().Select(tell => tell.News));
            }
        }

        var recalled = TraderMemory.Recall(new Trader().Handle, disk);

        Assert.True(told.Count >= 3);
        Assert.Equal(told.Where(news => news.At >= Noon.AddMinutes(20)), recalled.News);
        Assert.NotEmpty(recalled.News);
        Assert.NotEqual(told.Count, recalled.News.Count);
    }

    static IEnumerable<Input> Day()
    {
        yield return Input.Of(Noon, new Started(TradingMode.Paper, false, TraderSettings.Default));
        yield return Input.Of(Noon.AddMinutes(1), new StreamChanged(true, null));
        yield return Input.Of(Noon.AddMinutes(20), new StreamChanged(false, null));
        yield return Input.Of(Noon.AddMinutes(21), new StreamChanged(true, Noon.AddMinutes(20)));
        yield return Input.Second(Noon.AddMinutes(29));
    }
}
