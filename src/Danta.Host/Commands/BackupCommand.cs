using System.CommandLine;
using System.Globalization;
using Danta.Host.Backup;
using Danta.Host.Books;
using Danta.Host.Running;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Commands;

/// <summary><c>danta backup</c> and <c>danta restore</c>.</summary>
static class BackupCommand
{
    public static Command Create()
    {
        var directory = new Argument<string>("DIR") { Description = "백업 파일을 둘 폴더 (다른 디스크가 좋습니다)" };
        var config = CommonOptions.Config();
        var dryRun = new Option<bool>("--dry-run") { Description = "연습의 장부를 백업합니다" };
        var command = new Command("backup", "장부(기록, 지난 거래, 보낼 말)를 파일 하나로 백업합니다. 매매 중에도 됩니다") { directory, config, dryRun };
        command.SetAction(async (parsed, stop) =>
        {
            var settings = parsed.Load(config);
            var mode = settings.Kis.IsPaper ? TradingMode.Paper : TradingMode.Real;
            var owner = BookOwner.Of(settings.Kis, mode, parsed.GetValue(dryRun));
            var (file, manifest) = await new BookBackup(settings.Storage, owner, TimeProvider.System).TakeAsync(parsed.GetRequiredValue(directory), stop);
            foreach (var flaw in manifest.Flaws)
                await Console.Error.WriteLineAsync($"장부에 이미 읽을 수 없는 곳이 있습니다(그대로 담았습니다): {flaw}");
            await Console.Out.WriteLineAsync(
                $"{file}\n{manifest.Owner.Kind.Korean} 장부, 파일 {manifest.Parts.Count}개, {new FileInfo(file).Length:N0}바이트, {Kst.Of(manifest.LastRecordAt):yyyy-MM-dd HH:mm:ss}까지. 다시 읽어 확인했습니다.");
            return ExitCodes.Done;
        });
        return command;
    }

    public static Command CreateRestore()
    {
        var file = new Argument<string>("FILE") { Description = "danta backup이 만든 파일" };
        var config = CommonOptions.Config();
        var older = new Option<DateOnly?>("--older")
        {
            Description = "지난 날의 백업인 줄 압니다: 그 백업의 마지막 날을 적습니다",
            HelpName = "YYYY-MM-DD",
            CustomParser = result => DateOnly.TryParseExact(result.Tokens.Single().Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : Wrong(result),
        };
        var command = new Command("restore", "백업에서 장부를 되돌립니다. 매매를 먼저 끝내야 하고, 있던 장부는 옆에 남겨 둡니다") { file, config, older };
        command.SetAction(async (parsed, stop) =>
        {
            var (manifest, aside) = await new BookRestore(parsed.Load(config), parsed.GetValue(older), TimeProvider.System).RunAsync(parsed.GetRequiredValue(file), stop);
            Sheet.Say(
                $"{manifest.Owner.Kind.Korean} 장부 {Josa.Object(manifest.Owner.Name)} {Kst.Of(manifest.LastRecordAt):yyyy-MM-dd HH:mm:ss}까지로 되돌렸습니다."
                + (aside is null ? "" : $" 있던 장부는 {aside}에 있습니다.")
                + " 이제 danta run으로 시작하면 증권사와 대조하고, 그 뒤에 산 것으로 보이는 주식은 누구의 것인지 여쭙니다(/adopt).");
            return ExitCodes.Done;
        });
        return command;
    }

    static DateOnly? Wrong(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError("--older는 2026-11-30처럼 씁니다");
        return null;
    }
}
