namespace Danta.Trading;

/// <summary>When the last orders were sent, for the limit of orders a minute.</summary>
sealed class OrderPace
{
    readonly Queue<DateTimeOffset> _sent = new();

    public void Sent(DateTimeOffset at) => _sent.Enqueue(at);

    public int LastMinute(DateTimeOffset now)
    {
        while (_sent.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromMinutes(1))
            _sent.Dequeue();
        return _sent.Count;
    }
}
