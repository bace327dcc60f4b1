using Danta.Market;

namespace Danta.Trading;

/// <summary>Carries out what the owner asks for, and says what became of it.</summary>
sealed class CommandDesk(Desk desk, OrderSender orders, Reconciler reconciler, Doubts doubts, Signals signals, PanicDesk panic, SellDesk sales, ApprovalDesk approvals)
{
    public void On(OwnerCommand command)
    {
        var answer = command switch
        {
            Danta.Trading.Pause => Pause(command.By),
            Danta.Trading.Resume => Resume(),
            Flatten flatten => panic.Begin(flatten),
            SellPosition sell => sales.Sell(sell),
            MoveStop move => Move(move),
            CancelOpenOrder cancel => Cancel(cancel),
            AnswerOffer word => approvals.Answer(word),
            SettleOrder settle => doubts.Answer(settle),
            WriteOff gone => reconciler.WriteOff(desk.Stocks.Get(gone.Code)),
            Adopt his => reconciler.Adopt(desk.Stocks.Get(his.Code)),
            Ban ban => Forbid(ban),
            SwitchCondition change => Switch(change),
            ChangeSettings change => Change(change),
            _ => "모르는 명령입니다",
        };
        if (answer is null)
            return;
        desk.Note(DecisionKind.State, default, 0, null, $"{command.By}: {answer}");
        Answer(command, answer);
    }

    string Pause(string by)
    {
        if (desk.Standing.PausedBy is not null)
            return "이미 정지 상태입니다";
        desk.Standing.PausedBy = by;
        return "정지했습니다. 새로 사지 않고 보유 종목의 매도는 계속합니다";
    }

    string Resume()
    {
        var standing = desk.Standing;
        var wasHalted = standing.Fault is not null;
        (standing.PausedBy, standing.Fault, standing.LostRecordsAt, standing.IsAskedWhose) = (null, null, null, false);
        desk.Ledger.ForgetLosses();
        if (standing.DayLimit is { } reached && Gates.IsDayOver(desk))
            return $"재개하지 않습니다: {reached}";
        standing.DayLimit = null;
        if (wasHalted)
        {
            reconciler.Require();
            desk.Out.Tell(new HaltNews(desk.Now, false, "주인이 재개했습니다"));
        }
        return standing.HaltReason is { } still ? $"정지는 풀었지만 아직 멈춰 있습니다: {still}" : "재개했습니다";
    }

    /// <summary>A stop at or above the price would be a sale in disguise: that one asks otherwise.</summary>
    string Move(MoveStop move)
    {
        if (!desk.Stocks.TryGet(move.Code, out var stock) || desk.Positions.Of(stock) is not { } position)
            return $"{Josa.Topic($"{move.Code}")} 보유하고 있지 않습니다";
        if (move.Stop is not { } wanted)
        {
            position.OwnStop = null;
            return $"{stock.Name}: 손절을 설정대로 되돌렸습니다. 지금 {Words(ExitLevels.Stop(desk, position))}";
        }
        if (!wanted.IsQuoted || Bids.StopPrice(stock.Quotes, desk.Now) is { IsQuoted: true } price && wanted >= price)
            return $"{stock.Name}: 손절을 옮기지 않았습니다. {Josa.Topic(Words(wanted))} 지금 가격보다 낮지 않습니다. 지금 팔려면 매도하십시오. 손절은 그대로 {Words(ExitLevels.Stop(desk, position))}";
        position.OwnStop = Price.TryFromWon(stock.TickSizes.Floor(wanted.Won), out var onGrid) ? onGrid : wanted;
        return $"{stock.Name}: 손절을 {Josa.Toward(Words(position.OwnStop))} 옮겼습니다. 이 보유에만, 팔 때까지 지킵니다";
    }

    static string Words(Price? price) => price is { IsQuoted: true } level ? $"{level.Won:N0}원" : "없음";

    string Cancel(CancelOpenOrder cancel)
    {
        if (!desk.Orders.TryGet(cancel.Number, out var order) || !order.IsOpen)
            return $"주문 {Josa.Topic($"{cancel.Number}")} 열려 있지 않습니다";
        order.Cancels.Free();
        return orders.Cancel(order, Urgency.Exit, "취소 지시")
            ? $"{order.Words} 취소를 요청했습니다"
            : $"{Josa.Topic(order.Words)} 지금 취소할 수 없습니다 ({OrderLife.StateOf(order)})";
    }

    string Forbid(Ban ban)
    {
        var stock = desk.Stocks.Get(ban.Code);
        stock.IsBanned = ban.Banned;
        var name = stock.Name.Length > 0 ? stock.Name : ban.Code.ToString();
        return ban.Banned ? $"{name}: 오늘은 사지 않습니다" : $"{name}: 금지를 풀었습니다";
    }

    string Switch(SwitchCondition change)
    {
        signals.Switch(change.Seq, change.On);
        var roll = desk.Conditions.Get(change.Seq);
        return $"조건식 {Josa.Object(roll.Name.Length > 0 ? roll.Name : change.Seq)} {(change.On ? "켰습니다" : "껐습니다")}";
    }

    string Change(ChangeSettings change)
    {
        var before = desk.Settings;
        desk.Settings = change.Settings;
        var kept = 0;
        foreach (var position in desk.Positions.Open)
        {
            var (was, now) = (before.ExitsFor(position.Condition), change.Settings.ExitsFor(position.Condition));
            if (was == now)
                continue;
            if (change.ForHeld)
                position.Exits = position.Exits?.Taking(was, now, evenOwn: true);
            else
                position.Exits ??= was;
            kept += change.ForHeld ? 0 : 1;
        }
        return kept == 0 ? "설정을 바꿨습니다" : $"설정을 바꿨습니다. 보유 중인 {kept}종목은 전의 매도 규칙을 지킵니다";
    }

    void Answer(OwnerCommand command, string text) => desk.Out.Tell(new CommandNews(desk.Now, command.By, text));
}
