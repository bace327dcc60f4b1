using System.ComponentModel;
using System.Diagnostics;
using Danta.Market;

namespace Danta.Host.Reruns;

/// <summary>
/// The same program once more, to work through a day without being in the trader's way: a process of its own with its own memory, at a
/// low priority, told what to do over its standard input and nothing else. It dies with whoever waits for it, or when it takes too long.
/// </summary>
static class RerunProcess
{
    public const string Command = "rerun";

    /// <summary>Seven runs over the busiest of days take a minute.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>2 GiB: a day as arrays, several times over. Whoever needs more fails, and not the machine.</summary>
    const string MostMemory = "80000000";

    const int MostWords = 2_000;

    /// <returns>Why it failed, in Korean; null: it is done.</returns>
    /// <exception cref="OperationCanceledException">It was told to stop, and is gone.</exception>
    public static async Task<string?> RunAsync(RerunTask task, TimeProvider time, CancellationToken stop)
    {
        using var process = new Process { StartInfo = Start() };
        try
        {
            process.Start();
        }
        catch (Exception fault) when (fault is Win32Exception or InvalidOperationException)
        {
            return $"다시 돌릴 프로세스를 시작하지 못했습니다: {CleanText.Of(fault.Message)}";
        }
        using var late = new CancellationTokenSource(Longest, time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            var (errors, output) = (ReadAsync(process.StandardError, ends.Token), ReadAsync(process.StandardOutput, ends.Token));
            // It stays open: its end is how the other process learns that nobody waits any more.
            await process.StandardInput.WriteAsync($"{task.Write()}\n".AsMemory(), ends.Token);
            await process.StandardInput.FlushAsync(ends.Token);
            await Task.WhenAll(errors, output, process.WaitForExitAsync(ends.Token));
            return process.ExitCode == 0 ? null : (await errors).Trim() is { Length: > 0 } words ? CleanText.Of(words) : $"알 수 없는 까닭으로 끝났습니다 (코드 {process.ExitCode}).";
        }
        catch (IOException)
        {
            return "다시 돌리던 프로세스가 끝나 버렸습니다.";
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return $"{Longest.TotalMinutes:0}분 안에 끝나지 않아 그만두었습니다.";
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Run by <c>dotnet danta.dll</c>, the same; else the executable alone.</summary>
    static ProcessStartInfo Start()
    {
        var own = Environment.ProcessPath ?? throw new InvalidOperationException("a process without a path");
        var start = new ProcessStartInfo(own) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        if (string.Equals(Path.GetFileNameWithoutExtension(own), "dotnet", StringComparison.OrdinalIgnoreCase))
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "danta.dll"));
        start.ArgumentList.Add(Command);
        // No secret of the configuration goes along, and no word to the service manager in the trader's name.
        foreach (var setting in start.Environment.Keys.Where(name => name.StartsWith("DANTA_", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(setting);
        foreach (var name in (string[])["NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"])
            start.Environment.Remove(name);
        start.Environment["DOTNET_GCHeapHardLimit"] = MostMemory;
        start.Environment["DOTNET_gcServer"] = "0";
        return start;
    }

    static async Task<string> ReadAsync(StreamReader from, CancellationToken stop)
    {
        var (words, buffer) = (new System.Text.StringBuilder(), new char[1_024]);
        while (await from.ReadAsync(buffer, stop) is > 0 and var got)
        {
            if (words.Length < MostWords)
                words.Append(buffer, 0, Math.Min(got, MostWords - words.Length));
        }
        return words.ToString();
    }

    /// <summary>Whatever else the machine does comes first. Of the running process, in its first moment.</summary>
    public static void StepBack()
    {
        try
        {
            using var own = Process.GetCurrentProcess();
            // Not the very last: beside work that never ends that would be never.
            own.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception fault) when (fault is Win32Exception or NotSupportedException or UnauthorizedAccessException)
        {
            // A system that allows nobody to step back.
        }
    }
}
