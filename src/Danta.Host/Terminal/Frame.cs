using Spectre.Console;

namespace Danta.Host.Terminal;

/// <summary>
/// Lines as a terminal is told to draw them, from its top left corner on and whatever stood there: a frame knows of no other, so a
/// terminal that was resized or typed into is right again with the next. Whoever is killed leaves a terminal as it was, for nothing
/// stays switched beyond a frame.
/// </summary>
static class Frame
{
    /// <summary>A line that a terminal measures otherwise than we is cut, and pushes none down.</summary>
    const string Begin = "\e[?25l\e[?7l";
    const string End = "\e[?7h\e[?25h";

    static readonly Dictionary<Tone, Style> Styles = new()
    {
        [Tone.Plain] = Style.Plain,
        [Tone.Title] = new(decoration: Decoration.Invert),
        [Tone.Dim] = new(Color.Grey),
        [Tone.Good] = new(Color.Green),
        [Tone.Caution] = new(Color.Yellow),
        [Tone.Alarm] = new(Color.White, Color.Red),
        [Tone.Profit] = new(Color.Red),
        [Tone.Loss] = new(Color.Blue),
        [Tone.Real] = new(Color.White, Color.Red),
        [Tone.Paper] = new(Color.Black, Color.Yellow),
        [Tone.Demo] = new(Color.Black, Color.Aqua),
    };

    /// <summary>The cursor comes to rest below the last line.</summary>
    public static string Of(IEnumerable<BoardLine> lines, AnsiCapabilities abilities)
    {
        var text = new StringWriter();
        var ansi = new AnsiWriter(text, abilities);
        text.Write(Begin);
        ansi.CursorHome();
        foreach (var line in lines)
        {
            // Before it is written: at the end of a full line the last letter would go.
            ansi.EraseInLine(0);
            foreach (var piece in line.Pieces)
                ansi.Write(piece.Text, Styles[piece.Tone]);
            text.Write("\r\n");
        }
        ansi.EraseInDisplay(0);
        text.Write(End);
        return text.ToString();
    }
}
