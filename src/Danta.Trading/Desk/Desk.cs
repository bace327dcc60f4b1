using Danta.Market;

namespace Danta.Trading;

/// <summary>Everything the trader knows, in one place and changed by one thread. It decides nothing.</summary>
sealed class Desk
{
    public Outbox Out { get; } = new();
    public Annals Annals { get; } = new();
    public TradingDay Day { get; } = new();
    public Standing Standing { get; } = new();
    public StockShelf Stocks { get; } = new();
    public OrderTable Orders { get; } = new();
    public NoticeBuffer Notices { get; } = new();
    public PositionBook Positions { get; } = new();
    public ShareBook Shares { get; } = new();
    public DayLedger Ledger { get; } = new();
    public BrokerClock BrokerClock { get; } = new();
    public Questions Questions { get; }
    public ConditionRolls Conditions { get; } = new();
    public OrderPace Pace { get; } = new();
    public Funds Funds { get; } = new();

    Action? _unwritten;

    public Desk() => Questions = new(Out);

    public TraderSettings Settings { get; set; } = TraderSettings.Default;

    public TradingMode Mode { get; set; }

    public bool DryRun { get; set; }

    public DateTimeOffset Now => Out.Now;

    /// <summary>The journal has lost records, and books and broker have not been in accord for long enough to know that it cost nothing.</summary>
    public bool HasLostRecords => Standing.LostRecordsAt is { } at
        && (Now - at < EvidenceTimes.Fresh || Stocks.All.Exists(stock => Shares.Find(stock)?.Difference is not null));

    /// <summary>
    /// Sales may go out, by what the exchange shows, or by clock and calendar. A clock that is known to be wrong says nothing: then they are
    /// tried, and the broker's refusal is the better clock.
    /// </summary>
    public bool TakesSales => Standing.ClockTrouble is not null || Day.TakesOrders(Now, Settings.Session);

    /// <summary>Seconds that were lived through and heard: a wall clock that leaps ahead adds none.</summary>
    public int SecondsHeard { get; set; }

    /// <summary>Now, by both.</summary>
    public HeardMoment Moment => new(Now, SecondsHeard);

    public void Note(
        DecisionKind kind, InstrumentCode code, int trade, OrderId? order, string sentence, params IReadOnlyList<Reason> reasons) =>
        Record(new(Now, kind, code, trade, order, sentence, reasons));

    /// <summary>Words that an order must not wait for: they are made with the next note, or at <see cref="WriteNotes"/>.</summary>
    public void NoteLater(Action note)
    {
        WriteNotes();
        _unwritten = note;
    }

    /// <summary>What was put off is written now.</summary>
    public void WriteNotes()
    {
        if (_unwritten is not { } note)
            return;
        _unwritten = null;
        note();
    }

    public void Record(Decision decision)
    {
        WriteNotes();
        Annals.Add(decision);
        Out.Add(new Note(decision));
    }

    /// <summary>A step that began earlier and belongs to a round trip only now.</summary>
    public void NoteSince(
        DateTimeOffset at, DecisionKind kind, InstrumentCode code, int trade, string sentence, params IReadOnlyList<Reason> reasons) =>
        Record(new(at, kind, code, trade, null, sentence, reasons));

    /// <summary>A fault of ours: entries stop until a human has looked.</summary>
    public void Halt(string reason)
    {
        if (Standing.Fault is not null)
            return;
        Standing.Fault = reason;
        Note(DecisionKind.State, default, 0, null, $"매매 중단: {reason}");
        Out.Tell(new HaltNews(Now, true, reason));
    }

    /// <summary>The only way in which an order changes its state. False, and a halt, where the table has no such row.</summary>
    public bool Apply(OurOrder order, OrderFact fact)
    {
        if (OrderLife.Next(order.Phase, fact) is not { } next)
        {
            Halt($"주문 {order.Id} ({order.Stock.Code}): {order.Phase} 상태에서 {fact}");
            return false;
        }
        if (next == order.Phase)
            return true;
        var before = OrderLife.StateOf(order);
        order.Phase = next;
        Orders.Moved(order);
        Claim(order);
        // How far a search or an end has come moves no share and no won.
        if (OrderLife.StateOf(order) == before)
            return true;
        order.DoneAt = order.IsOpen ? null : Now;
        order.DoneSecond = SecondsHeard;
        order.Stock.TouchedAt = Now;
        Funds.Move(Now);
        return true;
    }

