using System.Runtime.CompilerServices;
using System.Text;
using Danta.Dashboard.Chat;

namespace Danta.Telegram.Tests;

/// <summary>Texts that a person has read: what is said now must be what stands in the file. DANTA_APPROVE=1 writes the files.</summary>
static class Approval
{
    public static void Check(string name, string text, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "Approved", $"{name}.txt");
        if (Environment.GetEnvironmentVariable("DANTA_APPROVE") == "1")
            File.WriteAllText(path, text);
        Assert.True(File.Exists(path), $"nothing is approved for {name}");
        Assert.Equal(File.ReadAllText(path), text);
    }

    /// <summary>As it stands in the chat: the words, and the buttons below in brackets.</summary>
    public static string Show(ChatMessage message)
    {
        var text = new StringBuilder();
        if (message.Silent)
            text.Append("(무음) ");
        text.AppendLine(message.Text);
        if (message.File is { } file)
            text.AppendLine($"<{(file.IsPicture ? "picture" : "file")} {file.Name}>");
        foreach (var (label, _) in BotRun.Buttons(message))
            text.Append('[').Append(label).Append("] ");
        return text.ToString().TrimEnd() + "\n";
    }
}
