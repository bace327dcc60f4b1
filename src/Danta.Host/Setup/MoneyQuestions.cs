using System.Globalization;
using Danta.Host.Doctor;

namespace Danta.Host.Setup;

/// <summary>How much may be at stake. What the answers mean is said in won at once.</summary>
sealed class MoneyQuestions(Asker asker, Proofs proofs)
{
    const long Most = 10_000_000_000;

    Tongue Say => asker.Say;

    public async Task<Draft> AskAsync(Draft draft, CancellationToken stop)
    {
        draft = draft with
        {
            Budget = await NumberAsync("budgetPerTrade", Say["한 번에 얼마어치를 살까요? (원)", "Won a purchase?"], draft.Budget, 1, Most, stop),
            Positions = (int)await NumberAsync("maxPositions", Say["한꺼번에 몇 종목까지 들고 있을까요?", "How many stocks at once?"], draft.Positions, 1, 40, stop),
        };
        var limit = await asker.AskAsync(
            new("dailyLossLimit", Say["하루에 얼마를 잃으면 그만 살까요? (원, 없으면 none)", "After which loss is nothing more bought that day? (won, or none)"])
            {
                Default = $"{draft.LossLimit}",
                Problem = answer => answer == "none" ? null : ProblemOf(answer, 1, 100_000_000_000),
            }, stop);
        draft = draft with { LossLimit = limit == "none" ? null : Of(limit) };
        foreach (var sentence in LimitWords.Of(draft.Settings, Say))
            asker.Tell($"  {sentence}");
        await proofs.RunAsync(draft, ["buying-power"], stop);
        return draft;
    }

    async Task<long> NumberAsync(string key, string text, long fallback, long least, long most, CancellationToken stop) =>
        Of(await asker.AskAsync(new(key, text) { Default = $"{fallback}", Problem = answer => ProblemOf(answer, least, most) }, stop))!.Value;

    string? ProblemOf(string answer, long least, long most) =>
        Of(answer) is { } number && number >= least && number <= most ? null : Say[$"{least:N0} 이상 {most:N0} 이하의 정수여야 합니다", $"a whole number from {least:N0} to {most:N0} is expected"];

    /// <summary>As people write won: 1,000,000.</summary>
    static long? Of(string answer) =>
        long.TryParse(answer.Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