    /// <summary>The ledger has what the order may still trade: all that is left while it is open or its figure is missing.</summary>
    public void Claim(OurOrder order)
    {
        var shares = Shares.Of(order.Stock);
        // Left to the balance it stays so, unless it turns out to be alive.
        if (shares.ClaimOf(order.Id) is { IsLeft: true } left)
        {
            if (!order.MayTrade)
                return;
            left.LeftAt = null;
        }
        shares.SetClaim(new(order.Id, order.Side, order.Trade, order.Condition, order.Rule) { Number = order.Number }, order.MayTrade ? order.Fills.Remaining : Quantity.Zero, ShareEvidence.Order);
    }

    /// <summary>Nothing of it is sold before a balance that is asked from now on: it is asked at once, for nobody else may.</summary>
    public void NeedBalance(Position position)
    {
        position.BalanceNeededFrom = Now;
        Questions.AskBalanceFrom(Now);
    }

    public void TellDifference(Stock stock, string text)
    {
        Note(DecisionKind.Reconciled, stock.Code, Positions.Of(stock)?.Trade ?? 0, null, text);
        Out.Tell(new DifferenceNews(Now, stock.Code, stock.Name, text));
    }

    /// <summary>The sale of all that is held, as it would be sent now: its hashkey is fetched before it is needed, once for so many shares.</summary>
    public void PrepareExit(Position position)
    {
        if (position.Prepared == position.Tally.Held)
            return;
        position.Prepared = position.Tally.Held;
        Out.Add(new PrepareExit(position.Stock.Code, position.Tally.Held) { Type = Settings.Orders.ExitType, Venue = Settings.Orders.Venue });
    }

    /// <summary>Won for a purchase that answers the stock's open call.</summary>
    public Won BudgetOf(Stock stock) => BudgetFor(stock.Call?.Condition ?? "");

    /// <summary>Won a trade for what a condition calls: its own, or the common one.</summary>
    public Won BudgetFor(string condition) => Settings.BudgetFor(condition);

    /// <summary>The entry rule of what a condition calls: its own, or the common one.</summary>
    public EntrySettings EntryFor(string condition) => Settings.Conditions.Find(condition)?.Entry ?? Settings.Entry;

    /// <summary>What a condition calls needs the owner's yes.</summary>
    public bool NeedsApproval(string condition) => Settings.Conditions.Find(condition)?.Approve ?? Settings.Approve;

    /// <summary>The exits of what a condition bought: its own, or the common ones.</summary>
    public ExitSettings ExitsFor(string condition) => Settings.ExitsFor(condition);

    /// <summary>What open positions would bring if they were sold now, after all costs.</summary>
    public Won Unrealised()
    {
        var sum = Won.Zero;
        foreach (var position in Positions.Open)
            sum += UnrealisedOf(position);
        return sum;
    }

    /// <summary>What the day has brought so far, with what is held as if it were sold now: limits of the day look at this.</summary>
    public Won DayTotal() => Ledger.Realised.Net + Unrealised() - Ledger.Opening;

    public Won UnrealisedOf(Position position)
    {
        ref readonly var tally = ref position.Tally;
        // By another price base its worth says nothing.
        if (position.Stock.NewBase is not null)
            return Won.Zero;
        var price = position.Stock.Quotes.Last;
        if (!price.IsQuoted)
            return -tally.EntryCommission;
        var value = price * tally.Held;
        return value - tally.Cost - tally.EntryCommission - Settings.Costs.CommissionOf(value)
            - Settings.Costs.TaxOf(value, position.Stock.Board, position.Stock.Kind, Day.Date);
    }
}
