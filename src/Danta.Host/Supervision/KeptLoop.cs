using Danta.Trading;

namespace Danta.Host.Supervision;

/// <summary>How one loop fares. Written by whoever keeps it, read by anybody.</summary>
sealed class KeptLoop(string name)
{
    volatile LoopStatus _status = new(name, true, 0, "", null);
    volatile bool _isTold;

    public LoopStatus Status => _status;

    /// <summary>In a row, since it was last well.</summary>
    public int Failures { get; private set; }

    /// <summary>The owner knows that it keeps failing.</summary>
    public bool IsTold
    {
        get => _isTold;
        set => _isTold = value;
    }

    /// <summary>Until it is begun again: twice as long each time.</summary>
    public TimeSpan Wait => Failures > 6 ? Supervisor.LongestWait : Supervisor.FirstWait * (1 << (Failures - 1));

    /// <param name="fault">Null: it ended by itself. Only its kind is shown, for its words may have anything in them.</param>
    public void Failed(Exception? fault, DateTimeOffset at)
    {
        Failures++;
        _status = _status with { Running = false, LastFailure = fault?.GetType().Name ?? "ended", FailedAt = at };
    }

    public void BeganAgain() => _status = _status with { Running = true, Restarts = _status.Restarts + 1 };

    public void IsWell() => (Failures, IsTold) = (0, false);

    public void Ended() => _status = _status with { Running = false };
}
