using Danta.Kis.Tests.Broker;
using Danta.Kis.Wire;
using Danta.Market;

namespace Danta.Kis.Tests.Client;

public sealed class PaperStreamTests
{
    [Fact]
    public async Task Paper_registers_its_own_notices_and_nothing_that_it_lacks()
    {
        using var setup = new TestSetup();
        var time = new ManualTime();
        await using var broker = await ScriptedBroker.StartAsync();
        using var paper = new KisClient(setup.Options(broker, KisEnvironment.Paper), time);
        var stream = paper.OpenStream(new RecordingSink());
        stream.WatchNotices();
        stream.Watch(InstrumentCode.Parse("005930"), new WatchWish(MarketState: true, Expected: true, Venue: FeedVenue.Unified));
        stream.Start();

        await time.RunUntilAsync(() => broker.Feed.Registered.Count == 2);
        time.Advance(TimeSpan.FromSeconds(2));
        await Stillness.ComeAsync();

        Assert.Equal(["H0STCNI9", "H0STCNT0"], broker.Feed.Registered.Keys.Select(slot => slot.TrId).Order(StringComparer.Ordinal));
        var ending = stream.DisposeAsync().AsTask();
        await time.RunUntilAsync(() => ending.IsCompleted);
    }
}
