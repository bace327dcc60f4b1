using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Danta.Dashboard.Api;

/// <summary>Problem details (RFC 9457) in the owner's language.</summary>
static class Problems
{
    public const string BadCode = "종목코드는 005930 같은 숫자와 대문자 여섯 자리입니다.";

    public static ProblemHttpResult BadRequest(string detail) => Of(StatusCodes.Status400BadRequest, "요청이 잘못되었습니다", detail);

    public static ProblemHttpResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, "없습니다", detail);

    public static ProblemHttpResult Conflict(string detail) => Of(StatusCodes.Status409Conflict, "지금은 할 수 없습니다", detail);

    public static ProblemHttpResult Forbidden(string detail) => Of(StatusCodes.Status403Forbidden, "거절했습니다", detail);

    public static ProblemHttpResult Unauthorized(string detail) => Of(StatusCodes.Status401Unauthorized, "로그인이 필요합니다", detail);

    public static ProblemHttpResult TooMany(string detail) => Of(StatusCodes.Status429TooManyRequests, "너무 잦습니다", detail);

    public static ProblemHttpResult TooLarge(string detail) => Of(StatusCodes.Status413PayloadTooLarge, "너무 큽니다", detail);

    public static ProblemHttpResult Failed(string detail) => Of(StatusCodes.Status500InternalServerError, "처리하지 못했습니다", detail);

    public static ProblemHttpResult Busy(string detail) => Of(StatusCodes.Status503ServiceUnavailable, "지금은 받을 수 없습니다", detail);

    static ProblemHttpResult Of(int status, string title, string detail) =>
        TypedResults.Problem(detail, statusCode: status, title: title, type: "about:blank");
}
