namespace Danta.Kis;

/// <summary>
/// Services that all the broker's customers together ask too much of (EGW00215): each rests by itself, longer where it is refused again
/// after a rest. It is no word about this key's own rate, so nothing else notices.
/// </summary>
sealed class EndpointRests(TimeProvider time)
{
    static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    readonly Lock _lock = new();
    readonly Dictionary<string, (TimeSpan Length, long Until)> _resting = new(StringComparer.Ordinal);

    /// <summary>Until the service may be asked again; at once where it does not rest.</summary>
    public async ValueTask WaitAsync(string endpoint, CancellationToken cancellationToken)
    {
        for (var left = LeftOf(endpoint); left > TimeSpan.Zero; left = LeftOf(endpoint))
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), time, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Several that were under way together are refused together: they are one refusal.</summary>
    public void Refused(string endpoint)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            var rest = First;
            if (_resting.TryGetValue(endpoint, out var last))
            {
                if (last.Until > now)
                    return;
                rest = last.Length * 2 < Longest ? last.Length * 2 : Longest;
            }
            _resting[endpoint] = (rest, now + (long)(rest.TotalSeconds * time.TimestampFrequency));
        }
    }

    public void Answered(string endpoint)
    {
        lock (_lock)
            _resting.Remove(endpoint);
    }

    TimeSpan LeftOf(string endpoint)
    {
        lock (_lock)
            return _resting.TryGetValue(endpoint, out var last) ? time.GetElapsedTime(time.GetTimestamp(), last.Until) : TimeSpan.Zero;
    }
}
