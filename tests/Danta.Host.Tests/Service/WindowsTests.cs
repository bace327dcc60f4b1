using System.Text;
using Danta.Host.Commands;
using Danta.Host.Configuration;
using Danta.Host.Running;
using Danta.Host.Service;
using Danta.Host.Tests.Layout;

namespace Danta.Host.Tests.Service;

/// <summary>What is Windows' own, as far as it can be seen from elsewhere.</summary>
public sealed class WindowsTests
{
    [Fact]
    public void A_fault_that_only_the_owner_can_mend_is_told_in_words_and_not_begun_again()
    {
        var (words, code) = ServiceEnd.Of(new ConfigException(new ConfigFault("trading.budgetPerTrade", "0보다 커야 합니다"), new ConfigFault("", "없습니다")));
        Assert.Equal("설정이 잘못되었습니다:\n  trading.budgetPerTrade: 0보다 커야 합니다\n  없습니다", words);
        Assert.Equal(ExitCodes.WrongConfiguration, code);
        Assert.Equal(("앱키", ExitCodes.CredentialsRefused), ServiceEnd.Of(new CommandFailed(ExitCodes.CredentialsRefused, "앱키")));
        // Other words may quote a key.
        Assert.DoesNotContain("비밀", ServiceEnd.Of(new FormatException("비밀")).Words, StringComparison.Ordinal);

        Assert.Equal(0, ServiceEnd.ForManager(ExitCodes.WrongConfiguration));
        Assert.Equal(0, ServiceEnd.ForManager(ExitCodes.CredentialsRefused));
        Assert.Equal(ExitCodes.Failed, ServiceEnd.ForManager(ExitCodes.Failed));
    }

    [Fact]
    public void A_code_page_without_Korean_letters_is_known()
    {
        Assert.False(ProcessRules.CanSay(Encoding.Latin1, "단타"));
        Assert.False(ProcessRules.CanSay(Encoding.ASCII, "단타"));
        Assert.True(ProcessRules.CanSay(Encoding.UTF8, "단타 ▶🟥"));
    }

    /// <summary>Windows deletes no file that is open; here the process says what it still holds.</summary>
    [Fact]
    public async Task The_demo_leaves_nothing_open_and_nothing_behind()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc");
        using var end = new CancellationTokenSource();
        var demo = DemoRun.RunAsync(DemoPlan.Usual(null), TimeSpan.FromSeconds(1), 7, end.Token);
        Assert.Equal(ExitCodes.Done, await demo);
        Assert.DoesNotContain(Directory.GetFiles("/proc/self/fd").Select(file => new FileInfo(file).LinkTarget ?? ""), file => file.Contains("danta-demo-", StringComparison.Ordinal));
    }

    /// <summary>The PowerShell that every Windows brings reads a file without the mark in the code page of its language.</summary>
    [Fact]
    public void The_installation_is_marked_as_UTF_8_and_hears_what_every_program_answers()
    {
        var script = File.ReadAllBytes(Path.Combine(SourceTree.Root, "deploy", "windows", "install.ps1"));
        Assert.Equal([0xEF, 0xBB, 0xBF], script[..3]);
        var lines = Encoding.UTF8.GetString(script).Split('\n').Select(line => line.Trim()).ToList();
        Assert.DoesNotContain(lines, line => line.StartsWith("sc.exe", StringComparison.Ordinal) || line.StartsWith("icacls", StringComparison.Ordinal));
        // A service that has its own account cannot make its source in the event log itself.
        Assert.Contains(lines, line => line.Contains(@"EventLog\Application\danta", StringComparison.Ordinal));
    }
}
