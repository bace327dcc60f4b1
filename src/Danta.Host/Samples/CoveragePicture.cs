using System.Globalization;
using System.Text;

namespace Danta.Host.Samples;

/// <summary>Each case as a line from its lower to its upper end, measured from the truth: where it crosses zero the truth lies within.</summary>
static class CoveragePicture
{
    const int Width = 900, Height = 420, Left = 90, Right = 10, Top = 30, Bottom = 30;

    public static string Of(IReadOnlyList<CoverageCase> cases)
    {
        var ordered = cases.OrderBy(one => one.Middle - one.Truth).ToList();
        var most = Math.Max(1, ordered.Select(one => Math.Max(Math.Abs(one.Lower - one.Truth), Math.Abs(one.Upper - one.Truth))).DefaultIfEmpty(1).Max());
        var svg = new StringBuilder(Invariant(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\"><rect width=\"{Width}\" height=\"{Height}\" fill=\"#fff\"/>"));
        svg.Append(Invariant($"<text x=\"{Left}\" y=\"18\">{CoverageSums.Of(cases).Words}</text>"));
        foreach (var mark in (double[])[-most, -most / 2, 0, most / 2, most])
            svg.Append(Invariant($"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(mark, most):0.#}\" y2=\"{Y(mark, most):0.#}\" stroke=\"{(mark == 0 ? "#333" : "#ddd")}\"/><text x=\"{Left - 6}\" y=\"{Y(mark, most) + 4:0.#}\" text-anchor=\"end\">{mark:N0}</text>"));
        for (var index = 0; index < ordered.Count; index++)
        {
            var (one, x) = (ordered[index], Left + (index + 0.5) * (Width - Left - Right) / ordered.Count);
            var colour = one.IsCovered ? "#2471a3" : "#c0392b";
            svg.Append(Invariant($"<line x1=\"{x:0.#}\" x2=\"{x:0.#}\" y1=\"{Y(one.Lower - one.Truth, most):0.#}\" y2=\"{Y(one.Upper - one.Truth, most):0.#}\" stroke=\"{colour}\" stroke-width=\"2\"/>"));
            svg.Append(Invariant($"<circle cx=\"{x:0.#}\" cy=\"{Y(one.Middle - one.Truth, most):0.#}\" r=\"2.5\" fill=\"{colour}\"/>"));
        }
        return svg.Append("</svg>").ToString();
    }

    static double Y(double value, double most) => Top + (Height - Top - Bottom) * (1 - (value + most) / (2 * most));

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
