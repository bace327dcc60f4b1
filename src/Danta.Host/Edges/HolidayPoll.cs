using Danta.Host.Engine;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Edges;

/// <summary>Whether the exchange is open: the broker wants this asked once a day; where it has no answer, the calendar decides.</summary>
sealed class HolidayPoll(Broker broker, Inbox inbox, bool checkHoliday, Func<TraderSnapshot> latest, TimeProvider time)
{
    static readonly TimeSpan Look = TimeSpan.FromSeconds(20);
    static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    DateOnly _dayAsked;
    DateTimeOffset _notBefore;

    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            await AskAsync(stop);
            await Task.Delay(Look, time, stop);
        }
    }

    public async Task AskAsync(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var today = Kst.DateOf(now);
        if (!checkHoliday || _dayAsked == today || now < _notBefore || latest().IsAsleep)
            return;
        _notBefore = now + Again;
        if (await broker.HolidayAsync(today, stop) is not { } answer)
            return;
        _dayAsked = today;
        inbox.Post(answer);
    }
}
