using System.Net;
using Microsoft.AspNetCore.Http;

namespace Danta.Simulator.Control;

/// <summary>
/// Who may use the control API: programs, and the simulator's own page. A page from elsewhere in a browser on this machine could else
/// move the market of a test: by a post of another origin, or by a name that it lets lead here (DNS rebinding), which is why the host has
/// to be an address or localhost. The broker's face asks for none of it, as the broker does not.
/// </summary>
sealed class ControlDoor(TimeProvider time)
{
    /// <summary>A description of a fault or an event has some hundred bytes.</summary>
    public const int LongestBody = 16 * 1024;

    const string Policy =
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; connect-src 'self'; img-src data:; form-action 'none'; "
        + "base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Changes in a second; a test that sets up its faults one by one stays far below.</summary>
    const int MostPerSecond = 500;

    readonly Lock _lock = new();
    long _since;
    int _changes;

    /// <summary>The status that refuses it; null: it may pass.</summary>
    public int? Refusal(HttpRequest request, int bodyLength)
    {
        if (!IsAddress(request.Host.Host))
            return StatusCodes.Status403Forbidden;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return null;
        if (!IsOurs(request))
            return StatusCodes.Status403Forbidden;
        if (bodyLength > LongestBody)
            return StatusCodes.Status413PayloadTooLarge;
        return HasRoom() ? null : StatusCodes.Status429TooManyRequests;
    }

    /// <summary>Nothing from elsewhere is loaded, and nothing frames the page.</summary>
    public static void Mark(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
    }

    /// <summary>What --rest may name, too.</summary>
    public static bool IsAddress(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host.Trim('[', ']'), out _);

    static bool IsOurs(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none"))
            return false;
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    bool HasRoom()
    {
        lock (_lock)
        {
            if (time.GetElapsedTime(_since) >= TimeSpan.FromSeconds(1))
                (_since, _changes) = (time.GetTimestamp(), 0);
            return ++_changes <= MostPerSecond;
        }
    }
}
