using System.CommandLine;
using Danta.Host.Configuration;
using Danta.Host.Running;
using Danta.Host.Setup;
using Spectre.Console;

namespace Danta.Host.Commands;

/// <summary><c>danta init</c>: from keys to a configuration that is proven.</summary>
static class InitCommand
{
    public static Command Create()
    {
        var config = new Option<string>("--config", "-c") { Description = "쓸 설정 파일", HelpName = "FILE", DefaultValueFactory = _ => "danta.json" };
        var answers = new Option<string?>("--answers") { Description = "답이 든 파일 (YAML이나 JSON, 권한 600): 묻지 않습니다", HelpName = "FILE" };
        var import = new Option<string?>("--import") { Description = "증권사 샘플의 kis_devlp.yaml에서 키를 가져옵니다", HelpName = "FILE" };
        var simulator = new Option<bool>("--simulator") { Description = "계좌 없이 모의 거래소에서 해 봅니다" };
        var language = new Option<string?>("--language") { Description = "ko나 en", HelpName = "LANGUAGE" };
        language.AcceptOnlyFromAmong("ko", "en");
        var rest = UrlOption("--rest", "증권사 대신 이 REST 주소 (모의 거래소, 프록시)", "http", "https");
        var ws = UrlOption("--ws", "증권사 대신 이 WebSocket 주소", "ws", "wss");
        var telegram = UrlOption("--telegram-api", "텔레그램 대신 이 Bot API 서버", "http", "https");
        var command = new Command("init", "하나씩 묻고 증권사에 확인하며 설정 파일을 만듭니다. 비밀은 명령줄로 받지 않습니다")
        {
            config, answers, import, simulator, language, rest, ws, telegram,
        };
        command.SetAction(async (parsed, _) =>
        {
            using var shutdown = new Shutdown();
            var asker = AskerOf(parsed.GetValue(answers));
            var plan = new InitPlan(
                Path.GetFullPath(parsed.GetValue(config)!), parsed.GetValue(simulator), parsed.GetValue(rest), parsed.GetValue(ws), parsed.GetValue(telegram),
                parsed.GetValue(import), parsed.GetValue(language));
            return await new InitRun(asker, plan).RunAsync(shutdown.Asked);
        });
        return command;
    }

    static Asker AskerOf(string? answers) =>
        answers is not null ? new FileAsker(answers, Environment.GetEnvironmentVariable)
        : Console.IsInputRedirected || Console.IsOutputRedirected ? new LineAsker(Console.In, Console.Out)
        : new TerminalAsker(AnsiConsole.Console);

    static Option<Uri?> UrlOption(string name, string description, params string[] schemes) => new(name)
    {
        Description = description, HelpName = "URL",
        CustomParser = result =>
        {
            if (Uri.TryCreate(WireText.Trimmed(result.Tokens[0].Value), UriKind.Absolute, out var url) && schemes.Contains(url.Scheme, StringComparer.Ordinal))
                return url;
            result.AddError($"{name}: {string.Join("나 ", schemes.Select(scheme => $"{scheme}://"))} 주소여야 합니다");
            return null;
        },
    };
}
