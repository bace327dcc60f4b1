using Danta.Market;

namespace Danta.Trading;

/// <summary>Turns polls of conditions into stocks that entered and left, those into callers' members, and those into calls to buy.</summary>
sealed class Signals(Desk desk, WatchList watch)
{
    /// <summary>A search that fails for a moment is no news.</summary>
    static readonly TimeSpan FailurePatience = TimeSpan.FromSeconds(60);

    readonly List<Caller> _callers = [];
    ConditionPlans _plans = ConditionPlans.None;

    public void On(ConditionAnswered answer)
    {
        var roll = desk.Conditions.Get(answer.Seq, answer.Name);
        Rename(roll, answer.Name);
        if (!roll.IsOn || roll.PolledAt is { } last && answer.AskedAt < last)
            return;
        if (roll.IsFailureTold)
            Tell(roll, "다시 조회됩니다");
        (roll.FailingSince, roll.IsFailureTold) = (null, false);
        roll.Delay = desk.Now - roll.PolledAt;
        roll.PolledAt = answer.AskedAt;
        NoteRecovery(roll);
        NoteTruncation(roll, answer.Truncated);
        List<InstrumentCode> changed = [.. Gone(roll, answer)];
        foreach (var code in changed)
            roll.Leave(code);
        foreach (var hit in answer.Hits)
        {
            if (!roll.Contains(hit.Code))
            {
                desk.Stocks.Get(hit.Code, hit.Name);
                roll.Enter(hit.Code);
                changed.Add(hit.Code);
            }
            // The stream tells better of what it tells of at all.
            if (desk.Stocks.TryGet(hit.Code, out var stock) && !stock.IsWatched)
                stock.Quotes.On(hit, desk.Now);
        }
        roll.IsCurrent = true;
        Look(roll, changed, answer.AskedAt, heard: true);
        watch.Seat();
    }

    public void On(ConditionFailed failure)
    {
        var roll = desk.Conditions.Get(failure.Seq, failure.Name);
        Rename(roll, failure.Name);
        roll.FailingSince ??= desk.Now;
        if (!failure.Gone && !roll.IsFailureTold && desk.Now - roll.FailingSince >= FailurePatience && desk.Standing is { BrokerTrouble: null, TokenTrouble: null })
        {
            roll.IsFailureTold = true;
            Tell(roll, $"계속 조회하지 못하고 있습니다({failure.Reason}). 답이 올 때까지 이 조건식으로는 사지 않습니다");
        }
        if (roll.Problem == failure.Reason)
            return;
        roll.Problem = failure.Reason;
        if (!failure.Gone)
        {
            desk.Note(DecisionKind.State, default, 0, null, $"조건식 {Josa.Object(roll.Name)} 조회하지 못했습니다: {failure.Reason}");
            return;
        }
        roll.IsGone = true;
        roll.IsCurrent = false;
        Withdraw(roll);
        Tell(roll, failure.Reason);
    }

    public void Switch(string seq, bool on)
    {
        var roll = desk.Conditions.Get(seq);
        if (roll.IsOn == on)
            return;
        roll.IsOn = on;
        roll.IsCurrent = false;
        roll.PolledAt = null;
        var left = roll.Present.ToList();
        foreach (var code in left)
            roll.Leave(code);
        foreach (var caller in Callers().Where(caller => caller.Expression.Names.Any(roll.IsCalled)))
            (caller.IsBlind, caller.IsComplete) = (true, on && caller.IsComplete && caller.Expression.Names.Any(name => !roll.IsCalled(name)));
        Look(roll, left, desk.Now, heard: false);
    }

    /// <summary>A new process: polls have been missed, and who was seen before is no news.</summary>
    public void Restart()
    {
        foreach (var roll in desk.Conditions.All)
            roll.IsCurrent = false;
        foreach (var caller in _callers)
            (caller.IsBlind, caller.IsComplete) = (true, false);
    }

    public void BeginDay()
    {
        foreach (var caller in _callers)
            caller.BeginDay();
    }

    /// <param name="heard">The broker said so; not: the owner switched it.</param>
    void Look(ConditionRoll roll, List<InstrumentCode> changed, DateTimeOffset askedAt, bool heard)
    {
        foreach (var caller in Callers())
        {
            if (!caller.Expression.Names.Any(roll.IsCalled) || !IsCurrent(caller))
                continue;
            var codes = caller.IsComplete ? changed : desk.Conditions.All.SelectMany(each => each.Present).Concat(changed).Distinct().ToList();
            foreach (var code in codes)
                Look(caller, desk.Stocks.Get(code), roll, askedAt, heard);
            (caller.IsComplete, caller.IsBlind) = (true, false);
        }
    }

    void Look(Caller caller, Stock stock, ConditionRoll roll, DateTimeOffset askedAt, bool heard)
    {
        var holds = caller.Expression.Holds(name => desk.Conditions.Find(name)?.Contains(stock.Code) == true);
        if (holds == caller.Contains(stock.Code))
            return;
        stock.WantedAt = desk.Now;
        if (holds)
            Enter(caller, stock, roll, askedAt);
        else
            Leave(caller, stock, heard);
    }

