using System.Text;
using Danta.Kis.Tests.Broker;
using Danta.Kis.Wire.Frames;

namespace Danta.Kis.Tests.Client;

public sealed class FeedReaderTests
{
    [Fact]
    public void Neither_ticks_nor_faults_that_were_told_allocate()
    {
        var time = new ManualTime();
        var sink = new SilentSink();
        var watch = new DataWatch(time);
        watch.Follow(new(KisChannel.TradeKrx, "005930"));
        var reader = new FeedReader(sink, "5001234501", new TellOnce(sink, time), watch);
        var frame = Encoding.UTF8.GetString(Samples.Frame("frame.H0STCNT0.1rec.txt"));
        byte[][] frames =
        [
            Samples.Frame("frame.H0STCNT0.1rec.txt"), Samples.Frame("frame.H0STASP0.txt"), Encoding.UTF8.GetBytes(frame + "^new"),
            "0|H0STCNT0|001|garbage"u8.ToArray(), "0|H0XXXXX0|001|x"u8.ToArray(), Encoding.UTF8.GetBytes(frame.Replace("^N^", "^X^", StringComparison.Ordinal)),
        ];
        var rounds = 0;
        void Read()
        {
            rounds++;
            foreach (var bytes in frames)
                reader.Read(bytes, rounds);
        }
        Read();

        Assert.Equal(0, Allocated.Least(() =>
        {
            for (var round = 0; round < 1_000; round++)
                Read();
        }));
        Assert.Equal((3 * rounds, 4), (sink.Ticks, sink.Faults));
    }
}
