using System.Text;
using Spectre.Console;

namespace Danta.Host.Terminal;

/// <summary>The terminal at the other end: how large it is just now, what it understands, and where to write.</summary>
sealed record TerminalWindow(Stream Output, Encoding Encoding, Func<(int Width, int Height)> Size, AnsiCapabilities Abilities)
{
    /// <summary>No table is made for fewer columns.</summary>
    const int Narrowest = 20;

    /// <summary>Null: the output is a file, a pipe, or a terminal without a cursor.</summary>
    public static TerminalWindow? Open()
    {
        var abilities = AnsiCapabilities.Create(Console.Out);
        return Console.IsOutputRedirected || !abilities.Ansi
            ? null
            : new(Console.OpenStandardOutput(), Console.OutputEncoding, Measure, abilities);
    }

    /// <summary>For what is printed once: in columns; whatever it needs where the output is a file or a pipe.</summary>
    public static int PrintWidth => Console.IsOutputRedirected ? int.MaxValue : Measure().Width;

    /// <summary>A terminal that does not know its size says 0.</summary>
    static (int Width, int Height) Measure()
    {
        var (width, height) = (Console.WindowWidth, Console.WindowHeight);
        return (width <= 0 ? 80 : Math.Max(width, Narrowest), height <= 0 ? 24 : height);
    }

    public void Write(string text)
    {
        Output.Write(Encoding.GetBytes(text));
        Output.Flush();
    }
}
