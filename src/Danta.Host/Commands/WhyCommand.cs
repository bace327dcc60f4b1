using System.CommandLine;
using System.Globalization;
using Danta.Host.Journal;
using Danta.Host.Running;
using Danta.Host.Terminal;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Commands;

/// <summary><c>danta journal why ID</c>: a round trip from its call to its profit, from the files alone.</summary>
static class WhyCommand
{
    public static Command Create(JournalSource source)
    {
        var id = new Argument<int>("ID") { Description = "거래 번호(danta journal, 화면의 거래 목록)" };
        var json = CommonOptions.Json();
        var command = new Command("why", "한 거래를 왜 사고 팔았는지: 한 문장과 단계마다 본 값") { id, json, source.Data, source.Config };
        command.SetAction(parsed =>
        {
            var trade = parsed.GetValue(id);
            var steps = Find(source.One(parsed), trade);
            if (steps.Count == 0)
                throw new CommandFailed(ExitCodes.Failed, $"거래 {trade}번의 기록이 없습니다.");
            Print(trade, steps, parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Numbers begin anew with a new book only, but a trade may outlive its day: all files, oldest first.</summary>
    static List<Decision> Find(JournalDirectory disk, int trade)
    {
        var steps = new List<Decision>();
        var unread = JournalCommand.ReadAll(disk, (in JournalRecord record) =>
        {
            if (JournalLine.Read(record) is { } decision && decision.Trade == trade)
                steps.Add(decision);
        });
        JournalCommand.Warn(unread);
        return [.. steps.OrderBy(step => step.At)];
    }

    static void Print(int trade, List<Decision> steps, bool json)
    {
        var sentence = DecisionHistory.SentenceOf(steps);
        if (json)
        {
            Sheet.PrintJson(new
            {
                id = trade,
                code = steps[0].Code.ToString(),
                sentence,
                steps = steps.Select((step, index) => new
                {
                    at = Kst.Of(step.At),
                    tookMs = index == 0 ? 0 : (long)(step.At - steps[index - 1].At).TotalMilliseconds,
                    kind = step.Kind.ToString().ToLowerInvariant(),
                    order = step.Order?.Value,
                    step.Sentence,
                    reasons = step.Reasons.Select(reason => new { reason.Name, reason.Value }),
                }),
            });
            return;
        }
        Console.Out.WriteLine($"거래 {trade}: {sentence}");
        var indent = new string(' ', Math.Min(26, TerminalWindow.PrintWidth / 4));
        var before = steps[0].At;
        foreach (var step in steps)
        {
            var took = (step.At - before).TotalSeconds.ToString("+0.000", CultureInfo.InvariantCulture);
            Console.Out.WriteLine(CleanText.Of($"{Kst.Of(step.At):HH:mm:ss.fff} {took,9}초  {step.Sentence}"));
            foreach (var reason in step.Reasons)
                Console.Out.WriteLine(CleanText.Of($"{indent}{reason.Name}: {reason.Value}"));
            before = step.At;
        }
    }
}
