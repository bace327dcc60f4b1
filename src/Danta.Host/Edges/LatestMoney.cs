using Danta.Trading;

namespace Danta.Host.Edges;

/// <summary>The account's money for presenters, from whatever the trader asks the broker.</summary>
sealed class LatestMoney
{
    AccountMoney? _money;

    /// <summary>As the broker last said; null: not yet.</summary>
    public AccountMoney? Value => Volatile.Read(ref _money);

    public void Learn(TraderEvent answer)
    {
        if (answer is MoneyAnswered power && Value is { } money)
            Volatile.Write(ref _money, money with { BuyingPower = power.Amount });
        else if (answer is BalanceAnswered balance)
            Volatile.Write(ref _money, new AccountMoney(balance.Deposit, balance.SettledCash, balance.TotalValue, balance.AskedAt, Value?.BuyingPower));
    }
}
