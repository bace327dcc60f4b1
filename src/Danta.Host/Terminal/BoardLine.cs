namespace Danta.Host.Terminal;

/// <summary>What a piece of the board is for its reader; the terminal has the colours.</summary>
enum Tone
{
    Plain = 0,
    Title,
    Dim,
    Good,
    Caution,
    Alarm,
    Profit,
    Loss,
    Real,
    Paper,
    Demo,
}

/// <summary>Text of one tone, on one line.</summary>
readonly record struct Piece(string Text, Tone Tone = Tone.Plain)
{
    public string Text { get; } = Columns.Clean(Text);

    public int Width => Columns.Of(Text);

    /// <summary>Exactly so many columns.</summary>
    public Piece Fill(int width, bool right = false) => new(Columns.Fill(Text, width, right), Tone);
}

/// <summary>One line of the board.</summary>
sealed record BoardLine(IReadOnlyList<Piece> Pieces)
{
    public const string Gap = "  ";

    public BoardLine(Piece piece)
        : this([piece])
    {
    }

    public string Text => string.Concat(Pieces.Select(piece => piece.Text));

    public int Width => Pieces.Sum(piece => piece.Width);

    /// <summary>The first facts that fit, each of them whole; of the very first, as much as fits.</summary>
    public static BoardLine Fit(IEnumerable<Piece> facts, int width)
    {
        var pieces = new List<Piece>();
        var left = width;
        foreach (var fact in facts)
        {
            if (pieces.Count == 0)
                pieces.Add(new(Columns.Cut(fact.Text, width), fact.Tone));
            else if (Gap.Length + fact.Width <= left)
                pieces.AddRange([new(Gap), fact]);
            else
                break;
            left = width - pieces.Sum(piece => piece.Width);
        }
        return new(pieces);
    }

    /// <summary>A bar as wide as the board.</summary>
    public static BoardLine Title(string text, int width) => new(new Piece(Columns.Fill(Columns.Clean(text), width), Tone.Title));
}
