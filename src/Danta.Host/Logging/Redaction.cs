using System.Text.RegularExpressions;
using Danta.Host.Configuration;
using Danta.Market;
using Npgsql;

namespace Danta.Host.Logging;

/// <summary>
/// The last net under <see cref="OwnTypes"/>: no text leaves for the log with one of the configuration's secrets in it, nor with anything
/// that looks like a token, and each is of a bounded length without control characters.
/// </summary>
sealed partial class Redaction
{
    const int Longest = 4_000;

    /// <summary>A secret of fewer letters would be found in every other word.</summary>
    const int Shortest = 4;

    const string Stars = "***";

    readonly string[] _secrets;

    Redaction(IEnumerable<string?> secrets) =>
        _secrets = [.. secrets.OfType<string>().Where(secret => secret.Length >= Shortest).Distinct(StringComparer.Ordinal).OrderByDescending(secret => secret.Length)];

    /// <param name="config">Null: nothing is known yet.</param>
    public static Redaction Of(DantaConfig? config) => config is null ? new([]) : new(
    [
        config.Kis.AppKey, config.Kis.AppSecret.Value, config.Kis.MarketData?.AppKey, config.Kis.MarketData?.AppSecret.Value,
        config.Kis.Account, config.Kis.Account.Replace("-", "", StringComparison.Ordinal), config.Kis.Account.Split('-')[0],
        config.Telegram.BotToken.Value, config.Web.Password?.Value, config.Storage.Connection?.Value, PasswordIn(config.Storage.Connection?.Value),
    ]);

    public string Of(string text)
    {
        foreach (var secret in _secrets)
            text = text.Replace(secret, Stars, StringComparison.Ordinal);
        text = Token().Replace(text, Stars);
        var line = CleanText.Of(text, Longest);
        return line.Length < Longest ? line : line + "…";
    }

    static string? PasswordIn(string? connection) => connection is null ? null : new NpgsqlConnectionStringBuilder(connection).Password;

    /// <summary>What stands behind Bearer, a JSON web token, a bot's token.</summary>
    [GeneratedRegex(@"(?<=Bearer\s)\S+|eyJ[\w-]{8,}(\.[\w-]+)*|\b[0-9]{6,}:[\w-]{20,}", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Token();
}
