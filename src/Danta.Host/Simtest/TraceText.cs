using Danta.Host.Journal;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>What was heard or asked for, as a line of a trace: lists row by row.</summary>
static class TraceText
{
    public static string Of(object what) => what switch
    {
        Note note => JournalLine.Text(note.Decision),
        DayOrdersAnswered answer => $"DayOrdersAnswered {string.Join(' ', answer.Orders.Select(row => $"[{row.Number} {row.Side} {row.Ordered} {row.Code} filled {row.Filled} open {row.Open} cancelled {row.Cancelled}]"))} complete {answer.Complete}",
        BalanceAnswered answer => $"BalanceAnswered {string.Join(' ', answer.Holdings.Select(row => $"[{row.Held} {row.Code}]"))} complete {answer.Complete}",
        ConditionAnswered answer => $"ConditionAnswered {string.Join(' ', answer.Hits.Select(hit => hit.Code))}",
        _ => what.ToString() ?? "",
    };
}
