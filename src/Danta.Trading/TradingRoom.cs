namespace Danta.Trading;

/// <summary>One desk and those who work at it, put together in the order of a step.</summary>
sealed class TradingRoom
{
    readonly Desk _desk;
    readonly OrderSender _orders;
    readonly OrderReplies _replies;
    readonly Booking _booking;
    readonly BaseFinder _bases;
    readonly WatchList _watch;
    readonly Signals _signals;
    readonly EntryDesk _entries;
    readonly FundsDesk _funds;
    readonly Inquiries _inquiries;
    readonly Preparations _preparations;
    readonly RestDesk _rests;
    readonly ApprovalDesk _approvals;
    readonly ExitDesk _exits;
    readonly NumberMatcher _matcher;
    readonly Reconciler _reconciler;
    readonly Lifecycle _lifecycle;
    readonly PanicDesk _panic;
    readonly TieOutDesk _tieOut;
    readonly CommandDesk _commands;
    readonly Slumber _slumber;
    readonly DryFills _dryFills;
    readonly OwnerSaleCancels _ownerSales;
    readonly SnapshotWriter _snapshots;
    readonly Guard _guard;
    readonly Action<TraderEvent> _hear;
    readonly Action<Stock> _onPrice;
    readonly Action<Stock> _fill;
    readonly Action<Stock> _consider;

    /// <summary>After whatever may have freed a place, told of candidates, or changed what there is to spend.</summary>
    readonly (string Name, Action Station)[] _afterEvent;

    /// <summary>After what tells nothing of candidates: what they lack is not looked at anew.</summary>
    readonly (string Name, Action Station)[] _afterWord;
    readonly (string Name, Action Station)[] _eachSecond;
    readonly (string Name, Action Station)[] _asleep;

    public TradingRoom(Desk desk)
    {
        _desk = desk;
        _booking = new(_desk);
        _bases = new(_desk);
        _guard = new(_desk);
        _orders = new(_desk);
        var refusals = new RefusalDesk(_desk, _booking);
        var evidence = new OrderEvidence(_desk, _booking, refusals);
        _replies = new(_desk, _booking, refusals, evidence);
        var rules = new RuleShelf(_desk);
        _watch = new(_desk, rules);
        _signals = new(_desk, _watch);
        _rests = new(_desk, _orders);
        _approvals = new(_desk);
        _entries = new(_desk, _orders, _watch, rules, _rests, _approvals);
        _funds = new(_desk);
        _inquiries = new(_desk, rules);
        _preparations = new(_desk, rules);
        _exits = new(_desk, new(_desk, _orders), _guard);
        var doubts = new Doubts(_desk, _replies, evidence);
        _matcher = new(_desk, _replies, evidence, doubts);
        var balance = new BalanceBooking(_desk, _booking, _matcher);
        _reconciler = new(_desk, _orders, _replies, evidence, doubts, _matcher, new(_desk, balance, _bases), balance);
        _tieOut = new(_desk);
        _lifecycle = new(_desk, _orders, _replies, doubts, _reconciler, _matcher, _watch, _exits, _signals, _tieOut);
        _ownerSales = new(_desk);
        _panic = new(_desk, _orders, _reconciler, _exits, _ownerSales);
        _commands = new(_desk, _orders, _reconciler, doubts, _signals, _panic, new(_desk, _exits), _approvals);
        _slumber = new(_desk, _reconciler, _tieOut, _panic);
        _dryFills = new(_desk, evidence);
        _snapshots = new(_desk, _entries, rules, _approvals);
        (_hear, _onPrice, _fill, _consider) = (Hear, _exits.OnPrice, _dryFills.OnTick, _entries.Consider);
        _afterWord = [("매도", _exits.Continue), ("남은 매수", _rests.Continue), ("매수", _entries.Continue), ("자금", _funds.Continue)];
        _afterEvent = [.. _afterWord, ("조회", _inquiries.Continue), ("준비", _preparations.Continue)];
        _asleep = [("상태", _lifecycle.OnSecond)];
        _eachSecond =
        [
            ("매도", _exits.OnSecond), ("전량매도", _panic.OnSecond), ("모의 체결", _dryFills.OnSecond), ("체결 알림", _booking.OnSecond),
            ("직접 거래", _matcher.OnSecond), ("대조", _reconciler.OnSecond), ("저녁 대조", _tieOut.OnSecond), ("남은 매수", _rests.OnSecond),
            ("감시", _watch.OnSecond), ("상태", _lifecycle.OnSecond), ("매수", _entries.Continue), ("자금", _funds.Continue),
            ("조회", _inquiries.Continue), ("준비", _preparations.Continue),
        ];
    }

