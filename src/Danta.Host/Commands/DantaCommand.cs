using System.CommandLine;
using System.CommandLine.Invocation;
using Danta.Host.Configuration;
using Danta.Host.Running;
using Danta.Market;

namespace Danta.Host.Commands;

/// <summary>The program's command line.</summary>
static class DantaCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = Root();
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync(CleanText.Of(error.Message));
            await Console.Error.WriteLineAsync("사용법: danta --help, danta 명령 --help");
            return ExitCodes.WrongConfiguration;
        }
        using var last = new LastHandler(() => StorageOf(parsed), Console.Error);
        try
        {
            // Signals are ours: run and demo end in order, the rest with 130.
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (ConfigException wrong)
        {
            await Console.Error.WriteLineAsync("설정이 잘못되었습니다:");
            foreach (var fault in wrong.Faults)
                await Console.Error.WriteLineAsync($"  {CleanText.Of(fault.ToString())}");
            return ExitCodes.WrongConfiguration;
        }
        catch (CommandFailed failed)
        {
            foreach (var line in failed.Message.Split('\n'))
                await Console.Error.WriteLineAsync(CleanText.Of(line.TrimEnd('\r')));
            return failed.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception fault)
        {
            return last.Tell(fault);
        }
    }

    /// <summary>Every command with its options.</summary>
    public static RootCommand Root()
    {
        var root = new RootCommand("단타: 한국투자증권 조건검색 자동매매. 처음이라면: danta demo")
        {
            DemoCommand.Create(),
            InitCommand.Create(),
            DoctorCommand.Create(),
            RunCommand.Create(),
            GuardCommand.Create(),
            StatusCommand.Create(),
            ConditionsCommand.Create(),
            BalanceCommand.Create(),
            PnlCommand.Create(),
            OrdersCommand.Create(),
            TradesCommand.Create(),
            PerformanceCommand.Create(),
            SimulateCommand.Create(),
            JournalCommand.Create(),
            RecordingCommand.Create(),
            RecordCommand.Create(),
            ReplayCommand.Create(),
            SweepCommand.Create(),
            WorkerCommand.Create(),
            RerunCommand.Create(),
            SampleCommand.Create(),
            SampleCommand.CreateCoverage(),
            LogCommand.Create(),
            BackupCommand.Create(),
            BackupCommand.CreateRestore(),
            SimtestCommand.Create(),
            BenchCommand.Create(),
            CompletionCommand.Create(),
        };
        root.Options.OfType<VersionOption>().Single().Action = new SaysVersion();
        return root;
    }

    /// <summary>Null where the command has no configuration, or one that cannot be read.</summary>
    static string? StorageOf(ParseResult parsed)
    {
        try
        {
            return parsed.GetValue<string?>("--config") is { } file ? CommonOptions.Load(file).Storage.Directory : null;
        }
        catch (Exception fault) when (fault is ConfigException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>With the commit that it was built from.</summary>
    sealed class SaysVersion : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            Console.Out.WriteLine($"danta {ProgramVersion.Full}");
            return ExitCodes.Done;
        }
    }
}
