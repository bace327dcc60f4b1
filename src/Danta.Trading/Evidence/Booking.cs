using Danta.Market;

namespace Danta.Trading;

/// <summary>Turns what is known of an order's fills into positions, results and news.</summary>
sealed class Booking(Desk desk)
{
    /// <summary>Brings the books to what the order's fills say. Twice changes nothing.</summary>
    public void Book(OurOrder order)
    {
        var position = desk.Positions.Find(order.Trade);
        if (position is null && order.Fills.Quantity.IsZero)
            return;
        if (position is null && order.Side == Side.Sell)
        {
            desk.Halt($"주문 {order.Id}: 매도 체결의 보유 기록이 없습니다");
            return;
        }
        if (LateHomeOf(order, position) is { } home)
        {
            BookLate(order, position, home);
            return;
        }
        if (position is null)
        {
            position = new(order.Trade, order.Stock, order.Condition, PositionOrigin.Danta, desk.Now)
            {
                Rule = order.Rule,
                CalledAt = order.CalledAt,
            };
            desk.Positions.Add(position);
            order.Stock.TradesToday++;
        }
        Change(position, order, () =>
        {
            position.Replace(order.Id.Value, FillsOf(order), desk.Day.Date);
            UndoGuesses(position, order);
        });
    }

    /// <summary>A sale turns out to have sold what a balance made another of ours sell: those shares are counted once.</summary>
    void UndoGuesses(Position position, OurOrder sale)
    {
        foreach (var other in desk.Orders.Of(position.Stock))
        {
            if (position.Tally.Oversold.IsZero)
                return;
            if (other != sale && other.Side == Side.Sell && (other.LateTrade ?? other.Trade) == position.Trade && other.Fills.GiveBack(position.Tally.Oversold))
                position.Replace(other.Id.Value, FillsOf(other), desk.Day.Date);
        }
    }

    /// <summary>Board or kind of a stock have become known: what it was sold for today is taxed anew.</summary>
    public void TaxAnew(Stock stock)
    {
        foreach (var trade in desk.Orders.Of(stock).Select(order => order.LateTrade ?? order.Trade).Distinct())
        {
            if (desk.Positions.Find(trade) is { } position)
                Change(position, null, () => position.Tax(desk.Day.Date, amount => TaxOf(stock, amount)));
        }
    }

    /// <summary>Shares that came or went without an order of ours.</summary>
    /// <param name="claim">The order of an earlier day that brought them; none: the owner did it himself.</param>
    public void BookForeign(Position position, Side side, Quantity quantity, Won amount, OrderId claim = default) =>
        Change(position, null, () => position.Book(FillOf(0, position.Stock, side, quantity, amount, false), desk.Day.Date), claim);

    /// <summary>Another price base has made so many shares of those that are held: they cost what those cost, less a fraction that was paid out.</summary>
    public void Rebase(Position position, Quantity held, NewBase changed)
    {
        var paidOut = PriceBase.CostOfFraction(changed, position.Tally.Held, held, position.Tally.Cost);
        Change(position, null, () => position.Book(FillOf(0, position.Stock, Side.Buy, held, paidOut, false) with { IsNewBase = true, Commission = Won.Zero }, desk.Day.Date));
    }

    /// <summary>An order may have come to its end: what is untold is told.</summary>
    public void AfterOrder(OurOrder order)
    {
        if (order.IsOpen)
            return;
        Flush(order);
        if (desk.Positions.Find(order.Trade) is { IsOpen: true } position)
            desk.PrepareExit(position);
    }

    /// <summary>Tells fills that have waited a second for more of the same order.</summary>
    public void OnSecond()
    {
        foreach (var order in desk.Orders.All)
        {
            if (order.Told.IsDue(desk.Now))
                Flush(order);
        }
    }

    /// <summary>
    /// Where fills go that came after their own round trip was over, or never began: to the one that its stock is in by now, and from
    /// then on always to that one, closed or not. Null: their own is the right place.
    /// </summary>
    Position? LateHomeOf(OurOrder order, Position? own)
    {
        if (order.LateTrade is { } known)
            return desk.Positions.Find(known);
        if (own is null && TakerOf(order) is { } taker)
        {
            (order.LateTrade, order.WasTakenOver) = (taker.Trade, true);
            return taker;
        }
        var other = desk.Positions.Of(order.Stock);
        if (other is null || other == own || order.Fills.Quantity == (own?.QuantityOf(order.Id.Value) ?? Quantity.Zero))
            return null;
        order.LateTrade = other.Trade;
        return other;
    }

