using Danta.Host.Doctor;
using Danta.Host.Terminal;
using Danta.Trading;

namespace Danta.Host.Commands;

/// <summary>A line a check, and the mend below it where there is one. Without a colour the mark says it all the same.</summary>
static class DoctorLines
{
    const int NameWidth = 13;

    public static void Print(Finding finding) => Tell(finding, Console.Out.WriteLine);

    /// <param name="line">Takes each line.</param>
    public static void Tell(Finding finding, Action<string> line)
    {
        Wrap($"{Mark(finding.State)} {finding.Name.PadRight(NameWidth)}{finding.Title}: {finding.Text}", new string(' ', 8), line);
        if (finding.Mend.Length > 0)
            Wrap($"        → {finding.Mend}", new string(' ', 10), line);
    }

    public static void PrintSum(IReadOnlyList<Finding> findings, Tongue say)
    {
        var failed = findings.Count(finding => finding.State == FindingState.Failed);
        var warned = findings.Count(finding => finding.State == FindingState.Warning);
        Sheet.Say(say[
            $"점검 {findings.Count}가지: 됨 {findings.Count - failed - warned}, 주의 {warned}, 안 됨 {failed}",
            $"{findings.Count} checks: {findings.Count - failed - warned} ok, {warned} warnings, {failed} failed"]);
    }

    static string Mark(FindingState state) => state switch
    {
        FindingState.Ok => "[ ok ]",
        FindingState.Warning => "[warn]",
        _ => "[FAIL]",
    };

    static void Wrap(string text, string indent, Action<string> line)
    {
        var first = true;
        foreach (var part in Columns.Wrap(Columns.Clean(text), Math.Max(40, TerminalWindow.PrintWidth - indent.Length)))
        {
            line(first ? part : indent + part.TrimStart());
            first = false;
        }
    }
}
