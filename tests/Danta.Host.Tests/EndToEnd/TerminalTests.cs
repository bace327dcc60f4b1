using System.Diagnostics;
using System.Text.RegularExpressions;
using Danta.Host.Tests.Terminal;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>The program in a pseudo-terminal, as <c>script</c> opens one.</summary>
public sealed partial class TerminalTests
{
    /// <summary>In bytes: a board that grows without end dies of it.</summary>
    const long MostMemory = 160L << 20;

    [Theory]
    [InlineData(40, 10)]
    [InlineData(55, 20)]
    [InlineData(80, 24)]
    [InlineData(200, 50)]
    public async Task The_demo_draws_ends_and_leaves_its_summary(int width, int height)
    {
        using var script = Start(width, height, "demo", "--for", "5s", "--seed", "7");
        var glass = new Glass(width, height);
        await WatchAsync(script, glass, () => false);
        Check(script, glass);
    }

    [Fact]
    public async Task Interrupted_it_ends_in_order_and_leaves_its_last_words()
    {
        using var script = Start(55, 20, "demo", "--seed", "7");
        var glass = new Glass(55, 20);
        await WatchAsync(script, glass, () => glass.Frames.Count > 20);
        Check(script, glass);
    }

    /// <summary>At these widths a column has less room than a letter of Hangul needs.</summary>
    [Theory]
    [InlineData(20)]
    [InlineData(28)]
    [InlineData(80)]
    public async Task A_table_fits_and_shows_names_as_they_are(int width)
    {
        await using var stage = await Stage.OpenAsync(more: """conditions: [{ name: "[단타] 급등주", formula: "change >= 1" }]""");
        var file = stage.Configure(paper: false);
        foreach (var (command, shown) in ((string, string)[])[("conditions", "[단타]급등주"), ("balance", "평가손익(비용전)")])
        {
            using var script = Start(width, 200, command, "--config", file);
            var glass = new Glass(width, 200);
            await WatchAsync(script, glass, () => false);
            var text = string.Concat(glass.Rows).Replace(" ", "", StringComparison.Ordinal);
            Assert.True(script.ExitCode == 0, text);
            Assert.Contains(shown, text, StringComparison.Ordinal);
        }
    }

    static void Check(Process script, Glass glass)
    {
        var everything = string.Join('\n', glass.Everything);
        Assert.True(script.ExitCode == 0, $"it ended with {script.ExitCode}:\n{everything}");
        Assert.NotEmpty(glass.Frames);
        Assert.All(glass.Frames, rows => Assert.Matches("^( 데모   |시작 중  )", rows[0]));
        // Behind what it waits for, which takes two rows where they are short.
        Assert.All(glass.Frames, rows => Assert.Contains(rows[1..4], row => row.StartsWith("오늘 ", StringComparison.Ordinal)));
        Assert.Equal(0, glass.Lost);
        Assert.True(glass is { CursorShown: true, Wraps: true });
        Assert.Contains("끝내는 중", everything, StringComparison.Ordinal);
        Assert.Matches(Summary(), string.Concat(glass.Rows).Replace(" ", "", StringComparison.Ordinal));
    }

    static Process Start(int width, int height, params string[] arguments)
    {
        var danta = $"stty cols {width} rows {height}; exec dotnet '{Path.Combine(AppContext.BaseDirectory, "danta.dll")}' {string.Join(' ', arguments)}";
        var start = new ProcessStartInfo("script", ["--quiet", "--flush", "--return", "--command", danta, "/dev/null"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = Path.GetTempPath(),
        };
        DantaProcess.Shield(start);
        start.Environment["TERM"] = "xterm-256color";
        start.Environment["DOTNET_GCHeapHardLimit"] = $"{MostMemory:x}";
        return Process.Start(start)!;
    }

    /// <summary>To the end of the program; whoever has <paramref name="seen"/> enough presses Ctrl+C.</summary>
    static async Task WatchAsync(Process script, Glass glass, Func<bool> seen)
    {
        using var patience = Patience.End();
        try
        {
            var buffer = new byte[16_384];
            var isPressed = false;
            while (await script.StandardOutput.BaseStream.ReadAsync(buffer, patience.Token) is > 0 and var count)
            {
                glass.Feed(buffer.AsSpan(0, count));
                if (isPressed || !seen())
                    continue;
                isPressed = true;
                await script.StandardInput.WriteAsync('\x03');
                await script.StandardInput.FlushAsync(patience.Token);
            }
            await script.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            script.Kill(entireProcessTree: true);
            Assert.Fail($"it never ended:\n{string.Join('\n', glass.Everything)}");
        }
    }

    [GeneratedRegex("거래소계좌와일치:순손익[^원]*원,예수금[0-9,]+원(끝내는사이에팔지못해남은종목:.*주)?$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Summary();
}
