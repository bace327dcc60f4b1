using System.Text.Json.Nodes;
using Danta.Simulator.Embedded;

namespace Danta.Host.Simtest;

/// <summary>
/// A broker whose day's list says too little of some orders, each in a way of its own: the shares that it filled without their amount for a
/// while, and of an order whose rest is gone neither that it was cancelled nor, in some, that it was ever ordered.
/// </summary>
/// <remarks>How the broker shows the rest of an IOC order is not known: as cancelled, as not ordered, or nowhere.</remarks>
sealed class OddRows(World world)
{
    static readonly TimeSpan LongestWithoutAmount = TimeSpan.FromSeconds(60);

    /// <summary>When each order's amount may be shown, in the agenda's ticks.</summary>
    readonly Dictionary<long, long> _amountAt = [];

    readonly HashSet<string> _shortened = new(StringComparer.Ordinal);

    /// <summary>A row of the stock has shown fewer ordered than there were: without a notice nothing says whose it is.</summary>
    public bool HasShortened(string code) => _shortened.Contains(code);

    public EmbeddedAnswer Show(Uri question, EmbeddedAnswer truth)
    {
        if (!question.AbsolutePath.EndsWith("/inquire-daily-ccld", StringComparison.Ordinal) || !world.Plan.Themes.Contains(Theme.OddRows)
            || truth.Status != 200 || JsonNode.Parse(truth.Body) is not JsonObject answer || answer["output1"] is not JsonArray rows)
            return truth;
        foreach (var row in rows.OfType<JsonObject>())
            Bend(row);
        return truth with { Body = System.Text.Encoding.UTF8.GetBytes(answer.ToJsonString()) };
    }

    void Bend(JsonObject row)
    {
        var (number, filled) = (Figure(row, "odno"), Figure(row, "tot_ccld_qty"));
        // What cancels or changes another is not the trader's.
        if (!string.IsNullOrEmpty(row["orgn_odno"]?.GetValue<string>()))
            return;
        var chance = new Chance(world.Plan.Seed, 340, number);
        if (chance.Hits(0.35) && filled > 0 && !world.Faults.IsOver)
        {
            _amountAt.TryAdd(number, world.Agenda.Now + (long)(LongestWithoutAmount.Ticks * chance.Unit()));
            if (world.Agenda.Now < _amountAt[number])
                (row["tot_ccld_amt"], row["avg_prvs"]) = ("0", "0");
        }
        // Only where nothing of it is open any more.
        if (!chance.Hits(0.8) || Figure(row, "rmn_qty") != 0 || Figure(row, "cncl_cfrm_qty") == 0 || filled == 0)
            return;
        row["cncl_cfrm_qty"] = "0";
        row["cncl_yn"] = "";
        if (!chance.Hits(0.5))
            return;
        row["ord_qty"] = $"{filled}";
        _shortened.Add(row["pdno"]!.GetValue<string>());
    }

    static long Figure(JsonObject row, string name) =>
        long.TryParse(row[name]?.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture, out var figure) ? figure : 0;
}
