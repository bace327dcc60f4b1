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
        if (me.Ok)
            return (me.Value.Username ?? me.Value.FirstName, "");
        return (null, me.Fault.Kind switch
        {
            FaultKind.BadToken => "봇 토큰이 맞지 않습니다. BotFather가 준 것을 다시 확인하십시오.",
            FaultKind.Unreachable => $"텔레그램에 닿지 않습니다 ({me.Fault.Description}). 인터넷과 telegram.apiUrl을 확인하십시오.",
            _ => $"텔레그램이 거절했습니다: {me.Fault.Description}",
        });
    }
}
