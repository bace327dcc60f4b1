using Danta.Host.Commands;
using Danta.Host.Configuration;
using Danta.Host.Doctor;
using Danta.Host.Running;

namespace Danta.Host.Setup;

/// <summary>Whoever answers: a person at a terminal, lines of a pipe, or a file. An answer that cannot be used is asked for again where that can help.</summary>
abstract class Asker
{
    /// <summary>A person changes a wrong answer; a file does not.</summary>
    public abstract bool CanAnswerAgain { get; }

    public Tongue Say { get; set; }

    /// <exception cref="CommandFailed">There is no answer, or none that can be used.</exception>
    public async Task<string> AskAsync(Question question, CancellationToken stop)
    {
        while (true)
        {
            var said = WireText.Trimmed(await ReadAsync(question, stop) ?? "");
            var answer = said.Length == 0 && question.Default is { } fallback ? fallback : Chosen(question, said);
            var problem = answer is null ? Say["목록에 없는 답입니다", "not one of the list"]
                : answer.Length == 0 && question.Default is null ? Say["답이 있어야 합니다", "an answer is needed"]
                : question.Problem(answer);
            if (problem is null)
                return answer!;
            if (!CanAnswerAgain)
                throw new CommandFailed(ExitCodes.WrongConfiguration, $"{question.Key}: {problem}");
            Tell($"  {problem}");
        }
    }

    public async Task<bool> YesAsync(string key, string text, bool fallback, CancellationToken stop)
    {
        var answer = await AskAsync(
            new(key, text) { Choices = [new("yes", Say["예", "yes"]), new("no", Say["아니오", "no"])], Default = fallback ? "yes" : "no" }, stop);
        return answer == "yes";
    }

    public virtual void Tell(string text) => Sheet.Say(text);

    /// <summary>Null: nothing is said of it.</summary>
    protected abstract Task<string?> ReadAsync(Question question, CancellationToken stop);

    /// <summary>Null: not one of the list.</summary>
    static string? Chosen(Question question, string said)
    {
        if (question.Choices.Count == 0)
            return said;
        string?[] chosen = [.. (question.Many ? said.Split('\n', ',') : [said]).Select(one => One(question.Choices, one.Trim()))];
        return chosen.Length == 0 || Array.Exists(chosen, one => one is null) ? null : string.Join('\n', chosen);
    }

    static string? One(IReadOnlyList<Choice> choices, string said)
    {
        var named = choices.Where(choice => string.Equals(choice.Value, said, StringComparison.OrdinalIgnoreCase) || string.Equals(choice.Text, said, StringComparison.OrdinalIgnoreCase)).ToList();
        return named.Count > 0 ? named[0].Value
            : int.TryParse(said, out var number) && number >= 1 && number <= choices.Count ? choices[number - 1].Value
            : Word(said) is { } word && choices.Any(choice => choice.Value == word) ? word
            : null;
    }

    /// <summary>A person's and a file's words for yes and no.</summary>
    static string? Word(string said) => said.ToUpperInvariant() switch
    {
        "Y" or "TRUE" or "예" or "네" => "yes",
        "N" or "FALSE" or "아니오" or "아니요" => "no",
        _ => null,
    };
}