    void Enter(Caller caller, Stock stock, ConditionRoll roll, DateTimeOffset askedAt)
    {
        var known = caller.Enter(stock.Code);
        stock.Conditions++;
        stock.LeftAt = null;
        if (known && caller.IsBlind)
            return;
        var skip = desk.Positions.Of(stock) is not null ? "이미 보유 중" : desk.Orders.HasOpen(stock) ? "주문 중" : stock.MustLeave ? "팔고 나서 아직 이탈하지 않음" : null;
        desk.Note(
            DecisionKind.Signal, stock.Code, 0, null,
            skip is null ? $"{stock.Name} 편입: {caller.Name}" : $"{stock.Name} 편입: {caller.Name} ({skip})",
            new Reason("조건식", caller.Name), new Reason("조회 시각", Kst.Of(askedAt).ToString("HH:mm:ss.fff")),
            new Reason("감지 지연", DelayOf(roll, askedAt)));
        if (skip is not null)
            return;
        stock.Call ??= new(caller.Name, desk.Now) { AskedAt = askedAt };
    }

    string DelayOf(ConditionRoll roll, DateTimeOffset askedAt)
    {
        var answered = $"응답 {(desk.Now - askedAt).TotalMilliseconds:0} ms";
        return roll.Delay is { } longest ? $"{answered}, 직전 조회부터 {longest.TotalSeconds:0.0}초 안" : $"{answered}, 첫 조회";
    }

    void Leave(Caller caller, Stock stock, bool heard)
    {
        caller.Leave(stock.Code);
        stock.Conditions--;
        // Its call is void, with its budget and its rule, though another condition may still hold the stock.
        if (stock.Call?.Condition == caller.Name)
            stock.Call = null;
        if (stock.Conditions > 0)
            return;
        stock.Call = null;
        stock.MustLeave = false;
        if (heard)
            stock.LeftAt = desk.Now;
        desk.Note(DecisionKind.Signal, stock.Code, 0, null, $"{stock.Name} 이탈: {caller.Name}");
    }

    /// <summary>The plans of the settings, or else each condition for itself.</summary>
    List<Caller> Callers()
    {
        var plans = desk.Settings.Conditions;
        if (plans != _plans)
        {
            foreach (var caller in _callers.Where(caller => plans.Find(caller.Name) is null && !plans.OthersToo).ToList())
                Dismiss(caller);
            _plans = plans;
        }
        foreach (var plan in plans.All)
        {
            if (!IsHired(plan.Expression) && ConditionExpression.TryParse(plan.Expression, out var expression, out _))
                _callers.Add(new(plan.Expression, expression));
        }
        if (plans.All.Count == 0 || plans.OthersToo)
        {
            foreach (var name in desk.Conditions.All.Select(CallerNameOf).Where(name => !IsHired(name)))
                _callers.Add(new(name, ConditionExpression.Of(name)));
        }
        return _callers;
    }

    bool IsHired(string name) => _callers.Exists(caller => caller.Name == name);

    void Dismiss(Caller caller)
    {
        _callers.Remove(caller);
        foreach (var stock in desk.Stocks.All)
        {
            if (caller.Contains(stock.Code))
                Leave(caller, stock, heard: false);
        }
    }

    /// <summary>Calls that hang on a condition that is no more are void; what it had found is not said to have left.</summary>
    void Withdraw(ConditionRoll roll)
    {
        foreach (var caller in Callers().Where(caller => caller.Expression.Names.Any(roll.IsCalled)))
        {
            (caller.IsBlind, caller.IsComplete) = (true, false);
            foreach (var stock in desk.Stocks.All.Where(stock => stock.Call?.Condition == caller.Name))
                stock.Call = null;
        }
    }

    static string CallerNameOf(ConditionRoll roll) => roll.Name.Length > 0 ? roll.Name : roll.Seq;

    /// <summary>Every condition that it names has been polled; one that is switched off is empty.</summary>
    bool IsCurrent(Caller caller) =>
        caller.Expression.Names.All(name => desk.Conditions.Find(name) is { } roll && (roll.IsCurrent || !roll.IsOn));

    static IEnumerable<InstrumentCode> Gone(ConditionRoll roll, ConditionAnswered answer)
    {
        // A list cut off at its cap does not prove that anyone left.
        if (answer.Truncated)
            return [];
        var hits = new HashSet<InstrumentCode>(answer.Hits.Count);
        foreach (var hit in answer.Hits)
            hits.Add(hit.Code);
        return roll.Present.Where(code => !hits.Contains(code));
    }

    void Rename(ConditionRoll roll, string name)
    {
        if (name.Length == 0 || roll.Name == name)
            return;
        var before = CallerNameOf(roll);
        var isRenamed = roll.Name.Length > 0;
        roll.Name = name;
        if ((_plans.All.Count == 0 || _plans.OthersToo) && _callers.Find(caller => caller.Name == before) is { } own)
            own.Rename(name, ConditionExpression.Of(name));
        if (isRenamed)
            Tell(roll, $"{roll.Seq}번 조건식의 이름이 '{before}'에서 {Josa.Toward($"'{name}'")} 바뀌었습니다");
    }

    void NoteRecovery(ConditionRoll roll)
    {
        roll.Problem = "";
        if (!roll.IsGone)
            return;
        roll.IsGone = false;
        Tell(roll, "증권사 서버에서 다시 찾았습니다");
    }

    void Tell(ConditionRoll roll, string text)
    {
        desk.Note(DecisionKind.State, default, 0, null, $"조건식 {CallerNameOf(roll)}: {text}");
        desk.Out.Tell(new ConditionNews(desk.Now, CallerNameOf(roll), text));
    }

    void NoteTruncation(ConditionRoll roll, bool truncated)
    {
        if (truncated && !roll.Truncated)
            Tell(roll, "결과가 100종목에서 잘렸습니다. 빠진 종목이 있을 수 있으니 조건을 좁히십시오");
        roll.Truncated = truncated;
    }
}
