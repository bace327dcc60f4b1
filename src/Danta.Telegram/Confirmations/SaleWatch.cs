using Danta.Market;
using Danta.Telegram.Words;
using Danta.Trading;

namespace Danta.Telegram.Confirmations;

/// <summary>Follows a confirmed sale until the shares are gone by the broker's word, and then says what became of it.</summary>
sealed class SaleWatch(ITraderView view, TimeProvider time, Speech say)
{
    /// <summary>A sale that is not through by then is told as it stands.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly Lock _lock = new();
    readonly List<(long Chat, SaleScope Scope, DateTimeOffset Since)> _open = [];

    public void Follow(long chat, SaleScope scope)
    {
        lock (_lock)
            _open.Add((chat, scope, time.GetUtcNow()));
    }

    /// <summary>Called every second: what can be said of sales that are over.</summary>
    public IReadOnlyList<(long Chat, string Html)> Look()
    {
        lock (_lock)
        {
            if (_open.Count == 0)
                return [];
            var now = time.GetUtcNow();
            var trader = view.Snapshot;
            var told = new List<(long, string)>();
            _open.RemoveAll(sale =>
            {
                // A snapshot from before the command knows nothing of it.
                if (trader.Time <= sale.Since)
                    return false;
                var text = Result(trader, sale.Scope, sale.Since, now - sale.Since >= Patience);
                if (text is not null)
                    told.Add((sale.Chat, text));
                return text is not null;
            });
            return told;
        }
    }

    string? Result(TraderSnapshot trader, SaleScope scope, DateTimeOffset since, bool late)
    {
        bool Ours(InstrumentCode code) => scope.Code is not { } one || one == code;
        List<PositionView> left = [.. trader.Positions.Where(position => Ours(position.Code))];
        var working = trader.Orders.Count(order => Ours(order.Code)
            && order.State.IsOpen());
        var title = scope.Code is null ? say["전량매도", "Sell everything"] : say["매도", "Sell"];
        if (left.Count == 0 && working == 0)
        {
            List<RoundTrip> closed = [.. trader.Trades.Where(trip => Ours(trip.Code) && trip.ClosedAt >= since)];
            var net = new Won(closed.Sum(trip => trip.Net.Amount));
            return $"✅ {Html.Bold(title)}: " + (closed.Count == 0
                ? say["팔 것이 남아 있지 않습니다.", "nothing is left to sell."]
                : say[$"브로커가 확인했습니다. {closed.Count}종목, 순손익 {say.Signed(net)}. 남은 주식 0주.", $"confirmed by the broker. {say.Stocks(closed.Count)}, net {say.Signed(net)}. No shares left."]);
        }
        if (!late)
            return null;
        var lines = string.Concat(left.Select(position =>
            $"\n · {say.Stock(position.Name, position.Code)} {say.Shares(position.Quantity)}{(position.InDoubt ? say[" · 확인 중", " · in doubt"] : "")}"));
        return $"⚠️ {Html.Bold(title)}: " + say[$"30초가 지나도 끝나지 않았습니다. 열린 주문 {working}개.{lines}", $"not through after 30 s. {working} open orders.{lines}"];
    }
}
