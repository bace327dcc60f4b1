using System.CommandLine.Parsing;
using System.Globalization;
using Danta.Market;

namespace Danta.Host.Commands;

/// <summary>Durations and speeds as people type them: <c>60s</c>, <c>5m</c>, <c>1h</c>, <c>10x</c>.</summary>
static class Durations
{
    public static TimeSpan? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var unit = text.Length > 0 ? text[^1] : ' ';
        var seconds = unit switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 0 };
        var number = seconds == 0 ? text : text[..^1];
        if (decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is > 0 and < 1_000_000)
            return TimeSpan.FromSeconds((double)(value * Math.Max(1, seconds)));
        result.AddError($"{Josa.Topic($"'{text}'")} 시간이 아닙니다. 60s, 5m, 1h처럼 쓰십시오");
        return null;
    }

    public static double ParseSpeed(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (double.TryParse(text.TrimEnd('x', 'X'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var speed) && speed is >= 0.1 and <= 60)
            return speed;
        result.AddError($"{Josa.Topic($"'{text}'")} 배속이 아닙니다. 10x처럼 0.1x에서 60x 사이로 쓰십시오");
        return 1;
    }
}
