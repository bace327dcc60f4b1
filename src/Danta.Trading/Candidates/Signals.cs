using Danta.Market;

namespace Danta.Trading;

/// <summary>Turns polls of conditions into stocks that entered and left, and those into calls to buy.</summary>
sealed class Signals(Desk desk, WatchList watch)
{
    public void On(ConditionAnswered answer)
    {
        var roll = desk.Conditions.Get(answer.Seq, answer.Name);
        if (!roll.IsOn || roll.PolledAt is { } last && answer.AskedAt < last)
            return;
        roll.PolledAt = answer.AskedAt;
        roll.Problem = "";
        NoteTruncation(roll, answer.Truncated);
        Leave(roll, answer);
        foreach (var hit in answer.Hits)
        {
            if (!roll.Contains(hit.Code))
                Enter(roll, hit, answer.AskedAt);
        }
        roll.IsBlind = false;
    }

    public void On(ConditionFailed failure)
    {
        var roll = desk.Conditions.Get(failure.Seq, failure.Name);
        if (roll.Problem == failure.Reason)
            return;
        roll.Problem = failure.Reason;
        desk.Note(DecisionKind.State, default, 0, null, $"조건식 {roll.Name}을(를) 조회하지 못했습니다: {failure.Reason}");
    }

    public void Switch(string seq, bool on)
    {
        var roll = desk.Conditions.Get(seq, "");
        if (roll.IsOn == on)
            return;
        roll.IsOn = on;
        roll.IsBlind = on;
        if (on)
            return;
        foreach (var code in roll.Present.ToArray())
            Leave(roll, desk.Stocks.Get(code));
    }

    void Enter(ConditionRoll roll, ConditionHit hit, DateTimeOffset askedAt)
    {
        var stock = desk.Stocks.Get(hit.Code, hit.Name);
        var known = roll.Enter(hit.Code);
        stock.Conditions++;
        stock.WantedAt = desk.Now;
        if (known && roll.IsBlind)
            return;
        var skip = stock.Position is not null ? "이미 보유 중" : stock.HasOpenOrder ? "주문 중" : stock.MustLeave ? "팔고 나서 아직 이탈하지 않음" : null;
        desk.Note(
            DecisionKind.Signal, stock.Code, 0, null,
            skip is null ? $"{stock.Name} 편입: {roll.Name}" : $"{stock.Name} 편입: {roll.Name} ({skip})",
            new Reason("조건식", roll.Name), new Reason("조회 시각", Kst.Of(askedAt).ToString("HH:mm:ss.fff")),
            new Reason("감지 지연", $"{(desk.Now - askedAt).TotalMilliseconds:0} ms"));
        if (skip is not null)
            return;
        stock.Signal ??= new(roll.Name, desk.Now);
        watch.Want(stock);
    }

    void Leave(ConditionRoll roll, ConditionAnswered answer)
    {
        // A list cut off at its cap does not prove that anyone left.
        if (answer.Truncated || roll.Present.Count == 0)
            return;
        var hits = new HashSet<InstrumentCode>(answer.Hits.Count);
        foreach (var hit in answer.Hits)
            hits.Add(hit.Code);
        foreach (var code in roll.Present.ToArray())
        {
            if (!hits.Contains(code))
                Leave(roll, desk.Stocks.Get(code));
        }
    }

    void Leave(ConditionRoll roll, Stock stock)
    {
        roll.Leave(stock.Code);
        stock.Conditions--;
        stock.WantedAt = desk.Now;
        if (stock.Conditions > 0)
            return;
        stock.Signal = null;
        stock.MustLeave = false;
        desk.Note(DecisionKind.Signal, stock.Code, 0, null, $"{stock.Name} 이탈: {roll.Name}");
    }

    void NoteTruncation(ConditionRoll roll, bool truncated)
    {
        if (truncated && !roll.Truncated)
            desk.Note(DecisionKind.State, default, 0, null, $"조건식 {roll.Name}의 결과가 100종목에서 잘렸습니다. 빠진 종목이 있을 수 있습니다");
        roll.Truncated = truncated;
    }
}
