using Danta.Host.Configuration;
using Danta.Kis;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Compact;

namespace Danta.Host.Logging;

/// <summary>
/// The program's log: warnings and faults on standard error for whoever runs it, and for a trader all that happened to orders as JSON
/// lines in daily files (<see cref="LogFiles"/>). The journal is the record of what happened; this says how the program fared.
/// </summary>
static class Logs
{
    /// <summary>A line for people: KST, level, where, what.</summary>
    const string Line = "{Timestamp:HH:mm:ss} {Level:u3} {SourceContext}[{Id}] {Message:lj}{NewLine}";

    /// <summary>What waits to be written. A disk or a terminal that takes nothing costs lines, and holds up nobody.</summary>
    const int Waiting = 10_000;

    /// <summary>For commands that print and end, and for the demo.</summary>
    public static ILoggerFactory ForConsole(DantaConfig? config = null) => Create(Redaction.Of(config), files: null, LogLimits.Usual);

    /// <summary>For a trader.</summary>
    public static ILoggerFactory ForTrader(DantaConfig config, string book) =>
        Create(Redaction.Of(config), LogFiles.Of(config.Storage.Directory, book), LogLimits.Usual);

    /// <param name="files">Null: none are written.</param>
    public static ILoggerFactory Create(Redaction redaction, LogFiles? files, LogLimits limits)
    {
        var written = new LoggerConfiguration().MinimumLevel.Verbose()
            .WriteTo.Console(LogEventLevel.Warning, Line, standardErrorFromLevel: LogEventLevel.Verbose);
        if (files is not null && CanKeep(files))
        {
            written.WriteTo.File(
                new RenderedCompactJsonFormatter(), files.Pattern, rollingInterval: RollingInterval.Day, rollOnFileSizeLimit: true,
                fileSizeLimitBytes: limits.FileBytes, retainedFileCountLimit: limits.Files, retainedFileTimeLimit: limits.Age);
        }
        var safe = new SafeSink(written.CreateLogger(), redaction);
        var logger = new LoggerConfiguration().MinimumLevel.Information()
            .Destructure.With(new OwnTypes())
            .WriteTo.Async(sinks => sinks.Sink(safe), Waiting)
            .CreateLogger();
        return new BoundedFactory(LoggerFactory.Create(builder => builder
            .SetMinimumLevel(LogLevel.Information)
            // HTTP's own logging names addresses, and one of Telegram's holds the bot's token.
            .AddFilter("System.Net.Http", LogLevel.None)
            .AddFilter("Microsoft.AspNetCore", LogLevel.Error)
            // A web server that cannot begin is told by whoever began it.
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None)
            // Not by AddSerilog, whose own rule would outrank these.
            .AddProvider(new SerilogLoggerProvider(logger))), logger);
    }

    /// <summary>A disk that is full or not ours takes no log: that is told by whatever needs it more.</summary>
    static bool CanKeep(LogFiles files)
    {
        try
        {
            PrivateFile.MakeDirectory(files.Directory);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Ends with what could be written in time: a terminal that takes nothing does not hold up the end.</summary>
    sealed class BoundedFactory(ILoggerFactory loggers, Serilog.Core.Logger behind) : ILoggerFactory
    {
        static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(1.5);

        public Microsoft.Extensions.Logging.ILogger CreateLogger(string categoryName) => loggers.CreateLogger(categoryName);

        public void AddProvider(ILoggerProvider provider) => loggers.AddProvider(provider);

        public void Dispose() => Task.Run(() =>
        {
            loggers.Dispose();
            behind.Dispose();
        }).Wait(LongestEnd);
    }
}
