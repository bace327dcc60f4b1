using System.Net.Http.Headers;
using System.Text;
using Danta.Dashboard.Api;
using Danta.Dashboard.Page;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Danta.Dashboard.Access;

/// <summary>Lets pass who has logged in (cookie) or says the password with the request (HTTP Basic, user <c>danta</c>).</summary>
sealed class PasswordGate(RequestDelegate next, DashboardOptions options, Password? password = null)
{
    public const string Cookie = "danta_session";
    const string User = "danta";

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!options.HasPassword || password is null || IsOpenToAll(request.Path) || (request.Cookies[Cookie] is { } secret && password.IsOpen(secret)))
        {
            await next(context);
            return;
        }
        var answer = Basic(request) is { User: User } given
            ? await password.CheckAsync(given.Password, Guesses.NameOf(context.Connection.RemoteIpAddress), context.RequestAborted)
            : PasswordAnswer.Wrong;
        await (answer switch
        {
            PasswordAnswer.Right => next(context),
            PasswordAnswer.NotNow => TooMany(context).ExecuteAsync(context),
            _ => Challenge(context),
        });
    }

    /// <summary>With the moment from which it is worth trying again.</summary>
    static ProblemHttpResult TooMany(HttpContext context)
    {
        context.Response.Headers.RetryAfter = ((int)Guesses.Window.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Problems.TooMany(LoginEndpoints.TooMany);
    }

    /// <summary>Health has to answer to supervisors, the demo's bot has a token of its own, and the login page must show before the login.</summary>
    static bool IsOpenToAll(PathString path) =>
        path.StartsWithSegments("/health", StringComparison.Ordinal) || path.Value!.StartsWith("/bot", StringComparison.Ordinal) || path == "/login" || path == PageEndpoints.LoginStyle;

    static Task Challenge(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
        {
            context.Response.Redirect("/login");
            return Task.CompletedTask;
        }
        // A browser's own dialog would cover the page that leads to the login.
        if (!request.Headers.ContainsKey("Sec-Fetch-Mode"))
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"danta\", charset=\"UTF-8\"";
        return Problems.Unauthorized("사람은 /login에서, 프로그램은 HTTP Basic(사용자 danta)으로 들어옵니다.").ExecuteAsync(context);
    }

    static (string User, string Password)? Basic(HttpRequest request)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
            || !string.Equals(header.Scheme, "Basic", StringComparison.OrdinalIgnoreCase) || header.Parameter is not { } parameter)
            return null;
        var bytes = new byte[parameter.Length];
        if (!Convert.TryFromBase64String(parameter, bytes, out var written))
            return null;
        var text = Encoding.UTF8.GetString(bytes, 0, written);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : (text[..colon], text[(colon + 1)..]);
    }
}
