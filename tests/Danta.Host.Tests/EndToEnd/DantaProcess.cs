using System.Collections.Concurrent;
using System.Diagnostics;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>The real program in a process of its own.</summary>
sealed class DantaProcess : IAsyncDisposable
{
    readonly Process _process;
    readonly ConcurrentQueue<string> _lines = new();

    /// <summary>One for each line, and one for the end of all output.</summary>
    readonly SemaphoreSlim _arrived = new(0);
    int _openOutputs = 2;

    DantaProcess(Process process) => _process = process;

    public IReadOnlyCollection<string> Lines => _lines;

    public string Output => string.Join('\n', _lines);

    public int Id => _process.Id;

    public static DantaProcess Start(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "danta.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        Shield(start);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var danta = new DantaProcess(new Process { StartInfo = start });
        danta._process.OutputDataReceived += (_, line) => danta.Take(line.Data);
        danta._process.ErrorDataReceived += (_, line) => danta.Take(line.Data);
        danta._process.Start();
        danta._process.BeginOutputReadLine();
        danta._process.BeginErrorReadLine();
        return danta;
    }

    /// <summary>From whoever runs the test, and him from it.</summary>
    public static void Shield(ProcessStartInfo start)
    {
        // What steers a test is no setting of the program, which refuses what it does not know.
        foreach (var own in start.Environment.Keys.Where(name => name.StartsWith("DANTA_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(own);
        // A lock on an account outlives its test: not in the home of whoever runs it.
        start.Environment["XDG_DATA_HOME"] = AppContext.BaseDirectory;
    }

    void Take(string? line)
    {
        if (line is not null)
            _lines.Enqueue(line);
        else if (Interlocked.Decrement(ref _openOutputs) > 0)
            return;
        _arrived.Release();
    }

    /// <summary>The first line that satisfies; fails with everything that was printed.</summary>
    public async Task<string> LineAsync(Func<string, bool> wanted)
    {
        using var patience = Patience.End();
        try
        {
            while (true)
            {
                // Whether there will be more is asked first: what came in between is then among the lines.
                var isAll = Volatile.Read(ref _openOutputs) == 0;
                if (_lines.FirstOrDefault(wanted) is { } line)
                    return line;
                if (isAll)
                    throw new InvalidOperationException($"the program ended with {await ExitCodeAsync()}:\n{Output}");
                await _arrived.WaitAsync(patience.Token);
            }
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"the line did not come:\n{Output}", late);
        }
    }

    /// <summary>SIGTERM, as a service manager sends it.</summary>
    public void Terminate() => Signal("TERM");

    public void Signal(string name) => Process.Start("kill", [$"-{name}", $"{_process.Id}"]).WaitForExit();

    public void Kill() => _process.Kill();

    public async Task<int> ExitCodeAsync()
    {
        using var patience = Patience.End();
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public static async Task<(int Code, string Output)> RunAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        await using var danta = Start(arguments, environment);
        var code = await danta.ExitCodeAsync();
        return (code, danta.Output);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _arrived.Dispose();
    }
}
