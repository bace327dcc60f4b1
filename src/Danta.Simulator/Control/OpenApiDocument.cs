namespace Danta.Simulator.Control;

/// <summary>The control API's description, OpenAPI 3.1, from the file beside this one.</summary>
static class OpenApiDocument
{
    static readonly byte[] Read = Load();

    public static ReadOnlySpan<byte> Text => Read;

    static byte[] Load()
    {
        using var stream = typeof(OpenApiDocument).Assembly.GetManifestResourceStream("openapi.json")!;
        var text = new byte[stream.Length];
        stream.ReadExactly(text);
        return text;
    }
}
