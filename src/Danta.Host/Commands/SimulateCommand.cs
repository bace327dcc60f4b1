using System.CommandLine;
using System.Net.Sockets;
using Danta.Host.Journal;
using Danta.Host.Recording;
using Danta.Host.Replaying;
using Danta.Host.Running;
using Danta.Market;
using Danta.Simulator;
using Danta.Simulator.Scenarios;

namespace Danta.Host.Commands;

/// <summary><c>danta simulate</c>: the exchange alone, for any KIS client.</summary>
static class SimulateCommand
{
    public static Command Create()
    {
        var rest = new Option<string>("--rest") { Description = "REST 주소", HelpName = "URL", DefaultValueFactory = _ => "http://127.0.0.1:9443" };
        var ws = new Option<string>("--ws") { Description = "WebSocket 주소", HelpName = "URL", DefaultValueFactory = _ => "ws://127.0.0.1:21000" };
        var scenario = new Option<string?>("--scenario") { Description = "종목, 계좌, 고장을 적은 시나리오 파일", HelpName = "FILE" };
        var seed = new Option<int?>("--seed") { Description = "같은 번호는 같은 장을 엽니다. 없으면 시나리오의 것, 그것도 없으면 1", HelpName = "N" };
        var masters = new Option<string[]>("--masters")
        {
            Description = "종목을 증권사의 마스터 파일에서 가져옵니다 (kospi_code.mst, kosdaq_code.mst). 여러 번 쓸 수 있습니다",
            HelpName = "FILE",
        };
        var recording = new Option<string?>("--recording")
        {
            Description = "지난 하루의 기록(2026-11-20.danta)이나 그것이 있는 디렉터리: 그날의 호가와 체결로 엽니다. 디렉터리면 마지막 날. --scenario, --masters와 함께 쓸 수 없습니다",
            HelpName = "DAY",
        };
        var command = new Command("simulate", "KIS와 똑같이 말하는 모의 거래소를 띄웁니다. 어떤 KIS 프로그램이든 주소만 바꿔 붙일 수 있습니다")
        {
            rest, ws, scenario, seed, masters, recording,
        };
        command.SetAction(async (parsed, _) =>
        {
            using var shutdown = new Shutdown();
            var options = new SimulatorOptions
            {
                RestUrl = Url(parsed.GetValue(rest)!, "--rest", "http"),
                WebSocketUrl = Url(parsed.GetValue(ws)!, "--ws", "ws"),
                ScenarioFile = parsed.GetValue(scenario),
                Seed = parsed.GetValue(seed),
                Listed = parsed.GetValue(masters) is { Length: > 0 } files ? [.. files.SelectMany(MasterListings.Read)] : null,
                Recorded = parsed.GetValue(recording) is { } day ? Recorded(day, parsed.GetValue(scenario) ?? parsed.GetValue(masters)?.FirstOrDefault()) : null,
                Time = TimeProvider.System,
            };
            if (options.Problem() is { } problem)
                throw new CommandFailed(ExitCodes.WrongConfiguration, problem);
            await using var simulator = await StartAsync(options, shutdown.Asked);
            await Console.Error.WriteLineAsync(options.Recorded is { } played
                ? $"단타 시뮬레이터입니다. {Kst.DateOf(played.Begins):yyyy-MM-dd}에 기록된 {played.Listed.Count}종목의 호가와 체결을 다시 틉니다. 증권사와 아무것도 주고받지 않습니다."
                : "단타 시뮬레이터입니다. 종목의 이름이 실제와 같아도 시세와 체결은 지어낸 것이고, 증권사와 아무것도 주고받지 않습니다.");
            await Console.Out.WriteLineAsync($"ready {Bare(simulator.RestUrl)} {Bare(simulator.WebSocketUrl)}");
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, shutdown.Asked).ContinueWith(
                static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            return ExitCodes.Done;
        });
        return command;
    }

    static RecordedMarket Recorded(string path, string? other)
    {
        if (other is not null)
            throw new CommandFailed(ExitCodes.WrongConfiguration, "--recording은 그날의 종목과 시장을 그대로 쓰므로 --scenario, --masters와 함께 쓸 수 없습니다.");
        var file = !Directory.Exists(path) ? path
            : Directory.EnumerateFiles(path).Where(name => DayFiles.TryDay(Path.GetFileName(name), out _)).Order(StringComparer.Ordinal).LastOrDefault()
                ?? throw new CommandFailed(ExitCodes.WrongConfiguration, $"{path}: 하루의 기록 파일이 없습니다.");
        if (!File.Exists(file))
            throw new CommandFailed(ExitCodes.WrongConfiguration, $"{path}: 그런 기록 파일도 디렉터리도 없습니다.");
        return RecordedMarkets.Of(TapeReader.Read(RecordedDays.Find([file], () => throw new InvalidOperationException())[0]))
            ?? throw new CommandFailed(ExitCodes.WrongConfiguration, $"{file}: 이 기록에는 호가도 체결도 없습니다.");
    }

    static string Bare(Uri url) => url.GetLeftPart(UriPartial.Authority);

    static Uri Url(string text, string option, string scheme) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == scheme
            ? url
            : throw new CommandFailed(ExitCodes.WrongConfiguration, $"{Josa.Topic(option)} {scheme}:// 주소여야 합니다: '{text}'");

    static async Task<KisSimulator> StartAsync(SimulatorOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await KisSimulator.StartAsync(options, cancellationToken);
        }
        catch (ScenarioException fault)
        {
            throw new CommandFailed(ExitCodes.WrongConfiguration, fault.Message);
        }
        catch (SocketException fault) when (fault.SocketErrorCode == SocketError.AddressNotAvailable)
        {
            throw new CommandFailed(
                ExitCodes.WrongConfiguration, $"{options.RestUrl.Host} 또는 {Josa.Topic(options.WebSocketUrl.Host)} 이 컴퓨터의 주소가 아니어서 듣지 못합니다. --rest와 --ws를 고치십시오.");
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            throw new CommandFailed(
                ExitCodes.Failed,
                $"시뮬레이터가 주소 {options.RestUrl}, {Josa.Object($"{options.WebSocketUrl}")} 열지 못했습니다: {fault.Message.ReplaceLineEndings(" ")} 다른 프로그램이 쓰고 있으면 --rest나 --ws의 포트를 바꾸십시오.");
        }
    }
}
