using Danta.Host.Commands;
using Danta.Host.Running;
using Danta.Kis;
using Danta.Market;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Danta.Host.Setup;

/// <summary>
/// What stands in the file of the broker's own samples (<c>kis_devlp.yaml</c>): whoever has tried those has his keys there. Examples that
/// were never filled in count for nothing.
/// </summary>
sealed record SampleKeys(string AppKey, string AppSecret, string PaperKey, string PaperSecret, string HtsId, string Account, string PaperAccount)
{
    const int Longest = 64 * 1024;

    public static readonly SampleKeys None = new("", "", "", "", "", "", "");

    /// <summary>Where the samples look for it.</summary>
    public static string UsualPlace => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "KIS", "config", "kis_devlp.yaml");

    /// <exception cref="CommandFailed">It cannot be read.</exception>
    public static SampleKeys Read(string file)
    {
        try
        {
            var said = new DeserializerBuilder().Build().Deserialize<Dictionary<string, string?>>(WholeFile.ReadText(file, Longest)) ?? [];
            string Of(string key) => said.GetValueOrDefault(key)?.Trim() is { Length: > 0 } text && text.All(char.IsAscii) ? text : "";
            var product = Of("my_prod") is { Length: 2 } written ? written : "01";
            string AccountOf(string key) => Of(key) is { Length: 8 } number && number.All(char.IsAsciiDigit) ? $"{number}-{product}" : "";
            return new(Of("my_app"), Of("my_sec"), Of("paper_app"), Of("paper_sec"), Of("my_htsid"), AccountOf("my_acct_stock"), AccountOf("my_paper_stock"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailed(ExitCodes.WrongConfiguration, $"{Josa.Object(file)} 읽을 수 없습니다: {fault.Message}");
        }
        catch (YamlException fault)
        {
            // Its own words quote the file, and that is keys.
            throw new CommandFailed(ExitCodes.WrongConfiguration, $"{file}의 {fault.Start.Line}번째 줄이 YAML이 아닙니다");
        }
    }

    public string KeyOf(bool paper) => paper ? PaperKey : AppKey;

    public string SecretOf(bool paper) => paper ? PaperSecret : AppSecret;

    public string AccountOf(bool paper) => paper ? PaperAccount : Account;
}
