using Danta.Market;

namespace Danta.Trading;

/// <summary>Start, end, days, streams, and what else stops or resumes entries as a whole.</summary>
sealed class Lifecycle(Desk desk, OrderSender orders, OrderReplies replies, Doubts doubts, Reconciler reconciler, NumberMatcher matcher, WatchList watch, ExitDesk exits, Signals signals, TieOutDesk tieOut)
{
    /// <summary>The program has ten seconds to end in all.</summary>
    static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(5);

    /// <summary>Looked at once a second, and the program has eight.</summary>
    static readonly TimeSpan LongestFlatten = TimeSpan.FromSeconds(6.5);

    /// <summary>The broker's word on a day outranks the calendar, and is waited for this long before the owner is told of a holiday.</summary>
    static readonly TimeSpan HolidayPatience = TimeSpan.FromSeconds(20);

    /// <summary>
    /// What a dead process had handed to the system is still sent, and again where a packet was lost: longer than a living one, which
    /// gives its call up first, has to wait.
    /// </summary>
    static readonly TimeSpan ProofAfterDeath = TimeSpan.FromSeconds(15);

    TraderSettings? _configured;
    SessionPhase? _phase;
    DateOnly _toldClosed;
    DateTimeOffset _calendarCountsFrom;

    public void On(Started start)
    {
        var standing = desk.Standing;
        desk.Mode = start.Mode;
        desk.DryRun = start.DryRun;
        // What the owner changed while running outlives a restart, until he changes the configuration itself.
        if (start.Settings != _configured)
        {
            desk.Settings = start.Settings;
            foreach (var position in desk.Positions.Open)
                position.Exits = null;
        }
        _configured = start.Settings;
        standing.Started = true;
        standing.SellsOnly = start.SellsOnly;
        standing.Finished = false;
        standing.IsAsleep = false;
        standing.StoppingSince = null;
        standing.StreamUp = false;
        standing.InboxFull = false;
        standing.LostRecordsAt = start.HasLostRecords ? desk.Now : standing.LostRecordsAt;
        (standing.JournalTrouble, standing.TokenTrouble, standing.BrokerTrouble) = (null, null, null);
        signals.Restart();
        desk.Questions.Forget();
        desk.Out.Tell(new TraderStarted(desk.Now, start.Mode, start.DryRun) { SellsOnly = start.SellsOnly });
        RearmPositions();
        DoubtWhatWasUnderWay();
        reconciler.Require();
        if (standing.IsAskedWhose)
            reconciler.AskWhoseAgain();
        watch.Renew();
        _calendarCountsFrom = desk.Now + HolidayPatience;
    }

    public void On(StreamChanged change)
    {
        if (change.Up == desk.Standing.StreamUp)
            return;
        desk.Standing.StreamUp = change.Up;
        if (change.Up ? change.BlindFrom is not null : !change.Asleep)
            desk.Out.Tell(new StreamNews(desk.Now, change.Up, change.BlindFrom));
        if (!change.Up || desk.Standing.IsAsleep)
            return;
        desk.Standing.StreamUpAt = desk.Now;
        reconciler.Require();
    }

    public void On(HolidayAnswered answer)
    {
        desk.Day.Hear(answer);
        TellClosedDay();
    }

    public void On(InboxOverflowed overflow)
    {
        if (overflow.Full == desk.Standing.InboxFull)
            return;
        desk.Standing.InboxFull = overflow.Full;
        TellHalt(overflow.Full, overflow.Full ? "입력이 밀려 매수를 멈춥니다" : "밀린 입력을 모두 처리했습니다");
    }

    public void On(JournalChanged change)
    {
        if (change.Writable == desk.Standing.JournalTrouble is null)
            return;
        desk.Standing.JournalTrouble = change.Writable ? null : change.Reason;
        TellHalt(!change.Writable, change.Writable
            ? change.Reason.Length == 0 ? "저널을 다시 쓸 수 있습니다" : $"저널을 다시 쓸 수 있습니다. {change.Reason}"
            : $"저널을 쓸 수 없어 매수를 멈춥니다: {change.Reason}");
    }

    public void On(ClockChanged change)
    {
        desk.Standing.ClockBehind = change.Trusted ? TimeSpan.Zero : change.Behind;
        if (change.Trusted == desk.Standing.ClockTrouble is null)
            return;
        desk.Standing.ClockTrouble = change.Trusted ? null : $"시계가 {Spans.Of(change.Behind)} 뒤로 돌아감";
        TellHalt(!change.Trusted, change.Trusted
            ? "시계가 다시 맞습니다"
            : $"시계가 {Spans.Of(change.Behind)} 뒤로 돌아가 매수를 멈춥니다. 파는 일은 계속합니다. 시각 동기화를 확인해 주세요");
    }

