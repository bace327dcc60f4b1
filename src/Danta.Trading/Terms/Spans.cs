namespace Danta.Trading;

/// <summary>Lengths of time as people read them.</summary>
public static class Spans
{
    public static string Of(TimeSpan span) =>
        span < TimeSpan.FromSeconds(1) ? $"{span.TotalMilliseconds:0} ms"
        : span < TimeSpan.FromMinutes(1) ? $"{span.TotalSeconds:0.0}초"
        : span < TimeSpan.FromHours(1) ? $"{(int)span.TotalMinutes}분 {span.Seconds}초"
        : $"{(int)span.TotalHours}시간 {span.Minutes}분";
}
