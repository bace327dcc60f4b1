using System.Text;
using Danta.Simulator.Embedded;

namespace Danta.Host.Simtest;

/// <summary>
/// What the broker says of a day. In some worlds it is wrong from some moment on: closed while trades stream, or open on a holiday. The
/// program asks once in a life, so one is ended then.
/// </summary>
sealed class CalendarWord(World world)
{
    /// <summary>Before it asks again.</summary>
    static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    public void Begin()
    {
        if (world.Plan.CalendarLiesFrom is { } from)
            world.Agenda.In(from + Soon, () => world.Kill("달력을 다시 묻도록"));
    }

    public EmbeddedAnswer Of(Uri question, EmbeddedAnswer answer)
    {
        if (!(world.Agenda.Elapsed >= world.Plan.CalendarLiesFrom) || !question.AbsolutePath.EndsWith("/chk-holiday", StringComparison.Ordinal))
            return answer;
        world.Trace("   (달력이 틀림)");
        var text = Encoding.UTF8.GetString(answer.Body);
        return answer with
        {
            Body = Encoding.UTF8.GetBytes(text.Replace("\"opnd_yn\":\"Y\"", "\"opnd_yn\":\"?\"", StringComparison.Ordinal)
                .Replace("\"opnd_yn\":\"N\"", "\"opnd_yn\":\"Y\"", StringComparison.Ordinal)
                .Replace("\"opnd_yn\":\"?\"", "\"opnd_yn\":\"N\"", StringComparison.Ordinal)),
        };
    }
}
