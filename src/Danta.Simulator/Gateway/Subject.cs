using System.Text.Json;

namespace Danta.Simulator.Gateway;

/// <summary>
/// What a call is about: one stock, or one saved search. Whoever counts calls wants to tell a question about the account from the same
/// question about each stock.
/// </summary>
static class Subject
{
    static readonly string[] Keys = ["PDNO", "FID_INPUT_ISCD", "seq"];

    /// <summary>A code or a condition's number; empty where it is about neither.</summary>
    public static string Of(Sent sent)
    {
        var find = sent.Method == "POST" ? InBody(sent.Body) : sent.Query;
        return Array.ConvertAll(Keys, key => find(key)?.Trim()).FirstOrDefault(text => !string.IsNullOrEmpty(text)) ?? "";
    }

    static Func<string, string?> InBody(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return _ => null;
            var fields = document.RootElement.Clone();
            return key => Call.Text(fields, key);
        }
        catch (JsonException)
        {
            return _ => null;
        }
    }
}
