using Danta.Telegram;

namespace Danta.Host.Doctor;

/// <summary>Whether the owner can be told.</summary>
static class TelegramChecks
{
    public static readonly IReadOnlyList<Check> All =
    [
        new("telegram", "텔레그램 봇", "Telegram bot", BotAsync),
        new("chats", "텔레그램 대화", "Telegram chats", ChatsAsync),
    ];

    static async Task<Outcome> BotAsync(Patient patient, CancellationToken stop)
    {
        var (say, telegram) = (patient.Say, patient.Config.Telegram);
        if (telegram.BotToken.IsEmpty)
            return Unset(say);
        var (name, problem) = await BotCheck.RunAsync(telegram.BotToken.Value, telegram.ApiUrl, patient.Time, stop);
        return name is not null
            ? Outcome.Ok($"@{name}")
            : Outcome.Failed(problem, say["텔레그램의 @BotFather에서 /mybots로 토큰을 다시 보고 telegram.botToken에 넣으십시오", "see the token again with /mybots at @BotFather, and give it as telegram.botToken"]);
    }

    static Outcome Unset(Tongue say) => Outcome.Warning(
        say["텔레그램이 없습니다: 체결과 문제를 알려 줄 곳이 화면뿐입니다", "there is no Telegram: fills and troubles are told on the dashboard alone"],
        say["danta init으로 잇거나 telegram.botToken과 chatIds를 적으십시오", "connect it with danta init, or write telegram.botToken and chatIds"]);

    static async Task<Outcome> ChatsAsync(Patient patient, CancellationToken stop)
    {
        var (say, telegram) = (patient.Say, patient.Config.Telegram);
        if (telegram.BotToken.IsEmpty)
            return Outcome.Ok(say["봇이 없습니다", "there is no bot"]);
        if (telegram.ChatIds.Count == 0)
        {
            return Outcome.Failed(
                say["봇은 있는데 알릴 대화(telegram.chatIds)가 없습니다: 아무도 듣지 못합니다", "there is a bot, but no chat (telegram.chatIds): nobody is told"],
                say["danta init으로 대화를 잇거나 telegram.chatIds에 적으십시오", "connect a chat with danta init, or write it into telegram.chatIds"]);
        }
        var problems = new List<string>();
        foreach (var chat in telegram.ChatIds)
        {
            if (await BotCheck.ChatProblemAsync(telegram.BotToken.Value, telegram.ApiUrl, chat, patient.Time, stop) is { } problem)
                problems.Add($"{chat}: {problem}");
        }
        return problems.Count == 0
            ? Outcome.Ok(say[$"대화 {telegram.ChatIds.Count}곳에 닿습니다", $"{telegram.ChatIds.Count} can be reached"])
            : Outcome.Failed(
                string.Join(" / ", problems),
                say["그 대화에서 봇에게 /start를 보내거나 봇을 그룹에 다시 초대하십시오. 번호가 다르면 telegram.chatIds를 고치십시오",
                    "send the bot /start there, or invite it into the group again. Where the number is another one, mend telegram.chatIds"]);
    }
}
