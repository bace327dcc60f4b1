using Danta.Market;
namespace Danta.Host.Doctor;

/// <summary>The live feed: its key, its socket, the notices, and whether it is ours alone.</summary>
static class FeedChecks
{
    public static readonly IReadOnlyList<Check> All =
    [
        new("approval", "실시간 접속키", "approval key", ApprovalAsync),
        new("websocket", "실시간 접속", "WebSocket", SocketAsync),
        new("session", "다른 접속", "another session", SessionAsync),
        new("notices", "체결통보", "fill notices", NoticesAsync),
        new("hts-id", "HTS 아이디", "HTS id", HtsIdAsync),
        new("conditions", "조건식", "conditions", ConditionsAsync),
        new("calls", "호출 한도", "call budget", CallsAsync),
    ];

    static async Task<Outcome> ApprovalAsync(Patient patient, CancellationToken stop)
    {
        var (say, feed) = (patient.Say, await patient.Broker.FeedAsync(stop));
        return feed.Approved
            ? Outcome.Ok(say["받았습니다", "there is one"])
            : Outcome.Failed(feed.Reason, say["token과 environment를 먼저 보십시오: 같은 키로 받습니다", "see token and environment first: it comes of the same keys"]);
    }

    static async Task<Outcome> SocketAsync(Patient patient, CancellationToken stop)
    {
        var (say, feed) = (patient.Say, await patient.Broker.FeedAsync(stop));
        return feed.Up || feed.Connected
            ? Outcome.Ok(say["이어집니다", "it opens"])
            : Outcome.Failed(
                say[$"실시간 서버에 이어지지 않습니다: {feed.Reason}", $"the feed does not open: {feed.Reason}"],
                say["방화벽이 21000, 31000번 포트로 나가는 접속을 막는지 보십시오(kis.webSocketUrl을 적었다면 그 주소도)",
                    "see whether a firewall blocks ports 21000 and 31000 (and kis.webSocketUrl, where it is written)"]);
    }

    static async Task<Outcome> SessionAsync(Patient patient, CancellationToken stop)
    {
        var (say, feed) = (patient.Say, await patient.Broker.FeedAsync(stop));
        return feed.InUse
            ? Outcome.Failed(
                say["다른 프로그램이 같은 앱키로 실시간에 접속해 있습니다: 단타는 체결통보를 듣지 못합니다", "another program has a session with this app key: no notice would be heard"],
                say["그 프로그램(다른 컴퓨터의 단타, 다른 봇)을 끝내거나 단타에 다른 앱키를 주십시오", "end it (a trader elsewhere, another bot), or give this one an app key of its own"])
            : Outcome.Ok(say["이 앱키의 접속은 단타뿐입니다", "nobody else has a session with this app key"]);
    }

    static async Task<Outcome> NoticesAsync(Patient patient, CancellationToken stop)
    {
        var (say, feed) = (patient.Say, await patient.Broker.FeedAsync(stop));
        if (feed.Up)
            return Outcome.Ok(say["등록되고 읽을 수 있습니다", "registered, and they can be read"]);
        return Outcome.Failed(
            feed.Keyless
                ? say["체결통보가 등록되었으나 푸는 키가 오지 않습니다", "the notices are registered, but the keys to read them do not come"]
                : say[$"체결통보를 등록하지 못했습니다: {feed.Reason}", $"the notices are not registered: {feed.Reason}"],
            feed.Code == "OPSP0017" ? say["hts-id를 고치십시오", "mend hts-id"]
            : feed.InUse ? say["session을 고치십시오", "mend session"]
            : say["잠시 뒤에 다시 하십시오. 그대로면 증권사의 실시간 서버를 기다려야 합니다. 그동안 단타는 사지 않습니다", "try again in a while. Until it answers nothing is bought"]);
    }

    /// <summary>The list of searches does not tell an id that there is not from one that has saved nothing; the notices do.</summary>
    static async Task<Outcome> HtsIdAsync(Patient patient, CancellationToken stop)
    {
        var (say, feed) = (patient.Say, await patient.Broker.FeedAsync(stop));
        if (feed.Code == "OPSP0017")
        {
            return Outcome.Failed(
                say[$"증권사가 HTS 아이디 {Josa.Object($"'{patient.Kis.HtsId}'")} 모릅니다", $"the broker does not know the HTS id '{patient.Kis.HtsId}'"],
                say["HTS에 로그인하는 아이디를 대소문자까지 그대로 kis.htsId에 적으십시오", "write the id that you log in with into kis.htsId, letter by letter"]);
        }
        var (count, problem) = await patient.Broker.SavedAsync(stop);
        if (problem is null && count is 0)
        {
            var id = patient.Kis.MarketData?.HtsId ?? patient.Kis.HtsId;
            return Outcome.Warning(
                say[$"HTS 아이디 '{id}'에 저장된 조건식이 하나도 없습니다: 아이디가 다르거나 아직 저장하지 않았습니다", $"nothing is saved under the HTS id '{id}': another id, or nothing saved yet"],
                say["아이디를 확인하고, HTS [0110] 조건검색에서 조건식을 서버에 저장하십시오", "see the id, and save a search on the server in HTS [0110]"]);
        }
        return problem is null
            ? Outcome.Ok(count is { } saved ? say[$"맞습니다. 저장된 조건식 {saved}개", $"right. {saved} searches saved"] : say["맞습니다", "right"])
            : Outcome.Warning(problem, say["conditions를 보십시오", "see conditions"]);
    }

    static async Task<Outcome> ConditionsAsync(Patient patient, CancellationToken stop)
    {
        var (say, problems) = (patient.Say, await patient.Broker.ConditionProblemsAsync(stop));
        return problems.Count == 0
            ? Outcome.Ok(string.Join(", ", patient.Config.Trading.Conditions))
            : Outcome.Failed(
                string.Join(" / ", problems),
                say["HTS [0110]에서 그 이름으로 서버에 저장하거나, danta conditions로 이름을 보고 trading.conditions를 고치십시오",
                    "save it on the server under that name in HTS [0110], or see the names with danta conditions and mend trading.conditions"]);
    }

    static async Task<Outcome> CallsAsync(Patient patient, CancellationToken stop)
    {
        var say = patient.Say;
        // What these ask is what the broker counts.
        await Task.WhenAll(patient.Broker.DepositAsync(stop), patient.Broker.BuyingPowerAsync(stop), patient.Broker.SavedAsync(stop));
        return patient.Broker.HearsOthers
            ? Outcome.Warning(
                say["증권사가 호출이 너무 많다고 합니다(EGW00201): 다른 프로그램이 같은 앱키로 부르고 있거나, 받은 지 얼마 안 된 키입니다",
                    "the broker counts too many calls (EGW00201): another program uses this app key, or the key is new"],
                say["그 프로그램을 끝내거나 단타에 앱키를 따로 주십시오. 새 키는 며칠 뒤 풀립니다. 그동안은 kis.requestsPerSecond를 낮추십시오",
                    "end it, or give the trader an app key of its own. A new key is freed after some days. Until then lower kis.requestsPerSecond"])
            : Outcome.Ok(say[$"1초에 {patient.Kis.PerSecond:0.#}번까지 단타만 씁니다", $"{patient.Kis.PerSecond:0.#} a second, and nobody else uses them"]);
    }
}
