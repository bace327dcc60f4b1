using System.Text.Json.Nodes;
using Danta.Simulator.Embedded;

namespace Danta.Host.Simtest;

/// <summary>
/// A broker whose ledgers are not in order for a while: its list or its balance stands still while the exchange trades on, is empty, or
/// lacks some rows and some shares. Each comes back in two steps, row by row. Notices are right all the while.
/// </summary>
/// <remarks>People report all of these; how long they last is not known. What the trader itself takes for the longest lag is three minutes.</remarks>
sealed class Ledgers(World world)
{
    const string List = "/inquire-daily-ccld";
    const string Balance = "/inquire-balance";

    static readonly long Shortest = TimeSpan.FromSeconds(8).Ticks;
    static readonly long Longest = TimeSpan.FromSeconds(100).Ticks;

    /// <summary>A notice that has not come by then is lost.</summary>
    static readonly TimeSpan LatestNotice = TimeSpan.FromSeconds(8);

    static readonly long Patience = TimeSpan.FromSeconds(20).Ticks;
    static readonly long Aftermath = TimeSpan.FromSeconds(60).Ticks;
    static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(300);

    /// <summary>The last question about each, to be asked again at any moment.</summary>
    readonly Dictionary<string, Func<EmbeddedAnswer>> _ask = new(StringComparer.Ordinal);
    /// <summary>Where no feed is up, or none is heard, one that has not come by then does not come.</summary>
    static readonly TimeSpan Underway = TimeSpan.FromMilliseconds(100);

    long _wrongUntil;
    readonly Dictionary<string, Disorder> _disorders = new(StringComparer.Ordinal);

    sealed record Disorder(FaultKind Kind, long From, long Until, double Amount)
    {
        /// <summary>What the ledger showed when it stopped; null: it does not stand still.</summary>
        public JsonObject? Old { get; set; }

        /// <summary>From here on some of it is right again.</summary>
        public long HalfRight => From + (Until - From) * 2 / 3;
    }

    /// <summary>One of them is not in order, or was not a moment ago.</summary>
    public bool AreWrong => world.Agenda.Now < _wrongUntil || _disorders.Values.Any(disorder => world.Agenda.Now < disorder.Until + Aftermath);

    /// <summary>Hours pass: in the meantime they are put in order.</summary>
    public void Forget()
    {
        // What was asked of them before is what the program goes by for a while yet.
        if (AreWrong)
            _wrongUntil = world.Agenda.Now + Aftermath;
        _disorders.Clear();
        _ask.Clear();
    }

    /// <summary>It begins as soon as there is something of which it can be wrong.</summary>
    public void Strike(FaultKind kind, double amount) => Begin(kind, amount, world.Agenda.Now + Patience);

    void Begin(FaultKind kind, double amount, long atLast)
    {
        var ledger = kind is FaultKind.ListStands or FaultKind.ListShort ? List : Balance;
        if (world.Faults.IsOver || _disorders.TryGetValue(ledger, out var known) && known.Until > world.Agenda.Now)
            return;
        if (world.Exchange.Account.Holdings.Count == 0)
        {
            if (world.Agenda.Now < atLast)
                world.Agenda.In(Glance, () => Begin(kind, amount, atLast));
            return;
        }
        world.Trace($"{kind}");
        _disorders[ledger] = new(kind, world.Agenda.Now, world.Agenda.Now + Shortest + (long)((Longest - Shortest) * amount), amount)
        {
            Old = kind is FaultKind.ListStands or FaultKind.BalanceStands && _ask.TryGetValue(ledger, out var ask) ? Read(ask()) : null,
        };
    }

    /// <summary>What the broker shows where this is the truth. Pages of a longer list are left alone: they would not fit.</summary>
    /// <param name="again">Asks the exchange the same once more.</param>
    public EmbeddedAnswer Show(Uri question, string? continuation, EmbeddedAnswer truth, Func<EmbeddedAnswer> again)
    {
        var path = question.AbsolutePath;
        var ledger = path.EndsWith(List, StringComparison.Ordinal) ? List : path.EndsWith(Balance, StringComparison.Ordinal) ? Balance : null;
        if (ledger is null || !world.Plan.Themes.Contains(Theme.Ledgers) || !string.IsNullOrEmpty(continuation)
            || truth is not { Status: 200, More: "D" })
            return truth;
        _ask[ledger] = again;
        if (world.Faults.IsOver || !_disorders.TryGetValue(ledger, out var disorder) || world.Agenda.Now >= disorder.Until || Read(truth) is not { } now)
            return truth;
        Obscure();
        if (disorder.Kind is FaultKind.ListStands or FaultKind.BalanceStands)
            disorder.Old ??= now;
        return truth with { Body = System.Text.Encoding.UTF8.GetBytes(Bend(disorder, now).ToJsonString()) };
    }

