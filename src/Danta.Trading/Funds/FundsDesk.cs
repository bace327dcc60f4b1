namespace Danta.Trading;

/// <summary>
/// Keeps the account's figure fresh: asked once books and broker have been compared, at a rhythm, and after whatever changes it.
/// Never for a candidate.
/// </summary>
sealed class FundsDesk(Desk desk)
{
    static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(20);

    /// <summary>Fills come in pieces: one question a second is enough for all of them.</summary>
    static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    DateTimeOffset? _askedAt;

    public void On(MoneyAnswered answer)
    {
        desk.Questions.MoneyAnswered();
        if (desk.Funds.Learn(answer))
            desk.Orders.ForgetSpent(answer.AskedAt);
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

    /// <summary>Something has changed it since, or a purchase that it did not have would be in it by now.</summary>
    bool IsOutdated(DateTimeOffset askedAt)
    {
        if (desk.Funds.ChangedAt > askedAt)
            return true;
        foreach (var order in desk.Orders.Spending)
        {
            if (!Commitments.IsInFigure(order, askedAt) && Commitments.IsInFigure(order, desk.Now))
                return true;
        }
        return false;
    }
}
