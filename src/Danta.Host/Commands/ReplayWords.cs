using System.CommandLine;
using Danta.Host.Configuration;

namespace Danta.Host.Commands;

/// <summary>The language of a report.</summary>
sealed record ReplayWords(bool IsKorean)
{
    public static Option<string?> Option()
    {
        var option = new Option<string?>("--language") { Description = "보고서의 말: ko, en. 없으면 설정(telegram.language)대로", HelpName = "LANG" };
        option.AcceptOnlyFromAmong("ko", "en");
        return option;
    }

    public static ReplayWords Of(string? asked, DantaConfig config) => new((asked ?? config.Telegram.Language) != "en");

    public string Say(string korean, string english) => IsKorean ? korean : english;
}
