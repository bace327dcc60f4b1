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
        var line = CleanText.Of($"{logEntry.Category}[{logEntry.EventId.Id}] {text}", Longest);
        textWriter.WriteLine(line.Length < Longest ? line : line + "…");
    }

    static string Word(LogLevel level) => level switch
    {
        LogLevel.Critical => "crit",
        LogLevel.Error => "fail",
        LogLevel.Warning => "warn",
        _ => "info",
    };
}