    public void On(TokenChanged change)
    {
        if (change.Held == desk.Standing.TokenTrouble is null)
            return;
        desk.Standing.TokenTrouble = change.Held ? null : change.Reason;
        TellHalt(!change.Held, change.Held
            ? "접근토큰을 새로 받았습니다"
            : $"접근토큰이 없어 매수를 멈춥니다: {change.Reason}. 새 토큰(1분에 한 번)을 받는 대로 파는 일부터 이어 갑니다");
    }

    public void On(BrokerChanged change)
    {
        if (change.Answers == desk.Standing.BrokerTrouble is null)
            return;
        desk.Standing.BrokerTrouble = change.Answers ? null : change.Reason;
        TellHalt(!change.Answers, change.Answers
            ? "증권사가 다시 답합니다"
            : $"증권사가 아무것에도 답하지 않아 매수를 멈춥니다: {change.Reason}. 파는 일은 계속 시도하고, 답이 오는 대로 확인 중인 것부터 밝힙니다");
    }

    public void Stop()
    {
        if (desk.Standing.StoppingSince is not null)
            return;
        desk.Standing.StoppingSince = desk.Now;
        desk.Note(DecisionKind.State, default, 0, null, desk.Settings.FlattenOnStop ? "종료: 모두 팔고 끝냅니다" : "종료: 보유 종목은 그대로 둡니다");
        foreach (var order in desk.Orders.Open.ToArray())
        {
            if (order.Side == Side.Buy && order.Phase == OrderPhase.Working)
                orders.Cancel(order, Urgency.Exit, "종료");
        }
        if (desk.Settings.FlattenOnStop && desk.Positions.Open.Count > 0)
            reconciler.RequireForSale();
        FinishIfDone();
    }

    /// <summary>Before anything else of an input: has the day changed? True once for each new day.</summary>
    public bool TurnDay()
    {
        if (!desk.Day.Turn(desk.Now))
            return false;
        if (!desk.Settings.Session.IsAroundTheClock)
        {
            ClaimNotices();
            foreach (var order in desk.Orders.Open.ToArray())
                doubts.EndWithItsDay(order);
            // Their numbers are given again today, to other orders: what they traded is for the balance to tell.
            desk.Notices.Clear();
        }
        // Today's list has none of yesterday's orders.
        foreach (var order in desk.Orders.Ending.ToArray())
            doubts.EndWithItsDay(order);
        desk.Orders.BeginDay();
        desk.Stocks.BeginDay(stock => desk.Positions.Of(stock) is not null || desk.Orders.Of(stock).Count > 0 || desk.Shares.Find(stock) is { IsEmpty: false });
        desk.Shares.BeginDay(keepsHis: !desk.Settings.AdoptForeignPositions && !desk.HasLostRecords);
        desk.Conditions.BeginDay();
        signals.BeginDay();
        desk.Ledger.Begin(desk.Day.Date);
        desk.Funds.Forget();
        desk.Positions.BeginDay(desk.Day.Date);
        matcher.BeginDay();
        tieOut.BeginDay();
        (desk.Standing.DayLimit, desk.Standing.BrokerClosed) = (null, null);
        return true;
    }

    /// <summary>A reply that has not come will name none of today's orders: what notices tell of one like it is all there is.</summary>
    void ClaimNotices()
    {
        foreach (var order in desk.Orders.Open.ToArray())
        {
            if (order.Phase == OrderPhase.Sent && desk.Notices.Count > 0 && desk.Apply(order, OrderFact.ReplyLost))
                replies.BeginDoubt(order, "응답 없이 그날이 끝남", edgeIsDone: true);
        }
        matcher.Claim();
    }

    /// <summary>What outlives the day that has just ended; null where it has to be heard on.</summary>
    public CarriedOver? CarryOver()
    {
        if (Overnight.Write(desk, _configured) is not { } carried)
            return null;
        watch.LetGo();
        return carried;
    }

    /// <summary>The new day is to begin, from what was carried over or from what stands here.</summary>
    public void BeginDay(CarriedOver? carried)
    {
        _configured = carried is null ? _configured : carried.Configured;
        desk.Ledger.Opening = desk.Unrealised();
        if (!desk.Standing.Started)
            return;
        watch.Renew();
        _calendarCountsFrom = desk.Now + HolidayPatience;
        // Asleep it asks nothing: whoever wakes compares anyway.
        if (carried is { Standing: { Reconciled: false, IsAsleep: false } })
            reconciler.Require();
    }

    /// <summary>
    /// The machine has slept, or its clock has leapt: what was proven before is as old as after a restart, and no patience has run out
    /// meanwhile.
    /// </summary>
    public void Wake()
    {
        if (desk.Standing is { Started: true, IsAsleep: false })
            reconciler.RequireForSale();
    }

