using Danta.Host.Configuration;
using Danta.Host.Edges;
using Danta.Host.Running;
using Danta.Kis;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Commands;

/// <summary>One day of realised profit.</summary>
/// <param name="Realised">After costs.</param>
sealed record ProfitDay(DateOnly Date, Won Realised, Won Commission, Won Tax)
{
    /// <summary>Before the day's costs.</summary>
    public Won Gross => Realised + Commission + Tax;
}

/// <summary>What was earned, and who says so.</summary>
/// <param name="Source"><c>broker</c> on real; <c>danta</c> on paper, whose server has no such inquiry.</param>
/// <param name="Unrealised">Of the holdings now, before the costs of selling them.</param>
/// <param name="Doubt">What does not fit together; null where everything does.</param>
sealed record ProfitSheet(string Source, ProfitDay Today, Won Unrealised, IReadOnlyList<ProfitDay> Days, string? Doubt)
{
    public Won Total => Today.Realised + Unrealised;

    /// <summary>From inquire-balance-rlz-pl and inquire-period-profit.</summary>
    /// <exception cref="CommandFailed">The broker has no answer.</exception>
    public static async Task<ProfitSheet> OfBrokerAsync(Broker broker, DateOnly from, DateOnly today, CancellationToken stop)
    {
        var now = Expect(await broker.Client.Profit.TodayAsync(Lane.Other, stop), "오늘의 실현손익");
        var period = Expect(await broker.Client.Profit.DaysAsync(from, today, Lane.Other, stop), "기간별 손익");
        var days = period.Days.Select(day => new ProfitDay(day.Date, day.Realised, day.Commission, day.Tax)).OrderBy(day => day.Date).ToArray();
        var listed = days.FirstOrDefault(day => day.Date == today) ?? new(today, Won.Zero, Won.Zero, Won.Zero);
        var doubt =
            !period.Complete ? "기간별 손익을 끝까지 받지 못해 날짜가 빠졌을 수 있습니다."
            : listed.Realised != now.Realised
                ? $"증권사의 두 조회가 오늘을 다르게 말합니다: 실현손익 조회 {Sheet.Signed(now.Realised)}, 기간별 손익 {Sheet.Signed(listed.Realised)}. 체결 직후에는 잠시 다를 수 있습니다."
            : null;
        return new("broker", listed with { Realised = now.Realised }, now.Unrealised, days, doubt);
    }

    /// <summary>From Danta's own books; only the holdings' worth is the broker's.</summary>
    /// <exception cref="CommandFailed">The broker has no answer, or the database is away.</exception>
    public static async Task<ProfitSheet> OfBooksAsync(
        Broker broker, DantaConfig config, DateOnly from, DateOnly today, CancellationToken stop)
    {
        var balance = BrokerSession.Expect<BalanceAnswered>(await broker.BalanceAsync(stop));
        var booked = await KeptBook.ReadAsync(config, archive => archive.DaysAsync(from, today, stop), stop);
        var days = booked.Select(day => new ProfitDay(day.Date, day.Realised, day.Commission, day.Tax)).ToArray();
        return new(
            "danta", days.FirstOrDefault(day => day.Date == today) ?? new(today, Won.Zero, Won.Zero, Won.Zero),
            balance.Holdings.Aggregate(Won.Zero, (sum, holding) => sum + (holding.Last * holding.Held - holding.Cost)), days, null);
    }

    static T Expect<T>(KisResult<T> answer, string what) =>
        answer.TryGet(out var value, out var reason)
            ? value
            : throw new CommandFailed(ExitCodes.Failed, $"{Josa.Object(what)} 증권사에서 받지 못했습니다: {reason}. 잠시 뒤에 다시 하십시오.");
}
