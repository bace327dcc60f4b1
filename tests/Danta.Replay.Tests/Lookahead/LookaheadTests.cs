using Danta.Market;
using Danta.Replay.Execution;
using Danta.Replay.Tapes;
using Danta.Replay.Tests.Stage;
using Danta.Replay.WhatIfs;
using Danta.Trading;

namespace Danta.Replay.Tests.Lookahead;

/// <summary>Nothing that is decided or filled knows what comes after it, whichever rule buys and whichever sells.</summary>
public sealed class LookaheadTests
{
    const int Seed = 11;

    static readonly IReadOnlyList<Input> Inputs = Morning.Inputs(Seed);
    static readonly DayTape Tape = Morning.Record(Inputs);

    /// <summary>Everything that was heard and asked for, as text.</summary>
    static List<(long At, string Text)> History(DayTape tape, TraderSettings settings, out WhatIfResult result)
    {
        var told = new List<(long, string)>();
        result = WhatIf.Run(tape, settings, FillModel.Middle, Latency.Of(tape), (input, requests) =>
        {
            if (input.Event is OrderAcknowledged or NoticeArrived or OrderRefused)
                told.Add((input.At.UtcTicks, $"{input.Event}"));
            foreach (var request in requests)
                told.Add((input.At.UtcTicks, request is Note note ? $"{note.Decision.Sentence} {string.Join(' ', note.Decision.Reasons)}" : $"{request}"));
        });
        return told;
    }

    static void AssertSameUpTo(long end, List<(long At, string Text)> one, List<(long At, string Text)> other) => Assert.Equal(
        one.Where(step => step.At < end).Select(step => step.Text), other.Where(step => step.At < end).Select(step => step.Text));

    /// <summary>Without this the others would hold for a rule that never does anything.</summary>
    [Theory]
    [MemberData(nameof(Cases.Names), MemberType = typeof(Cases))]
    public void Each_rule_trades_on_this_market(string name)
    {
        History(Tape, Cases.All[name], out var result);
        Assert.Equal(0, result.Faults);
        Assert.Contains(result.Orders, order => order is { Side: Side.Buy, Filled: > 0 });
        if (name is not "locked")
            Assert.Contains(result.Orders, order => order is { Side: Side.Sell, Filled: > 0 });
    }

    [Theory]
    [MemberData(nameof(Cases.Names), MemberType = typeof(Cases))]
    public void What_is_cut_off_changes_nothing_before_it(string name)
    {
        var whole = History(Tape, Cases.All[name], out _);
        foreach (var part in (double[])[.3, .55, .8])
        {
            var cut = Inputs.Take((int)(Inputs.Count * part)).ToList();
            AssertSameUpTo(cut[^1].At.UtcTicks, whole, History(Morning.Record(cut), Cases.All[name], out _));
        }
    }

    [Theory]
    [MemberData(nameof(Cases.Names), MemberType = typeof(Cases))]
    public void Another_future_changes_nothing_before_it(string name)
    {
        var whole = History(Tape, Cases.All[name], out _);
        foreach (var part in (double[])[.4, .7])
        {
            var at = (int)(Inputs.Count * part);
            var end = Inputs[at].At;
            var other = Inputs.Take(at).Concat(Morning.Inputs(Seed + 1).Where(input => input.At >= end)).ToList();
            AssertSameUpTo(end.UtcTicks, whole, History(Morning.Record(other), Cases.All[name], out _));
        }
    }

    /// <summary>Ticks of a stock from before it was first found were heard by nobody: a recording that has them decides the same.</summary>
    [Theory]
    [MemberData(nameof(Cases.Names), MemberType = typeof(Cases))]
    public void Warm_is_cold(string name)
    {
        var found = new HashSet<InstrumentCode>();
        var cold = new List<Input>();
        foreach (var input in Inputs)
        {
            if (input.Event is ConditionAnswered answer)
                found.UnionWith(answer.Hits.Select(hit => hit.Code));
            if (input.Kind == InputKind.Trade && !found.Contains(input.Trade.Code) || input.Kind == InputKind.Book && !found.Contains(input.Book.Code))
                continue;
            cold.Add(input);
        }
        Assert.True(cold.Count < Inputs.Count);
        AssertSameUpTo(long.MaxValue, History(Tape, Cases.All[name], out _), History(Morning.Record(cold), Cases.All[name], out _));
    }

    /// <summary>Runs before it and beside it leave nothing behind.</summary>
    [Fact]
    public void Many_at_once_are_as_one_alone()
    {
        var latency = Latency.Of(Tape);
        string Digest(TraderSettings settings) => WhatIf.Run(Tape, settings, FillModel.Middle, latency).Digest;
        var alone = Cases.All.ToDictionary(pair => pair.Key, pair => Digest(pair.Value), StringComparer.Ordinal);
        var together = Cases.All.Reverse().AsParallel().WithDegreeOfParallelism(4).Select(pair => (pair.Key, Digest: Digest(pair.Value))).ToList();
        Assert.All(together, pair => Assert.Equal(alone[pair.Key], pair.Digest));
        Assert.True(alone.Values.Distinct(StringComparer.Ordinal).Count() > Cases.All.Count / 2);
    }
}
