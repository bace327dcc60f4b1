using Danta.Simulator.Exchange;

namespace Danta.Simulator.Conditions;

/// <summary>A saved search: its place on the server's list, its group and name, and what it looks for.</summary>
sealed class Condition(string seq, string group, string name, string formula)
{
    readonly Func<Instrument, double> _test = ConditionFormula.Compile(formula);

    public string Seq { get; } = seq;

    public string Group { get; } = group;

    public string Name { get; } = name;

    public string Formula { get; } = formula;

    public bool Finds(Instrument stock) => _test(stock) != 0;

    /// <summary>What every simulator has unless its scenario says otherwise.</summary>
    public static IReadOnlyList<Condition> Defaults { get; } =
    [
        new("0", "단타", "급등주", "change(60s) >= 0.7 and strength(30s) >= 110"),
        new("1", "단타", "신고가", "newhigh(8s) and change >= 0.7"),
        new("2", "단타", "거래량 급증", "surge(20s) >= 3 and change(20s) > 0"),
    ];
}
