using Danta.Host.Engine;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Storage;

/// <summary>
/// Stands between the loop and the trader and hands over a snapshot before anything leaves it for good: at the end of each day,
/// and before more orders have come than a snapshot shows. The same for a day that is lived and one that is heard again.
/// </summary>
/// <remarks>On the trader's thread.</remarks>
sealed class ArchiveFeed(TraderStep step, Func<TraderSnapshot> snapshot, Action<TraderSnapshot> take)
{
    /// <summary>Far fewer than a snapshot shows: an order that goes on for long is seen to its end.</summary>
    const int OrdersBetween = 100;

    long _dayEnds;
    int _orders;

    public void Handle(in Input input, ICollection<Request> requests)
    {
        var isNewDay = input.At.UtcTicks >= _dayEnds;
        if (isNewDay && _dayEnds > 0)
            take(snapshot());
        step(input, requests);
        if (requests.Count > 0)
            _orders += requests.Count(request => request is PlaceOrder);
        if (isNewDay)
            _dayEnds = Kst.At(Kst.DateOf(input.At).AddDays(1), TimeOnly.MinValue).UtcTicks;
        if (!isNewDay && _orders < OrdersBetween)
            return;
        _orders = 0;
        take(snapshot());
    }
}
