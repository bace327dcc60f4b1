namespace Danta.Host.Doctor;

/// <summary>
/// Every check, in the order in which they are shown: what is on this computer, the broker, the market, what tells the owner. The doctor,
/// the look before the open and Telegram's 점검 all go through this list.
/// </summary>
static class Checks
{
    public static readonly IReadOnlyList<Check> All =
    [
        .. FileChecks.All, .. MachineChecks.All, .. ServerChecks.All, .. KeyChecks.All, .. FeedChecks.All, .. AccountChecks.All, .. MarketChecks.All,
        .. TelegramChecks.All, .. BookChecks.All, RehearsalCheck.One,
    ];
}
