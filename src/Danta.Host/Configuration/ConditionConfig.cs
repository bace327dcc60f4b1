using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Configuration;

/// <summary>
/// The <c>conditions</c>: each a name, a seq, an expression of several, or an object that adds a budget, an entry rule and exits of
/// its own.
/// </summary>
static class ConditionConfig
{
    const string Expected = "조건식 이름이나 번호, 또는 { \"condition\": \"…\" }의 목록이어야 합니다";
    const string Usual = "급등주";

    static readonly char[] Quotes = ['"', '“', '”'];

    /// <summary>The conditions that have to be polled, and the plans; none where every entry is a plain name.</summary>
    public static (IReadOnlyList<string> Names, ConditionPlans Plans) Read(ConfigReader trading, ExitSettings common)
    {
        var plans = trading.List(
            "conditions", section => Plan(section, common), (key, text) => new ConditionPlan(Checked(trading, key, text)), Expected)
            ?? [new(Usual)];
        if (plans.Count == 0)
            trading.Fault("conditions", "조건식 이름이나 번호가 하나 이상 있어야 합니다");
        foreach (var twice in plans.GroupBy(plan => plan.Expression, StringComparer.Ordinal).Where(group => group.Count() > 1 && group.Key.Length > 0))
            trading.Fault("conditions", $"{Josa.Subject($"\"{twice.Key}\"")} {twice.Count()}번 있습니다. 한 번만 쓰십시오");
        string[] names = [.. plans.SelectMany(plan => NamesIn(plan.Expression)).Distinct(StringComparer.Ordinal)];
        var isPlain = plans.All(plan => plan is { Budget: null, Exit: null, Entry: null, Approve: null } && names.Contains(plan.Expression));
        return (names, isPlain ? ConditionPlans.None : new(plans));
    }

    static ConditionPlan Plan(ConfigReader section, ExitSettings common)
    {
        var expression = Checked(section, "condition", WireText.Trimmed(section.Text("condition", "")));
        Won? budget = section.Has("budgetPerTrade") ? TradingConfig.Budget(section, Won.Zero) : null;
        var exit = section.OptionalSection("exit");
        var entry = section.OptionalSection("entry");
        var plan = new ConditionPlan(expression, budget, exit is null ? null : ExitConfig.Read(exit, common))
        {
            Entry = entry is null ? null : EntryConfig.Read(entry),
            Approve = section.OptionalFlag("approve"),
        };
        section.Close();
        return plan;
    }

    static string Checked(ConfigReader section, string key, string text)
    {
        if (text.Length == 0)
            section.Fault(key, "조건식 이름이나 번호가 있어야 합니다");
        else if (!ConditionExpression.TryParse(text, out var parsed, out var fault))
            section.Fault(key, $"조건식을 엮는 말이 잘못되었습니다: {fault}. 예: \"급등주 and 거래량 급증 not 신고가\"");
        // Quotes that were not needed are no part of the name.
        else if (text.Trim(Quotes) is var bare && IsOne(parsed, bare) && ConditionExpression.TryParse(bare, out var same, out _) && IsOne(same, bare))
            return bare;
        return text;
    }

    static bool IsOne(ConditionExpression expression, string name) => expression.Names.SequenceEqual([name], StringComparer.Ordinal);

    static IEnumerable<string> NamesIn(string expression) =>
        ConditionExpression.TryParse(expression, out var parsed, out _) ? parsed.Names : [];
}
