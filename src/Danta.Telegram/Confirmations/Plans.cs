using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Danta.Market;
using Danta.Telegram.Commands;
using Danta.Telegram.News;
using Danta.Telegram.Words;
using Danta.Trading;

namespace Danta.Telegram.Confirmations;

/// <summary>What each acting command would do, in words and as a plan; or why it cannot be done.</summary>
sealed class Plans(ITraderView view, Preferences preferences, Speech say)
{
    readonly SellPlans _sales = new(view, say);
    readonly SettingPlans _settings = new(view, preferences, say);

    /// <summary>A plan, or a sentence (HTML) that says why there is none.</summary>
    public (Plan? Plan, string Problem) Make(CommandKind kind, string[] arguments, string by) => kind switch
    {
        CommandKind.Pause => (Always(say["새로 사지 않습니다. 가진 종목의 매도 규칙은 계속 지킵니다.", "No new entries. What is held stays protected."], new Pause(by)), ""),
        CommandKind.Resume => (Always(say["다시 사기 시작합니다.", "Entries go on."], new Resume(by)), ""),
        CommandKind.SellAll => (_sales.All(by), ""),
        CommandKind.Sell => Sell(arguments, by),
        CommandKind.Cancel => Cancel(arguments, by),
        CommandKind.Settle => Settle(arguments, by),
        CommandKind.WriteOff => WriteOff(arguments, by),
        CommandKind.Adopt => Adopt(arguments, by),
        CommandKind.Ban => Ban(arguments, by, true),
        CommandKind.Unban => Ban(arguments, by, false),
        CommandKind.Set => _settings.Make(arguments, by),
        CommandKind.Conditions => Switch(arguments, by),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "asks nothing"),
    };

    /// <summary>A stock by its code or its name: of those that are held, watched or traded, else of all that are listed.</summary>
    public InstrumentCode? Find(string[] arguments)
    {
        var text = string.Join(' ', arguments);
        if (InstrumentCode.TryParse(text.ToUpperInvariant(), out var code))
            return code;
        var trader = view.Snapshot;
        var named = trader.Positions.Select(position => (position.Name, position.Code))
            .Concat(trader.Watchlist.Select(candidate => (candidate.Name, candidate.Code)))
            .Concat(trader.Trades.Select(trip => (trip.Name, trip.Code)));
        var found = named.FirstOrDefault(entry => text.Length > 0 && string.Equals(entry.Name, text, StringComparison.OrdinalIgnoreCase));
        return found.Name is null ? view.FindStock(text) : found.Code;
    }

    /// <summary>As he named it, with its code.</summary>
    string Named(string[] arguments, InstrumentCode code) =>
        string.Join(' ', arguments) is var text && string.Equals(text, code.ToString(), StringComparison.OrdinalIgnoreCase)
            ? view.Snapshot.Watchlist.FirstOrDefault(candidate => candidate.Code == code) is { } known ? say.Stock(known.Name, code) : text
            : say.Stock(text, code);

    public string NoStock => say["종목코드를 붙여 주십시오. 예: 매도 005930", "Name a stock code, e.g. sell 005930"];

    Plan Always(string summary, OwnerCommand command) => new(summary, "", _ => "", () => view.TryCommand(command));

    (Plan?, string) Sell(string[] arguments, string by)
    {
        var wanted = SaleArguments.Read(arguments);
        if (!wanted.IsClear)
            return (null, say["예: 매도 005930, 매도 005930 50%, 매도 005930 지정가 71,000 (부분은 1% – 100%)", "e.g. sell 005930, sell 005930 50%, sell 005930 limit 71,000 (1% – 100%)"]);
        return TryHeld(wanted.Stock, out var held, out var problem) ? _sales.One(held, wanted, by) : (null, problem);
    }

    bool TryHeld(string[] arguments, [NotNullWhen(true)] out PositionView? held, out string problem)
    {
        (held, problem) = (null, NoStock);
        if (Find(arguments) is not { } code)
            return false;
        held = Held(view.Snapshot, code);
        problem = held is null ? say[$"{code}: 가지고 있지 않은 종목입니다.", $"{code} is not held."] : "";
        return held is not null;
    }

    static PositionView? Held(TraderSnapshot trader, InstrumentCode code) => trader.Positions.FirstOrDefault(position => position.Code == code);

    (Plan?, string) Cancel(string[] arguments, string by)
    {
        if (arguments.Length == 0 || !OrderNumber.TryParse(arguments[0], null, out var number))
            return (null, say["주문번호를 붙여 주십시오. 예: 취소 4711", "Name an order number, e.g. cancel 4711"]);
        OrderView? Open(TraderSnapshot trader) => trader.Orders.LastOrDefault(order =>
            order.Number == number && order.State.IsOpen());
        static string Rest(OrderView order) => (order.Quantity - order.Filled).ToString();
        if (Open(view.Snapshot) is not { } open)
            return (null, say[$"{number}: 열린 주문이 아닙니다.", $"{number} is no open order."]);
        return (new(
            $"{Html.Bold(say["주문 취소", "Cancel order"])} {number}\n{say.Stock(open.Name, open.Code)} {say.Side(open.Side)}\n"
                + say[$"남은 {Rest(open)}주를 취소합니다.", $"Cancels the remaining {Rest(open)}."],
            Rest(open),
            trader => Open(trader) is { } still ? Rest(still) : null,
            () => view.TryCommand(new CancelOpenOrder(by, open.Number))), "");
    }

    (Plan?, string) Settle(string[] arguments, string by)
    {
        if (arguments.Length != 2 || !int.TryParse(arguments[0], CultureInfo.InvariantCulture, out var id))
            return (null, say["확인 중인 주문의 번호와 HTS의 주문번호를 붙여 주십시오. 예: 확인 12 4711, 없으면 확인 12 0", "Name the order in doubt and its number in the HTS, e.g. settle 12 4711; 0 where it is not there"]);
        OrderNumber? number = OrderNumber.TryParse(arguments[1], null, out var parsed) ? parsed : null;
        if (number is null && arguments[1].Trim('0').Length > 0)
            return (null, say[$"{arguments[1]}: 주문번호가 아닙니다.", $"{arguments[1]} is no order number."]);
        OrderView? InDoubt(TraderSnapshot trader) => trader.Orders.FirstOrDefault(order => order.Id.Value == id && order.State == OrderState.InDoubt);
        if (InDoubt(view.Snapshot) is not { } order)
            return (null, say[$"{id}: 확인 중인 주문이 아닙니다.", $"{id} is not in doubt."]);
        return (new(
            $"{Html.Bold(say["주문 확인", "Settle order"])} {id}\n{say.Stock(order.Name, order.Code)} {say.Side(order.Side)} {say.Shares(order.Quantity)}\n"
                + (number is { } known
                    ? say[$"증권사의 주문번호 {known}로 정리합니다.", $"It is the broker's order {known}."]
                    : say["증권사에 없는 주문으로 정리합니다. 잔고와 다시 대조합니다.", "It is not at the broker. The balance is compared anew."]),
            "in doubt",
            trader => InDoubt(trader) is null ? null : "in doubt",
            () => view.TryCommand(new SettleOrder(by, order.Id, number))), "");
    }

    /// <summary>What the last balance lacks is the trader's to say: the plan is bound to how many are held by the books.</summary>
    (Plan?, string) WriteOff(string[] arguments, string by)
    {
        if (!TryHeld(arguments, out var held, out var problem))
            return (null, problem);
        var code = held.Code;
        return (new(
            $"{Html.Bold(say["정리", "Write off"])} {say.Stock(held.Name, held.Code)}\n"
                + say[
                    "잔고에 없는 만큼을 직접 옮기거나 파신 것으로 보고 장부에서 뺍니다. 기준가가 바뀐 종목이면 바뀐 값으로 이어서 지킵니다.",
                    "What the balance lacks is taken for moved or sold by you and leaves the books. Where the price base is new, it is accepted."],
            held.Quantity.ToString(),
            trader => Held(trader, code)?.Quantity.ToString(),
            () => view.TryCommand(new WriteOff(by, code))), "");
    }

    (Plan?, string) Adopt(string[] arguments, string by) => Find(arguments) is not { } code
        ? (null, NoStock)
        : (Always(
            say[
                $"{code}: 계좌에 있고 단타의 장부에 없는 주식을 증권사의 매입금액으로 넘겨받아, 지금의 매도 규칙으로 지키고 팝니다.",
                $"{code}: what is in the account and not in the books is taken over at the broker's cost, and protected and sold by the exits as they are set."],
            new Adopt(by, code)), "");

    (Plan?, string) Ban(string[] arguments, string by, bool banned)
    {
        if (Find(arguments) is not { } code)
            return (null, NoStock);
        var stock = Named(arguments, code);
        return (Always(
            banned ? say[$"{stock}: 오늘은 새로 사지 않습니다.", $"{stock}: no entries today."] : say[$"{stock}: 금지를 풉니다.", $"{stock}: lifts the ban."],
            new Ban(by, code, banned)), "");
    }

    (Plan?, string) Switch(string[] arguments, string by)
    {
        var name = string.Join(' ', arguments);
        ConditionView? Find(TraderSnapshot trader) => trader.Conditions.FirstOrDefault(condition => condition.Seq == name || condition.Name == name);
        if (Find(view.Snapshot) is not { } condition)
            return (null, say["그런 조건식이 없습니다.", "There is no such condition."]);
        return (new(
            $"{Html.Bold(Html.Escape(condition.Name))}\n" + (condition.On
                ? say["조건식을 끕니다. 이 조건식으로 새로 사지 않습니다.", "Switches the condition off: no entries from it."]
                : say["조건식을 켭니다.", "Switches the condition on."]),
            condition.On.ToString(),
            trader => Find(trader)?.On.ToString(),
            () => view.TryCommand(new SwitchCondition(by, condition.Seq, !condition.On))), "");
    }
}
