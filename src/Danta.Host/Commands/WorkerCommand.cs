using System.CommandLine;
using Danta.Host.Fleet;
using Danta.Host.Running;

namespace Danta.Host.Commands;

/// <summary><c>danta worker</c>: does shards of sweeps that another machine hands out.</summary>
static class WorkerCommand
{
    public static Command Create()
    {
        var queue = QueueOption.Create(required: true);
        var cores = new Option<int>("--cores") { Description = "쓸 코어의 수", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        var cache = new Option<string?>("--cache") { Description = "받은 기록을 둘 폴더. 없으면 임시 폴더에 두고 끝날 때 지웁니다", HelpName = "DIR" };
        var name = new Option<string?>("--name") { Description = "일꾼의 이름. 없으면 컴퓨터 이름과 프로세스 번호", HelpName = "NAME" };
        var language = new Option<string>("--language") { Description = "ko, en", HelpName = "LANG", DefaultValueFactory = _ => "ko" };
        language.AcceptOnlyFromAmong("ko", "en");
        var command = new Command("worker", "다른 컴퓨터가 나누어 주는 스윕의 조각을 합니다. 증권사 키도 데이터베이스도 필요 없습니다. Ctrl+C로 끝냅니다") { queue, cores, cache, name, language };
        command.SetAction(async (parsed, _) =>
        {
            using var shutdown = new Shutdown();
            using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
            var called = parsed.GetValue(name) ?? $"{Environment.MachineName}-{Environment.ProcessId}";
            var place = parsed.GetValue(cache) ?? Path.Combine(Path.GetTempPath(), $"danta-worker-{Environment.ProcessId}");
            var worker = new Worker(
                QueueOption.Read(parsed.GetValue(queue)!), called, new DayCache(place, http), Math.Max(1, parsed.GetValue(cores)), TimeProvider.System,
                new ReplayWords(parsed.GetValue(language) != "en"), Console.Error.WriteLine);
            try
            {
                await worker.RunAsync(shutdown.Asked);
            }
            catch (OperationCanceledException) when (shutdown.Asked.IsCancellationRequested)
            {
                // Its shard goes to somebody else.
            }
            finally
            {
                if (parsed.GetValue(cache) is null && Directory.Exists(place))
                    Directory.Delete(place, recursive: true);
            }
            return ExitCodes.Done;
        });
        return command;
    }
}
