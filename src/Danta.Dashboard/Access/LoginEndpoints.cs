using System.Globalization;
using Danta.Dashboard.Page;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Danta.Dashboard.Access;

/// <summary>The door for people. Programs use HTTP Basic instead.</summary>
static class LoginEndpoints
{
    public const string TooMany = "틀린 비밀번호가 너무 많았습니다. 1분 뒤에 다시 하십시오.";

    const string Form = "application/x-www-form-urlencoded";

    /// <summary>One field and a browser's habits.</summary>
    static readonly FormOptions Limits = new() { ValueCountLimit = 8, KeyLengthLimit = 64, ValueLengthLimit = 4096, BufferBodyLengthLimit = 16 * 1024 };

    public static void MapLogin(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetService<Password>() is null)
            return;
        app.MapGet("/login", () => Page("")).ExcludeFromDescription();
        app.MapPost("/login", (HttpContext context, Password password, DashboardOptions options) => Login(context, password, options)).ExcludeFromDescription();
        app.MapPost("/logout", (HttpContext context, Password password) => Logout(context, password)).ExcludeFromDescription();
    }

    static async Task<IResult> Login(HttpContext context, Password password, DashboardOptions options)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !Form.Equals(type.MediaType.Value, StringComparison.OrdinalIgnoreCase))
            return Page("비밀번호를 보내 주십시오.", StatusCodes.Status400BadRequest);
        var form = await context.Request.ReadFormAsync(Limits, context.RequestAborted);
        switch (await password.CheckAsync(form["password"].ToString(), Guesses.NameOf(context.Connection.RemoteIpAddress), context.RequestAborted))
        {
            case PasswordAnswer.NotNow:
                context.Response.Headers.RetryAfter = ((int)Guesses.Window.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return Page(TooMany, StatusCodes.Status429TooManyRequests);
            case PasswordAnswer.Wrong:
                return Page("비밀번호가 다릅니다.", StatusCodes.Status401Unauthorized);
        }
        context.Response.Cookies.Append(PasswordGate.Cookie, password.Open(), new CookieOptions
        {
            HttpOnly = true,
            SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict,
            Secure = options.Https || context.Request.IsHttps,
            Path = "/",
            MaxAge = TimeSpan.FromDays(14),
        });
        return Results.LocalRedirect("/");
    }

    static IResult Logout(HttpContext context, Password password)
    {
        if (context.Request.Cookies[PasswordGate.Cookie] is { } secret)
            password.Close(secret);
        context.Response.Cookies.Delete(PasswordGate.Cookie);
        return Results.LocalRedirect("/login");
    }

    static IResult Page(string message, int status = StatusCodes.Status200OK) =>
        Results.Text(PageFiles.Text("login.html").Replace("{{message}}", message, StringComparison.Ordinal), "text/html; charset=utf-8", statusCode: status);
}
