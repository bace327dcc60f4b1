using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Terminal;

/// <summary>What is held, and which orders may still trade.</summary>
static class BoardRows
{
    /// <summary>A quarter of the board, so that beside a name in a narrow one there is its profit; and room for the title with its count.</summary>
    static int NameAt(int width) => Math.Clamp(width / 4, 12, 24);

    public static IEnumerable<BoardLine> Positions(IReadOnlyList<PositionView> held, int width, int room) =>
        held.Count == 0 && room > 0
            ? [BoardLine.Title("보유 종목 없음", width)]
            : BoardTable.Lines(
                held, "종목",
                [
                    new($"보유 {held.Count}종목", 1, held => Stock(held.Name, held.Code, held.InDoubt), Least: NameAt(width)),
                    new("수량", 5, held => new($"{held.Quantity}"), Number: true),
                    new("평균가", 7, held => new($"{held.AveragePrice:#,##0.##}"), Number: true),
                    new("현재가", 4, held => new($"{held.Price}"), Number: true),
                    new("평가손익", 2, held => BoardHead.Signed(held.Unrealised), Number: true),
                    new("%", 3, held => new($"{held.UnrealisedPercent:+0.00;-0.00;0.00}"), Number: true),
                    new("익절", 8, held => Level(held.TakeProfit), Number: true),
                    new("손절", 6, held => Level(held.StopLoss), Number: true),
                    new("매도", 9, held => new(held.Selling, Tone.Caution), Least: 16),
                ],
                width, room);

    public static IEnumerable<BoardLine> Orders(IReadOnlyList<OrderView> open, int width, int room) => BoardTable.Lines(
        open, "건",
        [
            new("시각", 5, order => new($"{Kst.Of(order.SentAt):HH:mm:ss}", Tone.Dim)),
            new("구분", 2, order => order.Side == Side.Buy ? new("매수", Tone.Profit) : new("매도", Tone.Loss)),
            new($"주문 {open.Count}건", 1, order => Stock(order.Name, order.Code, inDoubt: false), Least: NameAt(width)),
            new("체결/수량", 4, order => new($"{order.Filled}/{order.Quantity}"), Number: true),
            new("상태", 3, order => State(order.State)),
            new("이유", 6, order => new(order.Reason), Least: 16),
        ],
        width, room);

    static Piece Stock(string name, InstrumentCode code, bool inDoubt) =>
        inDoubt ? new($"확인 중 {name} {code}", Tone.Caution) : new($"{name} {code}");

    static Piece Level(Price? price) => price is { } known ? new($"{known}") : new("-", Tone.Dim);

    static Piece State(OrderState state) => state switch
    {
        OrderState.Working => new("접수"),
        OrderState.CancelSent => new("취소 중", Tone.Caution),
        OrderState.InDoubt => new("확인 중", Tone.Caution),
        _ => new("보내는 중", Tone.Dim),
    };
}
