using Danta.Market;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Danta.Host.Running;

/// <summary>One entry of the log is one line of a bounded length without control characters, whatever stands in it.</summary>
sealed class LogLine() : ConsoleFormatter(FormatName)
{
    public const string FormatName = "danta";

    const int Longest = 4_000;

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var text = logEntry.Formatter(logEntry.State, logEntry.Exception);
        if (logEntry.Exception is { } fault)
            text = $"{text} {FaultText.Of(fault)}";
        textWriter.Write($"{Kst.Of(TimeProvider.System.GetUtcNow()):HH:mm:ss} {Word(logEntry.LogLevel)}: ");
        textWriter.WriteLine(Plain($"{logEntry.Category}[{logEntry.EventId.Id}] {text}"));
    }

    static string Word(LogLevel level) => level switch
    {
        LogLevel.Critical => "crit",
        LogLevel.Error => "fail",
        LogLevel.Warning => "warn",
        _ => "info",
    };

    static string Plain(string text)
    {
        var cut = text.Length > Longest ? text[..Longest] + "…" : text;
        return string.Create(cut.Length, cut, static (line, from) =>
        {
            for (var index = 0; index < line.Length; index++)
                line[index] = char.IsControl(from[index]) || char.GetUnicodeCategory(from[index]) == System.Globalization.UnicodeCategory.Format ? ' ' : from[index];
        });
    }
}
