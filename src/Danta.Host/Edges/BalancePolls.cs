using Danta.Host.Engine;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Edges;

/// <summary>The account every twenty seconds, and once a day whether the exchange is open.</summary>
sealed class BalancePolls(Broker broker, Inbox inbox, bool checkHoliday, TimeProvider time)
{
    static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(20);
    static readonly TimeSpan HolidayAgain = TimeSpan.FromMinutes(10);

    AccountMoney? _money;
    DateOnly _dayAsked;
    DateTimeOffset _holidayNotBefore;

    /// <summary>As the broker last said; null: not yet.</summary>
    public AccountMoney? Money => Volatile.Read(ref _money);

    public async Task RunAsync(CancellationToken stop)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            await AskHolidayAsync(stop);
            // The trader has asked for the first one itself.
            if (!isFirst && await broker.BalanceAsync(stop) is BalanceAnswered answer)
            {
                Learn(answer);
                inbox.Post(answer);
            }
            await Task.Delay(Rhythm, time, stop);
        }
    }

    /// <summary>Also what the trader itself asked for.</summary>
    public void Learn(TraderEvent answer)
    {
        if (answer is MoneyAnswered power && Money is { } money)
            Volatile.Write(ref _money, money with { BuyingPower = power.Amount });
        else if (answer is BalanceAnswered balance)
            Volatile.Write(ref _money, new AccountMoney(balance.Deposit, balance.SettledCash, balance.TotalValue, balance.AskedAt, Money?.BuyingPower));
    }

    /// <summary>The broker wants this asked once a day; where it has no answer, the calendar decides.</summary>
    public async Task AskHolidayAsync(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var today = Kst.DateOf(now);
        if (!checkHoliday || _dayAsked == today || now < _holidayNotBefore)
            return;
        _holidayNotBefore = now + HolidayAgain;
        if (await broker.HolidayAsync(today, stop) is not { } answer)
            return;
        _dayAsked = today;
        inbox.Post(answer);
    }
}
