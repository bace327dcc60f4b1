using Danta.Host.Books;
using Danta.Host.Commands;
using Danta.Host.Configuration;
using Danta.Host.Doctor;
using Danta.Kis;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Running;

/// <summary>
/// The second yes before money is at stake: the first run of a real account at the broker's own address shows what may be lost and asks for
/// the account's last four digits. It is remembered beside the account's book. A simulator or a proxy has an address of its own and is not
/// asked about; nor is an account that has traded from this directory before.
/// </summary>
static class RealConsent
{
    const string Broker = "koreainvestment.com";
    const int Tries = 3;
    const int Digits = 4;

    /// <param name="given">By the command line.</param>
    /// <param name="person">Null: there is nobody to ask.</param>
    /// <exception cref="CommandFailed">There is no yes.</exception>
    public static async Task DemandAsync(SessionPlan plan, bool given, TextReader? person, TextWriter screen, CancellationToken stop)
    {
        if (!IsNeeded(plan))
            return;
        var config = plan.Config;
        var say = Tongue.Of(config.Telegram);
        var account = AccountChecks.Masked(config.Kis.Account);
        await screen.WriteLineAsync(say[$"실전 계좌 {account}의 첫 매매입니다. 진짜 돈입니다.", $"The first run of the real account {account}. This is money."]);
        foreach (var sentence in LimitWords.Of(config.Trading.Settings, say).Concat(SettingsAdvice.Of(config.Trading.Settings, Kst.DateOf(plan.Time.GetUtcNow()))))
            await screen.WriteLineAsync($"  {sentence}");
        if (!given)
            await AskAsync(config.Kis, person, screen, say, stop);
        Remember(plan);
    }

    static async Task AskAsync(KisSection kis, TextReader? person, TextWriter screen, Tongue say, CancellationToken stop)
    {
        if (person is null)
        {
            throw new CommandFailed(ExitCodes.WrongConfiguration, say[
                "실전은 한 번 더 확인하고 시작합니다. 터미널에서 danta run을 한 번 실행해 계좌 끝 네 자리를 입력하거나, --yes-real-money를 붙이십시오. 주문은 나가지 않았습니다.",
                "Real money takes a second yes. Run danta run once in a terminal and type the account's last four digits, or give --yes-real-money. No order was sent."]);
        }
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            await screen.WriteLineAsync(say["시작하려면 계좌번호 8자리의 끝 네 자리를 입력하십시오:", "To begin, type the last four of the account's eight digits:"]);
            if ((await person.ReadLineAsync(CancellationToken.None).AsTask().WaitAsync(stop))?.Trim() is not { } said)
                break;
            if (said == kis.Account[(8 - Digits)..8])
                return;
            await screen.WriteLineAsync(say["그 계좌가 아닙니다.", "Not that account."]);
        }
        throw new CommandFailed(ExitCodes.WrongConfiguration, say["시작하지 않았습니다. 주문은 나가지 않았습니다.", "Not begun. No order was sent."]);
    }

    static bool IsNeeded(SessionPlan plan) =>
        plan is { Mode: TradingMode.Real, DryRun: false, SellsOnly: false } && IsBrokers(plan.Config.Kis.RestUrl)
        && !File.Exists(FileOf(plan)) && BookShelf.JournalIn(plan.Book).Names.Count == 0;

    static bool IsBrokers(Uri? restUrl) =>
        restUrl is null || restUrl.Host == Broker || restUrl.Host.EndsWith($".{Broker}", StringComparison.OrdinalIgnoreCase);

    static string FileOf(SessionPlan plan) => Path.Combine(plan.Config.Storage.Directory, $"{plan.Owner.AccountName}.yes");

    /// <summary>Where it cannot be written it is asked again, and the start says what is wrong with the place.</summary>
    static void Remember(SessionPlan plan)
    {
        try
        {
            PrivateFile.MakeDirectory(plan.Config.Storage.Directory);
            PrivateFile.Replace(FileOf(plan), []);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The locks are next, and they need the same place.
        }
    }
}
