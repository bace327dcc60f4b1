using Danta.Market;

namespace Danta.Host.Doctor;

/// <summary>The account: its rights and its money.</summary>
static class AccountChecks
{
    public static readonly IReadOnlyList<Check> All =
    [
        new("account", "계좌", "account", AccountAsync),
        new("buying-power", "매수 가능 금액", "buying power", PowerAsync),
    ];

    static async Task<Outcome> AccountAsync(Patient patient, CancellationToken stop)
    {
        var (say, money) = (patient.Say, await patient.Broker.DepositAsync(stop));
        var masked = Masked(patient.Kis.Account);
        if (money.Problem.Length > 0)
            return Outcome.Failed(say[$"{masked}의 잔고를 보지 못했습니다: {money.Problem}", $"the balance of {masked} could not be read: {money.Problem}"], MendOf(money.Problem, say));
        return !patient.Kis.Account.EndsWith("-01", StringComparison.Ordinal)
            ? Outcome.Warning(
                say[$"{Josa.Topic(masked)} 종합 계좌(-01)가 아닙니다: 연금 등은 주문이 거절됩니다", $"{masked} is no account for stocks (-01): orders of pensions are refused"],
                say["kis.account에 -01 계좌를 적으십시오", "write an account with -01 into kis.account"])
            : Outcome.Ok(money.Amount is { } deposit ? say[$"{masked} 예수금 {deposit}원", $"{masked}, deposit {deposit} won"] : masked);
    }

    public static string Masked(string account) => $"****{account[4..]}";

    public static string MendOf(string problem, Tongue say) =>
        problem.StartsWith("OPSQ2000", StringComparison.Ordinal) || problem.StartsWith("IGW00002", StringComparison.Ordinal)
            ? say["kis.account에 이 앱키를 신청한 계좌를 적으십시오(8자리-2자리). 앱키는 계좌마다 따로 신청합니다", "write the account that the app key was applied for (8 digits-2) into kis.account"]
            : say["environment와 token을 먼저 보십시오", "see environment and token first"];

    static async Task<Outcome> PowerAsync(Patient patient, CancellationToken stop)
    {
        var (say, settings) = (patient.Say, patient.Config.Trading.Settings);
        var money = await patient.Broker.BuyingPowerAsync(stop);
        if (money.Amount is not { } power)
        {
            return money.Problem.Length == 0
                ? Outcome.Ok(say["아직 묻지 않았습니다", "not asked yet"])
                : Outcome.Failed(say[$"매수 가능 금액을 알 수 없습니다: {money.Problem}", $"the buying power is not known: {money.Problem}"], MendOf(money.Problem, say));
        }
        var most = new Won(settings.BudgetPerTrade.Amount * settings.MaxPositions);
        if (power < settings.BudgetPerTrade)
        {
            return Outcome.Warning(
                say[$"미수 없이 살 수 있는 돈이 {power}원인데 한 번에 {settings.BudgetPerTrade}원어치를 사려고 합니다: 있는 만큼만 삽니다",
                    $"{power} won can be bought without receivables, and a purchase is to cost {settings.BudgetPerTrade}: no more than there is is bought"],
                say["trading.budgetPerTrade를 줄이거나 입금하십시오", "lower trading.budgetPerTrade, or pay in"]);
        }
        return power < most
            ? Outcome.Warning(
                say[$"미수 없이 살 수 있는 돈이 {power}원이라 {settings.MaxPositions}종목({most}원)을 다 사지는 못합니다", $"{power} won are not enough for {settings.MaxPositions} stocks ({most} won)"],
                say["그대로도 됩니다. 다 사게 하려면 trading.budgetPerTrade나 maxPositions를 줄이십시오", "it goes on. To buy all of them lower trading.budgetPerTrade or maxPositions"])
            : Outcome.Ok(say[$"{power}원 (한 번에 {settings.BudgetPerTrade}원)", $"{power} won ({settings.BudgetPerTrade} a purchase)"]);
    }
}
