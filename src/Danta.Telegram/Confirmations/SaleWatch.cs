using Danta.Market;
using Danta.Telegram.Words;
using Danta.Trading;

namespace Danta.Telegram.Confirmations;

/// <summary>
/// Follows a confirmed sale in the message that asked for it: what the trader said, how it stands, and that it is done only once the
/// broker's balance has shown it.
/// </summary>
sealed class SaleWatch(ITraderView view, TimeProvider time, Speech say)
{
    /// <summary>A sale that is not through by then is told as it stands.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>And nobody looks at its message any more by then.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    const int MostOpen = 50;

    readonly Lock _lock = new();
    readonly List<Sale> _open = [];

    sealed class Sale(string by, long chat, int message, string summary, SaleScope scope, DateTimeOffset since)
    {
        public string By => by;
        public long Chat => chat;
        public int Message => message;
        public string Summary => summary;
        public SaleScope Scope => scope;
        public DateTimeOffset Since => since;

        /// <summary>What the trader has said to it last; empty: nothing yet.</summary>
        public string Word { get; set; } = "";

        /// <summary>As it stands in the message.</summary>
        public string Shown { get; set; } = "";
    }

    /// <param name="by">Who, as commands name him.</param>
    /// <param name="summary">HTML: what was asked, which stays above.</param>
    public void Follow(string by, long chat, int message, string summary, SaleScope scope)
    {
        lock (_lock)
        {
            if (_open.Count >= MostOpen)
                _open.RemoveAt(0);
            _open.Add(new(by, chat, message, summary, scope, time.GetUtcNow()));
        }
    }

    /// <summary>The trader's answer to the command, and how a panic goes on: it belongs to the message. False: to none.</summary>
    public bool Hear(CommandNews news)
    {
        lock (_lock)
        {
            var sale = _open.Find(one => one.By == news.By && one.Word.Length == 0)
                ?? _open.Find(one => one.By == news.By && one.Scope.Code is null && news.Text.StartsWith("전량매도", StringComparison.Ordinal));
            if (sale is null)
                return false;
            sale.Word = news.Text;
            return true;
        }
    }

    /// <summary>Called every second: messages that have something new to show.</summary>
    public IReadOnlyList<(long Chat, int Message, string Html)> Look()
    {
        lock (_lock)
        {
            if (_open.Count == 0)
                return [];
            var (now, trader) = (time.GetUtcNow(), view.Snapshot);
            var told = new List<(long, int, string)>();
            _open.RemoveAll(sale =>
            {
                // A snapshot from before the command knows nothing of it.
                if (trader.Time <= sale.Since)
                    return false;
                var end = Result(trader, sale);
                var word = sale.Word.Length > 0 ? $"☑️ {Html.Escape(sale.Word)}" : "";
                var state = end ?? (now - sale.Since >= Patience ? Late(trader, sale.Scope) : say["⏳ 파는 중입니다.", "⏳ Selling."]);
                if (word + state != sale.Shown)
                {
                    sale.Shown = word + state;
                    told.Add((sale.Chat, sale.Message, string.Join('\n', new[] { sale.Summary, word, $"{state} {Speech.Clock(now)}" }.Where(line => line.Length > 0))));
                }
                return end is not null || now - sale.Since >= Longest;
            });
            return told;
        }
    }

    /// <summary>Null: it is not over.</summary>
    string? Result(TraderSnapshot trader, Sale sale)
    {
        var scope = sale.Scope;
        List<OrderView> sales = [.. trader.Orders.Where(order => order.Side == Side.Sell && Is(scope, order.Code) && order.SentAt >= sale.Since)];
        if (scope.Limit is not null)
            return sales.LastOrDefault(order => order.Rests) is { } limit ? Offered(limit) : null;
        if (scope.Code is null ? !(trader.FlattenedAt >= sale.Since) : Held(trader, scope).Sum(position => position.Quantity.Shares) > scope.Keep.Shares
            || sales.Any(order => order.State.IsOpen() || order.State == OrderState.Filled && !order.IsShown))
            return null;
        var net = new Won(trader.Trades.Where(trip => Is(scope, trip.Code) && trip.ClosedAt >= sale.Since).Sum(trip => trip.Net.Amount));
        var sold = sales.Sum(order => order.Filled.Shares);
        if (sold == 0)
            return $"✅ {Html.Bold(Title(scope))}: {say["팔 것이 남아 있지 않습니다.", "nothing is left to sell."]}";
        var left = Held(trader, scope).Sum(position => position.Quantity.Shares);
        return $"✅ {Html.Bold(Title(scope))}: " + say[
            $"증권사 잔고에서 확인했습니다. {say.Shares(sold)} 매도{(left > 0 ? "" : $", 순손익 {say.Signed(net)}")}. 남은 주식 {say.Shares(left)}.",
            $"confirmed by the broker's balance. {say.Shares(sold)} sold{(left > 0 ? "" : $", net {say.Signed(net)}")}. {say.Shares(left)} left."];
    }

    string? Offered(OrderView order) => order.State switch
    {
        OrderState.Working => say[
            $"📌 지정가 {say.Won(order.Limit ?? default)}에 {say.Shares(order.Quantity)}를 걸었습니다 · 주문 {order.Number} · /cancel_{order.Number.Serial}",
            $"📌 {say.Shares(order.Quantity)} offered at {say.Won(order.Limit ?? default)} · order {order.Number} · /cancel_{order.Number.Serial}"],
        OrderState.Filled when order.IsShown => say[
            $"✅ 증권사 잔고에서 확인했습니다. {say.Shares(order.Filled)} × {say.Won(order.AveragePrice)}", $"✅ Confirmed by the broker's balance: {say.Shares(order.Filled)} × {say.Won(order.AveragePrice)}"],
        OrderState.Rejected => $"❌ {Html.Escape(order.Reason)}",
        OrderState.Cancelled => say["취소되었습니다.", "Cancelled."],
        _ => null,
    };

    string Late(TraderSnapshot trader, SaleScope scope)
    {
        var lines = string.Concat(Held(trader, scope).Select(position =>
            $"\n · {say.Stock(position.Name, position.Code)} {say.Shares(position.Quantity)}{(position.InDoubt ? say[" · 확인 중", " · in doubt"] : "")}{(position.Selling.Length > 0 ? $" · {Html.Escape(position.Selling)}" : "")}"));
        var working = trader.Orders.Count(order => Is(scope, order.Code) && order.State.IsOpen());
        return $"⚠️ {Html.Bold(Title(scope))}: " + say[$"30초가 지나도 끝나지 않아 계속합니다. 열린 주문 {working}건.{lines}\n", $"not through after 30 s, it goes on. {working} open orders.{lines}\n"];
    }

    static bool Is(SaleScope scope, InstrumentCode code) => scope.Code is not { } one || one == code;

    static IEnumerable<PositionView> Held(TraderSnapshot trader, SaleScope scope) => trader.Positions.Where(position => Is(scope, position.Code));

    string Title(SaleScope scope) => scope.Code is null ? say["전량매도", "Sell everything"] : say["매도", "Sell"];
}
