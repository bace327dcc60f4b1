using System.Text.Json;
using Danta.Market;
using Danta.Simulator.Embedded;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>Stands at the broker's door: what leaves the house, what arrives there, and what the exchange makes of it.</summary>
sealed class CallWatch(World world)
{
    const string OrderPath = "/uapi/domestic-stock/v1/trading/order-cash";
    const string TokenPath = "/oauth2/tokenP";
    const int MostCallsPerSecond = 15;
    const int MostOnPaper = 1;

    static readonly TimeSpan BetweenTokens = TimeSpan.FromSeconds(60);

    /// <summary>No call is on its way for longer.</summary>
    static readonly TimeSpan LatestArrival = TimeSpan.FromSeconds(15);

    readonly Dictionary<OrderShape, int> _decided = [];
    readonly Dictionary<OrderShape, int> _booked = [];
    readonly Dictionary<int, OrderShape> _shapes = [];
    readonly Dictionary<string, Queue<long>> _calls = new(StringComparer.Ordinal);
    readonly Dictionary<string, (long At, long Moment)> _tokenAt = new(StringComparer.Ordinal);
    long _clockJumpedAt = long.MinValue / 2;

    public static bool IsOrder(string path) => path.Contains("/trading/order-", StringComparison.Ordinal);

    public static bool IsToken(string path) => path == TokenPath;

    /// <summary>A process knows nothing of the calls of the one before it.</summary>
    public void Boots() => _calls.Clear();

    public void ClockJumped() => _clockJumpedAt = world.Agenda.Now;

    /// <summary>One decision of the trader's: one order at the exchange, at the most.</summary>
    public void Decided(PlaceOrder order)
    {
        var shape = _shapes[order.Order.Value] = new(order.Code.ToString(), order.Side, order.Quantity.Shares);
        _decided[shape] = _decided.GetValueOrDefault(shape) + 1;
    }

    /// <summary>It did not leave, or it was refused: another like it is another decision.</summary>
    public void Refused(OrderId order)
    {
        if (_shapes.Remove(order.Value, out var shape))
            _decided[shape]--;
    }

    /// <param name="appKey">Empty where the call bears none in its headers.</param>
    public void Leaves(string path, string appKey)
    {
        if (path.StartsWith("/oauth2/", StringComparison.Ordinal))
            return;
        world.Trace($"   {path}");
        if (!_calls.TryGetValue(appKey, out var calls))
            _calls[appKey] = calls = new();
        calls.Enqueue(world.Agenda.Now);
        while (calls.Peek() <= world.Agenda.Now - TimeSpan.TicksPerSecond)
            calls.Dequeue();
        if (calls.Count > (world.Plan.IsPaper && appKey == world.Exchange.Keys.AppKey ? MostOnPaper : MostCallsPerSecond))
            world.Watch.Complain($"{calls.Count} calls within a second");
    }

    /// <summary>A token is asked for.</summary>
    /// <param name="body">Whose keys it is for.</param>
    public void AsksForToken(byte[] body)
    {
        var whose = System.Text.Encoding.UTF8.GetString(body);
        var since = new TimeSpan(world.Wall.Now.Ticks - _tokenAt.GetValueOrDefault(whose).At);
        // A process that is new, be it a dry run's, and whose clock was set since cannot know.
        if (since < BetweenTokens && !((world.Alive is null || world.Alive.StartedAt > _tokenAt[whose].Moment) && _clockJumpedAt > _tokenAt[whose].Moment))
            world.Watch.Complain($"a token was asked for {since.TotalSeconds:0.0} s after the last time");
        _tokenAt[whose] = (world.Wall.Now.Ticks, world.Agenda.Now);
    }

    /// <summary>It is about to be carried out.</summary>
    public void Arrives(string path, string trId, byte[] body)
    {
        if (path != OrderPath)
            return;
        var shape = OrderShape.Of(trId, body);
        if (shape.Side == Side.Buy)
            world.Watch.PurchaseArrives();
        if (shape.Side == Side.Sell)
            CheckSale(shape);
        else if (!world.Meddled.Sold.Contains(shape.Code) && !world.Meddled.Forgotten.Contains(shape.Code) && !world.Meddled.Obscured.Contains(shape.Code))
            CheckPurchase(shape);
    }

