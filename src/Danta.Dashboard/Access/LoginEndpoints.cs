using Danta.Dashboard.Page;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Danta.Dashboard.Access;

/// <summary>The door for people. Programs use HTTP Basic instead.</summary>
static class LoginEndpoints
{
    public static void MapLogin(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetService<Password>() is null)
            return;
        app.MapGet("/login", () => Page("")).ExcludeFromDescription();
        app.MapPost("/login", (HttpContext context, Password password) => Login(context, password)).ExcludeFromDescription();
        app.MapPost("/logout", (HttpContext context, Password password) => Logout(context, password)).ExcludeFromDescription();
    }

    static async Task<IResult> Login(HttpContext context, Password password)
    {
        if (!context.Request.HasFormContentType)
            return Page("비밀번호를 보내 주십시오.", StatusCodes.Status400BadRequest);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (password.IsLocked(address))
            return Page("틀린 비밀번호가 너무 많았습니다. 1분 뒤에 다시 하십시오.", StatusCodes.Status429TooManyRequests);
        if (!password.IsRight(form["password"].ToString(), address))
            return Page("비밀번호가 다릅니다.", StatusCodes.Status401Unauthorized);
        context.Response.Cookies.Append(PasswordGate.Cookie, password.Open(), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
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
