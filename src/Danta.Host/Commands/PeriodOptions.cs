using System.CommandLine;
using System.Globalization;
using Danta.Host.Running;
using Danta.Market;

namespace Danta.Host.Commands;

/// <summary>From which day to which, both included; and how it is printed.</summary>
sealed class PeriodOptions
{
    const int Usual = 30;

    public Option<string> Config { get; } = CommonOptions.Config();

    public Option<DateOnly?> From { get; } = Day("--from", $"첫날 (없으면 {Usual}일 전부터)");

    public Option<DateOnly?> To { get; } = Day("--to", "마지막 날 (없으면 오늘)");

    public Option<bool> Json { get; } = CommonOptions.Json();

    public Option<bool> Csv { get; } = new("--csv") { Description = "표 대신 CSV로 출력 (표 계산 프로그램용)" };

    public Command On(Command command)
    {
        command.Add(Config);
        command.Add(From);
        command.Add(To);
        command.Add(Json);
        command.Add(Csv);
        return command;
    }

    /// <exception cref="CommandFailed">It ends before it begins.</exception>
    public (DateOnly From, DateOnly To) Of(ParseResult parsed)
    {
        var to = parsed.GetValue(To) ?? Kst.DateOf(TimeProvider.System.GetUtcNow());
        var from = parsed.GetValue(From) ?? DateOnly.FromDayNumber(Math.Max(0, to.DayNumber + 1 - Usual));
        return from <= to ? (from, to) : throw new CommandFailed(ExitCodes.WrongConfiguration, "--from이 --to보다 늦습니다.");
    }

    static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "YYYY-MM-DD",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            result.AddError($"{name}은 2026-11-23 같은 날짜여야 합니다.");
            return null;
        },
    };
}