    public Desk Desk => _desk;

    public Lifecycle Lifecycle => _lifecycle;

    public Guard Guard => _guard;

    /// <summary>What outlives the day that has just ended; null where something of it has to be seen through.</summary>
    public CarriedOver? CarryOver() => _panic.IsUnderWay ? null : _lifecycle.CarryOver();

    /// <summary>The machine has slept: at night it goes on sleeping.</summary>
    public void Wake()
    {
        _slumber.Look();
        _lifecycle.Wake();
    }

    public TraderSnapshot Snapshot() => _snapshots.Write();

    /// <inheritdoc cref="Trader.Correct"/>
    public void Correct(IReadOnlyList<PlaceOrder> decided, IReadOnlyList<PlaceOrder> recorded)
    {
        foreach (var order in recorded)
        {
            if (decided.Contains(order))
                continue;
            // What this version decided under that number was never sent.
            if (_desk.Orders.TryGet(order.Order, out var other))
                _desk.Orders.Remove(other);
            _orders.Remember(order);
        }
    }

    /// <summary>
    /// Input, book of the stock, exits of what we hold, candidates, and through rules and gates to orders. What was heard is taken in first,
    /// then exits come before all else; each station is guarded by itself.
    /// </summary>
    public void Step(in Input input)
    {
        // By whatever the morning begins; the evening by a second.
        if (_desk.Standing.IsAsleep || input.Kind == InputKind.Second)
            _guard.Run("하루", _slumber.Look);
        switch (input.Kind)
        {
            case InputKind.Trade:
                _desk.Day.Hear(input.Trade, _desk.Now, _desk.Settings.Session);
                if (_desk.Stocks.TryGet(input.Trade.Code, out var traded))
                {
                    traded.Quotes.On(input.Trade, _desk.Now);
                    React(traded);
                }
                break;
            case InputKind.Book:
                _desk.Day.Hear(input.Book, _desk.Now, _desk.Settings.Session);
                if (_desk.Stocks.TryGet(input.Book.Code, out var booked))
                {
                    booked.Quotes.On(input.Book, _desk.Now);
                    React(booked);
                }
                break;
            case InputKind.Event when input.Event is { } happened:
                _guard.Run("입력", _hear, happened);
                if (_desk.Standing.IsAsleep)
                    break;
                foreach (var (name, station) in
                    happened is NoticeArrived { Kind: not NoticeKind.Filled } or OrderAcknowledged or CancelAcknowledged ? _afterWord : _afterEvent)
                    _guard.Run(name, station);
                break;
            default:
                _desk.SecondsHeard++;
                foreach (var (name, station) in _desk.Standing.IsAsleep ? _asleep : _eachSecond)
                    _guard.Run(name, station);
                break;
        }
    }

    void React(Stock stock)
    {
        _guard.Run("매도", _onPrice, stock);
        _guard.Run("모의 체결", _fill, stock);
        _guard.Run("매수", _consider, stock);
    }

