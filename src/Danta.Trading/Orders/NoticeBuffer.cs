using Danta.Market;

namespace Danta.Trading;

/// <summary>Notices whose number nobody has named yet: a fill may come before its order's reply.</summary>
sealed class NoticeBuffer
{
    const int Capacity = 256;

    readonly List<(DateTimeOffset At, NoticeArrived Notice)> _waiting = [];

    public int Count => _waiting.Count;

    public bool IsFull => _waiting.Count >= Capacity;

    public (DateTimeOffset At, NoticeArrived Notice) this[int index] => _waiting[index];

    public void Add(DateTimeOffset at, NoticeArrived notice) => _waiting.Add((at, notice));

    public void RemoveAt(int index) => _waiting.RemoveAt(index);

    public void Clear() => _waiting.Clear();

    /// <summary>The order that a notice is about: a cancel's notice bears a number of its own.</summary>
    public static OrderNumber NumberOf(NoticeArrived notice) => notice.Kind switch
    {
        NoticeKind.CancelAccepted or NoticeKind.CancelConfirmed or NoticeKind.AmendAccepted or NoticeKind.AmendConfirmed
            when !notice.OriginalNumber.IsNone => notice.OriginalNumber,
        _ => notice.Number,
    };

    /// <summary>Takes out everything about one order, in the order of arrival.</summary>
    public List<NoticeArrived> Take(OrderNumber number)
    {
        List<NoticeArrived> taken = [];
        for (var index = 0; index < _waiting.Count;)
        {
            if (NumberOf(_waiting[index].Notice) != number)
            {
                index++;
                continue;
            }
            taken.Add(_waiting[index].Notice);
            _waiting.RemoveAt(index);
        }
        return taken;
    }
}
