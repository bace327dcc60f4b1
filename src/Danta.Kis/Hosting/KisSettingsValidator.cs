using Microsoft.Extensions.Options;

namespace Danta.Kis;

/// <summary>Names every wrong key at once, and no value: one of them may be a secret in the wrong place.</summary>
public sealed class KisSettingsValidator : IValidateOptions<KisSettings>
{
    const double MostPerSecond = 100;

    public ValidateOptionsResult Validate(string? name, KisSettings options)
    {
        ArgumentNullException.ThrowIfNull(options);
        List<string> faults = [.. Faults(options)];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    static IEnumerable<string> Faults(KisSettings settings)
    {
        if (settings.Environment is not ("real" or "paper"))
            yield return "Environment: \"real\" or \"paper\" is expected";
        if (KisAccount.TryParse(settings.Account?.Trim()) is null)
            yield return "Account: eight digits, a dash and two digits are expected (12345678-01)";
        if (settings.RequestsPerSecond is { } pace && pace is not (> 0 and <= MostPerSecond))
            yield return $"RequestsPerSecond: more than 0 and up to {MostPerSecond} is expected";
        if (string.IsNullOrWhiteSpace(settings.StateDirectory))
            yield return "StateDirectory: a directory is expected";
        foreach (var fault in Keys("", settings.AppKey, settings.AppSecret, settings.RestUrl, settings.WebSocketUrl))
            yield return fault;
        if (settings.MarketData is not { } data)
            yield break;
        foreach (var fault in Keys("MarketData:", data.AppKey, data.AppSecret, data.RestUrl, data.WebSocketUrl))
            yield return fault;
    }

    static IEnumerable<string> Keys(string where, string? appKey, string? appSecret, Uri? rest, Uri? stream)
    {
        if (!IsKey(appKey))
            yield return $"{where}AppKey: the app key is expected, as it was given, without blanks within";
        if (!IsKey(appSecret))
            yield return $"{where}AppSecret: the app secret is expected, as it was given, without blanks within";
        if (rest is not (null or { IsAbsoluteUri: true, Scheme: "http" or "https" }))
            yield return $"{where}RestUrl: an address with http:// or https:// is expected";
        if (stream is not (null or { IsAbsoluteUri: true, Scheme: "ws" or "wss" }))
            yield return $"{where}WebSocketUrl: an address with ws:// or wss:// is expected";
    }

    static bool IsKey(string? text) => text?.Trim() is { Length: > 0 } key && !key.AsSpan().ContainsAnyExceptInRange('!', '~');
}
