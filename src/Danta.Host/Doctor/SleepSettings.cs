using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Danta.Kis;

namespace Danta.Host.Doctor;

/// <summary>Whether this computer is set to sleep by itself: one that sleeps sells nothing.</summary>
static partial class SleepSettings
{
    const int MostBytes = 64 * 1024;
    const int Patience = 5_000;

    /// <returns>Null: nothing says so.</returns>
    public static string? Of(Tongue say) =>
        OperatingSystem.IsLinux() ? OfLinux("/", say)
        : OperatingSystem.IsMacOS() ? OfMac(Said("pmset", "-g", "custom"), say)
        : OperatingSystem.IsWindows() ? OfWindows(Said("powercfg", "/query", "SCHEME_CURRENT", "SUB_SLEEP", "STANDBYIDLE"), say)
        : null;

    /// <summary>By systemd-logind's settings, and whether there is a lid to close.</summary>
    public static string? OfLinux(string root, Tongue say)
    {
        if (new FileInfo(Path.Combine(root, "etc/systemd/system/sleep.target")).LinkTarget == "/dev/null")
            return null;
        var settings = Logind(root);
        if (settings.GetValueOrDefault("IdleAction") is "suspend" or "hibernate" or "hybrid-sleep" or "suspend-then-hibernate")
            return say["쉬고 있으면 절전합니다 (logind의 IdleAction)", "it sleeps when it is idle (logind's IdleAction)"];
        return HasLid(root) && settings.GetValueOrDefault("HandleLidSwitch", "suspend") != "ignore"
            ? say["덮개를 닫으면 절전합니다 (logind의 HandleLidSwitch)", "it sleeps when its lid is closed (logind's HandleLidSwitch)"]
            : null;
    }

    static bool HasLid(string root)
    {
        var lids = Path.Combine(root, "proc/acpi/button/lid");
        return Directory.Exists(lids) && Directory.EnumerateFileSystemEntries(lids).Any();
    }

    static Dictionary<string, string> Logind(string root)
    {
        var main = Path.Combine(root, "etc/systemd/logind.conf");
        var beside = main + ".d";
        string[] more = Directory.Exists(beside) ? Directory.GetFiles(beside, "*.conf") : [];
        string[] files = [main, .. more.Order(StringComparer.Ordinal)];
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in files.Where(File.Exists).SelectMany(file => WholeFile.ReadText(file, MostBytes).Split('\n')))
        {
            var at = line.IndexOf('=', StringComparison.Ordinal);
            if (at > 0 && line[0] != '#')
                settings[line[..at].Trim()] = line[(at + 1)..].Trim();
        }
        return settings;
    }

    /// <param name="said">Of pmset; the part for mains power.</param>
    public static string? OfMac(string said, Tongue say)
    {
        var mains = said.IndexOf("AC Power", StringComparison.Ordinal);
        var minutes = MacSleep().Match(mains < 0 ? said : said[mains..]);
        return minutes.Success && minutes.Groups["minutes"].Value != "0"
            ? say[$"{minutes.Groups["minutes"].Value}분 쉬면 절전합니다 (pmset)", $"it sleeps after {minutes.Groups["minutes"].Value} idle minutes (pmset)"]
            : null;
    }

    /// <param name="said">Of powercfg, in whatever language: the last but one number is for mains power, in seconds.</param>
    public static string? OfWindows(string said, Tongue say)
    {
        var numbers = Hex().Matches(said);
        if (numbers.Count < 2 || !int.TryParse(numbers[^2].Groups["hex"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var seconds) || seconds == 0)
            return null;
        return say[$"{seconds / 60}분 쉬면 절전합니다 (전원 설정)", $"it sleeps after {seconds / 60} idle minutes (power settings)"];
    }

    static string Said(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
            var said = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            if (said.Wait(Patience) && process.WaitForExit(Patience))
                return said.Result;
            process.Kill();
            return "";
        }
        catch (Exception fault) when (fault is Win32Exception or InvalidOperationException or IOException)
        {
            return "";
        }
    }

    [GeneratedRegex(@"^\s*sleep\s+(?<minutes>\d+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex MacSleep();

    [GeneratedRegex("0x(?<hex>[0-9a-fA-F]{8})", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Hex();
}
