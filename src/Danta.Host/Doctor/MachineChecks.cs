using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Danta.Host.Guarding;
using Danta.Host.Running;
using Danta.Market;

namespace Danta.Host.Doctor;

/// <summary>The computer and the program on it.</summary>
static class MachineChecks
{
    const long Megabyte = 1 << 20;

    /// <summary>A trader takes some 150 MB; below this the system begins to swap or to kill.</summary>
    const long LeastMemory = 200 * Megabyte;

    public static readonly IReadOnlyList<Check> All =
    [
        new("version", "판", "version", VersionAsync),
        Check.Of("memory", "메모리", "memory", Memory),
        Check.Of("cores", "코어", "cores", Cores),
        Check.Of("sleep", "절전", "sleep", Sleep),
        Check.Of("timezone", "시간대", "time zone", Zone),
        new("port", "화면 주소", "dashboard's port", PortAsync),
    ];

    static async Task<Outcome> VersionAsync(Patient patient, CancellationToken stop)
    {
        var say = patient.Say;
        var mine = $"{ProgramVersion.Full} (.NET {Environment.Version}, {RuntimeInformation.RuntimeIdentifier})";
        if (patient.Broker.IsTrader || (await patient.TraderAsync(stop)).Trader is not { } trader || trader.Version == ProgramVersion.Short)
            return Outcome.Ok(mine);
        return Outcome.Warning(
            say[$"돌고 있는 단타는 {trader.Version}, 이 프로그램은 {mine}입니다", $"the trader that runs is {trader.Version}, this program is {mine}"],
            say["장이 끝난 뒤 단타를 다시 시작하면 새 판이 됩니다", "begin the trader again after the close to have the new one"]);
    }

    static Outcome Memory(Patient patient)
    {
        var (say, (available, used)) = (patient.Say, patient.Machine.Memory());
        var free = Math.Max(0, available - used);
        return free >= LeastMemory
            ? Outcome.Ok(say[$"{free / Megabyte:N0} MB 남음", $"{free / Megabyte:N0} MB free"])
            : Outcome.Warning(
                say[$"{free / Megabyte:N0} MB만 남았습니다: 시스템이 단타를 끝낼 수 있습니다", $"only {free / Megabyte:N0} MB free: the system may end the trader"],
                say["다른 프로그램을 닫거나 메모리 1 GB 이상인 컴퓨터를 쓰십시오", "close other programs, or take a computer with 1 GB or more"]);
    }

    static Outcome Cores(Patient patient) => patient.Machine.Cores >= 2
        ? Outcome.Ok($"{patient.Machine.Cores}")
        : Outcome.Warning(
            patient.Say["코어가 하나입니다: 다른 일이 있으면 주문이 수십 ms 늦습니다", "a single core: orders wait some tens of ms while there is other work"],
            patient.Say["코어가 둘 이상인 컴퓨터가 낫습니다. 그대로도 매매는 됩니다", "two or more are better. It trades all the same"]);

    static Outcome Sleep(Patient patient) => patient.Machine.MayFallAsleep(patient.Say) is not { } problem
        ? Outcome.Ok(patient.Say["저절로 잠들게 되어 있지 않습니다", "it is not set to sleep by itself"])
        : Outcome.Warning(
            patient.Say[$"이 컴퓨터는 {problem}. 잠든 컴퓨터는 팔지 못합니다", $"Of this computer: {problem}. It sells nothing while it sleeps"],
            OperatingSystem.IsLinux() ? "sudo systemctl mask sleep.target suspend.target hibernate.target"
            : OperatingSystem.IsMacOS() ? "sudo pmset -c sleep 0"
            : "powercfg /change standby-timeout-ac 0");

    static Outcome Zone(Patient patient)
    {
        var (say, zone) = (patient.Say, patient.Time.LocalTimeZone);
        var now = patient.Time.GetUtcNow();
        return zone.GetUtcOffset(now) == Market.Kst.Offset
            ? Outcome.Ok(zone.Id)
            : Outcome.Warning(
                say[$"컴퓨터의 시간대가 한국이 아닙니다({zone.Id}). 단타는 한국 시각으로 돌지만 로그 파일과 예약 작업은 아닙니다",
                    $"this computer's zone is not Korea's ({zone.Id}). Trading goes by Korean time; log files and scheduled tasks do not"],
                OperatingSystem.IsWindows() ? "tzutil /s \"Korea Standard Time\"" : say["sudo timedatectl set-timezone Asia/Seoul (또는 TZ=Asia/Seoul)", "sudo timedatectl set-timezone Asia/Seoul (or TZ=Asia/Seoul)"]);
    }

    static async Task<Outcome> PortAsync(Patient patient, CancellationToken stop)
    {
        var (say, url) = (patient.Say, patient.Config.Web.Url);
        if (patient.Broker.IsTrader || (await patient.TraderAsync(stop)).State != RunState.Stopped)
            return Outcome.Ok(say[$"단타가 듣고 있습니다: {url}", $"the trader listens: {url}"]);
        var address = IPAddress.TryParse(url.Host.Trim('[', ']'), out var written) ? written : IPAddress.Loopback;
        try
        {
            using var listener = new TcpListener(address, url.Port);
            listener.Start();
            return Outcome.Ok(say[$"비어 있습니다: {url}", $"free: {url}"]);
        }
        catch (SocketException fault)
        {
            return Outcome.Failed(
                say[$"{Josa.Object($"{url}")} 열 수 없습니다({fault.SocketErrorCode}): 단타가 시작하지 않습니다", $"{url} cannot be opened ({fault.SocketErrorCode}): the trader will not start"],
                say["그 포트를 쓰는 프로그램을 끝내거나 web.url의 포트를 바꾸십시오", "end the program that has it, or name another port in web.url"]);
        }
    }
}
