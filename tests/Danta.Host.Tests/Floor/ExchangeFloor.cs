using Danta.Host.Configuration;
using Danta.Market;
using Danta.Simulator;
using Danta.Simulator.Accounts;
using Danta.Simulator.Conditions;
using Danta.Simulator.Control;
using Danta.Simulator.Exchange;
using Danta.Simulator.Scenarios;
using Danta.Trading;
using ExchangeNotice = Danta.Simulator.Accounts.OrderNotice;
using ExchangeNoticeKind = Danta.Simulator.Accounts.NoticeKind;
using ExchangeOrderType = Danta.Simulator.Accounts.OrderType;
using NoticeKind = Danta.Trading.NoticeKind;
using OrderType = Danta.Trading.OrderType;

namespace Danta.Host.Tests.Floor;

/// <summary>
/// The real trader on the simulator's exchange with no wire between them, on the exchange's own clock: an hour of the market takes
/// seconds. An order reaches the exchange a step after it was sent, and its reply takes another; notices overtake replies.
/// </summary>
sealed class ExchangeFloor : ISimulationListener
{
    readonly Simulation _market;
    readonly Client _client;
    /// <summary>The scripted markets are written for searches a second apart.</summary>
    static readonly TimeSpan ScriptRhythm = TimeSpan.FromSeconds(1);

    readonly List<Condition> _conditions;
    readonly TimeSpan _poll;
    readonly List<(long Step, Action Act)> _later = [];
    readonly Queue<Input> _heard = new();
    readonly List<Request> _requests = [];
    readonly Dictionary<InstrumentCode, BookTick> _books = [];
    long _step;
    bool _finished;

    public ExchangeFloor(Scenario scenario, TradingSection trading)
    {
        Settings = trading.Settings;
        _poll = ScriptRhythm;
        _market = new Simulation(scenario, new DateOnly(2026, 11, 23), this);
        _market.Run(scenario.WarmUp);
        _client = _market.Clients[0];
        _conditions = [.. _client.Plan.Conditions.Where(condition => trading.Conditions.Contains(condition.Name, StringComparer.Ordinal))];
        Hear(new Started(TradingMode.Demo, false, Settings));
        Hear(new StreamChanged(true, null));
    }

    public Trader Trader { get; } = new();

    public TraderSettings Settings { get; }

    public DateTimeOffset Now => Kst.At(_market.Clock.Date, _market.Clock.Time);

    public AccountState Account => AccountState.Of(_client);

    /// <summary>Every order with the time of its sending, how many trades had been heard by then, and the book as it was heard last.</summary>
    public List<(DateTimeOffset At, PlaceOrder Order, int Ticks, BookTick Book)> Placed { get; } = [];

    public List<Decision> Decisions { get; } = [];

    public List<OwnerNews> News { get; } = [];

    /// <summary>Every trade that the trader heard of, for an opinion of one's own.</summary>
    public List<(DateTimeOffset At, TradeTick Tick)> Ticks { get; } = [];

    /// <summary>Auctions that began and ended, as far as the trader heard of them.</summary>
    public List<(DateTimeOffset At, InstrumentCode Code, BookPhase Phase)> Phases { get; } = [];

    public bool KeepTicks { get; init; }

    public void Run(TimeSpan span)
    {
        for (var left = (long)(span.TotalMilliseconds / MarketClock.StepMilliseconds); left > 0; left--)
            Step();
    }

    public bool RunUntil(Func<bool> holds, TimeSpan longest)
    {
        for (var left = (long)(longest.TotalMilliseconds / MarketClock.StepMilliseconds); left > 0 && !holds(); left--)
            Step();
        return holds();
    }

    /// <summary>Ends as the program does: no entries, the owner's wish carried out, nothing under way.</summary>
    public TraderSnapshot Finish()
    {
        Hear(new Flatten("test"));
        RunUntil(() => News.OfType<CommandNews>().Any(news => news.Text.Contains("전량매도를 마쳤습니다", StringComparison.Ordinal)), TimeSpan.FromMinutes(10));
        Hear(new StopRequested());
        RunUntil(() => _finished, TimeSpan.FromSeconds(20));
        return Trader.Snapshot();
    }

    public void Hear(TraderEvent happened) => Feed(Input.Of(Now, happened));

    void Step()
    {
        var second = _market.Clock.Second;
        _market.Step();
        _step++;
        for (var index = 0; index < _later.Count; index++)
        {
            if (_later[index].Step > _step)
                continue;
            var act = _later[index].Act;
            _later.RemoveAt(index--);
            act();
        }
        while (_heard.TryDequeue(out var input))
            Feed(input);
        if (_market.Clock.Second == second)
            return;
        Feed(Input.Second(Now));
        if (_market.Clock.Second % Math.Max(1, (long)_poll.TotalSeconds) == 0)
            Poll();
    }

