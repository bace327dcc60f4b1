using Danta.Telegram.BotApi;

namespace Danta.Telegram;

/// <summary>Whether a token is one of Telegram's and the chats can be reached: for setting up and for the doctor.</summary>
public static class BotCheck
{
    /// <returns>The bot's name, or in Korean what is wrong. Never the token.</returns>
    public static async Task<(string? Name, string Problem)> RunAsync(string token, Uri? apiUrl, TimeProvider time, CancellationToken cancellationToken)
    {
        using var api = new BotApiClient(token, apiUrl, time);
        var me = await api.GetMeAsync(cancellationToken);
        return me.Ok ? (me.Value.Username ?? me.Value.FirstName, "") : (null, Words(me.Fault));
    }

    /// <summary>Why the bot does not reach a chat, in Korean; null: it does. Nothing is written into it.</summary>
    public static async Task<string?> ChatProblemAsync(string token, Uri? apiUrl, long chat, TimeProvider time, CancellationToken cancellationToken)
    {
        using var api = new BotApiClient(token, apiUrl, time);
        var found = await api.GetChatAsync(chat, cancellationToken);
        return found.Ok ? null
            : found.Fault.Kind is FaultKind.BadToken or FaultKind.Unreachable ? Words(found.Fault)
            : $"봇이 이 대화에 없습니다: {found.Fault.Description}";
    }

    static string Words(ApiFault fault) => fault.Kind switch
    {
        FaultKind.BadToken => "봇 토큰이 맞지 않습니다. BotFather가 준 것을 다시 확인하십시오.",
        FaultKind.Unreachable => $"텔레그램에 닿지 않습니다 ({fault.Description}). 인터넷과 telegram.apiUrl을 확인하십시오.",
        _ => $"텔레그램이 거절했습니다: {fault.Description}",
    };
}
