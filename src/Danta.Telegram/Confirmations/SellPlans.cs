using Danta.Market;
using Danta.Telegram.Commands;
using Danta.Telegram.Words;
using Danta.Trading;

namespace Danta.Telegram.Confirmations;

/// <summary>매도 and 전량매도, before they are confirmed: how many, at what price, what binds them, and what that would make.</summary>
sealed class SellPlans(ITraderView view, Speech say)
{
    /// <summary>Panic: bound to no state, for waiting until nothing changes any more is what panic is not.</summary>
    public Plan All(string by)
    {
        var positions = view.Snapshot.Positions;
        var shares = positions.Sum(position => position.Quantity.Shares);
        var result = new Won(positions.Sum(position => position.Unrealised.Amount));
        var lines = string.Concat(positions.Select(position =>
            $"\n · {say.Stock(position.Name, position.Code)} {say.Shares(position.Quantity)} {say.Signed(position.Unrealised)}"));
        var summary = Html.Bold(say["전량매도", "Sell everything"]) + "\n" + (positions.Count == 0
            ? say["가진 종목이 없습니다. 열린 주문을 모두 취소하고 새로 사지 않습니다.", "Nothing is held. Cancels all open orders; no entries after it."]
            : say[$"열린 주문을 취소하고 {positions.Count}종목 {shares:N0}주를 시장가로 팝니다.", $"Cancels open orders and sells {say.Stocks(positions.Count)}, {say.Shares(shares)}, at market."]
                + say[$"\n예상 순손익 {Html.Bold(say.Signed(result))}{lines}\n그 뒤로 새로 사지 않습니다.", $"\nExpected net {Html.Bold(say.Signed(result))}{lines}\nNo entries after it."])
            + Binding(view.Snapshot.Binding, say["\n직접 내신 매도 주문도 취소합니다:", "\nYour own sell orders are cancelled, too:"]);
        return new(summary, "", _ => "", () => view.TryCommand(new Flatten(by)), new(null, Quantity.Zero));
    }

    /// <summary>A plan, or a sentence that says why the price cannot be.</summary>
    public (Plan? Plan, string Problem) One(PositionView held, SaleArguments wanted, string by)
    {
        var code = held.Code;
        if (wanted.Limit is { } price && FaultOf(held, price) is { Length: > 0 } fault)
            return (null, fault);
        var command = new SellPosition(by, code) { Percent = wanted.Percent, Limit = wanted.Limit };
        var part = command.SharesOf(held.Quantity);
        var shares = part == held.Quantity ? say.Shares(part) : say[$"보유 {say.Shares(held.Quantity)} 가운데 {say.Shares(part)}", $"{part} of {say.Shares(held.Quantity)}"];
        var words = wanted.Limit is { } limit
            ? say[
                $"{shares}를 지정가 {say.Won(limit)}에 겁니다. 지금 {say.Won(held.Price)}\n오늘 안에 체결되지 않으면 없어집니다. 손절과 다른 매도 규칙은 그대로이고, 때가 되면 이 주문을 거두고 팝니다.",
                $"{shares} at a limit of {say.Won(limit)}, now {say.Won(held.Price)}\nFor today. Stop and other exits stay, and take it back when they are due."]
            : say[$"{shares}를 시장가로 팝니다. 지금 {say.Won(held.Price)}", $"{shares} at market, now {say.Won(held.Price)}"]
                + (part == held.Quantity ? $"\n{say["예상 순손익", "Expected net"]} {Html.Bold(say.Signed(held.Unrealised))} ({say.Percent(held.UnrealisedPercent)})" : "");
        return (new(
            $"{Html.Bold(say["매도", "Sell"])} {say.Stock(held.Name, held.Code)}\n{words}" + Resting(code)
                + Binding(
                    view.Snapshot.Binding.Where(sale => sale.Code == code),
                    say["\n직접 내신 매도 주문이 주식을 묶고 있어 거부될 수 있습니다(전량매도는 이것도 취소합니다):", "\nBound by your own sell orders, it may be refused (selling everything cancels them):"]),
            held.Quantity.ToString(),
            trader => trader.Positions.FirstOrDefault(position => position.Code == code)?.Quantity.ToString(),
            () => view.TryCommand(command),
            new(code, held.Quantity - part) { Limit = wanted.Limit }), "");
    }

    string FaultOf(PositionView held, Price price)
    {
        var check = LimitCheck.Of(price, held.Kind, held.Limits.Lower, held.Limits.Upper);
        return check.Fault switch
        {
            LimitFault.OffTick => say[
                $"{say.Won(price)}은 호가 단위({check.Tick:N0}원)에 맞지 않아 낼 수 없습니다. 가까운 호가: {say.Won(check.Near)}",
                $"{say.Won(price)} is not on the tick of {check.Tick:N0} won. Near it: {say.Won(check.Near)}"],
            LimitFault.AboveUpperLimit => say[$"{say.Won(price)}은 오늘 상한가 {say.Won(check.Near)}보다 높아 낼 수 없습니다.", $"{say.Won(price)} is above today's upper limit of {say.Won(check.Near)}."],
            LimitFault.BelowLowerLimit => say[$"{say.Won(price)}은 오늘 하한가 {say.Won(check.Near)}보다 낮아 낼 수 없습니다.", $"{say.Won(price)} is below today's lower limit of {say.Won(check.Near)}."],
            _ => "",
        };
    }

    /// <summary>What is offered at a price already, and may have to make room.</summary>
    string Resting(InstrumentCode code) => string.Concat(view.Snapshot.Orders.Where(order => order.Code == code && order.Rests && order.State.IsOpen()).Select(order =>
        say[$"\n걸어 둔 지정가 매도(주문 {order.Number})는 주식이 모자라면 취소합니다.", $"\nThe limit sale {order.Number} is cancelled where its shares are needed."]));

    /// <summary>The owner's own orders that bind what he is about to sell, before he presses; empty: none does.</summary>
    string Binding(IEnumerable<BindingSale> sales, string title)
    {
        var lines = string.Concat(sales.Select(sale => $"\n · {say.Stock(sale.Name, sale.Code)} {say["주문번호", "number"]} {sale.Number} {say.Shares(sale.Open)}"));
        return lines.Length == 0 ? "" : title + lines;
    }
}
