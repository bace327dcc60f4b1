using System.Globalization;
using System.Security.Cryptography;
using Danta.Host.Doctor;
using Danta.Telegram;

namespace Danta.Host.Setup;

/// <summary>The bot, and the owner's chat by a code that he types to it.</summary>
sealed class TelegramQuestions(Asker asker, Proofs proofs, InitPlan plan)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    Tongue Say => asker.Say;

    public async Task<Draft> AskAsync(Draft draft, CancellationToken stop)
    {
        asker.Tell(Say[
            "텔레그램에서 @BotFather에게 /newbot을 보내면 봇과 토큰이 생깁니다. 텔레그램 없이 쓰려면 none.",
            "Send /newbot to @BotFather in Telegram: that makes a bot and its token. To do without, none."]);
        while (true)
        {
            var token = await asker.AskAsync(new("telegram.botToken", Say["봇 토큰 (보이지 않습니다)", "Bot token (not shown)"]) { IsSecret = true, Default = "none" }, stop);
            if (token == "none")
                return draft with { BotToken = "" };
            draft = draft with { BotToken = token, TelegramUrl = plan.TelegramUrl };
            var failed = await proofs.RunAsync(draft, ["telegram"], stop);
            if (failed.Count == 0)
                break;
            proofs.DemandPatience(failed);
        }
        while (true)
        {
            draft = await ChatAsync(draft, stop);
            var failed = await proofs.RunAsync(draft, ["chats"], stop);
            if (failed.Count == 0)
                return draft;
            proofs.DemandPatience(failed);
        }
    }

    async Task<Draft> ChatAsync(Draft draft, CancellationToken stop)
    {
        var how = await asker.AskAsync(
            new("telegram.chatIds", Say["어느 대화에 알릴까요? 코드를 보내 이으려면 Enter, 번호를 알면 번호", "Which chat is told? Enter to connect it by a code, or its number"])
            {
                Default = "pair", Problem = answer => answer == "pair" || Numbers(answer) is not null ? null : Say["번호가 아닙니다", "not a number"],
            }, stop);
        if (Numbers(how) is { } chats)
            return draft with { ChatIds = chats };
        while (true)
        {
            var code = RandomNumberGenerator.GetInt32(100_000, 1_000_000).ToString(CultureInfo.InvariantCulture);
            asker.Tell(Say[$"봇과의 대화에 이 코드를 보내십시오(5분 안에): {code}", $"Send this code to the bot (within 5 minutes): {code}"]);
            using var late = new CancellationTokenSource(Patience, plan.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
            try
            {
                var paired = await BotPairing.AwaitAsync(
                    draft.BotToken, draft.TelegramUrl, code, Say["단타와 이어졌습니다. 체결과 문제를 여기에 알립니다.", "Connected with Danta. Fills and troubles are told here."], plan.Time, either.Token);
                asker.Tell(Say[$"이어졌습니다: {paired.Name}", $"Connected: {paired.Name}"]);
                return draft with { ChatIds = [paired.Chat], UserIds = paired.IsPrivate ? [] : [paired.User] };
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                asker.Tell(Say["5분 동안 코드가 오지 않았습니다. 새 코드로 다시 합니다.", "The code did not come within 5 minutes. Here is another one."]);
                if (!asker.CanAnswerAgain)
                    throw new Commands.CommandFailed(Running.ExitCodes.Failed, Say["텔레그램의 코드가 오지 않았습니다. 아무것도 쓰지 않았습니다", "The code did not come. Nothing was written"]);
            }
        }
    }

    static IReadOnlyList<long>? Numbers(string answer)
    {
        long?[] read = [.. answer.Split('\n', ',').Select(one => long.TryParse(one.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? (long?)id : null)];
        return Array.Exists(read, id => id is null) ? null : [.. read.Select(id => id!.Value)];
    }
}