    void Poll()
    {
        foreach (var condition in _conditions)
        {
            var hits = _market.Venue.Stocks.Where(condition.Finds).Take(101).ToList();
            var found = hits.Take(100).Select(stock => new ConditionHit(stock.Listing.Code, stock.Listing.Name, PriceOf(stock.Figures.Last))).ToList();
            Answer(new ConditionAnswered(condition.Seq, condition.Name, found, hits.Count > 100, Now));
        }
    }

    void Feed(in Input input)
    {
        _requests.Clear();
        if (KeepTicks && input.Kind == InputKind.Trade)
            Ticks.Add((input.At, input.Trade));
        if (input.Kind == InputKind.Book)
        {
            if (_books.GetValueOrDefault(input.Book.Code).Phase != input.Book.Phase)
                Phases.Add((input.At, input.Book.Code, input.Book.Phase));
            _books[input.Book.Code] = input.Book;
        }
        Trader.Handle(input, _requests);
        foreach (var request in _requests.ToArray())
            Serve(request);
    }

    void Serve(Request request)
    {
        switch (request)
        {
            case PlaceOrder order:
                Placed.Add((Now, order, Ticks.Count, _books.GetValueOrDefault(order.Code)));
                Later(1, () => Place(order));
                break;
            case CancelOrder cancel:
                Later(1, () => Cancel(cancel));
                break;
            case Ask ask:
                Later(1, () => Answer(ask.Question));
                break;
            case Watch watch:
                Stock(watch.Code).Watched = true;
                break;
            case Unwatch unwatch:
                Stock(unwatch.Code).Watched = false;
                break;
            case Note note:
                Decisions.Add(note.Decision);
                break;
            case Tell tell:
                News.Add(tell.News);
                break;
            case Finished:
                _finished = true;
                break;
        }
    }

    void Place(PlaceOrder order)
    {
        var type = ExchangeOrderType.Find(order.Type switch
        {
            OrderType.Best => "03",
            OrderType.MarketIoc => "13",
            OrderType.BestIoc => "15",
            _ => "01",
        })!;
        var answer = _market.Desk.Place(_client.Account, new(Stock(order.Code), order.Side, type, order.Quantity.Shares, 0, 0, "KRX"));
        Answer(answer.Order is { } taken
            ? new OrderAcknowledged(order.Order, Number(taken), _market.Clock.Hhmmss)
            : new OrderRefused(order.Order, "APBK0000", $"{answer.Refusal}"));
    }

    void Cancel(CancelOrder cancel)
    {
        var number = _client.Account.Orders.Single(order => Number(order) == cancel.Number).Number;
        var answer = _market.Desk.Cancel(_client.Account, number, "KRX", null);
        Answer(answer.Order is { } taken
            ? new CancelAcknowledged(cancel.Order, Number(taken))
            : new CancelRefused(cancel.Order, "APBK0344", $"{answer.Refusal}"));
    }

    void Answer(Question question)
    {
        switch (question)
        {
            case DayOrdersQuestion:
                Answer(new DayOrdersAnswered([.. _client.Account.Orders.Select(Row)], true, Now));
                break;
            case BalanceQuestion:
                Answer(Balance());
                break;
            case DayProfitQuestion profit:
                Answer(Profit(profit));
                break;
            case MoneyQuestion:
                Answer(new MoneyAnswered(new(_client.Account.LargestPurchase(Math.Max(0, _client.Account.Orderable))), Now));
                break;
            case InstrumentsQuestion many:
                Answer(new InstrumentsAnswered([.. many.Codes.Select(code => Describe(Stock(code)))]));
                break;
            case InstrumentQuestion instrument:
                Answer(Describe(Stock(instrument.Code)));
                break;
        }
    }

    /// <summary>It tells what was true when it was made, and arrives a step later.</summary>
    void Answer(TraderEvent answer) => Later(1, () => Hear(answer));

    void Later(int steps, Action act) => _later.Add((_step + steps, act));

    Instrument Stock(InstrumentCode code) => _market.Venue.Stocks.Single(stock => stock.Listing.Code == code);

    OrderNumber Number(ClientOrder order) => OrderNumber.TryParse(order.NumberText, _client.Branch, out var number) ? number : default;

    BrokerOrder Row(ClientOrder order) => new(
        Number(order), order.Original is { } original ? Number(original) : default, order.Stock.Listing.Code, order.Stock.Listing.Name, order.Side,
        Quantity.Of(order.Quantity), null, Quantity.Of(order.Filled), new(order.FilledAmount), Quantity.Of(order.TakenBack),
        Quantity.Of(order.Rejected), Quantity.Of(order.Open), order.Time);

