using System.Text;
using Danta.Simulator.Embedded;

namespace Danta.Host.Simtest;

/// <summary>
/// A release of the broker's at midnight: from then on the frames of some channels have other fields at their end, and the rows of lists one
/// more that nobody knows, or one less that nobody needs.
/// </summary>
sealed class NewLayout(World world)
{
    /// <summary>By how many fields a channel may change; what is needed stands before, and stays.</summary>
    static readonly (string Channel, int Least, int Most)[] Channels = [("H0STCNT0", -2, 3), ("H0STASP0", -5, 4), ("H0STCNI0", 1, 3)];

    const string Unknown = ",\"new_item_yn\":\"N\"";

    static readonly string[] Unneeded = ["trad_dvsn_name", "evlu_erng_rt", "expd_dt", "loan_dt", "ordr_empno"];

    bool _hasMore;
    bool _hasLess;

    public void Come()
    {
        var chance = new Chance(world.Plan.Seed, 344, world.Agenda.Now);
        foreach (var (channel, least, most) in Channels)
        {
            var change = least + chance.Below(most - least + 1);
            if (change == 0 || chance.Hits(0.3))
                continue;
            world.Exchange.ChangeLayout(channel, change);
            world.Trace($"새 배치: {channel} {change:+0;-0}");
        }
        (_hasMore, _hasLess) = (chance.Hits(0.7), chance.Hits(0.5));
    }

    public EmbeddedAnswer Show(EmbeddedAnswer answer)
    {
        if (!_hasMore && !_hasLess || answer.Status != 200)
            return answer;
        var text = Encoding.UTF8.GetString(answer.Body);
        if (_hasLess)
            text = Unneeded.Aggregate(text, Without);
        if (_hasMore)
            text = text.Replace("\"},{", $"\"{Unknown}}},{{", StringComparison.Ordinal).Replace("\"}]", $"\"{Unknown}}}]", StringComparison.Ordinal);
        return answer with { Body = Encoding.UTF8.GetBytes(text) };
    }

    /// <summary>All values are strings, and none of these has a quotation mark in it.</summary>
    static string Without(string text, string name)
    {
        var begin = $"\"{name}\":\"";
        for (var at = text.IndexOf(begin, StringComparison.Ordinal); at >= 0; at = text.IndexOf(begin, at, StringComparison.Ordinal))
        {
            var end = text.IndexOf('"', at + begin.Length) + 1;
            // The last one of a row stays: the comma before it is another's.
            if (end >= text.Length || text[end] != ',')
                return text;
            text = text.Remove(at, end + 1 - at);
        }
        return text;
    }
}