    /// <summary>Where a notice is lost too, nobody can tell what became of an order: the trader is not held to it.</summary>
    void Obscure()
    {
        // What was said before the feed was up, or while none is, does not come any more.
        var since = world.Feeds.Where(feed => feed.IsHeard).Select(feed => feed.HeardSince).DefaultIfEmpty(world.Agenda.Now).Min();
        var ago = new TimeSpan(Math.Clamp(world.Agenda.Now - since, Underway.Ticks, LatestNotice.Ticks));
        foreach (var code in world.Watch.Heard.Untold(world, ago))
        {
            if (world.Meddled.Obscured.Add(code))
                world.Trace($"{code} 알 길이 없음");
        }
    }

    static JsonObject? Read(EmbeddedAnswer answer) =>
        answer is { Status: 200, More: "D" } && JsonNode.Parse(answer.Body) is JsonObject read && read["rt_cd"]?.GetValue<string>() == "0" ? read : null;

    JsonObject Bend(Disorder disorder, JsonObject now)
    {
        var isHalfRight = world.Agenda.Now >= disorder.HalfRight;
        var shown = new JsonArray();
        foreach (var (key, old, row) in Rows(disorder.Old, now))
        {
            var chance = new Chance(world.Plan.Seed, 321, disorder.From ^ Hash(key));
            var isRight = isHalfRight && chance.Hits(0.5);
            var seen = isRight ? row : disorder.Kind switch
            {
                FaultKind.ListStands or FaultKind.BalanceStands => old,
                FaultKind.BalanceShort => Fewer(row, disorder, chance),
                _ => null,
            };
            if (seen is not null)
                shown.Add(seen.DeepClone());
        }
        var bent = (JsonObject)now.DeepClone();
        bent["output1"] = shown;
        // Without its rows, the sums may say that there are some.
        if (disorder.Kind == FaultKind.BalanceStands && disorder.Old?["output2"] is { } sums)
            bent["output2"] = sums.DeepClone();
        else if (disorder.Kind == FaultKind.BalanceShort && disorder.Amount * 1000 % 2 < 1)
            EmptySums(bent);
        return bent;
    }

    /// <summary>All rows, some rows, or some of the shares are missing.</summary>
    static JsonNode? Fewer(JsonNode? row, Disorder disorder, Chance chance)
    {
        if (row is null || disorder.Amount * 100 % 3 < 1 || chance.Hits(0.4))
            return null;
        var fewer = row.DeepClone();
        if (chance.Hits(0.5) && long.TryParse(fewer["hldg_qty"]?.GetValue<string>(), out var held))
        {
            fewer["hldg_qty"] = $"{held / 2}";
            fewer["ord_psbl_qty"] = $"{held / 2}";
        }
        return fewer;
    }

    static void EmptySums(JsonObject balance)
    {
        if (balance["output2"] is not JsonArray { Count: > 0 } list || list[0] is not JsonObject sums)
            return;
        sums["scts_evlu_amt"] = "0";
        sums["pchs_amt_smtl_amt"] = "0";
        sums["evlu_amt_smtl_amt"] = "0";
    }

    /// <summary>Every row that there was or is, in today's order.</summary>
    static IEnumerable<(string Key, JsonNode? Old, JsonNode? Now)> Rows(JsonObject? before, JsonObject now)
    {
        var old = RowsOf(before).ToDictionary(KeyOf, StringComparer.Ordinal);
        foreach (var row in RowsOf(now))
        {
            old.Remove(KeyOf(row), out var was);
            yield return (KeyOf(row), was, row);
        }
        foreach (var (key, gone) in old)
            yield return (key, gone, null);
    }

    static IEnumerable<JsonNode> RowsOf(JsonObject? answer) => answer?["output1"] is JsonArray rows ? rows.OfType<JsonNode>() : [];

    static string KeyOf(JsonNode row) => row["odno"]?.GetValue<string>() ?? row["pdno"]?.GetValue<string>() ?? "";

    static long Hash(string key) => key.Aggregate(17L, static (sum, letter) => unchecked(sum * 31 + letter));
}
