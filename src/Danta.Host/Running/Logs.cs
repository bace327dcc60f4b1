using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Danta.Host.Running;

/// <summary>Warnings and faults for whoever runs the program, on standard error; the journal is the record of what happened.</summary>
static class Logs
{
    public static ILoggerFactory Create() => LoggerFactory.Create(builder => builder
        .SetMinimumLevel(LogLevel.Warning)
        // HTTP's own logging names addresses, and one of Telegram's holds the bot's token.
        .AddFilter("System.Net.Http", LogLevel.None)
        .AddFilter("Microsoft.AspNetCore", LogLevel.Error)
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        })
        .Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            console => console.LogToStandardErrorThreshold = LogLevel.Trace));
}
