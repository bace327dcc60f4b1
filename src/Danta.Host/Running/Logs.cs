using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Danta.Host.Running;

/// <summary>Warnings and faults for whoever runs the program, on standard error; the journal is the record of what happened.</summary>
static class Logs
{
    public static ILoggerFactory Create() => LoggerFactory.Create(builder => builder
        .SetMinimumLevel(LogLevel.Warning)
        // HTTP's own logging names addresses, and one of Telegram's holds the bot's token.
        .AddFilter("System.Net.Http", LogLevel.None)
        .AddFilter("Microsoft.AspNetCore", LogLevel.Error)
        // A web server that cannot begin is told by whoever began it.
        .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None)
        .AddConsole(console => console.FormatterName = LogLine.FormatName)
        .AddConsoleFormatter<LogLine, ConsoleFormatterOptions>()
        .Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
}
