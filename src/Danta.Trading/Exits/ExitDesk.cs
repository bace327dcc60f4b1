using Danta.Market;

namespace Danta.Trading;

/// <summary>Decides when what is held is sold. <see cref="SaleDesk"/> sees it through.</summary>
sealed class ExitDesk
{
    static readonly TimeSpan HeldSample = TimeSpan.FromSeconds(5);

    readonly Desk _desk;
    readonly SaleDesk _sales;
    readonly Guard _guard;
    readonly Action<Position> _second;
    readonly Action<Position> _continue;

    public ExitDesk(Desk desk, SaleDesk sales, Guard guard)
    {
        (_desk, _sales, _guard) = (desk, sales, guard);
        (_second, _continue) = (OnSecond, Continue);
    }

    public void OnPrice(Stock stock)
    {
        if (_desk.Positions.Of(stock) is not { } position)
            return;
        if (stock.Quotes.Last > position.High)
            position.High = stock.Quotes.Last;
        var had = BreakevenExit.Had(_desk, position);
        if (had > position.HighBid)
            position.HighBid = had;
        position.WasLocked |= LimitOpenedExit.IsLocked(stock);
        Review(position);
    }

    /// <summary>One position that cannot be judged keeps no other from being sold.</summary>
    public void OnSecond()
    {
        for (var index = _desk.Positions.Open.Count - 1; index >= 0; index--)
            _guard.Run("보유 종목의 매도", _second, _desk.Positions.Open[index]);
    }

    /// <summary>Goes on with every sale under way: shares may have been freed or proven by the last event.</summary>
    public void Continue()
    {
        for (var index = 0; index < _desk.Positions.Open.Count; index++)
            _guard.Run("매도 이어 가기", _continue, _desk.Positions.Open[index]);
    }

    /// <summary>Sells a position, whatever the rules say. A more urgent wish outranks a lesser one.</summary>
    /// <param name="keep">Shares that stay; none: all of it goes.</param>
    /// <param name="limit">The owner's price; null: none.</param>
    public void Order(Position position, string reason, Urgency urgency, Quantity keep = default, Price? limit = null)
    {
        if (position.Exit is null || position.Exit.Urgency < urgency || position.Exit.IsLesser)
        {
            Decide(position, reason, urgency, keep, limit);
            // What was refused before is tried again: he asks for it now.
            position.Tries.Free();
        }
        AwaitBase(position.Stock);
        _sales.Continue(position);
        _desk.WriteNotes();
    }

    void OnSecond(Position position)
    {
        AwaitBase(position.Stock);
        Review(position);
        _desk.PrepareExit(position);
        _sales.OnSecond(position);
        SampleIfSilent(position.Stock);
    }

    void Continue(Position position)
    {
        _sales.Tell(position);
        _sales.Continue(position);
    }

    void Review(Position position)
    {
        // A sale of a part, or at a price that has yet to leave, gives way to a reason to sell everything.
        if (position.Exit is null or { IsLesser: true } && ExitRules.MostUrgent(_desk, position) is { } rule)
        {
            if (rule != ExitRules.Part)
            {
                // What a lesser one was refused for is not this one's to wait for.
                if (position.Exit is not null)
                    position.Tries.Free();
                Decide(position, rule.Name, Urgency.Exit);
            }
            else if (position.Exit is null)
                Decide(position, rule.Name, Urgency.Exit, PartExit.Keep(_desk, position));
        }
        _sales.Continue(position);
        _desk.WriteNotes();
    }

    void Decide(Position position, string reason, Urgency urgency, Quantity keep = default, Price? limit = null)
    {
        position.Exit = new(reason, urgency, _desk.Now, keep, limit);
        _desk.NoteLater(() => Note(position, reason, keep));
    }

    void Note(Position position, string reason, Quantity keep)
    {
        var stock = position.Stock;
        var profit = stock.Quotes.Last.IsQuoted ? stock.Quotes.Last * position.Tally.Held - position.Tally.Cost : Won.Zero;
        _desk.Note(
            DecisionKind.Exit, stock.Code, position.Trade, null, $"{stock.Name} 매도 결정: {reason}{Circumstances(stock)}",
            new Reason("현재가", $"{stock.Quotes.Last}"), new Reason("지금 팔면", Had(position, keep)),
            new Reason("평균가", $"{Amounts.Average(position.Tally.Cost, position.Tally.Held):N2}"),
            new Reason("수익률", $"{Amounts.Percent(profit, position.Tally.Cost):0.00} %"), new Reason("최고가", $"{position.High}"),
            new Reason("보유", $"{(_desk.Now - position.OpenedAt).TotalSeconds:0}초"));
    }

    /// <summary>What a share of those that go would bring now, for people.</summary>
    string Had(Position position, Quantity keep)
    {
        var shares = Quantity.Of(Math.Max(0, position.Tally.Held.Shares - keep.Shares));
        return Bids.Bring(position.Stock.Quotes, shares, _desk.Now) is { } brought ? $"{Amounts.Average(brought, shares):N2}" : "매수 호가 없음";
    }

    /// <summary>Where the market is not as usual, an exit says what its order will meet.</summary>
    string Circumstances(Stock stock) =>
        stock.Quotes.InVi ? " (VI: 단일가로 체결됩니다)"
        : !_desk.TakesSales ? " (장이 열리면 팝니다)"
        : stock.Quotes.InAuction || !_desk.Day.IsShownOpen(_desk.Now) && !_desk.Day.IsContinuous(_desk.Now, _desk.Settings.Session)
            ? " (동시호가: 단일가로 체결됩니다)"
        : stock.Quotes.Last.IsQuoted && stock.Quotes.Last == stock.Instrument?.LowerLimit
            ? " (하한가: 매수 잔량을 기다립니다)"
            : "";

    /// <summary>What was held over night is asked about until its base price of today is known: nothing may be said of its loss before.</summary>
    void AwaitBase(Stock stock)
    {
        var isOpen = PriceBase.IsOpen(stock, _desk.Day.Date);
        if (!_desk.TakesSales || IsTooEarly || !isOpen && stock.NewBase is null)
            return;
        stock.BaseAwaitedSince ??= _desk.SecondsHeard;
        if (isOpen && !(_desk.Now - stock.StateAskedAt < HeldSample))
            Ask(stock);
    }

    /// <summary>Nobody knows it yet, by a clock that nothing speaks against: what trades, or a clock that is known to be wrong, outranks it.</summary>
    bool IsTooEarly => !_desk.Day.HasBegun(_desk.Now, _desk.Settings.Session) && _desk.Standing.ClockTrouble is null;

    /// <summary>Where no trade of a held stock has come for a while its price is asked for, whatever its book does.</summary>
    void SampleIfSilent(Stock stock)
    {
        if (!_desk.TakesSales || _desk.Now - (stock.Quotes.PricedAt ?? default) < HeldSample
            || stock.StateAskedAt is { } at && _desk.Now - at < HeldSample)
            return;
        Ask(stock);
    }

    void Ask(Stock stock)
    {
        stock.StateAskedAt = stock.InstrumentAskedAt = _desk.Now;
        _desk.Out.Add(new Ask(new InstrumentQuestion(stock.Code), false));
    }
}
