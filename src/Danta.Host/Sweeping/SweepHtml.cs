using System.Globalization;
using System.Text;
using Danta.Host.Commands;
using Danta.Market;
using Danta.Replay.Sweeps;

namespace Danta.Host.Sweeping;

/// <summary>The report as one page that opens anywhere and asks nobody for anything.</summary>
static class SweepHtml
{
    const int Shown = 50;

    const string Style = """
        body{font:15px/1.6 "Noto Sans KR","Malgun Gothic",sans-serif;max-width:920px;margin:2em auto;padding:0 1em;color:#222;background:#fff}
        h1{font-size:1.4em}h2{font-size:1.1em;margin-top:2em}table{border-collapse:collapse;width:100%}td,th{padding:.25em .5em;text-align:right;border-bottom:1px solid #ddd}
        td:first-child,th:first-child{text-align:left}svg{width:100%;height:auto}svg text{font-size:11px;fill:#555}.verdict{padding:1em;background:#f3f6f9;border-left:4px solid #2471a3}
        .today{font-weight:bold}.heat td{text-align:center}.legend{margin:0}dt{float:left;clear:left;width:22em}dd{margin-left:23em}
        """;

    public static byte[] Write(SweepReport report, ReplayWords words)
    {
        var title = words.Say($"설정 {report.Trials:N0}가지 × {report.Days.Count}일", $"{report.Trials:N0} settings × {report.Days.Count} days");
        var html = new StringBuilder($"<!doctype html><html lang=\"{(words.IsKorean ? "ko" : "en")}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
            .Append($"<title>{SvgChart.Text(title)}</title><style>{Style}</style><h1>{SvgChart.Text(title)}</h1>")
            .Append($"<p>{report.Days[0]:yyyy-MM-dd} ~ {report.Days[^1]:yyyy-MM-dd} · {SvgChart.Text(report.Id)}</p>")
            .Append($"<p class=\"verdict\">{SvgChart.Text(Verdict.Of(report, words.IsKorean))}</p>");
        Section(html, words.Say("날마다 쌓인 순손익", "Net profit, added up by day"), Equity(report, words));
        Section(html, words.Say("얼마나 믿을 만한가", "How far to trust it"), Trust(report, words));
        if (report.Overfitting is { } overfitting)
            Section(
                html, words.Say("절반에서 고른 것이 나머지 절반에서 몇째인가 (로짓, 빨강은 중간 이하)", "Where the best of one half ends in the other (logit; red: middle or below)"),
                SvgChart.Histogram(overfitting.Logits, 0));
        if (report.Grid.Axes.Count >= 2)
            Section(html, $"{report.Grid.Axes[0].Key} × {report.Grid.Axes[1].Key}", Heat(report));
        Section(html, words.Say($"설정 (위에서 {Math.Min(Shown, report.Rows.Count)}가지)", $"Settings (the first {Math.Min(Shown, report.Rows.Count)})"), Table(report, words));
        return Encoding.UTF8.GetBytes(html.Append("</html>").ToString());
    }

    static void Section(StringBuilder html, string title, string body) => html.Append($"<h2>{SvgChart.Text(title)}</h2>").Append(body);

    static string Equity(SweepReport report, ReplayWords words)
    {
        double[] Sum(IEnumerable<long> days)
        {
            var sum = 0L;
            return [.. days.Select(day => (double)(sum += day))];
        }
        var lines = new List<(string, string, IReadOnlyList<double>)>
        {
            (words.Say("가장 번 것", "best"), "#2471a3", Sum(report.Rows[0].Days)), (words.Say("지금 설정", "of today"), "#333", Sum(report.Present.Days)),
        };
        if (report.WalkForward is { } forward)
            lines.Add((words.Say("앞날만 보고 골랐다면", "chosen by the days before"), "#b9770e",
                Sum([.. Enumerable.Repeat(0L, report.Days.Count - forward.Nets.Count), .. forward.Nets])));
        return SvgChart.Lines([.. report.Days.Select(day => $"{day:MM-dd}")], [.. lines]);
    }

    static string Trust(SweepReport report, ReplayWords words)
    {
        var html = new StringBuilder("<dl>");
        void Say(string ko, string en, string? value) => html.Append($"<dt>{SvgChart.Text(words.Say(ko, en))}</dt><dd>{SvgChart.Text(value ?? words.Say("날이 모자라 알 수 없음", "too few days"))}</dd>");
        static string? Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture);
        Say("시도한 설정", "Trials", $"{report.Trials:N0}");
        Say("서로 다른 것으로 치면", "Of those, different ones", report.EffectiveTrials is { } different
            ? Number(different, "0.0") + (report.Days.Count <= report.Trials ? words.Say($" (날이 {report.Days.Count}일이라 {report.Days.Count - 1}까지만 셀 수 있음)", $" (no more than {report.Days.Count - 1} can be seen in {report.Days.Count} days)") : "")
            : null);
        Say("하루 샤프 비율", "Sharpe ratio of a day", Number(report.Sharpe, "0.000"));
        Say("0보다 클 확률 (PSR)", "Sure to be above nothing (PSR)", Number(report.Probabilistic, "P1"));
        Say("운을 뺀 확률 (DSR), 시도 수로", "Deflated (DSR), by trials", Number(report.Deflated, "P1"));
        Say("운을 뺀 확률 (DSR), 다른 것의 수로", "Deflated, by different trials", Number(report.DeflatedEffective, "P1"));
        Say("과최적화 확률 (CSCV)", "Probability of overfitting (CSCV)", Number(report.Overfitting?.Probability, "P0"));
        Say("지금 설정보다 낫지 않을 확률 (SPA)", "Chance to be no better than today's (SPA)",
            report.Reality is { } reality ? $"{Number(reality.Consistent, "0.000")} ({Number(reality.Lower, "0.000")} ~ {Number(reality.Upper, "0.000")}), White {Number(reality.Reality, "0.000")}" : null);
        Say("95 %로 말하려면 필요한 날", "Days needed to be 95 % sure", Number(report.DaysNeeded, "0") ?? words.Say("지금 보이는 것으로는 끝이 없음", "never, by what is seen"));
        Say("앞날만 보고 골랐다면", "Chosen by the days before alone", report.WalkForward is { } forward
            ? words.Say(
                $"{forward.Nets.Count}일에 {new Won(forward.Nets.Sum())}원 (지금 설정 {new Won(forward.Present ?? 0)}원), 설정이 {forward.Changes}번 바뀜, 효율 {forward.Efficiency:0.00}",
                $"{new Won(forward.Nets.Sum())} won in {forward.Nets.Count} days (today's {new Won(forward.Present ?? 0)}), changed {forward.Changes} times, efficiency {forward.Efficiency:0.00}")
            : null);
        Say("이익 가운데 가장 좋은 하루", "Of the profit, its best day", Number(report.BestDayShare, "P0"));
        Say("이익 가운데 가장 좋은 왕복", "Of the profit, its best round trip", Number(report.BestTradeShare, "P0"));
        return html.Append("</dl>").ToString();
    }

