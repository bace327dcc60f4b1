using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// Cancels orders of the owner's own that bind what he wants sold: he has read their numbers before he pressed. Their replies are
/// told apart by an id of our own; they are no orders of ours otherwise.
/// </summary>
sealed class OwnerSaleCancels(Desk desk)
{
    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);

    readonly Dictionary<OrderNumber, Attempt> _attempts = [];
    readonly Dictionary<int, Attempt> _byId = [];

    sealed class Attempt(Stock stock, OrderNumber number)
    {
        public Stock Stock => stock;
        public OrderNumber Number => number;
        public int Tries { get; set; }
        public int Denials { get; set; }
        public DateTimeOffset NextAt { get; set; }
    }

    /// <summary>Asks for all of them back, each again only after a while.</summary>
    public void Cancel(Stock stock)
    {
        if (desk.DryRun || desk.Shares.Of(stock).Bound.IsZero)
            return;
        foreach (var row in desk.Shares.Of(stock).Hand.OpenSales)
        {
            if (!_attempts.TryGetValue(row.Number, out var attempt))
                _attempts.Add(row.Number, attempt = new(stock, row.Number));
            if (desk.Now < attempt.NextAt)
                continue;
            var pause = FirstPause * (1 << Math.Min(attempt.Tries, 4));
            attempt.NextAt = desk.Now + (pause < LongestPause ? pause : LongestPause);
            var id = desk.Orders.NextId();
            _byId.Add(id.Value, attempt);
            if (attempt.Tries++ == 0)
                desk.TellDifference(stock, $"{stock.Name}: 전량매도를 위해 직접 내신 매도 주문번호 {row.Number} {Josa.Object($"({row.Open}주)")} 취소합니다");
            desk.Out.Add(new CancelOrder(id, row.Number, stock.Code, row.Type ?? OrderType.Limit, row.Open, Urgency.Panic));
        }
    }

    /// <summary>A reply to a cancel. False: it is one of our own orders'.</summary>
    public bool Hear(OrderId id, CancelRefused? refused)
    {
        if (!_byId.Remove(id.Value, out var attempt))
            return false;
        // What the last sale was refused for is going: the next one need not wait.
        if (refused is null)
            desk.Positions.Of(attempt.Stock)?.Tries.Free();
        desk.Questions.AskBoth(true);
        if (refused is not null && ++attempt.Denials == 1)
            desk.Out.Tell(new RefusedNews(
                desk.Now, attempt.Stock.Code, attempt.Stock.Name, Side.Sell, desk.Shares.Of(attempt.Stock).Bound, refused.Code,
                $"직접 내신 주문번호 {attempt.Number} 취소 거부: {refused.Text}")
            {
                Next = "이미 체결되었거나 취소되었을 수 있습니다. 내역을 다시 보고 뜸하게 다시 취소합니다",
            });
        return true;
    }

    public void BeginDay() => _attempts.Clear();
}