    void Hear(TraderEvent happened)
    {
        switch (happened)
        {
            case NoticeArrived notice:
                _slumber.Hear();
                _matcher.Hear(notice);
                break;
            case OrderAcknowledged reply: _replies.On(reply); break;
            case OrderRefused reply: _replies.On(reply); break;
            case OrderReplyLost reply:
                _replies.On(reply);
                _matcher.Claim();
                break;
            case CancelAcknowledged reply when !_ownerSales.Hear(reply.Order, null): _replies.On(reply); break;
            case CancelRefused reply when !_ownerSales.Hear(reply.Order, reply): _replies.On(reply); break;
            case CancelReplyLost reply when !_ownerSales.Hear(reply.Order, null): _replies.On(reply); break;
            case CancelAcknowledged or CancelRefused or CancelReplyLost: break;
            case DayOrdersAnswered answer:
                answer = answer.OfItsDay();
                _reconciler.On(answer);
                _panic.On(answer);
                break;
            case BalanceAnswered answer:
                _reconciler.On(answer);
                _panic.On(answer);
                break;
            case MoneyAnswered answer: _funds.On(answer); break;
            case BuyingPowerAnswered answer when _desk.Stocks.TryGet(answer.Code, out var stock): stock.OwnPower?.Answer(answer, Purse.Left(_desk), _desk.Now); break;
            case BuyingPowerAnswered: break;
            case InstrumentAnswered answer: Hear(answer); break;
            case StocksDescribed described: Know(described.Stocks); break;
            case InstrumentsAnswered answer:
                _inquiries.Answered();
                Know(answer.Stocks);
                break;
            case DayProfitAnswered answer: _tieOut.On(answer); break;
            case QuestionFailed failure: HearFailure(failure); break;
            case ConditionAnswered answer: _signals.On(answer); break;
            case ConditionFailed failure: _signals.On(failure); break;
            case OwnerCommand command:
                _slumber.Hear();
                _commands.On(command);
                break;
            case Started start:
                _funds.Restart();
                _inquiries.Restart();
                _lifecycle.On(start);
                _slumber.Hear();
                break;
            case StopRequested: _lifecycle.Stop(); break;
            case StreamChanged change: _lifecycle.On(change); break;
            case HolidayAnswered answer: _lifecycle.On(answer); break;
            case InboxOverflowed overflow: _lifecycle.On(overflow); break;
            case TokenChanged change: _lifecycle.On(change); break;
            case BrokerChanged change: _lifecycle.On(change); break;
            case ClockChanged change: _lifecycle.On(change); break;
            case JournalChanged change: _lifecycle.On(change); break;
            default: _desk.Halt($"모르는 입력: {happened.GetType().Name}"); break;
        }
    }

    /// <summary>The state of the moment, of one stock: it outranks the morning's.</summary>
    void Hear(InstrumentAnswered answer)
    {
        if (!_desk.Stocks.TryGet(answer.Code, out var stock))
            return;
        _bases.Hear(stock, answer);
        Know(stock, answer);
        stock.StateToldAt = _desk.Now;
        stock.Quotes.On(answer, answer.InVi, _desk.Now);
        _exits.OnPrice(stock);
        _entries.Consider(stock);
    }

    void Know(IReadOnlyList<InstrumentAnswered> described)
    {
        foreach (var answer in described)
        {
            var stock = _desk.Stocks.Get(answer.Code, answer.Name);
            _bases.Hear(stock, answer);
            stock.Quotes.On(answer, vi: null, _desk.Now);
            // What was told of the stock alone has its state of today; the morning's file would set it back.
            if (stock.StateToldAt is null || !stock.IsInstrumentOfToday)
                Know(stock, answer);
            _entries.Consider(stock);
        }
    }

    void Know(Stock stock, InstrumentAnswered answer)
    {
        var (board, kind, margin) = (stock.Board, stock.Kind, stock.Instrument?.MarginPercent);
        // Only the master file tells these: an answer that is silent takes nothing away.
        stock.Instrument = answer with
        {
            MarginPercent = answer.MarginPercent ?? stock.Instrument?.MarginPercent,
            Preferred = answer.Preferred ?? stock.Instrument?.Preferred,
        };
        stock.IsInstrumentOfToday = _desk.Day.HasBegun(_desk.Now, _desk.Settings.Session);
        if (stock.Instrument is { MarginPercent: 0 })
            stock.OwnPower ??= new();
        else if (margin == 0)
            stock.OwnPower = null;
        if (answer.Name.Length > 0)
            stock.Name = answer.Name;
        // Taxes hang on both: what was booked before they were known is booked anew.
        if ((board, kind) != (stock.Board, stock.Kind))
            _booking.TaxAnew(stock);
    }

    void HearFailure(QuestionFailed failure)
    {
        switch (failure.Question)
        {
            case BuyingPowerQuestion { Code: var code } when _desk.Stocks.TryGet(code, out var stock):
                stock.OwnPower?.Fail(_desk.Now);
                break;
            case InstrumentsQuestion:
                _inquiries.Failed();
                break;
            case MoneyQuestion:
                _funds.Failed();
                break;
            case DayOrdersQuestion or BalanceQuestion:
                _desk.Questions.Failed(failure.Question);
                _reconciler.On(failure);
                break;
        }
    }
}
