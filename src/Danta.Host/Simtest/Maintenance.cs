using System.Text;
using Danta.Simulator.Embedded;

namespace Danta.Host.Simtest;

/// <summary>
/// 점검: for a while the broker takes no connection and answers each call with one of the ways in which servers say that they are being
/// looked after. Nothing of what is asked is carried out.
/// </summary>
sealed class Maintenance(World world)
{
    static readonly EmbeddedAnswer[] Ways =
    [
        new(503, "<html><body><h1>서비스 점검 중입니다</h1></body></html>"u8.ToArray(), "", "text/html"),
        new(503, "점검중"u8.ToArray(), "", "text/plain"),
        new(502, [], "", ""),
        new(500, Encoding.UTF8.GetBytes("""{"rt_cd":"1","msg_cd":"","msg1":"시스템 점검중입니다."}"""), "", "application/json"),
    ];

    long _until;
    EmbeddedAnswer _word = Ways[0];

    public bool IsOn => world.Agenda.Now < _until;

    /// <summary>What it answers, whatever is asked; null: it works.</summary>
    public EmbeddedAnswer? Word => IsOn ? _word : null;

    public void Begin(TimeSpan span)
    {
        _word = new Chance(world.Plan.Seed, 343, world.Agenda.Now).Pick<EmbeddedAnswer>(Ways);
        _until = Math.Max(_until, world.Agenda.Now + span.Ticks);
        world.Trace($"점검: {span}, {_word.Status} {_word.Body.Length}바이트");
        foreach (var feed in world.Feeds.ToArray())
            feed.Machine.Run(() => feed.Close("maintenance"));
    }

    public void End() => _until = 0;
}
