using Danta.Host.Commands;
using Danta.Host.Running;

namespace Danta.Host.Setup;

/// <summary>A line for each answer, from a pipe: <c>cat answers | danta init</c>. Nothing that is read is shown.</summary>
sealed class LineAsker(TextReader lines, TextWriter prompts) : Asker
{
    public override bool CanAnswerAgain => true;

    public override void Tell(string text) => prompts.WriteLine(text);

    protected override async Task<string?> ReadAsync(Question question, CancellationToken stop)
    {
        await prompts.WriteLineAsync(question.Text);
        for (var index = 0; index < question.Choices.Count; index++)
            await prompts.WriteLineAsync($"  {index + 1}. {question.Choices[index].Text}");
        if ((question.DefaultShown ?? question.Default) is { Length: > 0 } shown)
            await prompts.WriteLineAsync($"  [{shown}]");
        // Reading from a pipe cannot be broken off; the process ends beside it.
        return await lines.ReadLineAsync(CancellationToken.None).AsTask().WaitAsync(stop)
            ?? throw new CommandFailed(ExitCodes.WrongConfiguration, $"{question.Key}: {Say["답이 끝났습니다. 아무것도 쓰지 않았습니다", "the answers have ended. Nothing was written"]}");
    }
}
