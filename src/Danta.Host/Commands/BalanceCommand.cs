using System.CommandLine;
using Danta.Host.Edges;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Commands;

/// <summary><c>danta balance</c>: money and holdings as the broker has them now.</summary>
static class BalanceCommand
{
    public static Command Create()
    {
        var config = CommonOptions.Config();
        var json = CommonOptions.Json();
        var command = new Command("balance", "잔고: 예수금과 보유 종목") { config, json };
        command.SetAction((parsed, _) => BrokerSession.AskAsync(
            parsed.Load(config), (broker, stop) => RunAsync(broker, parsed.GetValue(json), stop)));
        return command;
    }

    static async Task RunAsync(Broker broker, bool json, CancellationToken stop)
    {
        var balance = BrokerSession.Expect<BalanceAnswered>(await broker.BalanceAsync(stop));
        if (json)
        {
            Sheet.PrintJson(new
            {
                deposit = balance.Deposit.Amount,
                settledCash = balance.SettledCash.Amount,
                totalValue = balance.TotalValue.Amount,
                holdings = balance.Holdings.Select(holding => new
                {
                    code = holding.Code.ToString(),
                    holding.Name,
                    quantity = holding.Held.Shares,
                    sellable = holding.Sellable.Shares,
                    cost = holding.Cost.Amount,
                    price = holding.Last.Won,
                    value = Value(holding).Amount,
                    profit = (Value(holding) - holding.Cost).Amount,
                }),
            });
            return;
        }
        Sheet.Say(
            $"예수금 {Sheet.Money(balance.Deposit)}  D+2 {Sheet.Money(balance.SettledCash)}  총평가 {Sheet.Money(balance.TotalValue)}");
        Sheet.Print(
            "", balance.Holdings,
            new Column<BrokerHolding>("종목", holding => $"{holding.Name} {holding.Code}"),
            new Column<BrokerHolding>("보유", holding => $"{holding.Held}", Number: true),
            new Column<BrokerHolding>("매도 가능", holding => $"{holding.Sellable}", Number: true),
            new Column<BrokerHolding>("매입금액", holding => Sheet.Money(holding.Cost), Number: true),
            new Column<BrokerHolding>("현재가", holding => $"{holding.Last}원", Number: true),
            new Column<BrokerHolding>("평가손익(비용 전)", holding => Sheet.Signed(Value(holding) - holding.Cost), Number: true));
    }

    static Won Value(BrokerHolding holding) => holding.Last * holding.Held;
}
