using System.Globalization;
using Danta.Market;
using Danta.Trading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;

namespace Danta.Dashboard.Api;

/// <summary>What a command will do, as far as it can be said before the broker has spoken.</summary>
/// <param name="Message">In Korean, for people.</param>
sealed record AcceptedResource(string Action, string Message, string? Code = null, string? Number = null, long? Quantity = null);

/// <summary>Of POST …/positions/{code}/sell: how much of it, and at what price; without them all of it, at market.</summary>
sealed record SaleBody(int? Percent, int? Price);

/// <summary>What may be done. 202: the command is in the trader's inbox; what became of it shows in the orders.</summary>
static class ActionEndpoints
{
    const string By = "api";

    public static void MapActions(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1").WithTags("act");
        api.MapPost("/pause", (ITraderView view) => Command(
                view, new Pause(By), new("pause", "새로 사지 않습니다. 가진 종목의 매도 규칙은 계속 지킵니다.")))
            .WithSummary("정지: 새로 사지 않음");
        api.MapPost("/resume", (ITraderView view) => Command(view, new Resume(By), new("resume", "다시 사기 시작합니다.")))
            .WithSummary("재개");
        api.MapPost("/flatten", Flatten).WithSummary("전량매도: 열린 주문을 취소하고 모두 시장가로 팖");
        api.MapPost("/positions/{code}/sell", Sell).WithSummary("매도: 한 종목을 모두 시장가로 팖; percent(1~100)는 그만큼, price는 지정가로");
        api.MapPost("/approvals/{id}/accept", (string id, ITraderView view) => Answer(id, true, view)).WithSummary("사기: 제안된 매수를 승인");
        api.MapPost("/approvals/{id}/decline", (string id, ITraderView view) => Answer(id, false, view)).WithSummary("안 사기: 제안된 매수를 거절");
        api.MapPost("/positions/{code}/stop", Stop).WithSummary("손절 이동: 이 보유의 손절을 price로, null이면 설정대로");
        api.MapPost("/conditions/{seq}/on", (string seq, ITraderView view) => Switch(seq, true, view)).WithSummary("조건식 켜기");
        api.MapPost("/conditions/{seq}/off", (string seq, ITraderView view) => Switch(seq, false, view)).WithSummary("조건식 끄기: 새 신호를 받지 않음");
        api.MapPost("/orders/{number}/cancel", Cancel).WithSummary("취소: 열린 주문 하나");
    }

    static Results<Accepted<AcceptedResource>, ProblemHttpResult> Flatten(ITraderView view)
    {
        var positions = view.Snapshot.Positions;
        var shares = positions.Sum(position => position.Quantity.Shares);
        var message = positions.Count == 0
            ? "가진 종목이 없습니다. 열린 주문을 모두 취소하고 새로 사지 않습니다."
            : $"열린 주문을 모두 취소하고 {positions.Count}종목 {shares:N0}주를 시장가로 팝니다. 그 뒤로 새로 사지 않습니다.";
        return Command(view, new Flatten(By), new("flatten", message + Binding(view.Snapshot.Binding), Quantity: shares));
    }

    /// <summary>The owner's own orders that bind the shares: they are cancelled with it.</summary>
    static string Binding(IReadOnlyList<BindingSale> sales) => sales.Count == 0
        ? ""
        : $" 주식을 묶고 있는 직접 내신 매도도 취소합니다: {string.Join(", ", sales.Select(sale => $"{sale.Name} 주문번호 {sale.Number} ({sale.Open}주)"))}.";

