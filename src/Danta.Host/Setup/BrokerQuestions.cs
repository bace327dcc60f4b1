using Danta.Host.Doctor;
using Danta.Kis;

namespace Danta.Host.Setup;

/// <summary>The broker's part: environment, keys, account, HTS id and searches, each proven before the next.</summary>
sealed class BrokerQuestions(Asker asker, Proofs proofs, InitPlan plan, SampleKeys samples)
{
    const string Site = "https://apiportal.koreainvestment.com";

    /// <summary>Of the broker's keys and secrets.</summary>
    const int KeyLength = 36, SecretLength = 180;

    Tongue Say => asker.Say;

    public async Task<Draft> AskAsync(Draft draft, CancellationToken stop)
    {
        while (true)
        {
            draft = await KeysAsync(draft, stop);
            if (await AccountAsync(draft, stop) is not { } known)
                continue;
            draft = await HtsIdAsync(known, stop);
            return await ConditionsAsync(draft, stop);
        }
    }

    async Task<Draft> KeysAsync(Draft draft, CancellationToken stop)
    {
        asker.Tell(Say[
            $"앱키와 앱시크릿은 {Site} > API 신청에서 받습니다. 실전과 모의의 키는 다릅니다.",
            $"App key and secret come from {Site}. Those of real and paper differ."]);
        while (true)
        {
            var environment = await asker.AskAsync(
                new("environment", Say["어디에서 매매합니까? 모의로 시작하기를 권합니다.", "Where do you trade? Begin on paper."])
                {
                    Choices = [new("paper", Say["모의투자 (가짜 돈)", "paper (no money)"]), new("real", Say["실전투자 (진짜 돈)", "real (money)"])], Default = "paper",
                }, stop);
            var paper = environment == "paper";
            var word = paper ? Say["모의", "paper"] : Say["실전", "real"];
            draft = draft with
            {
                IsPaper = paper,
                AppKey = await asker.AskAsync(KeyQuestion("appKey", Say[$"{word} 앱키 (36자)", $"App key of {word} (36 characters)"], samples.KeyOf(paper)), stop),
                AppSecret = await asker.AskAsync(SecretQuestion("appSecret", Say[$"{word} 앱시크릿 (180자, 보이지 않습니다)", $"App secret of {word} (180 characters, not shown)"], samples.SecretOf(paper)), stop),
            };
            var failed = await proofs.RunAsync(draft, ["server", "tls", "token"], stop);
            if (failed.Count == 0)
                return draft;
            await NameOtherEnvironmentAsync(draft, failed, stop);
            proofs.DemandPatience(failed);
        }
    }

    /// <summary>A key that this server does not know may be the other one's.</summary>
    async Task NameOtherEnvironmentAsync(Draft draft, IReadOnlyList<Trading.Finding> failed, CancellationToken stop)
    {
        if (draft.RestUrl is not null || !failed.Any(finding => finding.Text.StartsWith("EGW00103", StringComparison.Ordinal)))
            return;
        await using var facts = new FreshFacts((draft with { IsPaper = !draft.IsPaper }).ToConfig(proofs.Directory), null, traderRuns: false, plan.Time);
        if ((await facts.TokenAsync(marketData: false, stop)).Problem is null)
        {
            asker.Tell(draft.IsPaper
                ? Say["이것은 실전 키입니다: 실전을 고르거나 모의 키를 넣으십시오.", "This is a key of real: choose real, or give one of paper."]
                : Say["이것은 모의 키입니다: 모의를 고르거나 실전 키를 넣으십시오.", "This is a key of paper: choose paper, or give one of real."]);
        }
    }

    Question KeyQuestion(string key, string text, string known) => new(key, text)
    {
        Default = known.Length > 0 ? known : null, DefaultShown = Masked(known),
        Problem = answer => answer.Length == KeyLength ? null : Say[$"{KeyLength}자여야 하는데 {answer.Length}자입니다", $"{KeyLength} characters are expected, and these are {answer.Length}"],
    };

    Question SecretQuestion(string key, string text, string known) => new(key, text)
    {
        IsSecret = true, Default = known.Length > 0 ? known : null, DefaultShown = known.Length > 0 ? "***" : null,
        Problem = answer => answer.Length == SecretLength ? null : Say[$"{SecretLength}자여야 하는데 {answer.Length}자입니다. 통째로 복사하십시오", $"{SecretLength} characters are expected, and these are {answer.Length}"],
    };

    static string? Masked(string key) => key.Length == 0 ? null : $"{key[..Math.Min(6, key.Length)]}…";

