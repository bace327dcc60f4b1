using Danta.Market;
namespace Danta.Host.Doctor;

/// <summary>The way to the broker's server, and its clock beside ours.</summary>
static class ServerChecks
{
    /// <summary>A date in a header tells no less.</summary>
    static readonly TimeSpan Unnoticed = TimeSpan.FromSeconds(2);

    /// <summary>By then an order's number may be another day's, and the open is missed.</summary>
    static readonly TimeSpan TooFar = TimeSpan.FromSeconds(30);

    static readonly TimeSpan Soon = TimeSpan.FromDays(7);

    public static readonly IReadOnlyList<Check> All =
    [
        new("server", "증권사 서버", "broker's server", ServerAsync),
        new("tls", "암호화", "TLS", TlsAsync),
        new("clock", "시계", "clock", ClockAsync),
    ];

    static async Task<Outcome> ServerAsync(Patient patient, CancellationToken stop)
    {
        var (say, server) = (patient.Say, await patient.ServerAsync(stop));
        return server is { Problem: null } or { Distrusted: not null }
            ? Outcome.Ok(say[$"닿습니다: {patient.RestUrl.Authority}", $"answers: {patient.RestUrl.Authority}"])
            : Outcome.Failed(
                say[$"{patient.RestUrl.Authority}에 닿지 않습니다: {server.Problem}", $"{patient.RestUrl.Authority} does not answer: {server.Problem}"],
                say["인터넷과 방화벽을 보십시오. 증권사는 새벽과 주말에 점검합니다(kis.restUrl을 적었다면 그 주소도)",
                    "look at the network and its firewall. The broker is maintained at night and on weekends (and see kis.restUrl, where it is written)"]);
    }

    static async Task<Outcome> TlsAsync(Patient patient, CancellationToken stop)
    {
        var (say, url) = (patient.Say, patient.RestUrl);
        if (url.Scheme != "https")
        {
            return url.IsLoopback
                ? Outcome.Ok(say["이 컴퓨터 안이라 암호화하지 않습니다", "none: it is this computer's"])
                : Outcome.Failed(
                    say[$"키가 암호화되지 않고 {Josa.Toward(url.Authority)} 갑니다", $"keys go to {url.Authority} in the clear"],
                    say["kis.restUrl을 지우거나 https 주소로 바꾸십시오", "remove kis.restUrl, or write one with https"]);
        }
        var server = await patient.ServerAsync(stop);
        if (server.Distrusted is { } wrong)
        {
            return Outcome.Failed(
                say[$"서버의 인증서를 믿을 수 없습니다({wrong}). 키를 보내지 않습니다", $"the server's certificate is not to be trusted ({wrong}). No key is sent"],
                say["컴퓨터의 시각과 인증서 묶음(ca-certificates)을 보십시오. 회사 네트워크라면 가로채는 프록시가 있는지 물어보십시오",
                    "look at the clock and at ca-certificates. Within a company, ask for a proxy that intercepts"]);
        }
        if (server.Certificate is not { } ends)
            return Outcome.Failed(say["서버에 닿지 않아 보지 못했습니다", "not seen: the server does not answer"], say["server를 먼저 고치십시오", "mend server first"]);
        return ends - patient.Time.GetUtcNow() > Soon
            ? Outcome.Ok(say[$"인증서가 맞고 {ends:yyyy-MM-dd}까지입니다", $"the certificate is good, until {ends:yyyy-MM-dd}"])
            : Outcome.Warning(
                say[$"서버의 인증서가 {ends:yyyy-MM-dd}에 끝납니다", $"the server's certificate ends on {ends:yyyy-MM-dd}"],
                say["증권사가 곧 바꿉니다. 그날 아침에 다시 점검하십시오", "the broker will change it. Look again on that morning"]);
    }

    static async Task<Outcome> ClockAsync(Patient patient, CancellationToken stop)
    {
        var say = patient.Say;
        if ((await patient.ServerAsync(stop)).Ahead is not { } ahead)
            return Outcome.Warning(say["서버가 시각을 말하지 않아 견주지 못했습니다", "not compared: the server tells no time"], say["server를 먼저 보십시오", "see server first"]);
        var seconds = Math.Abs(ahead.TotalSeconds);
        var text = say[
            $"증권사보다 {seconds:0.0}초 {(ahead > TimeSpan.Zero ? "빠릅니다" : "느립니다")}",
            $"{seconds:0.0} s {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} the broker's"];
        const string Mend = "sudo timedatectl set-ntp true";
        return ahead.Duration() <= Unnoticed ? Outcome.Ok(say["증권사의 시계와 맞습니다", "as the broker's"])
            : ahead.Duration() < TooFar ? Outcome.Warning(text, OperatingSystem.IsWindows() ? "w32tm /resync" : Mend)
            : Outcome.Failed(text, OperatingSystem.IsWindows() ? "w32tm /resync" : Mend);
    }
}
