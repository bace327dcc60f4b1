namespace Danta.Trading;

/// <summary>
/// Set algebra over saved conditions: names or seqs joined by <c>and</c>, <c>or</c> and <c>not</c> (which means <em>and not</em>),
/// read from left to right: <c>급등주 and 거래량 급증 not 신고가</c>. A name may contain blanks; in double quotes it may be anything, a
/// joining word too.
/// </summary>
public sealed class ConditionExpression
{
    const string Quotes = "\"“”";

    readonly IReadOnlyList<(Join Join, string Name)> _terms;

    enum Join
    {
        And,
        Or,
        Not,
    }

    ConditionExpression(IReadOnlyList<(Join Join, string Name)> terms) => _terms = terms;

    /// <summary>Every condition that it needs to be polled.</summary>
    public IEnumerable<string> Names => _terms.Select(term => term.Name).Distinct(StringComparer.Ordinal);

    /// <summary>One condition for itself, whatever words its name has.</summary>
    public static ConditionExpression Of(string name) => new([(Join.Or, name)]);

    /// <summary>False where a name is missing beside a joining word; <paramref name="fault"/> says so in Korean.</summary>
    public static bool TryParse(string text, out ConditionExpression expression, out string fault)
    {
        List<(Join, string)> terms = [];
        List<string> name = [];
        var join = Join.Or;
        expression = new(terms);
        fault = "";
        foreach (var (word, isQuoted) in WordsOf(text))
        {
            if (isQuoted || JoinOf(word) is not { } next)
            {
                name.Add(word);
                continue;
            }
            if (name.Count > 0)
                terms.Add((join, string.Join(' ', name)));
            else if (terms.Count > 0 || next != Join.Not)
            {
                fault = $"'{word}' 앞에 조건식 이름이 있어야 합니다";
                return false;
            }
            else
            {
                fault = "'not'으로 시작할 수 없습니다";
                return false;
            }
            name.Clear();
            join = next;
        }
        if (name.Count == 0)
        {
            fault = "조건식 이름으로 끝나야 합니다";
            return false;
        }
        terms.Add((join, string.Join(' ', name)));
        return true;
    }

    /// <param name="isIn">Whether the stock in question is in a condition.</param>
    public bool Holds(Func<string, bool> isIn)
    {
        var holds = false;
        foreach (var (join, name) in _terms)
        {
            holds = join switch
            {
                Join.Or => holds || isIn(name),
                Join.And => holds && isIn(name),
                _ => holds && !isIn(name),
            };
        }
        return holds;
    }

    /// <summary>By blanks; what stands in quotes, as keyboards and phones make them, is one word.</summary>
    static List<(string Word, bool IsQuoted)> WordsOf(string text)
    {
        List<(string Word, bool IsQuoted)> words = [];
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == ' ')
            {
                at++;
                continue;
            }
            var end = Quotes.Contains(text[at]) ? text.AsSpan(at + 1).IndexOfAny(Quotes) : -1;
            if (end > 0)
            {
                words.Add((text.Substring(at + 1, end), true));
                at += end + 2;
                continue;
            }
            end = text.IndexOf(' ', at);
            end = end < 0 ? text.Length : end;
            words.Add((text[at..end], false));
            at = end;
        }
        return words;
    }

    static Join? JoinOf(string word) => word.ToUpperInvariant() switch
    {
        "AND" => Join.And,
        "OR" => Join.Or,
        "NOT" => Join.Not,
        _ => null,
    };
}
