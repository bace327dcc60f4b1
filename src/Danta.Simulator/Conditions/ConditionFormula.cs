using System.Globalization;
using Danta.Market;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Conditions;

/// <summary>A formula that cannot be read, and where.</summary>
sealed class ConditionFormulaException(string message) : Exception(message);

/// <summary>
/// The language of conditions: numbers and fields compared (<c>&lt; &lt;= &gt; &gt;= = !=</c>), joined by <c>and</c>,
/// <c>or</c>, <c>not</c> and brackets. A field may look back: <c>change(60s)</c>, <c>volume(3m)</c>. Numbers take a unit:
/// <c>s</c>, <c>m</c>, <c>%</c>, <c>만</c>, <c>억</c>.
/// </summary>
static class ConditionFormula
{
    /// <exception cref="ConditionFormulaException">The text is no formula.</exception>
    public static Func<Instrument, double> Compile(string text)
    {
        var reader = new Reader(Tokens(text), text);
        var formula = reader.Either();
        reader.End();
        return formula;
    }

    static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            var end = at + 1;
            if (char.IsAsciiDigit(text[at]))
            {
                while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '_' or '%'))
                    end++;
            }
            else if (char.IsAsciiLetter(text[at]))
            {
                while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
                    end++;
            }
            else if (end < text.Length && text[end] == '=' && text[at] is '<' or '>' or '!')
            {
                end++;
            }
            tokens.Add(text[at..end]);
            at = end;
        }
        return tokens;
    }

    sealed class Reader(List<string> tokens, string text)
    {
        int _at;

        string Next => _at < tokens.Count ? tokens[_at] : "";

        public void End()
        {
            if (_at < tokens.Count)
                throw Fault($"'{Next}' is one word too many");
        }

        public Func<Instrument, double> Either()
        {
            var left = Both();
            while (Skip("or"))
            {
                var (first, second) = (left, Both());
                left = stock => first(stock) != 0 || second(stock) != 0 ? 1 : 0;
            }
            return left;
        }

        Func<Instrument, double> Both()
        {
            var left = Compared();
            while (Skip("and"))
            {
                var (first, second) = (left, Compared());
                left = stock => first(stock) != 0 && second(stock) != 0 ? 1 : 0;
            }
            return left;
        }

        Func<Instrument, double> Compared()
        {
            if (Skip("not"))
            {
                var inner = Compared();
                return stock => inner(stock) != 0 ? 0 : 1;
            }
            var left = Value();
            var sign = Next;
            if (sign is not ("<" or "<=" or ">" or ">=" or "=" or "!="))
                return left;
            _at++;
            var right = Value();
            return sign switch
            {
                "<" => stock => left(stock) < right(stock) ? 1 : 0,
                "<=" => stock => left(stock) <= right(stock) ? 1 : 0,
                ">" => stock => left(stock) > right(stock) ? 1 : 0,
                ">=" => stock => left(stock) >= right(stock) ? 1 : 0,
                "=" => stock => left(stock) == right(stock) ? 1 : 0,
                _ => stock => left(stock) != right(stock) ? 1 : 0,
            };
        }

        Func<Instrument, double> Value()
        {
            if (Skip("("))
            {
                var inner = Either();
                Require(")");
                return inner;
            }
            var negative = Skip("-");
            var word = Next;
            _at++;
            if (word.Length > 0 && char.IsAsciiDigit(word[0]))
            {
                var number = Number(word) * (negative ? -1 : 1);
                return _ => number;
            }
            int? back = null;
            if (Skip("("))
            {
                back = (int)Number(Next);
                _at++;
                Require(")");
            }
            return Field(word, back);
        }

        Func<Instrument, double> Field(string name, int? back) => (name, back) switch
        {
            ("price", null) => stock => stock.Figures.Last,
            ("change", null) => stock => stock.Figures.ChangeRate / 100.0,
            ("change", { } seconds) => stock => stock.Recently.ChangeOver(seconds) / 100.0,
            ("volume", null) => stock => stock.Figures.Volume,
            ("volume", { } seconds) => stock => stock.Recently.VolumeOver(seconds),
            ("turnover", null) => stock => stock.Figures.Turnover,
            ("strength", null) => stock => stock.Figures.Strength / 100.0,
            ("strength", { } seconds) => stock => stock.Recently.StrengthOver(seconds) / 100.0,
            ("newhigh", { } seconds) => stock => stock.Recently.HighWithin(seconds) ? 1 : 0,
            ("surge", { } seconds) => stock => stock.Recently.SurgeOver(seconds),
            ("time", null) => stock => stock.Hhmmss,
            ("kospi", null) => stock => stock.Listing.Board == Board.Kospi ? 1 : 0,
            ("kosdaq", null) => stock => stock.Listing.Board == Board.Kosdaq ? 1 : 0,
            ("etf", null) => stock => stock.Listing.Kind == ListingKind.Stock ? 0 : 1,
            _ => throw Fault($"'{name}' is no field here" + (back is null ? "" : " that looks back")),
        };

        double Number(string word)
        {
            var digits = word.TrimEnd('s', 'm', '%', '만', '억').Replace("_", "", StringComparison.Ordinal);
            if (!double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                throw Fault($"'{word}' is no number");
            return word[^1] switch
            {
                'm' => number * 60,
                '만' => number * 10_000,
                '억' => number * 100_000_000,
                _ => number,
            };
        }

        bool Skip(string word)
        {
            if (Next != word)
                return false;
            _at++;
            return true;
        }

        void Require(string word)
        {
            if (!Skip(word))
                throw Fault($"'{word}' is missing before '{Next}'");
        }

        ConditionFormulaException Fault(string what) => new($"{what} in \"{text}\"");
    }
}
