namespace Danta.Trading;

/// <summary>
/// Keeps the account's figure fresh: asked once books and broker have been compared, at a rhythm, when somebody else has changed
/// it, and once our own orders have come to rest. Never for a candidate.
/// </summary>
sealed class FundsDesk(Desk desk)
{
    static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(20);
    static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    /// <summary>While orders move without a pause there is no quiet moment to wait for.</summary>
    static readonly TimeSpan RhythmInMotion = TimeSpan.FromSeconds(5);

    DateTimeOffset? _askedAt;
    /// <summary>After so many in a row the owner hears why nothing is bought.</summary>
    const int FailuresToTell = 4;

    int _failures;

    public void On(MoneyAnswered answer)
    {
        if (_failures >= FailuresToTell)
            desk.Out.Tell(new HaltNews(desk.Now, false, "주문가능금액을 다시 조회했습니다. 매수를 다시 합니다") { Heals = true });
        _failures = 0;
        desk.Questions.MoneyAnswered(answer.AskedAt);
        if (desk.Funds.Learn(answer, Purse.Left(desk), Purse.Young(desk, answer.AskedAt), desk.Now))
            desk.Orders.ForgetMoved(answer.AskedAt, Danta.Trading.Funds.Lag);
    }

    /// <summary>Without it nothing is bought: it is asked again soon, and then more and more seldom.</summary>
    public void Failed()
    {
        desk.Questions.Failed(new MoneyQuestion());
        if (_failures + 1 == FailuresToTell)
        {
            const string Text = "증권사가 주문가능금액을 알려 주지 않아 매수하지 않습니다. 보유 종목은 계속 지키고 팝니다. 계속 다시 묻습니다";
            desk.Note(DecisionKind.State, default, 0, null, Text);
            desk.Out.Tell(new HaltNews(desk.Now, true, Text) { Heals = true });
        }
        var pause = TimeSpan.FromSeconds(1 << Math.Min(_failures++, 4));
        _askedAt = desk.Now - Rhythm + pause;
    }

    /// <summary>A new process: what was under way will not be answered.</summary>
    public void Restart()
    {
        _askedAt = null;
        desk.Funds.Forget();
    }

    /// <summary>After each event and each second.</summary>
    public void Continue()
    {
        if (!desk.Standing.Started || !desk.Standing.Reconciled || desk.Standing.Finished)
            return;
        if (_askedAt is { } at && (desk.Now - at < Breath || desk.Now - at < Rhythm && !IsOutdated(at)))
            return;
        _askedAt = desk.Now;
        desk.Questions.AskMoney();
    }

    /// <summary>Somebody else has changed it since, or what our own orders have done must be in it by now.</summary>
    bool IsOutdated(DateTimeOffset askedAt)
    {
        var last = desk.Funds.MovedAt > desk.Funds.ChangedAt ? desk.Funds.MovedAt : desk.Funds.ChangedAt;
        var settledAt = last + Funds.Lag;
        return desk.Funds.ChangedAt > askedAt || settledAt > askedAt && (settledAt <= desk.Now || desk.Now - askedAt >= RhythmInMotion);
    }
}
