using System.Globalization;

namespace Danta.Dashboard.Api;

/// <summary>Days in KST, both included.</summary>
readonly record struct Period(DateOnly From, DateOnly To)
{
    const int LongestDays = 3660;

    /// <summary>Without an end it ends today; without a beginning it is the last day alone.</summary>
    /// <param name="problem">In Korean, for whoever asked; empty where all is well.</param>
    public static bool TryRead(string? from, string? to, DateOnly today, out Period period, out string problem)
    {
        period = default;
        if (!TryDate(to, today, out var last) || !TryDate(from, last, out var first))
            problem = "from과 to는 2026-11-23 같은 날짜여야 합니다.";
        else if (first > last)
            problem = "from이 to보다 늦습니다.";
        else if (last.DayNumber - first.DayNumber > LongestDays)
            problem = "한 번에 10년까지만 볼 수 있습니다.";
        else
            (period, problem) = (new(first, last), "");
        return problem.Length == 0;
    }

    static bool TryDate(string? text, DateOnly otherwise, out DateOnly date)
    {
        date = otherwise;
        return text is null || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }
}
