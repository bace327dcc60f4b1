namespace Danta.Kis;

/// <summary>Why a session ended.</summary>
enum SessionEnd
{
    Lost = 0,
    Silent,
    KeyInUse,
    ApprovalRefused,
    KeyRefused,
    BackOff,
    Stopped,
}
