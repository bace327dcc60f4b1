using System.CommandLine;
using Danta.Host.Books;
using Danta.Host.Configuration;
using Danta.Host.Doctor;
using Danta.Host.Guarding;
using Danta.Host.Running;
using Danta.Trading;

namespace Danta.Host.Commands;

/// <summary><c>danta doctor</c>: everything that trading needs, looked at without changing anything.</summary>
static class DoctorCommand
{
    /// <summary>Beside a trader that calls with the same keys.</summary>
    const double PaperBeside = 0.5, RealBeside = 2;

    public static Command Create()
    {
        var config = new Option<string?>("--config", "-c") { Description = "설정 파일 (JSON). 환경 변수 DANTA_…가 그 위에 얹힙니다", HelpName = "FILE" };
        var json = CommonOptions.Json();
        var list = new Option<bool>("--list") { Description = "점검의 이름만 보여 줍니다" };
        var only = new Option<string[]>("--only") { Description = "이 점검만 합니다. 여러 번 쓸 수 있습니다", HelpName = "NAME" };
        only.CompletionSources.Add([.. Checks.All.Select(check => check.Name)]);
        var command = new Command("doctor", "매매에 필요한 것을 모두 점검하고 고치는 법을 말합니다. 아무것도 바꾸지 않고 주문하지 않습니다. 끝 코드: 0 모두 됨, 1 안 되는 것이 있음")
        {
            config, only, list, json,
        };
        command.SetAction(async (parsed, _) =>
        {
            if (parsed.GetValue(list))
                return List(parsed.GetValue(json));
            var checks = Chosen(parsed.GetValue(only) ?? []);
            var file = parsed.GetValue(config) ?? throw new CommandFailed(ExitCodes.WrongConfiguration, "--config FILE이 있어야 합니다. 설정 파일이 없으면 danta init");
            var settings = CommonOptions.Load(file);
            using var shutdown = new Shutdown();
            return await RunAsync(settings, file, checks, parsed.GetValue(json), shutdown.Asked);
        });
        return command;
    }

    static int List(bool json)
    {
        if (json)
            Sheet.PrintJson(Checks.All.Select(check => new { check.Name, title = check.Korean }));
        else
            Sheet.Print("", Checks.All, new("이름", check => check.Name), new Column<Check>("점검", check => check.Korean));
        return ExitCodes.Done;
    }

    /// <exception cref="CommandFailed">There is none of that name.</exception>
    static List<Check> Chosen(string[] names)
    {
        if (names.FirstOrDefault(name => Checks.All.All(check => check.Name != name)) is { } unknown)
            throw new CommandFailed(ExitCodes.WrongConfiguration, $"'{unknown}'(이)라는 점검은 없습니다: {string.Join(", ", Checks.All.Select(check => check.Name))}");
        return [.. Checks.All.Where(check => names.Length == 0 || names.Contains(check.Name, StringComparer.Ordinal))];
    }

    static async Task<int> RunAsync(DantaConfig config, string file, IReadOnlyList<Check> checks, bool json, CancellationToken stop)
    {
        await using var facts = await FactsAsync(config, TimeProvider.System, stop);
        var patient = new Patient(config, file, facts, Machine.This, TimeProvider.System, Tongue.Of(config.Telegram));
        var findings = new List<Finding>();
        await foreach (var finding in DoctorRound.RunAsync(checks, patient, stop))
        {
            findings.Add(finding);
            if (!json)
                DoctorLines.Print(finding);
        }
        if (json)
            Sheet.PrintJson(findings);
        else
            DoctorLines.PrintSum(findings, patient.Say);
        return findings.Exists(finding => finding.State == FindingState.Failed) ? ExitCodes.Failed : ExitCodes.Done;
    }

    /// <summary>Where a trader runs with the same keys, the doctor leaves it most of the calls and all of its session.</summary>
    public static async Task<FreshFacts> FactsAsync(DantaConfig config, TimeProvider time, CancellationToken stop)
    {
        var report = await StatusReport.AskAsync(BeaconPlace.OfTrader(config.Storage.Directory, BookOwner.Of(config.Kis)), time, stop);
        var runs = report.State != RunState.Stopped;
        return new FreshFacts(config, runs ? config.Kis.IsPaper ? PaperBeside : RealBeside : null, runs, time);
    }
}
