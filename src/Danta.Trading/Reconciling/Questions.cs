namespace Danta.Trading;

/// <summary>
/// Questions about the account, one of each kind under way at a time: whoever needs an answer asked later than the one that is
/// under way gets another as soon as that one is in.
/// </summary>
sealed class Questions(Outbox outbox)
{
    static readonly DayOrdersQuestion DayOrders = new();
    static readonly BalanceQuestion Balance = new();

    readonly Line _orders = new();
    readonly Line _balance = new();

    /// <summary>A look is due at this time whatever else happens; null: none planned.</summary>
    public DateTimeOffset? LookAt { get; private set; }

    public void AskOrders(bool doubt) => Ask(_orders, DayOrders, doubt);

    public void AskBalance(bool doubt) => Ask(_balance, Balance, doubt);

    public void AskBoth(bool doubt)
    {
        AskOrders(doubt);
        AskBalance(doubt);
    }

    public void PlanLook(DateTimeOffset at) => LookAt = LookAt is { } planned && planned < at ? planned : at;

    public void OnSecond()
    {
        if (LookAt is not { } at || at > outbox.Now)
            return;
        LookAt = null;
        AskBoth(false);
    }

    public void OrdersAnswered() => Answered(_orders, DayOrders);

    public void BalanceAnswered() => Answered(_balance, Balance);

    /// <summary>No answer is coming; whoever still waits asks again a moment later.</summary>
    public void Failed(Question question)
    {
        var line = question is BalanceQuestion ? _balance : _orders;
        var again = line.Again;
        line.Clear();
        if (again)
            PlanLook(outbox.Now + TimeSpan.FromSeconds(1));
    }

    /// <summary>A new process: whatever was under way is gone.</summary>
    public void Forget()
    {
        _orders.Clear();
        _balance.Clear();
        LookAt = null;
    }

    void Ask(Line line, Question question, bool doubt)
    {
        // What waits in a slow lane does not hold up a question that an order in doubt hangs on.
        var isUnderWay = line.AskedAt is { } at && outbox.Now - at < TimeSpan.FromSeconds(10);
        if (isUnderWay && (line.Doubt || !doubt))
        {
            line.Again = true;
            line.AgainDoubt |= doubt;
            return;
        }
        line.Clear();
        line.AskedAt = outbox.Now;
        line.Doubt = doubt;
        outbox.Add(new Ask(question, doubt));
    }

    void Answered(Line line, Question question)
    {
        var (again, doubt) = (line.Again, line.AgainDoubt);
        line.Clear();
        if (again)
            Ask(line, question, doubt);
    }

    sealed class Line
    {
        public DateTimeOffset? AskedAt { get; set; }
        public bool Doubt { get; set; }
        public bool Again { get; set; }
        public bool AgainDoubt { get; set; }

        public void Clear() => (AskedAt, Doubt, Again, AgainDoubt) = (null, false, false, false);
    }
}