    static Results<Accepted<AcceptedResource>, ProblemHttpResult> Sell(
        string code, ITraderView view, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] SaleBody? body)
    {
        if (!InstrumentCode.TryParse(code.ToUpperInvariant(), out var parsed))
            return Problems.BadRequest(Problems.BadCode);
        if (view.Snapshot.Positions.FirstOrDefault(held => held.Code == parsed) is not { } position)
            return Problems.NotFound($"{parsed}: 가지고 있지 않은 종목입니다.");
        if (body?.Percent is < 1 or > 100)
            return Problems.BadRequest("percent는 1부터 100까지의 정수입니다.");
        Price? limit = null;
        if (body?.Price is { } won)
        {
            if (!Price.TryFromWon(won, out var price) || !price.IsQuoted)
                return Problems.BadRequest("price는 원 단위의 양수입니다.");
            if (FaultOf(position, price) is { } fault)
                return Problems.BadRequest(fault);
            limit = price;
        }
        var command = new SellPosition(By, parsed) { Percent = body?.Percent, Limit = limit };
        var shares = command.SharesOf(position.Quantity);
        return Command(view, command, new(
            "sell",
            limit is { } at
                ? $"{position.Name}({parsed}) {shares}주를 지정가 {at}원에 겁니다. 손절과 다른 매도 규칙은 그대로입니다."
                : $"{position.Name}({parsed}) {shares}주를 시장가로 팝니다.",
            Code: parsed.ToString(), Quantity: shares.Shares));
    }

    static string? FaultOf(PositionView held, Price price)
    {
        var check = LimitCheck.Of(price, held.Kind, held.Limits.Lower, held.Limits.Upper);
        return check.Fault switch
        {
            LimitFault.OffTick => $"{price}원은 호가 단위({check.Tick:N0}원)에 맞지 않습니다. 가까운 호가: {check.Near}원",
            LimitFault.AboveUpperLimit => $"{price}원은 오늘 상한가 {check.Near}원보다 높습니다.",
            LimitFault.BelowLowerLimit => $"{price}원은 오늘 하한가 {check.Near}원보다 낮습니다.",
            _ => null,
        };
    }

    /// <summary>Whether it came in time is the trader's to say; what became of it shows in the orders and in what is told.</summary>
    static Results<Accepted<AcceptedResource>, ProblemHttpResult> Answer(string id, bool accepted, ITraderView view)
    {
        if (!int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return Problems.BadRequest("제안 번호는 숫자여야 합니다.");
        if (view.Snapshot.Offers.FirstOrDefault(open => open.Id == number) is not { } offer)
            return Problems.Conflict($"{number}: 열려 있는 매수 제안이 아닙니다. 시간이 지났거나 이미 끝났습니다. 이 제안으로 더 사지 않습니다.");
        return Command(view, new AnswerOffer(By, number, offer.Until, accepted), new(
            accepted ? "accept" : "decline",
            accepted
                ? $"{offer.Name}({offer.Code}) {offer.Quantity}주: 모든 조건을 다시 확인하고 삽니다."
                : $"{offer.Name}({offer.Code}): 사지 않습니다.",
            offer.Code.ToString(), Quantity: offer.Quantity.Shares));
    }

    static Results<Accepted<AcceptedResource>, ProblemHttpResult> Stop(string code, StopRequest wanted, ITraderView view)
    {
        if (!InstrumentCode.TryParse(code.ToUpperInvariant(), out var parsed))
            return Problems.BadRequest(Problems.BadCode);
        if (view.Snapshot.Positions.FirstOrDefault(held => held.Code == parsed) is not { } position)
            return Problems.NotFound($"{parsed}: 가지고 있지 않은 종목입니다.");
        if (wanted.Price is not { } won)
            return Command(view, new MoveStop(By, parsed, null), new("stop", $"{position.Name}({parsed})의 손절을 설정대로 되돌립니다.", parsed.ToString()));
        if (won <= 0 || !Price.TryFromWon(won, out var stop))
            return Problems.BadRequest("손절 가격은 1원 이상이어야 합니다.");
        if (position.Price.IsQuoted && stop >= position.Price)
            return Problems.Conflict($"{won:N0}원은 지금 가격 {position.Price.Won:N0}원보다 낮지 않습니다. 지금 팔려면 매도하십시오. 손절은 그대로입니다.");
        return Command(view, new MoveStop(By, parsed, stop), new(
            "stop", $"{position.Name}({parsed}) {position.Quantity}주의 손절을 {won:N0}원으로 옮깁니다. 이 보유에만, 팔 때까지 지킵니다.", parsed.ToString(),
            Quantity: position.Quantity.Shares));
    }

    static Results<Accepted<AcceptedResource>, ProblemHttpResult> Switch(string seq, bool on, ITraderView view)
    {
        if (view.Snapshot.Conditions.FirstOrDefault(known => known.Seq == seq || known.Name == seq) is not { } condition)
            return Problems.NotFound($"'{seq}': 조회하는 조건식이 아닙니다.");
        return Command(view, new SwitchCondition(By, condition.Seq, on), new(
            on ? "conditionOn" : "conditionOff",
            on ? $"조건식 {Josa.Object(condition.Name)} 켭니다." : $"조건식 {Josa.Object(condition.Name)} 끕니다. 이 조건식으로는 더 사지 않고, 가진 종목은 계속 지킵니다."));
    }

    static Results<Accepted<AcceptedResource>, ProblemHttpResult> Cancel(string number, ITraderView view)
    {
        if (!OrderNumber.TryParse(number, null, out var parsed))
            return Problems.BadRequest("주문번호는 0이 아닌 숫자입니다. 앞의 0은 있어도 없어도 됩니다.");
        if (view.Snapshot.Orders.LastOrDefault(order => order.Number == parsed) is not { } found)
            return Problems.NotFound($"{parsed}: 오늘 주문에 없는 번호입니다.");
        if (!found.State.IsOpen())
            return Problems.Conflict($"{parsed}: 이미 끝난 주문입니다.");
        var rest = found.Quantity.Shares - found.Filled.Shares;
        return Command(view, new CancelOpenOrder(By, found.Number), new(
            "cancel", $"{found.Name}({found.Code}) {(found.Side == Side.Buy ? "매수" : "매도")} 주문의 남은 {rest:N0}주를 취소합니다.",
            found.Code.ToString(), found.Number.ToString(), rest));
    }

    static Results<Accepted<AcceptedResource>, ProblemHttpResult> Command(ITraderView view, OwnerCommand command, AcceptedResource accepted) =>
        view.TryCommand(command)
            ? TypedResults.Accepted((string?)null, accepted)
            : Problems.Busy("명령을 받을 자리가 없습니다. 잠시 뒤에 다시 해 주십시오.");
}
