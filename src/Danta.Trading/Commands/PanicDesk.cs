using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// 전량매도: compares books and broker, cancels what works and what binds our shares, sells, in any state, and is over only when the
/// broker's own lists show it: no order of ours open, no share of ours held. Whatever turns up meanwhile, a late fill or a late reply, is sold or cancelled too.
/// </summary>
sealed class PanicDesk(Desk desk, OrderSender orders, Reconciler reconciler, ExitDesk exits, OwnerSaleCancels owners)
{
    static readonly TimeSpan Report = TimeSpan.FromSeconds(60);

    Flatten? _panic;

    /// <summary>What the broker says counts from here: since then nothing was open in the books.</summary>
    DateTimeOffset _quietSince;
    DateTimeOffset _reportAt;
    bool _noOrders;

    public string Begin(Flatten flatten)
    {
        desk.Standing.PausedBy ??= flatten.By;
        _panic = flatten;
        _reportAt = desk.Now + Report;
        reconciler.RequireForSale();
        var count = desk.Positions.Open.Count;
        Push();
        var closed = desk.TakesSales ? "" : " 지금은 장이 닫혀 있어 열리면 팝니다.";
        return count == 0
            ? $"전량매도: 보유 종목이 없습니다. 열린 매수를 취소하고 증권사에서 확인합니다. 매수는 정지합니다.{Untouched()}"
            : $"전량매도: {count}종목을 시장가로 팝니다. 매수는 정지합니다.{Binding()}{Untouched()}{closed}";
    }

    public bool IsUnderWay => _panic is not null;

    public void OnSecond()
    {
        if (_panic is null)
            return;
        Push();
        if (!IsQuiet)
            TellProgress();
        else
            desk.Questions.AskBoth(true);
    }

    public void On(DayOrdersAnswered answer)
    {
        if (_panic is null || !answer.Complete || answer.AskedAt < _quietSince)
            return;
        _noOrders = true;
        foreach (var row in answer.Orders)
        {
            if (!row.Open.IsZero && desk.Orders.TryGet(row.Number, out _))
                _noOrders = false;
        }
    }

    public void On(BalanceAnswered answer)
    {
        if (_panic is not { } panic || !answer.Complete || answer.AskedAt < _quietSince || !IsQuiet || !_noOrders)
            return;
        foreach (var holding in answer.Holdings)
        {
            if (desk.Stocks.TryGet(holding.Code, out var stock) && holding.Held > desk.Shares.Of(stock).Owner)
                return;
        }
        _panic = null;
        desk.Standing.FlattenedAt = desk.Now;
        desk.Note(DecisionKind.State, default, 0, null, "전량매도를 마쳤습니다. 증권사의 주문 내역과 잔고에서 확인했습니다");
        desk.Out.Tell(new CommandNews(desk.Now, panic.By, "전량매도를 마쳤습니다. 증권사의 주문 내역과 잔고에서 확인했습니다"));
    }

    bool IsQuiet => desk.Positions.Open.Count == 0 && desk.Orders.Open.Count == 0;

    void Push()
    {
        foreach (var order in desk.Orders.Open.ToArray())
        {
            if (order is { Phase: OrderPhase.Working, Side: Side.Buy })
                orders.Cancel(order, Urgency.Panic, "전량매도");
        }
        foreach (var position in desk.Positions.Open.ToArray())
        {
            owners.Cancel(position.Stock);
            exits.Order(position, "전량매도", Urgency.Panic);
        }
        if (IsQuiet)
            return;
        _quietSince = desk.Now;
        _noOrders = false;
    }

    /// <summary>What is in the account and does not count among ours.</summary>
    string Untouched()
    {
        var his = desk.Stocks.All.Where(stock => desk.Shares.Find(stock) is { Owner.IsZero: false }).Select(stock => $"{stock.Name} {desk.Shares.Of(stock).Owner}주");
        return string.Join(", ", his) is { Length: > 0 } named ? $" 단타의 것으로 세지 않아 팔지 않는 것: {named}." : "";
    }

    /// <summary>What of the owner's own is cancelled for it.</summary>
    string Binding()
    {
        var bound = desk.Positions.Open.Where(position => !desk.Shares.Of(position.Stock).Bound.IsZero).Select(position => $"{position.Stock.Name} {desk.Shares.Of(position.Stock).Hand.Numbers}");
        return string.Join(", ", bound) is { Length: > 0 } named ? $" 주식을 묶고 있는 직접 내신 매도도 취소합니다: {named}." : "";
    }

    void TellProgress()
    {
        if (desk.Now < _reportAt || _panic is not { } panic)
            return;
        _reportAt = desk.Now + Report;
        var left = string.Join(", ", desk.Positions.Open.Select(position => $"{position.Stock.Name} {position.Tally.Held}주"));
        var waiting = desk.Orders.Open.Count > 0 ? $" 끝나지 않은 주문 {desk.Orders.Open.Count}건." : "";
        desk.Out.Tell(new CommandNews(
            desk.Now, panic.By, $"전량매도가 아직 끝나지 않았습니다: {(left.Length > 0 ? left : "보유 없음")}.{waiting} 끝날 때까지 계속합니다"));
    }
}
