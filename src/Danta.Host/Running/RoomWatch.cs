using System.Globalization;
using Danta.Host.Journal;
using Danta.Trading;

namespace Danta.Host.Running;

/// <summary>
/// Tells the owner that the disk is about to be full while there is time to do something about it, once, and once when there is room
/// again. A disk that is full takes no purchase.
/// </summary>
sealed class RoomWatch(Func<DiskRoom?> room, Action<OwnerNews> tell, TimeProvider time)
{
    static readonly TimeSpan Rhythm = TimeSpan.FromMinutes(10);

    /// <summary>What comes and goes at the border is not told each time: so many looks in a row have to agree.</summary>
    const int Looks = 3;

    bool _isTold;
    int _others;

    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            Look();
            await Task.Delay(Rhythm, time, stop);
        }
    }

    public void Look()
    {
        if (room() is not { } now || now.IsLow == _isTold)
        {
            _others = 0;
            return;
        }
        // That it is low is told at once.
        if (_isTold && ++_others < Looks)
            return;
        (_isTold, _others) = (now.IsLow, 0);
        var free = string.Create(CultureInfo.InvariantCulture, $"{now.FreeGigabytes:0.0}GB");
        tell(new StorageNews(time.GetUtcNow(), now.IsLow
            ? $"디스크가 {now.UsedPercent}% 찼습니다({free} 남음). 매매에는 아직 영향이 없습니다. 다 차면 기록할 수 없어 사지 않고 파는 일만 합니다. "
                + "자리를 비우거나 storage.journalDays를 줄이십시오."
            : $"디스크에 다시 자리가 있습니다({free} 남음)."));
    }
}
