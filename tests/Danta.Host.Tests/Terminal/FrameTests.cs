using Danta.Host.Terminal;
using Spectre.Console;

namespace Danta.Host.Tests.Terminal;

public sealed class FrameTests
{
    static readonly AnsiCapabilities Abilities = new() { Ansi = true, ColorSystem = ColorSystem.TrueColor };

    [Fact]
    public void A_terminal_shows_the_board_line_by_line()
    {
        foreach (var (width, height) in ((int, int)[])[(20, 10), (40, 10), (55, 20), (80, 24), (200, 50)])
        {
            var glass = new Glass(width, height);
            var lines = Draw(glass, Scene.Of(5, 2, 30));
            Assert.Equal(lines, glass.Rows.Take(lines.Length));
            Assert.All(glass.Rows.Skip(lines.Length), row => Assert.Equal("", row));
            Assert.Equal(0, glass.Lost);
        }
    }

    [Fact]
    public void What_stood_there_before_is_gone_whatever_the_terminal_has_been_through()
    {
        var glass = new Glass(200, 50);
        Draw(glass, Scene.Of(30, 12, 60));
        foreach (var (width, height) in ((int, int)[])[(80, 24), (40, 10), (55, 20), (120, 40)])
        {
            glass.Resize(width, height);
            glass.Feed("typed by somebody\r\nwarn: told by somebody else, and longer than a line of the narrow terminals that this goes through\r\n");
            var lines = Draw(glass, Scene.Of(3, 0, 2));
            Assert.Equal(lines, glass.Rows.Take(lines.Length));
            Assert.All(glass.Rows.Skip(lines.Length), row => Assert.Equal("", row));
        }
    }

    /// <summary>Some terminals draw a dash or a warning sign two columns wide: then a line is cut, and the others stay where they are.</summary>
    [Fact]
    public void A_line_that_a_terminal_finds_too_wide_pushes_none_down()
    {
        var glass = new Glass(30, 10);
        var lines = Board.Lines(Scene.Of(3, 0, 2), 60, 9);
        glass.Feed(Frame.Of(lines, Abilities));
        Assert.True(glass.Lost > 0);
        for (var row = 0; row < lines.Count; row++)
            Assert.StartsWith(lines[row].Text[..6].TrimEnd(), glass.Rows[row], StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_leaves_the_terminal_as_it_was()
    {
        var glass = new Glass(40, 10);
        Draw(glass, Scene.Of(1, 0, 1));
        Assert.True(glass.CursorShown);
        Assert.True(glass.Wraps);
        Assert.EndsWith("\e[?7h\e[?25h", Frame.Of([], Abilities), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_colours_there_are_none() =>
        Assert.DoesNotMatch(
            @"\e\[[0-9;]*[34][0-9](;|m)", Frame.Of(Board.Lines(Scene.Of(3, 1, 3), 80, 23), new() { Ansi = true, ColorSystem = ColorSystem.NoColors }));

    static string[] Draw(Glass glass, BoardFacts facts)
    {
        var lines = Board.Lines(facts, glass.Width, glass.Height - 1);
        glass.Feed(Frame.Of(lines, Abilities));
        return [.. lines.Select(line => line.Text.TrimEnd())];
    }
}