    public void OnSecond()
    {
        var phase = desk.Day.PhaseAt(desk.Now);
        if (_phase is not null && phase != _phase)
            desk.Standing.BrokerClosed = null;
        _phase = phase;
        if (desk.Standing.BrokerClosed?.IsDisproved(desk.Day) == true)
        {
            desk.Standing.BrokerClosed = null;
            TellHalt(false, "증권사가 주문을 다시 받습니다");
        }
        CheckDayLimits();
        if (desk.Now >= _calendarCountsFrom)
            TellClosedDay();
        if (desk.Standing.StoppingSince is not null)
            FinishIfDone();
    }

    /// <summary>Once reached, a limit holds for the rest of the day, however the open positions do.</summary>
    void CheckDayLimits()
    {
        if (desk.Standing.DayLimit is not null)
            return;
        var (total, realised) = (desk.DayTotal(), desk.Ledger.Realised.Net);
        if (desk.Settings.Risk.DailyLossLimit is { } limit && total <= -limit)
            End($"일일 손실 한도 {limit}원 도달 ({total}원)", new LossLimitNews(desk.Now, -total, limit));
        else if (desk.Settings.Risk.DailyProfitTarget is { } target && realised >= target)
            End($"일일 목표 수익 {target}원 도달 ({realised}원)", new ProfitTargetNews(desk.Now, realised, target));

        void End(string reason, OwnerNews news)
        {
            desk.Standing.DayLimit = reason;
            desk.Note(DecisionKind.State, default, 0, null, $"{reason}: 오늘은 더 사지 않습니다");
            desk.Out.Tell(news);
        }
    }

    void FinishIfDone()
    {
        if (desk.Standing is not { StoppingSince: { } since, Finished: false })
            return;
        var flatten = desk.Settings.FlattenOnStop;
        if (flatten)
        {
            foreach (var position in desk.Positions.Open.ToArray())
                exits.Order(position, "종료 청산", Urgency.Panic);
        }
        // What rests at the owner's price goes on at the exchange, as he wanted it.
        var busy = desk.Orders.Open.Exists(order => !order.IsResting) || desk.Orders.Ending.Count > 0 || flatten && desk.Positions.Open.Count > 0;
        if (busy && desk.Now - since < (flatten ? LongestFlatten : LongestHold))
            return;
        desk.Standing.Finished = true;
        if (busy)
            desk.Note(DecisionKind.State, default, 0, null, "끝나지 않은 주문이 있습니다. 다음 시작 때 증권사와 대조합니다");
        desk.Out.Tell(new TraderStopped(desk.Now, desk.Orders.Open.Count)
        {
            Left = [.. desk.Positions.Open.Select(position => new LeftHeld(position.Stock.Code, position.Stock.Name, position.Tally.Held))],
        });
        desk.Out.Add(new Finished());
    }

    /// <summary>
    /// Protections come before all else: exits are decided on the first tick, and the sale is prepared. It is sent once the broker's
    /// balance has proven the shares: a former process may have sold without being able to write it down.
    /// </summary>
    void RearmPositions()
    {
        foreach (var position in desk.Positions.Open)
        {
            position.Tries.Free();
            position.BalanceNeededFrom = desk.Now;
            position.Stock.BaseAwaitedSince = null;
            watch.Pin(position.Stock);
            position.Prepared = null;
            desk.PrepareExit(position);
        }
    }

    /// <summary>A reply that had not come when the last process died will never come.</summary>
    void DoubtWhatWasUnderWay()
    {
        foreach (var order in desk.Orders.Open.ToArray())
        {
            if ((order.Phase == OrderPhase.Sent || order.IsInDoubt) && desk.Apply(order, OrderFact.ReplyLost))
            {
                var wasOut = order.Doubt?.EdgeDoneAt is null;
                replies.BeginDoubt(order, "응답을 받기 전에 프로그램이 끝남", edgeIsDone: true);
                if (wasOut)
                    order.Doubt!.Proof = ProofAfterDeath;
            }
            else if (order.Phase == OrderPhase.Cancelling)
                desk.Apply(order, OrderFact.CancelUnanswered);
        }
    }

    void TellClosedDay()
    {
        if (!desk.Standing.Started || desk.Standing.IsAsleep || desk.Day.IsOpen(desk.Settings.Session) || _toldClosed == desk.Day.Date)
            return;
        _toldClosed = desk.Day.Date;
        desk.Out.Tell(new ClosedDayNews(desk.Now, desk.Day.Date));
    }

    void TellHalt(bool halted, string reason)
    {
        desk.Note(DecisionKind.State, default, 0, null, reason);
        desk.Out.Tell(new HaltNews(desk.Now, halted, reason) { Heals = true });
    }
}
