using Danta.Desk;
using Danta.Host.Terminal;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tests.Terminal;

/// <summary>Boards to be drawn: Korean names, brackets, doubts, as many of each as a test wants.</summary>
static class Scene
{
    public static readonly Uri Page = new("http://127.0.0.1:5080");

    static readonly string[] Names =
    [
        "삼성바이오로직스", "KODEX 200선물인버스2X", "[단타] 급등주", "한국ANKOR유전", "가", "아주아주아주아주아주아주긴이름의상장지수펀드(합성 H)",
        "株式会社三星", "A",
    ];

    public static BoardFacts Of(int positions, int orders, int news, string reason = "", TraderState state = TraderState.Running) => new(
        Examples.Snapshot with
        {
            State = state,
            Reason = reason,
            Positions = [.. Enumerable.Range(0, positions).Select(Position)],
            Orders = [Examples.Done, .. Enumerable.Range(0, orders).Select(Order)],
        },
        Examples.Edges, [.. Enumerable.Range(0, news).Select(News)], Page);

    static PositionView Position(int at) => Examples.SamsungHeld with
    {
        Code = Code(at),
        Name = Names[at % Names.Length],
        Quantity = Quantity.Of(1 + at * 1_234),
        AveragePrice = 71_200.25m + at,
        Unrealised = new Won(at % 3 == 0 ? 0 : at % 3 == 1 ? 1_234_567 : -98_765_432),
        InDoubt = at == 1,
        Selling = at == 2 ? "매도를 보냈고 잔고를 기다립니다: 증권사가 한 번 거부" : "",
    };

    static OrderView Order(int at)
    {
        var order = at % 2 == 0 ? Examples.Working : Examples.Unnumbered;
        return order with { Code = Code(at), Name = Names[^(1 + at % Names.Length)] };
    }

    public static InstrumentCode Code(int at) => InstrumentCode.Parse($"{900_000 + at:000000}");

    static string News(int at) =>
        $"09:{at % 60:00}:07  🔴 매수 체결 · {Names[at % Names.Length]} ({Code(at)}) · 626주 × 7,980원 = 4,995,480원 · 이유: 급등주 편입";
}
