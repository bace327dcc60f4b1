namespace Danta.Trading;

/// <summary>
/// Each station of a step stands alone: a bug of ours in one is told and counted, entries stop, and the stations behind it go on. A
/// stop must not hang on the health of a list of candidates.
/// </summary>
sealed class Guard(Desk desk)
{
    readonly HashSet<string> _told = [];

    public void Run(string station, Action act)
    {
        try
        {
            act();
        }
        catch (Exception fault)
        {
            Report(station, fault);
        }
    }

    public void Run<T>(string station, Action<T> act, T about)
    {
        try
        {
            act(about);
        }
        catch (Exception fault)
        {
            Report(station, fault);
        }
    }

    /// <summary>Told once a station until the owner resumes; counted each time.</summary>
    public void Report(string station, Exception fault)
    {
        desk.Standing.Faults++;
        if (desk.Standing.Fault is null)
            _told.Clear();
        if (!_told.Add(station))
            return;
        var reason = $"내부 오류 ({station}): {fault.GetType().Name}: {fault.Message}";
        if (desk.Standing.Fault is null)
            desk.Halt(reason);
        else
            desk.Out.Tell(new HaltNews(desk.Now, true, reason));
    }
}
