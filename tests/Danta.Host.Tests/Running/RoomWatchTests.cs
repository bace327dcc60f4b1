using Danta.Desk;
using Danta.Host.Journal;
using Danta.Host.Running;
using Danta.Trading;

namespace Danta.Host.Tests.Running;

public sealed class RoomWatchTests
{
    const long Gigabyte = 1L << 30;

    readonly List<string> _told = [];
    DiskRoom? _room = new(50 * Gigabyte, 100 * Gigabyte);

    RoomWatch Watch => field ??= new(() => _room, news => _told.Add(Assert.IsType<StorageNews>(news).Text), new ManualTime(DateTimeOffset.UnixEpoch));

    [Fact]
    public void At_ninety_five_percent_the_owner_hears_it_once_and_once_that_it_is_over()
    {
        Look(3);
        Assert.Empty(_told);
        _room = new(5 * Gigabyte, 100 * Gigabyte);
        Look(20);
        Assert.Contains("95% 찼습니다(5.0GB 남음)", Assert.Single(_told), StringComparison.Ordinal);
        _room = new(30 * Gigabyte, 100 * Gigabyte);
        Look(20);
        Assert.Equal(2, _told.Count);
        Assert.Contains("다시 자리가 있습니다", _told[1], StringComparison.Ordinal);
    }

    /// <summary>Logs are turned over and come again: at the border nobody is told each time.</summary>
    [Fact]
    public void What_comes_and_goes_at_the_border_is_told_once()
    {
        for (var turn = 0; turn < 50; turn++)
        {
            _room = new((turn % 2 == 0 ? 4 : 6) * Gigabyte, 100 * Gigabyte);
            Look(1);
        }
        Assert.Single(_told);
    }

    [Theory]
    // A large disk has room enough at 95 %; a small one is low before, and one of which nothing is known is none.
    [InlineData(200, 4_000, false)]
    [InlineData(19, 4_000, true)]
    [InlineData(1, 8, false)]
    [InlineData(0, 8, true)]
    public void It_is_low_where_little_is_left(long free, long total, bool low) =>
        Assert.Equal(low, new DiskRoom(free * Gigabyte, total * Gigabyte).IsLow);

    [Fact]
    public void A_system_that_does_not_say_it_is_not_low()
    {
        _room = null;
        Look(5);
        Assert.Empty(_told);
    }

    [Fact]
    public void The_directory_need_not_be_there_yet()
    {
        var room = DiskRoom.Of(Path.Combine(Path.GetTempPath(), "danta-not-there", "journal"));
        if (room is { } known)
            Assert.InRange(known.Free, 0, known.Total);
    }

    void Look(int times)
    {
        for (; times > 0; times--)
            Watch.Look();
    }
}
