namespace Danta.Trading;

public enum TraderState
{
    Starting = 0,
    Running,

    /// <summary>정지: by the owner. Exits go on.</summary>
    Paused,

    /// <summary>By a fault of ours or a limit. Exits go on.</summary>
    Halted,
    Stopping,
}