    BalanceAnswered Balance() => new(
        [
            .. _client.Account.Holdings.Where(holding => holding.Quantity > 0).Select(holding => new BrokerHolding(
                holding.Stock.Listing.Code, holding.Stock.Listing.Name, Quantity.Of(holding.Quantity),
                Quantity.Of(_client.Account.Sellable(holding.Stock)), new(holding.Cost), PriceOf(holding.Stock.Figures.Last))),
        ],
        new(_client.Account.Cash), new(_client.Account.Cash), new(_client.Account.Cash), true, Now);

    /// <summary>As the ledger's own lists have it: a sale with the commission of having bought what it sold.</summary>
    DayProfitAnswered Profit(DayProfitQuestion question)
    {
        var sales = _client.Account.Fills.Where(fill => fill.Side == Side.Sell && fill.Date == question.Date).ToList();
        BrokerProfit[] stocks =
        [
            .. sales.GroupBy(fill => fill.Stock).Select(stock => new BrokerProfit(
                stock.Key.Listing.Code, stock.Key.Listing.Name, Quantity.Of(stock.Sum(fill => fill.Quantity)), new(stock.Sum(fill => fill.Amount)),
                new(stock.Sum(fill => fill.Net)), new(stock.Sum(fill => fill.Commission + fill.Released.Commission)), new(stock.Sum(fill => fill.Tax)))),
        ];
        return new(question.Date, stocks, new(sales.Sum(fill => fill.Net)), true, Now);
    }

    static InstrumentAnswered Describe(Instrument stock) => new(
        stock.Listing.Code, stock.Listing.Name, stock.Listing.Board, stock.Listing.Kind, PriceOf(stock.Figures.Base),
        stock.Ladder.Limits.Upper, stock.Ladder.Limits.Lower, stock.Halted, stock.Listing.Status == "51",
        stock.Listing.Status switch { "54" => 1, "53" => 2, "52" => 3, _ => 0 }, false, stock.Phase == BookPhase.ViAuction,
        PriceOf(stock.Figures.Last))
    {
        DayTurnover = new(stock.Figures.Turnover),
    };

    static Price PriceOf(int won) => won > 0 ? Price.FromWon(won) : default;

    void IMarketListener.Traded(Instrument stock)
    {
        var tick = new TradeTick(
            stock.Listing.Code, _market.Clock.Hhmmss, PriceOf(stock.Figures.Last), PriceOf(stock.Figures.Open), PriceOf(stock.Figures.High),
            PriceOf(stock.Figures.Low), PriceOf(stock.AskWon(0)), PriceOf(stock.BidWon(0)), default, default, Quantity.Of(stock.Figures.LastSize),
            Quantity.Of(stock.Figures.Volume), new(stock.Figures.Turnover), (int)Math.Min(int.MaxValue, stock.Figures.Strength), stock.Figures.LastAggressor, stock.Halted,
            stock.InAuction, PriceOf(stock.Figures.StaticReference));
        _heard.Enqueue(Input.Of(Now, tick));
    }

    void IMarketListener.BookChanged(Instrument stock)
    {
        var (expected, volume) = stock.Expected;
        var book = new BookTick(
            stock.Listing.Code, _market.Clock.Hhmmss, stock.Phase, stock.Asks(), stock.Bids(), Quantity.Of(stock.Book.TotalAsk),
            Quantity.Of(stock.Book.TotalBid), PriceOf(expected), Quantity.Of(volume), Quantity.Of(stock.Figures.Volume));
        _heard.Enqueue(Input.Of(Now, book));
    }

    void IMarketListener.StateChanged(Instrument stock, string operation)
    {
    }

    void INoticeListener.Notice(in ExchangeNotice notice)
    {
        var order = notice.Order;
        NoticeKind? kind = (notice.Kind, order.Action) switch
        {
            (ExchangeNoticeKind.Filled, _) => NoticeKind.Filled,
            (ExchangeNoticeKind.Accepted, OrderAction.New) => NoticeKind.Accepted,
            (ExchangeNoticeKind.Accepted, OrderAction.Cancel) => NoticeKind.CancelAccepted,
            (ExchangeNoticeKind.Confirmed, OrderAction.Cancel) => NoticeKind.CancelConfirmed,
            (ExchangeNoticeKind.RemainderCancelled, _) => NoticeKind.RestCancelled,
            (ExchangeNoticeKind.Rejected, OrderAction.New) => NoticeKind.Rejected,
            _ => null,
        };
        if (kind is { } known)
            _heard.Enqueue(Input.Of(Now, new NoticeArrived(
                known, Number(order), order.Original is { } original ? Number(original) : default, order.Stock.Listing.Code,
                order.Stock.Listing.Name, order.Side, Quantity.Of(notice.Quantity),
                known == NoticeKind.Filled ? PriceOf(notice.Price) : default, Quantity.Of(order.Quantity), notice.Time)));
    }

    void ISimulationListener.Second()
    {
    }
}
