using System.Globalization;
using System.Net;
using System.Text;

namespace Danta.Host.Sweeping;

/// <summary>Plain pictures of numbers that need nothing but the page that they stand in.</summary>
static class SvgChart
{
    const int Width = 860, Height = 240, Left = 90, Bottom = 24, Top = 8;

    /// <summary>Lines over the same days, with zero drawn.</summary>
    public static string Lines(IReadOnlyList<string> days, params (string Name, string Colour, IReadOnlyList<double> Values)[] lines)
    {
        var all = lines.SelectMany(line => line.Values).Append(0).ToArray();
        var (low, high) = Range(all);
        var svg = Begin(low, high);
        foreach (var (_, colour, values) in lines)
        {
            var points = string.Join(' ', values.Select((value, index) => Invariant($"{X(index, values.Count):0.#},{Y(value, low, high):0.#}")));
            svg.Append(Invariant($"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" points=\"{points}\"/>"));
            // One day alone makes no line.
            if (values.Count == 1)
                svg.Append(Invariant($"<circle cx=\"{X(0, 1):0.#}\" cy=\"{Y(values[0], low, high):0.#}\" r=\"4\" fill=\"{colour}\"/>"));
        }
        var step = Math.Max(1, days.Count / 8);
        for (var index = 0; index < days.Count; index += step)
            svg.Append(Invariant($"<text x=\"{X(index, days.Count):0}\" y=\"{Height - 6}\" text-anchor=\"middle\">{Text(days[index])}</text>"));
        var legend = string.Concat(lines.Select(line => $"<span style=\"color:{line.Colour}\">&#9632; {Text(line.Name)}</span> "));
        return $"<p class=\"legend\">{legend}</p>{svg}</svg>";
    }

    /// <summary>How often each of twenty parts of the range is met; below the mark in the first colour.</summary>
    public static string Histogram(IReadOnlyList<double> values, double mark)
    {
        const int Parts = 20;
        var (from, to) = Range([.. values]);
        var counts = new double[Parts];
        foreach (var value in values)
            counts[Math.Clamp((int)((value - from) / (to - from) * Parts), 0, Parts - 1)]++;
        var svg = Begin(0, counts.Max());
        for (var part = 0; part < Parts; part++)
        {
            var (x, y) = (Left + (Width - Left) * part / Parts, Y(counts[part], 0, counts.Max()));
            var middle = from + (to - from) * (part + 0.5) / Parts;
            svg.Append(Invariant($"<rect x=\"{x}\" y=\"{y:0.#}\" width=\"{(Width - Left) / Parts - 2}\" height=\"{Height - Bottom - y:0.#}\" fill=\"{(middle <= mark ? "#c0392b" : "#2471a3")}\"/>"));
            if (part % 4 == 0)
                svg.Append(Invariant($"<text x=\"{x}\" y=\"{Height - 6}\">{middle:0.0}</text>"));
        }
        return $"{svg}</svg>";
    }

    /// <summary>A table whose colours tell more from less.</summary>
    public static string Heat(IReadOnlyList<string> rows, IReadOnlyList<string> columns, Func<int, int, double> value, Func<double, string> text)
    {
        var most = rows.SelectMany((_, row) => columns.Select((_, column) => Math.Abs(value(row, column)))).DefaultIfEmpty(1).Max();
        var html = new StringBuilder("<table class=\"heat\"><tr><th></th>").Append(string.Concat(columns.Select(column => $"<th>{Text(column)}</th>"))).Append("</tr>");
        for (var row = 0; row < rows.Count; row++)
        {
            html.Append(Invariant($"<tr><th>{Text(rows[row])}</th>"));
            for (var column = 0; column < columns.Count; column++)
            {
                var (here, share) = (value(row, column), most > 0 ? Math.Abs(value(row, column)) / most : 0);
                html.Append(Invariant($"<td style=\"background:rgba({(here >= 0 ? "36,113,163" : "192,57,43")},{share * 0.7:0.00})\">{Text(text(here))}</td>"));
            }
            html.Append("</tr>");
        }
        return html.Append("</table>").ToString();
    }

    public static string Text(string text) => WebUtility.HtmlEncode(text);

    static StringBuilder Begin(double low, double high)
    {
        var svg = new StringBuilder(Invariant($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\">"));
        foreach (var mark in (double[])[low, (low + high) / 2, high])
            svg.Append(Invariant($"<text x=\"{Left - 6}\" y=\"{Y(mark, low, high) + 4:0.#}\" text-anchor=\"end\">{mark:N0}</text>"));
        if (low <= 0 && high >= 0)
            svg.Append(Invariant($"<line x1=\"{Left}\" x2=\"{Width}\" y1=\"{Y(0, low, high):0.#}\" y2=\"{Y(0, low, high):0.#}\" stroke=\"#999\" stroke-dasharray=\"4\"/>"));
        return svg;
    }

    static (double Low, double High) Range(double[] values)
    {
        var (low, high) = (values.Min(), values.Max());
        return high - low < 1e-9 ? (low - 1, high + 1) : (low, high);
    }

    static double X(int index, int count) => count < 2 ? Left + (Width - Left) / 2.0 : Left + 10 + (Width - Left - 20.0) * index / (count - 1);

    static double Y(double value, double low, double high) => Top + (Height - Bottom - Top) * (1 - (value - low) / Math.Max(high - low, 1e-9));

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