    /// <summary>
    /// The round trip in which the shares of a purchase went that had been proven absent: they came, were nobody's, and were taken over as the
    /// owner's. One that is still held is it as long as no balance has shown more; of those that are over the one that cost most nearly the
    /// same, and the last of equals. Null: there is none.
    /// </summary>
    Position? TakerOf(OurOrder order)
    {
        if (desk.Positions.Of(order.Stock) is { } open)
            return IsTaker(open, order) && open.OpenedAt > order.AbsentAt && IsAllThere(order.Stock) ? open : null;
        var price = Amounts.Average(order.Fills.Amount, order.Fills.Quantity);
        return desk.Positions.All.Where(position => IsTaker(position, order)).Reverse().MinBy(position => Math.Abs(position.TakenOverAt - price));
    }

    static bool IsTaker(Position position, OurOrder order) =>
        position.Stock == order.Stock && position.OpenedAt > order.SentAt && position.TakenOver >= order.Fills.Quantity;

    /// <summary>The last balance has no more than the books have without it.</summary>
    bool IsAllThere(Stock stock) => desk.Shares.Of(stock) is { Seen: { } seen } shares && (seen.Row?.Held ?? Quantity.Zero) <= shares.InAccount;

    /// <summary>What its own round trip had before that one was over stays there; the rest is the other's.</summary>
    void BookLate(OurOrder order, Position? own, Position home)
    {
        var id = order.Id.Value;
        var (total, before) = (order.Fills.Quantity, own?.QuantityOf(id) ?? Quantity.Zero);
        var late = total > before ? total - before : Quantity.Zero;
        // A stock is in one round trip at a time: what the one that is over had too much is for the balance to find.
        if (total < before)
            desk.Questions.AskBalance(true);
        if (late != home.QuantityOf(id))
            desk.TellDifference(order.Stock, $"거래 {order.Trade}의 늦은 체결 {late}주를 거래 {home.Trade}에 넣었습니다");
        List<Fill> fills = late.IsZero ? [] : [FillOf(id, order.Stock, order.Side, late, order.Fills.Amount - (own?.AmountOf(id) ?? Won.Zero), false)];
        // A fill more tells of more of the same shares.
        var more = late > home.QuantityOf(id) ? late - home.QuantityOf(id) : Quantity.Zero;
        Change(home, order, () =>
        {
            if (order.WasTakenOver)
                home.UndoTakenOver(more, desk.Day.Date);
            home.Replace(id, fills, desk.Day.Date);
        });
    }

    void Change(Position position, OurOrder? order, Action book, OrderId claim = default)
    {
        var before = position.Tally;
        var wasOpen = position.IsOpen;
        book();
        var after = position.Tally;
        if (after != before)
            Move(position.Stock, before, after, order?.Id ?? claim);
        if (order is not null)
            desk.Claim(order);
        if (after == before)
            return;
        desk.Ledger.Replace(before.Today, after.Today);
        desk.Funds.Move(desk.Now);
        position.Stock.TouchedAt = desk.Now;
        if (!after.Oversold.IsZero)
            desk.Halt($"{position.Stock.Name}: 산 것보다 {after.Oversold}주 많이 팔린 것으로 되어 있습니다");
        if (order is not null)
            order.Told.Wait(desk.Now);
        // The fills of an order come in parts, and each would cost a call; what it has brought after a second is prepared all the same.
        if (after.Held != before.Held && order is not { IsOpen: true, Fills.Remaining.IsZero: false })
            desk.PrepareExit(position);
        // A part was decided of what was held: what is bought, or heard of, after that stays.
        if (after.Bought > before.Bought && position.Exit is { Keep.IsZero: false } part)
            position.Exit = part with { Keep = part.Keep + (after.Bought - before.Bought) };
        // Found while books and broker are being compared: what was bought then may have been sold since.
        if (after.Held > before.Held && !desk.Standing.Reconciled)
            desk.NeedBalance(position);
        if (!wasOpen && position.IsOpen)
            Open(position, isNew: desk.Positions.IsOpen(position));
        else if (wasOpen && !position.IsOpen)
            Close(position, order);
        else if (!position.IsOpen && position.Trip is { } trip)
            Restate(position, trip);
    }

    /// <summary>The ledger follows the fills. What was sold beyond what was bought is a fault that has been told, and is nobody's share.</summary>
    void Move(Stock stock, in Tally before, in Tally after, OrderId order)
    {
        var shares = desk.Shares.Of(stock);
        var bought = after.Bought.Shares - before.Bought.Shares;
        var (outside, evidence) = order == default ? (ShareKind.Hand, ShareEvidence.Balance) : (ShareKind.Market, ShareEvidence.Fill);
        shares.Book(Side.Buy, bought, evidence, order, outside);
        shares.Book(Side.Sell, bought - (after.Held.Shares - before.Held.Shares), evidence, order, outside);
    }

    /// <summary>The broker's figure corrected a round trip that is over and stays so.</summary>
    void Restate(Position position, RoundTrip trip)
    {
        var corrected = TripOf(position, trip.ClosedAt, trip.ExitReason);
        position.Trip = corrected;
        desk.Ledger.Restate(corrected);
    }

