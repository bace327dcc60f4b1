using Danta.Host.Commands;
using Danta.Host.Doctor;
using Danta.Host.Running;
using Danta.Telegram;

namespace Danta.Host.Setup;

/// <summary><c>danta init</c>: one question after the other, each answer proven; what it comes to is shown, and written only after a yes.</summary>
sealed class InitRun(Asker asker, InitPlan plan)
{
    Tongue Say => asker.Say;

    /// <exception cref="CommandFailed">It cannot be done, or is not wanted; nothing was written.</exception>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var language = plan.Language ?? await asker.AskAsync(
            new("language", "언어 / Language") { Choices = [new("ko", "한국어"), new("en", "English")], Default = "ko" }, stop);
        asker.Say = new(language == "en" ? Language.English : Language.Korean);
        await using var exchange = plan.Simulated ? await InitExchange.OpenAsync(plan, stop) : null;
        if (exchange is not null)
            asker.Tell(exchange.Words(Say));
        using var proofs = new Proofs(asker, WrittenFiles.StorageOf(plan.Config), plan.Time);
        var draft = new Draft
        {
            Language = language, IsSimulated = plan.Simulated,
            RestUrl = exchange?.RestUrl ?? plan.RestUrl, WebSocketUrl = exchange?.WebSocketUrl ?? plan.WebSocketUrl,
        };
        var samples = plan.Simulated ? InitExchange.Keys : await SamplesAsync(stop);
        draft = await new BrokerQuestions(asker, proofs, plan, samples).AskAsync(draft, stop);
        draft = await new MoneyQuestions(asker, proofs).AskAsync(draft, stop);
        draft = await new TelegramQuestions(asker, proofs, plan).AskAsync(draft, stop);
        return await WriteAsync(draft, proofs, stop);
    }

    async Task<SampleKeys> SamplesAsync(CancellationToken stop)
    {
        if (plan.Import is { } file)
            return SampleKeys.Read(file);
        return File.Exists(SampleKeys.UsualPlace)
            && await asker.YesAsync(
                "import", Say[$"증권사 샘플의 키가 {SampleKeys.UsualPlace}에 있습니다. 가져올까요?", $"Keys of the broker's samples lie in {SampleKeys.UsualPlace}. Take them?"], fallback: true, stop)
                ? SampleKeys.Read(SampleKeys.UsualPlace)
                : SampleKeys.None;
    }

    async Task<int> WriteAsync(Draft draft, Proofs proofs, CancellationToken stop)
    {
        var place = await asker.AskAsync(
            new("secrets", Say["비밀(앱키, 앱시크릿, 봇 토큰)을 어디에 둘까요? 설정 파일에는 두지 않습니다.", "Where do secrets go (app keys, secrets, bot token)? Not into the configuration."])
            {
                Choices =
                [
                    new("env", Say["설정 파일 옆의 파일 하나 (600): danta가 스스로 읽습니다", "one file beside the configuration (600): danta reads it by itself"]),
                    new("credentials", Say["파일 하나에 하나씩 (systemd의 LoadCredential, 컨테이너의 비밀)", "a file each (systemd's LoadCredential, secrets of containers)"]),
                ],
                Default = "env",
            }, stop);
        var files = new WrittenFiles(draft, plan.Config, place == "env" ? SecretsPlace.Environment : SecretsPlace.Credentials);
        asker.Tell(Say["이렇게 씁니다:", "This is what will be written:"]);
        foreach (var path in files.Paths)
            asker.Tell($"  {path} (600){(path == plan.Config ? "" : Say[": 비밀", ": secrets"])}");
        foreach (var line in files.Configuration.TrimEnd().Split('\n'))
            asker.Tell($"    {line}");
        if (files.Paths.Where(File.Exists).ToList() is { Count: > 0 } there
            && !await asker.YesAsync("overwrite", Say[$"이미 있습니다: {string.Join(", ", there)}. 덮어쓸까요?", $"There already: {string.Join(", ", there)}. Overwrite?"], fallback: false, stop))
        {
            throw new CommandFailed(ExitCodes.Failed, Say["덮어쓰지 않았습니다. 다른 곳에 쓰려면 --config FILE", "Nothing was overwritten. To write elsewhere: --config FILE"]);
        }
        if (!await asker.YesAsync("write", Say["쓸까요?", "Write?"], fallback: true, stop))
            throw new CommandFailed(ExitCodes.Failed, Say["아무것도 쓰지 않았습니다", "Nothing was written"]);
        stop.ThrowIfCancellationRequested();
        try
        {
            files.Write();
            proofs.HandOver();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailed(ExitCodes.Failed, Say[$"쓰지 못했습니다: {fault.Message}", $"It could not be written: {fault.Message}"]);
        }
        TellNext(files);
        return ExitCodes.Done;
    }

    void TellNext(WrittenFiles files)
    {
        asker.Tell(Say["썼습니다. 다음은:", "Written. Next:"]);
        var before = files.Credentials is { } credentials ? $"CREDENTIALS_DIRECTORY={credentials} " : "";
        if (plan.Simulated)
            asker.Tell(Say["  danta simulate          (다른 창에서: 모의 거래소)", "  danta simulate          (in another window: the exchange)"]);
        asker.Tell($"  {before}danta doctor --config {plan.Config}");
        asker.Tell($"  {before}danta run --config {plan.Config}");
        if (files.Credentials is not null)
            asker.Tell(Say[$"  systemd: LoadCredential=danta:{files.Credentials}", $"  systemd: LoadCredential=danta:{files.Credentials}"]);
    }
}
