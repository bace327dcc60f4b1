namespace Danta.Host.Setup;

/// <summary>How the setting up was asked for.</summary>
/// <param name="Config">The file that is to be written, with its whole path.</param>
/// <param name="Simulated">Keys, account and HTS id are the simulator's unless others are given.</param>
/// <param name="RestUrl">Instead of the broker's; null: the broker's.</param>
/// <param name="TelegramUrl">Of a Bot API server of one's own; null: Telegram's.</param>
/// <param name="Import">The samples' file; null: looked for where they look.</param>
/// <param name="Language">ko or en; null: it is asked.</param>
sealed record InitPlan(
    string Config, bool Simulated, Uri? RestUrl, Uri? WebSocketUrl, Uri? TelegramUrl, string? Import, string? Language)
{
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
