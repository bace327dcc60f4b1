using System.Text.Json.Nodes;
using Danta.Host.Configuration;
using Danta.Host.Running;
using Danta.Kis;
using Danta.Market;

namespace Danta.Host.Doctor;

/// <summary>The configuration, who may read it, and where records go.</summary>
static class FileChecks
{
    const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    static readonly string[] SecretKeys = ["appSecret", "botToken", "password", "connection"];

    public static readonly IReadOnlyList<Check> All =
    [
        Check.Of("config", "설정", "settings", Config),
        Check.Of("limits", "손실 한도", "loss limits", Limits),
        Check.Of("secrets", "비밀이 든 파일", "files with secrets", Secrets),
        Check.Of("storage", "자료 폴더", "storage", Storage),
        Check.Of("disk", "디스크", "disk", Disk),
    ];

    static Outcome Config(Patient patient)
    {
        var say = patient.Say;
        var doubts = SettingsAdvice.Of(patient.Config.Trading.Settings, Kst.DateOf(patient.Time.GetUtcNow())).ToList();
        return doubts.Count == 0
            ? Outcome.Ok(say["틀린 키가 없고 숫자들이 서로 맞습니다", "no wrong key, and the numbers fit together"])
            : Outcome.Warning(string.Join(" / ", doubts), say["뜻한 값이 아니면 설정을 고치십시오", "mend the configuration where this is not meant"]);
    }

    static Outcome Limits(Patient patient)
    {
        var (say, settings) = (patient.Say, patient.Config.Trading.Settings);
        return LimitWords.HasLossLimit(settings)
            ? Outcome.Ok(string.Join(" ", LimitWords.Of(settings, say)))
            : Outcome.Warning(
                LimitWords.NoLimit(settings, say),
                say["trading.risk.dailyLossLimit에 하루에 잃어도 되는 원을 적으십시오", "write the won that a day may cost into trading.risk.dailyLossLimit"]);
    }

    static Outcome Secrets(Patient patient)
    {
        var say = patient.Say;
        if (patient.File is not { } file)
            return Outcome.Ok(say["시작할 때 읽었습니다", "read at the start"]);
        string[] files = [.. ((string[])[file, SecretsFile.Beside(file)]).Where(HasSecrets)];
        if (files.Length == 0)
            return Outcome.Ok(say["설정 파일에 비밀이 없습니다", "no secret stands in the configuration"]);
        if (!OperatingSystem.IsWindows() && files.FirstOrDefault(IsOpen) is { } open)
        {
            return Outcome.Failed(
                say[$"다른 사용자가 {open}의 비밀을 읽을 수 있습니다", $"other users may read the secrets in {open}"], $"chmod 600 {open}");
        }
        return files.FirstOrDefault(IsInRepository) is { } kept
            ? Outcome.Warning(
                say[$"비밀이 든 {Josa.Subject(kept)} git 저장소 안에 있습니다", $"{kept}, with secrets, lies in a git repository"],
                say["저장소 밖으로 옮기거나 .gitignore에 적으십시오", "move it out, or write it into .gitignore"])
            : Outcome.Ok(say[$"소유자만 읽을 수 있습니다: {string.Join(", ", files)}", $"its owner's alone: {string.Join(", ", files)}"]);
    }

    static bool HasSecrets(string file)
    {
        if (!File.Exists(file))
            return false;
        return file.EndsWith(SecretsFile.Ending, StringComparison.Ordinal) || Has(ConfigSource.ReadFile(file));

        static bool Has(JsonNode? node) => node switch
        {
            JsonObject section => section.Any(pair =>
                SecretKeys.Contains(pair.Key, StringComparer.OrdinalIgnoreCase) && pair.Value?.ToString() is { Length: > 0 } || Has(pair.Value)),
            _ => false,
        };
    }

    static bool IsOpen(string file) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != UnixFileMode.None;

    static bool IsInRepository(string file)
    {
        for (var at = new FileInfo(Path.GetFullPath(file)).Directory; at is not null; at = at.Parent)
        {
            if (Path.Exists(Path.Combine(at.FullName, ".git")))
                return !IsIgnored(at.FullName, Path.GetFileName(file));
        }
        return false;
    }

    static bool IsIgnored(string root, string name) =>
        Path.Combine(root, ".gitignore") is var list && File.Exists(list)
        && WholeFile.ReadText(list, 1 << 20).Split('\n').Any(line => line.Trim().TrimStart('/') == name);

    static Outcome Storage(Patient patient)
    {
        var (say, place) = (patient.Say, Path.GetFullPath(patient.Storage));
        try
        {
            if (!OperatingSystem.IsWindows() && Directory.Exists(place) && (File.GetUnixFileMode(place) & Others) != UnixFileMode.None)
                return Outcome.Failed(say[$"다른 사용자가 {Josa.Object(place)} 볼 수 있습니다", $"other users may look into {place}"], $"chmod 700 {place}");
            PrivateFile.MakeDirectory(place);
            var probe = Path.Combine(place, $"doctor.{Environment.ProcessId}");
            PrivateFile.Replace(probe, "probe"u8);
            File.Delete(probe);
            return Outcome.Ok(say[$"쓸 수 있고 소유자의 것입니다: {place}", $"writable, and its owner's: {place}"]);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Outcome.Failed(
                say[$"{place}에 쓸 수 없습니다({fault.Message}): 기록 없이는 매매를 시작하지 않습니다", $"{place} cannot be written to ({fault.Message}): nothing is traded without a record"],
                say["storage.directory를 쓸 수 있는 폴더로 바꾸거나 권한을 주십시오", "name a directory of yours in storage.directory, or give the rights"]);
        }
    }

    static Outcome Disk(Patient patient)
    {
        var say = patient.Say;
        if (patient.Machine.Room(patient.Storage) is not { } room)
            return Outcome.Warning(say["디스크의 남은 공간을 알 수 없습니다", "the disk does not say how much room is left"], say["직접 확인하십시오 (df -h)", "look yourself (df -h)"]);
        var left = FormattableString.Invariant($"{room.FreeGigabytes:0.0} GB");
        return !room.IsLow
            ? Outcome.Ok(say[$"{left} 남음", $"{left} free"])
            : Outcome.Failed(
                say[$"{left}만 남았습니다({room.UsedPercent} % 참): 다 차면 사지 않고 파는 일만 합니다", $"only {left} free ({room.UsedPercent} % full): when it is full nothing is bought"],
                say["자리를 비우거나 storage.journalDays를 줄이십시오", "make room, or lower storage.journalDays"]);
    }
}
