using System.ComponentModel;
using System.Diagnostics;
using System.Text;

#pragma warning disable RS0030 // A directory of a random name that only this user can enter, and that ends with the picture.

namespace Danta.Telegram.Report;

/// <summary>Makes a PNG of an SVG with what the machine has: librsvg's rsvg-convert or a Chromium. Null where it has neither.</summary>
static class PictureMaker
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>What Telegram takes as a photo.</summary>
    const long LargestPicture = 10 << 20;

    static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome"];

    public static async Task<byte[]?> PngAsync(string svg, TimeProvider time, CancellationToken cancellationToken)
    {
        var directory = Directory.CreateTempSubdirectory("danta-report-").FullName;
        try
        {
            var (source, target) = (Path.Combine(directory, "day.svg"), Path.Combine(directory, "day.png"));
            await File.WriteAllTextAsync(source, svg, Encoding.UTF8, cancellationToken);
            if (await RunAsync("rsvg-convert", ["-o", target, source], time, cancellationToken) && new FileInfo(target) is { Exists: true, Length: <= LargestPicture })
                return await File.ReadAllBytesAsync(target, cancellationToken);
            foreach (var browser in Browsers)
            {
                string[] arguments =
                [
                    "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=900,420",
                    $"--user-data-dir={directory}", $"--screenshot={target}", new Uri(source).AbsoluteUri,
                ];
                if (await RunAsync(browser, arguments, time, cancellationToken) && new FileInfo(target) is { Exists: true, Length: <= LargestPicture })
                    return await File.ReadAllBytesAsync(target, cancellationToken);
            }
            return null;
        }
        catch (IOException)
        {
            return null; // no room for a picture: the words go without
        }
        finally
        {
            Remove(directory);
        }
    }

    static async Task<bool> RunAsync(string program, string[] arguments, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        try
        {
            using var process = Process.Start(start)!;
            using var late = new CancellationTokenSource(Patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
            process.StandardInput.Close();
            try
            {
                var (output, errors) = (process.StandardOutput.ReadToEndAsync(either.Token), process.StandardError.ReadToEndAsync(either.Token));
                await process.WaitForExitAsync(either.Token);
                await Task.WhenAll(output, errors);
                return process.ExitCode == 0;
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                cancellationToken.ThrowIfCancellationRequested();
                return false;
            }
        }
        catch (Win32Exception)
        {
            return false; // not installed
        }
    }

    static void Remove(string directory)
    {
        try
        {
            Directory.Delete(directory, recursive: true);
        }
        catch (IOException)
        {
            // A browser that still closes its files leaves a directory in /tmp, and no harm.
        }
    }
}
