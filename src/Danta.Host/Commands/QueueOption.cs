using System.CommandLine;
using Danta.Host.Running;

namespace Danta.Host.Commands;

/// <summary>Where shards are handed out, and how a password gets there without standing in the list of processes.</summary>
static class QueueOption
{
    const string Password = "AMQP_PASSWORD";

    public static Option<string?> Create(bool required) => new("--queue")
    {
        Description = $"RabbitMQ의 주소: amqps://이름@서버/가상호스트. 비밀번호는 환경 변수 {Password}에",
        HelpName = "URL",
        Required = required,
    };

    /// <exception cref="CommandFailed">It is no address of a queue.</exception>
    public static Uri Read(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("amqp" or "amqps"))
            throw new CommandFailed(ExitCodes.WrongConfiguration, "--queue는 amqp:// 또는 amqps:// 주소여야 합니다.");
        if (Environment.GetEnvironmentVariable(Password) is not { Length: > 0 } password || url.UserInfo.Contains(':', StringComparison.Ordinal))
            return url;
        return new UriBuilder(url) { Password = Uri.EscapeDataString(password) }.Uri;
    }
}
