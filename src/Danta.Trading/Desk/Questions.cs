namespace Danta.Trading;

/// <summary>
/// Questions about the account (its orders, its balance, its money), one of each kind under way at a time, or two where the first is slow: whoever needs an answer asked
/// later than the one that is under way left gets another as soon as that one is in. Never more, however long the broker is silent: what
/// had piled up would be answered in one burst, and a burst of lists is no better evidence than one.
/// </summary>
sealed class Questions(Outbox outbox)
{
    static readonly DayOrdersQuestion DayOrders = new();
    static readonly BalanceQuestion Balance = new();
    static readonly MoneyQuestion Money = new();
    static readonly TimeSpan OldDoubt = TimeSpan.FromSeconds(2);

    readonly Line _orders = new();
    readonly Line _balance = new();
    readonly Line _money = new();

    /// <summary>A look is due at this time whatever else happens; null: none planned.</summary>
    public DateTimeOffset? LookAt { get; private set; }

    /// <summary>An order's fate has been asked for so long without an answer: it may be the purchases that leave it no call.</summary>
    public bool HasOldDoubt => _orders.DoubtSince is { } since && outbox.Now - since >= OldDoubt;

    public void AskOrders(bool doubt) => Ask(_orders, DayOrders, doubt);

    public void AskBalance(bool doubt) => Ask(_balance, Balance, doubt);

    public void AskMoney() => Ask(_money, Money, doubt: false);

    /// <summary>A balance asked from this time on: nothing is done where one is under way that will do.</summary>
    public void AskBalanceFrom(DateTimeOffset from)
    {
        if (!_balance.WillDo(from, outbox.Now))
            AskBalance(true);
    }

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

    public void OrdersAnswered(DateTimeOffset askedAt) => Answered(_orders, DayOrders, askedAt);

    public void BalanceAnswered(DateTimeOffset askedAt) => Answered(_balance, Balance, askedAt);

    public void MoneyAnswered(DateTimeOffset askedAt) => Answered(_money, Money, askedAt);

    /// <summary>No answer is coming; whoever still waits asks again a moment later.</summary>
    public void Failed(Question question)
    {
        if (question is MoneyQuestion)
            _money.End();
        else if ((question is BalanceQuestion ? _balance : _orders).End() is { Since: not null })
            PlanLook(outbox.Now + TimeSpan.FromSeconds(1));
    }

    /// <summary>A new process: whatever was under way is gone.</summary>
    public void Forget()
    {
        _orders.Forget();
        _balance.Forget();
        _money.Forget();
        LookAt = null;
    }

    void Ask(Line line, Question question, bool doubt)
    {
        if (line.Holds(doubt, outbox.Now))
        {
            line.Wait(doubt, outbox.Now);
            return;
        }
        line.Begin(doubt, outbox.Now);
        outbox.Add(new Ask(question, doubt));
    }

    /// <summary>What waited in a lane while another asked for the same left late enough for both.</summary>
    void Answered(Line line, Question question, DateTimeOffset askedAt)
    {
        if (line.End() is { Since: { } since, Doubt: var doubt } && askedAt <= since)
            Ask(line, question, doubt);
    }

    /// <summary>What is under way of one kind. The edge answers each question once, if only to say that no answer is coming.</summary>
    sealed class Line
    {
        const int Most = 2;
        static readonly TimeSpan Slow = TimeSpan.FromSeconds(10);

        int _underWay;
        DateTimeOffset? _askedAt;
        bool _doubt;
        (DateTimeOffset? Since, bool Doubt) _waiting;

        /// <summary>What waits in a slow lane does not hold up a question that an order in doubt hangs on.</summary>
        public bool Holds(bool doubt, DateTimeOffset now) =>
            _underWay == Most || _askedAt is { } at && now - at < Slow && (_doubt || !doubt);

        /// <summary>Since when the oldest question in doubt has been under way; null: none is.</summary>
        public DateTimeOffset? DoubtSince => _doubt ? _askedAt : null;

        public bool WillDo(DateTimeOffset from, DateTimeOffset now) => _askedAt is { } at && at >= from && now - at < Slow;

        public void Wait(bool doubt, DateTimeOffset now) => _waiting = (now, _waiting.Doubt | doubt);

        public void Begin(bool doubt, DateTimeOffset now)
        {
            _underWay++;
            (_askedAt, _doubt, _waiting) = (now, doubt, default);
        }

        /// <summary>One has been answered; returns since when the last of those who wait has waited for that, and whether in doubt.</summary>
        public (DateTimeOffset? Since, bool Doubt) End()
        {
            var waiting = _waiting;
            _underWay = Math.Max(0, _underWay - 1);
            (_askedAt, _doubt, _waiting) = (null, false, default);
            return waiting;
        }

        public void Forget() => (_underWay, _askedAt, _doubt, _waiting) = (0, null, false, default);
    }
}