    public void Answered(string path, string trId, byte[] body, EmbeddedAnswer answer)
    {
        if (path != OrderPath)
            return;
        using var reply = JsonDocument.Parse(answer.Body);
        var code = reply.RootElement.GetProperty("msg_cd").GetString() ?? "";
        var shape = OrderShape.Of(trId, body);
        if (reply.RootElement.GetProperty("rt_cd").GetString() != "0")
        {
            if (code is not ("APBK0952" or "40250000"))
                return;
            world.Watch.RefusedForMoney();
            // On its way over midnight, it is counted at the new day's upper limit.
            if (world.FormerDays.Count > 0 && Kst.TimeOf(world.Wall.Now).ToTimeSpan() < LatestArrival)
                return;
            // Rows without amounts do not say what was paid.
            if (world.Meddled is { Touched.Count: 0, Forgotten.Count: 0, Obscured.Count: 0 } && !world.Plan.Themes.Contains(Theme.OddRows))
                world.Watch.Complain($"{shape}: beyond the buying power");
            return;
        }
        var booked = _booked[shape] = _booked.GetValueOrDefault(shape) + 1;
        if (booked > _decided.GetValueOrDefault(shape))
            world.Watch.Complain($"the exchange has {booked} orders {shape}, {_decided.GetValueOrDefault(shape)} were decided");
    }

    IEnumerable<Simulator.Control.OrderState> Ours => world.Exchange.Account.Orders.Where(
        order => order.State != "cancel" && !world.Owner.Gave(order.Number, order.Time));

    void CheckSale(OrderShape sale)
    {
        var ours = Ours.Where(order => order.Code == sale.Code).ToList();
        var held = ours.Sum(Moved) + world.Splits.Added(sale.Code);
        var selling = ours.Where(order => order is { State: "open", Side: "sell" }).Sum(order => order.Quantity - order.Filled - order.Cancelled);
        // What a process sold with a full disk the next one knows by the balance alone, and no stop waits for that for longer than ten seconds.
        if (world.Meddled.Forgotten.Contains(sale.Code) && !world.Watch.HasCompared || world.Meddled.Obscured.Contains(sale.Code))
            return;
        if (IsSurelyRefused(sale))
            return;
        if (sale.Quantity > held - selling && !(world.Plan.Settings.AdoptForeignPositions && world.Meddled.Any(sale.Code)))
            world.Watch.Complain($"sells {sale.Quantity} of {sale.Code}: {held} held by the trader, {selling} being sold");
    }

    /// <summary>
    /// It is tried, and refused, for it is not there; where it would find shares of the owner's it is no such thing. What yesterday sold
    /// unheard no list of today tells, nor one that lacks rows, and no stop waits for a balance for longer than ten seconds. The same
    /// where ledgers that are not in order do not say what a sale before it has sold, or the owner offers as many as one of ours that is
    /// late on its way: nothing tells the two apart.
    /// </summary>
    bool IsSurelyRefused(OrderShape sale) =>
        world.FormerDays.HasTaken(sale.Code, sale.Quantity)
            && (world.Meddled.Forgotten.Contains(sale.Code) || world.FormerDays.Unfinished.Contains(sale.Code) || world.Ledgers.AreWrong)
        || (world.Ledgers.AreWrong || world.Owner.Bound.ContainsKey(sale.Code)) && world.Exchange.SellableOf(InstrumentCode.Parse(sale.Code)) < sale.Quantity;

    /// <summary>Where the owner has bought beside it, its own orders tell what it holds; where he has sold, nothing does.</summary>
    void CheckPurchase(OrderShape purchase)
    {
        var engaged = Ours.GroupBy(order => order.Code, StringComparer.Ordinal)
            .Where(stock => !world.Meddled.Sold.Contains(stock.Key) && !SoldByOffer(stock.Key) && !world.Meddled.Forgotten.Contains(stock.Key) && !world.Meddled.Obscured.Contains(stock.Key))
            .Where(stock => stock.Any(order => order is { State: "open", Side: "buy" }) || stock.Sum(Moved) + world.Splits.Added(stock.Key) > 0)
            .Select(stock => stock.Key).ToHashSet(StringComparer.Ordinal);
        if (engaged.Contains(purchase.Code) && world.Watch.MayFollow(purchase.Code))
            return;
        if (engaged.Contains(purchase.Code))
            world.Watch.Complain($"buys {purchase.Quantity} of {purchase.Code}, which is held or being bought");
        else if (engaged.Count >= world.Plan.Settings.MaxPositions)
            world.Watch.Complain($"buys {purchase.Code} beyond {world.Plan.Settings.MaxPositions} positions: {string.Join(',', engaged)}");
    }

    /// <summary>Somebody has paid what the owner asked for them.</summary>
    bool SoldByOffer(string code) => world.Exchange.Account.Orders.Any(
        order => order.Code == code && order is { Side: "sell", Filled: > 0 } && world.Owner.Gave(order.Number, order.Time));

    static long Moved(Simulator.Control.OrderState order) => order.Side == "buy" ? order.Filled : -order.Filled;
}
