using System.Globalization;
using System.Text;

namespace Danta.Dashboard.Metrics;

/// <summary>Writes Prometheus' text format (version 0.0.4): a help and a type line per family, then its samples.</summary>
sealed class MetricsText
{
    readonly StringBuilder _text = new();

    public MetricsText Gauge(string name, string help, double value) => Head(name, help, "gauge").Sample(name, "", value);

    /// <summary>One gauge for each value of one label.</summary>
    public MetricsText Gauges(string name, string help, string label, IEnumerable<(string Value, double Sample)> samples)
    {
        Head(name, help, "gauge");
        foreach (var (value, sample) in samples)
            Sample(name, $"{{{label}=\"{Escaped(value)}\"}}", sample);
        return this;
    }

    /// <summary>One histogram for each value of one label.</summary>
    /// <param name="bounds">Upper ends, ascending; the counts have one more, for what is above them all.</param>
    public MetricsText Histograms(
        string name, string help, string label, IReadOnlyList<double> bounds, IEnumerable<(string Value, IReadOnlyList<long> Counts, double Sum)> series)
    {
        Head(name, help, "histogram");
        foreach (var (value, counts, sum) in series)
        {
            var (word, upTo) = ($"{label}=\"{Escaped(value)}\"", 0L);
            for (var place = 0; place < bounds.Count; place++)
                Sample($"{name}_bucket", $"{{{word},le=\"{bounds[place].ToString(CultureInfo.InvariantCulture)}\"}}", upTo += counts[place]);
            Sample($"{name}_bucket", $"{{{word},le=\"+Inf\"}}", upTo += counts[^1]);
            Sample($"{name}_sum", $"{{{word}}}", sum).Sample($"{name}_count", $"{{{word}}}", upTo);
        }
        return this;
    }

    public override string ToString() => _text.ToString();

    MetricsText Head(string name, string help, string type)
    {
        _text.Append("# HELP ").Append(name).Append(' ').Append(help).Append('\n');
        _text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
        return this;
    }

    MetricsText Sample(string name, string labels, double value)
    {
        _text.Append(name).Append(labels).Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
        return this;
    }

    static string Escaped(string value) =>
        value.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);
}
