using Danta.Market;

namespace Danta.Host.Doctor;

/// <summary>Keys and tokens, of the account and for market data.</summary>
static class KeyChecks
{
    const string Portal = "https://apiportal.koreainvestment.com";

    public static readonly IReadOnlyList<Check> All =
    [
        new("token", "접근토큰", "access token", TokenAsync),
        new("environment", "실전과 모의", "real or paper", EnvironmentAsync),
        new("market-data", "시세용 실전 키", "keys for market data", MarketDataAsync),
        new("token-file", "토큰 파일", "token file", TokenFileAsync),
    ];

    static async Task<Outcome> TokenAsync(Patient patient, CancellationToken stop)
    {
        var (say, token) = (patient.Say, await patient.Broker.TokenAsync(marketData: false, stop));
        if (token.Problem is { } problem)
            return Outcome.Failed(problem, MendOf(token, say));
        return Outcome.Ok(token.EndsAt is { } ends
            ? say[$"{Kst.Of(ends):MM-dd HH:mm}까지 씁니다(끝나기 전에 스스로 바꿉니다)", $"good until {Kst.Of(ends):MM-dd HH:mm} (renewed before that)"]
            : say["있습니다", "there is one"]);
    }

    /// <summary>Where on the broker's site, and what.</summary>
    public static string MendOf(TokenFacts token, Tongue say) => token switch
    {
        { Code: "EGW00103" } => say[
            $"앱키를 모르는 서버입니다: 실전 키와 모의 키를 바꾸어 넣지 않았는지 보고, {Portal} > 서비스 신청 현황에서 다시 복사하십시오",
            $"this server does not know the app key: see whether real and paper are exchanged, and copy it again from {Portal}"],
        { Code: "EGW00105" } => say[
            $"앱시크릿이 다릅니다(180자): {Portal} > 서비스 신청 현황에서 통째로 다시 복사하십시오",
            $"another app secret (180 characters): copy all of it again from {Portal}"],
        { Refused: true } => say[
            $"{Portal}에서 서비스 신청이 살아 있는지, 키가 만료되지 않았는지(1년) 보십시오", $"see on {Portal} whether the service and the keys (a year) are still good"],
        { Code: "EGW00133" } => say["1분에 한 번만 발급됩니다. 1분 뒤에 다시 하십시오", "one a minute is given. Try again after a minute"],
        _ => say["server를 먼저 보십시오. 증권사가 점검 중이면 끝난 뒤에 다시 하십시오", "see server first. Where the broker is being maintained, try again later"],
    };

    /// <summary>A key of the other environment is refused by its server, or takes a token and then answers nothing of this one.</summary>
    static async Task<Outcome> EnvironmentAsync(Patient patient, CancellationToken stop)
    {
        var (say, word) = (patient.Say, patient.Kis.IsPaper ? "paper" : "real");
        var token = await patient.Broker.TokenAsync(marketData: false, stop);
        var money = token.Problem is null ? await patient.Broker.DepositAsync(stop) : new(null, "");
        string[] mixed = ["EGW00103", "EGW02004", "EGW02006", "EGW00304"];
        if (Array.Exists(mixed, code => token.Code == code || money.Problem.StartsWith(code, StringComparison.Ordinal)))
        {
            return Outcome.Failed(
                patient.Kis.IsPaper
                    ? say["모의(paper) 서버가 이 키를 모릅니다: 실전 키인 듯합니다", "the paper server does not know this key: it seems to be a real one"]
                    : say["실전(real) 서버가 이 키를 모릅니다: 모의 키인 듯합니다", "the real server does not know this key: it seems to be a paper one"],
                say[$"kis.environment를 바꾸거나 {(patient.Kis.IsPaper ? "모의" : "실전")} 키와 계좌를 넣으십시오", $"change kis.environment, or give keys and account of {word}"]);
        }
        return token.Problem is null
            ? Outcome.Ok(say[$"{(patient.Kis.IsPaper ? "모의" : "실전")} 키입니다", $"the keys are of {word}"])
            : Outcome.Warning(say["토큰이 없어 보지 못했습니다", "not seen without a token"], say["token을 먼저 고치십시오", "mend token first"]);
    }

    static async Task<Outcome> MarketDataAsync(Patient patient, CancellationToken stop)
    {
        var say = patient.Say;
        if (!patient.Kis.IsPaper)
            return Outcome.Ok(say["실전에는 필요 없습니다", "not needed on real"]);
        if (patient.Kis.MarketData is null)
        {
            return Outcome.Failed(
                say["모의 서버에는 조건검색이 없는데 kis.marketData가 없습니다: 아무것도 사지 않습니다", "paper has no condition search and there is no kis.marketData: nothing is bought"],
                say["kis.marketData에 실전 앱키, 앱시크릿, HTS 아이디를 적으십시오. 조회에만 쓰고 주문에는 쓰지 않습니다",
                    "write a real app key, secret and HTS id into kis.marketData. They serve questions only, never orders"]);
        }
        var token = await patient.Broker.TokenAsync(marketData: true, stop);
        return token.Problem is { } problem
            ? Outcome.Failed(say[$"시세용 실전 키: {problem}", $"the keys for market data: {problem}"], MendOf(token, say))
            : Outcome.Ok(say["실전 키로 조건검색을 합니다", "conditions are searched with real keys"]);
    }

    static async Task<Outcome> TokenFileAsync(Patient patient, CancellationToken stop)
    {
        await patient.Broker.TokenAsync(marketData: false, stop);
        var (say, file) = (patient.Say, Path.Combine(Path.GetFullPath(patient.Storage), "kis-tokens.json"));
        if (new FileInfo(file).LinkTarget is not null)
            return Outcome.Failed(say[$"{file}의 자리에 링크가 있습니다", $"{file} is a link"], $"rm {file}");
        if (!File.Exists(file))
        {
            return Outcome.Warning(
                say["토큰을 파일에 남기지 못합니다: 시작할 때마다 새로 받고 카카오톡이 옵니다", "no token is kept: each start asks for another one, and rings the phone"],
                say["storage와 token을 먼저 보십시오", "see storage and token first"]);
        }
        return OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) == UnixFileMode.None
            ? Outcome.Ok(say["소유자만 읽습니다(600)", "its owner's alone (600)"])
            : Outcome.Failed(say[$"다른 사용자가 {Josa.Object(file)} 읽을 수 있습니다", $"other users may read {file}"], $"chmod 600 {file}");
    }
}
