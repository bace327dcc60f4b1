using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Danta.Host.Tests.Terminal;

/// <summary>A terminal that is looked at: what an xterm of that size would show of all that was written to it.</summary>
sealed partial class Glass
{
    readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    readonly List<string> _gone = [];
    readonly List<string[]> _frames = [];
    string[][] _cells = [];
    string _rest = "";
    int _x;
    int _y;
    bool _full;

    public Glass(int width, int height) => Resize(width, height);

    public int Width { get; private set; }

    public int Height { get; private set; }

    public bool CursorShown { get; private set; } = true;

    public bool Wraps { get; private set; } = true;

    /// <summary>Letters that found no room in their line.</summary>
    public int Lost { get; private set; }

    public string[] Rows => [.. _cells.Select(row => string.Concat(row).TrimEnd())];

    /// <summary>Everything that was ever shown and has not been drawn over, the lines that went up first.</summary>
    public IReadOnlyList<string> Everything => [.. _gone, .. Rows];

    /// <summary>What stood there each time the cursor came back.</summary>
    public IReadOnlyList<string[]> Frames => _frames;

    /// <summary>As the simple terminals do it: what has room stays where it is.</summary>
    public void Resize(int width, int height)
    {
        var cells = Enumerable.Range(0, height).Select(_ => Blank(width)).ToArray();
        for (var y = 0; y < Math.Min(height, Height); y++)
            Array.Copy(_cells[y], cells[y], Math.Min(width, Width));
        (_cells, Width, Height) = (cells, width, height);
        (_x, _y, _full) = (Math.Min(_x, width - 1), Math.Min(_y, height - 1), false);
    }

    public void Feed(ReadOnlySpan<byte> bytes)
    {
        var letters = new char[bytes.Length + 4];
        Feed(new string(letters, 0, _decoder.GetChars(bytes, letters, flush: false)));
    }

    public void Feed(string text)
    {
        text = _rest + text;
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == '\e')
            {
                var code = Code().Match(text, at);
                if (!code.Success)
                    break;
                Obey(code.Groups["what"].Value, code.Groups["numbers"].Value);
                at += code.Length;
            }
            else if (!Rune.TryGetRuneAt(text, at, out var rune))
            {
                break;
            }
            else
            {
                Put(rune);
                at += rune.Utf16SequenceLength;
            }
        }
        _rest = text[at..];
        Assert.True(_rest.Length < 32, $"an unknown code: {_rest}");
    }

    void Put(Rune rune)
    {
        switch (rune.Value)
        {
            case '\r':
                (_x, _full) = (0, false);
                break;
            case '\n':
                Down();
                break;
            case var value when value < ' ':
                break;
            default:
                Write(rune, WidthOf(rune));
                break;
        }
    }

    void Write(Rune rune, int width)
    {
        if (width == 0)
            return;
        if (_full || _x + width > Width)
        {
            if (Wraps)
            {
                _x = 0;
                Down();
            }
            else
            {
                Lost++;
                _x = Width - width;
            }
        }
        _cells[_y][_x] = rune.ToString();
        if (width == 2)
            _cells[_y][_x + 1] = "";
        _full = _x + width == Width;
        _x = Math.Min(_x + width, Width - 1);
    }

    void Down()
    {
        _full = false;
        if (_y < Height - 1)
        {
            _y++;
            return;
        }
        _gone.Add(string.Concat(_cells[0]).TrimEnd());
        _cells = [.. _cells[1..], Blank(Width)];
    }

    void Obey(string what, string numbers)
    {
        switch (what)
        {
            case "H":
                (_x, _y, _full) = (0, 0, false);
                break;
            case "K":
                Array.Fill(_cells[_y], " ", _x, Width - _x);
                break;
            case "J":
                Array.Fill(_cells[_y], " ", _x, Width - _x);
                for (var y = _y + 1; y < Height; y++)
                    _cells[y] = Blank(Width);
                break;
            case "h" or "l" when numbers == "?7":
                Wraps = what == "h";
                break;
            case "h" or "l" when numbers == "?25":
                CursorShown = what == "h";
                if (CursorShown)
                    _frames.Add(Rows);
                break;
            default:
                // Colours, and the keypad that the runtime asks for.
                Assert.True(what is "m" or "h" or "=" or ">", $"an unknown code: {numbers}{what}");
                break;
        }
    }

    static string[] Blank(int width) => [.. Enumerable.Repeat(" ", width)];

    public static int WidthOf(string text) => text.EnumerateRunes().Sum(WidthOf);

    /// <summary>After Unicode's East Asian Width, as far as these tests go.</summary>
    static int WidthOf(Rune rune) => rune.Value switch
    {
        >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xFF01 and <= 0xFF60
            or >= 0x1F300 and <= 0x1FAFF => 2,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format ? 0 : 1,
    };

    [GeneratedRegex(@"\G\e(?:\[(?<numbers>\??[0-9;]*)(?<what>[A-Za-z])|(?<what>[=>]))", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Code();
}
