using Spectre.Console;

namespace Danta.Host.Setup;

/// <summary>A person at a terminal: lists to choose from, secrets that are not shown.</summary>
sealed class TerminalAsker(IAnsiConsole console) : Asker
{
    public override bool CanAnswerAgain => true;

    protected override async Task<string?> ReadAsync(Question question, CancellationToken stop)
    {
        var title = Markup.Escape(question.Text);
        if (question.Many)
            return string.Join('\n', (await Several(question, title).ShowAsync(console, stop)).Select(choice => choice.Value));
        if (question.Choices.Count > 0)
        {
            var chosen = await One(question, title).ShowAsync(console, stop);
            console.MarkupLine($"{title} [bold]{Markup.Escape(chosen.Text)}[/]");
            return chosen.Value;
        }
        var shown = question.DefaultShown ?? question.Default;
        var prompt = new TextPrompt<string>(shown is { Length: > 0 } ? $"{title} [dim]({Markup.Escape(shown)})[/]" : title) { AllowEmpty = true };
        return await (question.IsSecret ? prompt.Secret('*') : prompt).ShowAsync(console, stop);
    }

    SelectionPrompt<Choice> One(Question question, string title)
    {
        // What an empty answer means comes first: the cursor stands there.
        var choices = question.Choices.OrderBy(choice => choice.Value == question.Default ? 0 : 1);
        return new SelectionPrompt<Choice>().Title(title).UseConverter(choice => Markup.Escape(choice.Text)).AddChoices(choices);
    }

    MultiSelectionPrompt<Choice> Several(Question question, string title) =>
        new MultiSelectionPrompt<Choice>().Title(title).Required()
            .InstructionsText($"[dim]{Say["Space로 고르고 Enter로 마칩니다", "Space chooses, Enter ends"]}[/]")
            .UseConverter(choice => Markup.Escape(choice.Text)).AddChoices(question.Choices);
}
