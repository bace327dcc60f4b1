using System.CommandLine;
using Danta.Host.Edges;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Commands;

/// <summary><c>danta orders</c>: the day's orders as the broker has them.</summary>
static class OrdersCommand
{
    public static Command Create()
    {
        var config = CommonOptions.Config();
        var json = CommonOptions.Json();
        var command = new Command("orders", "오늘의 주문과 체결") { config, json };
        command.SetAction((parsed, _) => BrokerSession.AskAsync(
            parsed.Load(config), (broker, stop) => RunAsync(broker, parsed.GetValue(json), stop)));
        return command;
    }

    static async Task RunAsync(Broker broker, bool json, CancellationToken stop)
    {
        var day = BrokerSession.Expect<DayOrdersAnswered>(await broker.DayOrdersAsync(stop));
        if (json)
        {
            Sheet.PrintJson(day.Orders.Select(order => new
            {
                number = order.Number.ToString(),
                originalNumber = order.OriginalNumber.IsNone ? null : order.OriginalNumber.ToString(),
                code = order.Code.ToString(),
                order.Name,
                side = order.Side == Side.Buy ? "buy" : "sell",
                quantity = order.Ordered.Shares,
                price = order.Limit?.Won,
                filled = order.Filled.Shares,
                filledAmount = order.FilledAmount.Amount,
                cancelled = order.Cancelled.Shares,
                rejected = order.Rejected.Shares,
                open = order.Open.Shares,
                time = Clock(order.Time),
            }));
            return;
        }
        Sheet.Print(
            "", day.Orders,
            new Column<BrokerOrder>("시각", order => Clock(order.Time)),
            new Column<BrokerOrder>("주문번호", order => $"{order.Number}"),
            new Column<BrokerOrder>("구분", order => order.Side == Side.Buy ? "매수" : "매도"),
            new Column<BrokerOrder>("종목", order => $"{order.Name} {order.Code}"),
            new Column<BrokerOrder>("주문", order => $"{order.Ordered}", Number: true),
            new Column<BrokerOrder>("가격", order => order.Limit is { } limit ? $"{limit}원" : "시장가", Number: true),
            new Column<BrokerOrder>("체결", order => $"{order.Filled}", Number: true),
            new Column<BrokerOrder>("체결금액", order => Sheet.Money(order.FilledAmount), Number: true),
            new Column<BrokerOrder>("남음", order => $"{order.Open}", Number: true),
            new Column<BrokerOrder>("취소/거부", order => $"{order.Cancelled + order.Rejected}", Number: true));
    }

    static string Clock(int time) => $"{time / 10_000:00}:{time / 100 % 100:00}:{time % 100:00}";
}