    static RoundTrip TripOf(Position position, DateTimeOffset closedAt, string exitReason)
    {
        ref readonly var tally = ref position.Tally;
        return new(
            position.Trade, position.Stock.Code, position.Stock.Name, tally.Bought, Amounts.Average(tally.BoughtAmount, tally.Bought),
            Amounts.Average(tally.SoldAmount, tally.Sold), tally.Realised.Gross, tally.Realised.Commission, tally.Realised.Tax,
            tally.Realised.Net, Amounts.Percent(tally.Realised.Net, tally.BoughtAmount), position.OpenedAt, closedAt, position.Condition, exitReason)
        {
            Rule = position.Rule,
        };
    }

    void Open(Position position, bool isNew)
    {
        if (!isNew)
        {
            desk.Ledger.Reopen(position.Trade);
            position.Trip = null;
            desk.Positions.Reopen(position);
            position.ClosedAt = null;
            desk.TellDifference(position.Stock, $"끝난 거래 {position.Trade}에 늦은 체결이 있어 다시 엽니다");
            return;
        }
        position.High = position.Stock.Quotes.Last;
        desk.Note(
            DecisionKind.Entry, position.Stock.Code, position.Trade, null,
            $"{position.Stock.Name} {position.Tally.Held}주를 샀습니다", new Reason("금액", $"{position.Tally.Cost}원"));
    }

    void Close(Position position, OurOrder? order)
    {
        var stock = position.Stock;
        var trip = TripOf(position, desk.Now, position.Exit?.Reason ?? (order is { Side: Side.Sell, Rests: true } ? order.Reason : "직접 매도"));
        position.Trip = trip;
        position.ClosedAt = desk.Now;
        // The decision to sell stays: should a late fill open the trade again, what it brings is sold too.
        desk.Positions.Close(position);
        desk.Ledger.Close(trip);
        stock.SoldAt = desk.Now;
        stock.NewBase = null;
        stock.MustLeave = stock.Conditions > 0;
        stock.Call = null;
        stock.WantedAt = desk.Now;
        if (order is not null)
            Flush(order, trip);
        Reason[] sums = [new("매매차익", $"{trip.Gross}원"), new("수수료", $"{trip.Commission}원"), new("세금", $"{trip.Tax}원"), new("비용 후", $"{trip.Net}원")];
        desk.Record(new(desk.Now, DecisionKind.Exit, stock.Code, position.Trade, order?.Id, TripStory.Of(trip, position.CalledAt), sums) { IsEnd = true });
    }

    void Flush(OurOrder order, RoundTrip? closed = null)
    {
        var (quantity, amount) = order.Told.Take(order.Fills);
        if (quantity.IsZero)
            return;
        desk.Note(
            DecisionKind.Order, order.Stock.Code, order.Trade, order.Id,
            $"{order.Stock.Name} {(order.Side == Side.Buy ? "매수" : "매도")} 체결 {quantity}주, 평균 {Amounts.Average(amount, quantity):#,##0.##}원",
            new Reason("보낸 뒤", Spans.Of(desk.Now - order.SentAt)), new Reason("누적", $"{order.Fills.Quantity} / {order.Quantity}주"));
        desk.Out.Tell(new FillNews(
            desk.Now, order.Stock.Code, order.Stock.Name, order.Side, quantity, Nearest(amount, quantity), amount, order.Number,
            order.Reason, closed));
    }

    List<Fill> FillsOf(OurOrder order)
    {
        List<Fill> fills = [];
        foreach (var heard in order.Fills.Heard)
            fills.Add(FillOf(order.Id.Value, order.Stock, order.Side, heard.Quantity, heard.Amount, true));
        var (quantity, amount) = order.Fills.Untold;
        if (!quantity.IsZero)
            fills.Add(FillOf(order.Id.Value, order.Stock, order.Side, quantity, amount, false));
        return fills;
    }

    Fill FillOf(int order, Stock stock, Side side, Quantity quantity, Won amount, bool fromNotice) => new(
        order, side, quantity, amount, desk.Settings.Costs.CommissionOf(amount),
        side == Side.Sell ? TaxOf(stock, amount) : Won.Zero, desk.Day.Date, fromNotice);

    Won TaxOf(Stock stock, Won amount) => desk.Settings.Costs.TaxOf(amount, stock.Board, stock.Kind, desk.Day.Date);

    /// <summary>Not quoted where no price makes such an amount: what was counted before may have had the amount of these shares too.</summary>
    static Price Nearest(Won amount, Quantity quantity)
    {
        var won = decimal.Round((decimal)amount.Amount / quantity.Shares, MidpointRounding.AwayFromZero);
        return won is >= 1 and <= Price.MaxWon ? Price.FromWon((int)won) : default;
    }
}