    /// <summary>Of the first two axes; over the others the middle.</summary>
    static string Heat(SweepReport report)
    {
        var (rows, columns) = (report.Grid.Axes[0].Values, report.Grid.Axes[1].Values);
        var places = report.Rows.Select(row => (Place: report.Grid.PlaceOf(row.Setting), row.Net)).ToLookup(row => (row.Place[0], row.Place[1]), row => row.Net);
        return SvgChart.Heat(rows, columns, (row, column) => places[(row, column)].Order().ElementAt(places[(row, column)].Count() / 2), value => $"{value:N0}");
    }

    static string Table(SweepReport report, ReplayWords words)
    {
        string[] heads = words.IsKorean
            ? ["설정", "순손익", "낙폭", "왕복", "승률", "보유(초)", "비용/이익", "이웃의 가운데", "가장 나쁜 이웃", "모르는 주문"]
            : ["settings", "net", "drawdown", "trips", "hits", "held (s)", "costs", "plateau", "worst face", "blind"];
        var html = new StringBuilder("<table><tr>").Append(string.Concat(heads.Select(head => $"<th>{SvgChart.Text(head)}</th>"))).Append("</tr>");
        foreach (var row in report.Rows.Take(Shown).Prepend(report.Present))
        {
            var isToday = row.Setting == SweepCell.Present;
            string[] cells =
            [
                isToday ? words.Say("지금 설정", "of today") : row.Name + (row.IsAtEdge ? words.Say(" (끝값)", " (edge)") : ""), $"{row.Net:N0}", $"{row.Drawdown:N0}", $"{row.Trades:N0}", $"{row.HitRate:P0}",
                $"{row.HeldSeconds:0}", row.CostShare is { } share ? $"{share:P0}" : "-", $"{row.Plateau:N0}", $"{row.WorstFace:N0}", $"{row.Blind:N0}",
            ];
            html.Append($"<tr{(isToday ? " class=\"today\"" : "")}>").Append(string.Concat(cells.Select(cell => $"<td>{SvgChart.Text(cell)}</td>"))).Append("</tr>");
        }
        return html.Append("</table>").ToString();
    }
}
