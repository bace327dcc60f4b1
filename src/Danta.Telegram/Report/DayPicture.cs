using System.Globalization;
using System.Text;
using Danta.Market;
using Danta.Telegram.Words;
using Danta.Trading;

namespace Danta.Telegram.Report;

/// <summary>The day's realised profit as a line, one step a trade: as SVG, and as a row of blocks where nothing can draw.</summary>
static class DayPicture
{
    const int Width = 900;
    const int Height = 420;
    const int Left = 110;
    const int Right = 30;
    const int Top = 60;
    const int Bottom = 50;
    const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>The profit after each trade, in the order in which they closed; begins with zero.</summary>
    public static IReadOnlyList<(DateTimeOffset At, long Net)> Curve(IReadOnlyList<RoundTrip> trades)
    {
        var net = 0L;
        var curve = new List<(DateTimeOffset, long)>();
        foreach (var trip in trades.OrderBy(trip => trip.ClosedAt))
        {
            if (curve.Count == 0)
                curve.Add((trip.OpenedAt, 0));
            curve.Add((trip.ClosedAt, net += trip.Net.Amount));
        }
        return curve;
    }

    public static string Sparkline(IReadOnlyList<RoundTrip> trades)
    {
        var curve = Curve(trades);
        if (curve.Count < 2)
            return "";
        var (least, most) = (curve.Min(point => point.Net), curve.Max(point => point.Net));
        const int Longest = 40;
        var step = Math.Max(1, (int)Math.Ceiling(curve.Count / (double)Longest));
        return string.Concat(curve.Where((_, index) => index % step == 0 || index == curve.Count - 1).Select(point =>
            Blocks[most == least ? 0 : (int)((point.Net - least) * (Blocks.Length - 1) / (most - least))]));
    }

    public static string Svg(DateOnly date, IReadOnlyList<RoundTrip> trades, Speech say)
    {
        var curve = Curve(trades);
        var (least, most) = (Math.Min(0, curve.Min(point => point.Net)), Math.Max(0, curve.Max(point => point.Net)));
        if (least == most)
            most = least + 1;
        var (first, last) = (curve[0].At, curve[^1].At);
        var span = Math.Max(1, (last - first).TotalSeconds);
        double X(DateTimeOffset at) => Left + (Width - Left - Right) * (at - first).TotalSeconds / span;
        double Y(long net) => Height - Bottom - (Height - Top - Bottom) * (net - least) / (double)(most - least);
        var total = curve[^1].Net;
        // Korean colours: red is a gain.
        var colour = total >= 0 ? "#d32431" : "#1b62d1";
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns='http://www.w3.org/2000/svg' width='{Width}' height='{Height}' font-family='NanumGothic, Noto Sans CJK KR, sans-serif' font-size='15'>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width='{Width}' height='{Height}' fill='#ffffff'/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x='24' y='36' font-size='22' font-weight='bold' fill='#1c1f24'>{Speech.Day(date)}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x='{Width - Right}' y='36' font-size='22' font-weight='bold' text-anchor='end' fill='{colour}'>{say.Signed(new Won(total))}</text>");
        foreach (var level in new[] { most, 0, least }.Distinct())
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line x1='{Left}' x2='{Width - Right}' y1='{Y(level):0.#}' y2='{Y(level):0.#}' stroke='#d5d9de'/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x='{Left - 10}' y='{Y(level) + 5:0.#}' text-anchor='end' fill='#6b7280'>{new Won(level)}</text>");
        }
        var path = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"M{X(first):0.#} {Y(0):0.#}"));
        foreach (var (at, net) in curve.Skip(1))
            path.Append(CultureInfo.InvariantCulture, $"H{X(at):0.#}V{Y(net):0.#}");
        svg.Append(CultureInfo.InvariantCulture, $"<path d='{path}' fill='none' stroke='{colour}' stroke-width='3'/>");
        foreach (var trip in trades)
        {
            var net = curve.Last(point => point.At == trip.ClosedAt).Net;
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx='{X(trip.ClosedAt):0.#}' cy='{Y(net):0.#}' r='5' fill='{(trip.Net.IsNegative ? "#1b62d1" : "#d32431")}'/>");
        }
        svg.Append(CultureInfo.InvariantCulture, $"<text x='{Left}' y='{Height - 16}' fill='#6b7280'>{Speech.Clock(first)}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x='{Width - Right}' y='{Height - 16}' text-anchor='end' fill='#6b7280'>{Speech.Clock(last)}</text>");
        return svg.Append("</svg>").ToString();
    }
}
