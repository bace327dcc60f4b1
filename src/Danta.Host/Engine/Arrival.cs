using Danta.Trading;

namespace Danta.Host.Engine;

/// <summary>An input on its way to the trader.</summary>
/// <param name="ReceivedAt">TimeProvider timestamp of the frame's last byte; of its posting for anything else.</param>
/// <param name="PostedAt">TimeProvider timestamp.</param>
readonly record struct Arrival(Input Input, long ReceivedAt, long PostedAt);

/// <summary>Hears what has arrived at once, if it can.</summary>
delegate bool Hearing(in Arrival arrival);

/// <summary>TimeProvider timestamps of a step, up to the moment in which its orders may leave.</summary>
readonly record struct StepTimes(long Received, long Posted, long Decided, long Written)
{
    /// <summary>With what the client knows of the call.</summary>
    public OrderPath PathTo(long left, long answered, TimeProvider time) =>
        new(Since(Posted, time), Since(Decided, time), Since(Written, time), Since(left, time), Since(answered, time));

    int Since(long stamp, TimeProvider time) => (int)Math.Clamp(time.GetElapsedTime(Received, stamp).TotalMicroseconds, 0, int.MaxValue);
}