    /// <summary>Null: the keys are another environment's.</summary>
    async Task<Draft?> AccountAsync(Draft draft, CancellationToken stop)
    {
        while (true)
        {
            var known = samples.AccountOf(draft.IsPaper);
            draft = draft with
            {
                Account = await asker.AskAsync(
                    new("account", Say["계좌번호 (12345678-01)", "Account (12345678-01)"])
                    {
                        Default = known.Length > 0 ? known : null,
                        Problem = answer => KisAccount.TryParse(answer) is null ? Say["8자리-2자리여야 합니다", "eight digits, a dash and two are expected"] : null,
                    }, stop),
            };
            var failed = await proofs.RunAsync(draft, ["account", "environment"], stop);
            if (failed.Count == 0)
                return draft;
            proofs.DemandPatience(failed);
            if (failed.Any(finding => finding.Name == "environment"))
                return null;
        }
    }

    async Task<Draft> HtsIdAsync(Draft draft, CancellationToken stop)
    {
        while (true)
        {
            var id = await asker.AskAsync(
                new("htsId", Say["HTS 아이디 (대소문자 그대로. 체결통보와 조건식을 이것으로 찾습니다)", "HTS id (letter by letter: notices and conditions go by it)"])
                {
                    Default = samples.HtsId.Length > 0 ? samples.HtsId : null,
                }, stop);
            draft = draft with { HtsId = id, DataHtsId = id };
            if (draft.IsPaper && !draft.HasMarketData)
                draft = await MarketDataAsync(draft, stop);
            var failed = await proofs.RunAsync(draft, ["approval", "websocket", "session", "notices", "hts-id"], stop);
            if (failed.Count == 0 || failed.All(finding => finding.Name is "websocket" or "session" or "notices") && asker.CanAnswerAgain && await GoOnAsync(stop))
                return draft;
            proofs.DemandPatience(failed);
        }
    }

    /// <summary>At night the broker's feed is shut: that is no reason to begin again.</summary>
    Task<bool> GoOnAsync(CancellationToken stop) => asker.YesAsync(
        "goOn", Say["이것은 나중에 danta doctor로 다시 볼 수 있습니다. 이대로 계속할까요?", "danta doctor can look at this again later. Go on?"], fallback: false, stop);

    async Task<Draft> MarketDataAsync(Draft draft, CancellationToken stop)
    {
        var wants = await asker.YesAsync(
            "marketData", Say[
                "모의 서버에는 조건검색이 없습니다. 실전 앱키로 조회만 할까요? (주문은 그 키로 나가지 않습니다)",
                "Paper has no condition search. Ask for it with real keys? (No order goes by them)"], fallback: true, stop);
        while (wants)
        {
            draft = draft with
            {
                DataKey = await asker.AskAsync(KeyQuestion("marketData.appKey", Say["실전 앱키 (36자)", "App key of real (36 characters)"], samples.AppKey), stop),
                DataSecret = await asker.AskAsync(SecretQuestion("marketData.appSecret", Say["실전 앱시크릿 (180자, 보이지 않습니다)", "App secret of real (180 characters, not shown)"], samples.AppSecret), stop),
            };
            var failed = await proofs.RunAsync(draft, ["market-data"], stop);
            if (failed.Count == 0)
                return draft;
            proofs.DemandPatience(failed);
        }
        return draft with { DataKey = "", DataSecret = "" };
    }

    async Task<Draft> ConditionsAsync(Draft draft, CancellationToken stop)
    {
        await using var facts = new FreshFacts(draft.ToConfig(proofs.Directory), null, traderRuns: false, plan.Time);
        var (saved, problem) = await facts.ListAsync(stop);
        if (problem is not null)
            asker.Tell(problem);
        var question = new Question("conditions", Say["어떤 조건식으로 살까요? (여럿이면 쉼표)", "Which conditions buy? (several: with commas)"]);
        if (saved.Count > 0)
        {
            // Of two with one name only the number tells.
            string Named(SavedCondition one) => saved.Count(other => other.Name == one.Name) > 1 ? one.Seq : one.Name;
            question = question with { Choices = [.. saved.Select(one => new Choice(Named(one), $"{one.Name} ({one.Seq}, {one.Group})"))], Many = true };
        }
        var answer = await asker.AskAsync(question, stop);
        return draft with { Conditions = [.. answer.Split('\n', ',').Select(name => name.Trim()).Where(name => name.Length > 0)] };
    }
}
