using Danta.Host.Commands;
using Danta.Host.Engine;
using Danta.Host.Running;
using Danta.Kis;
using Danta.Kis.Wire;
using Danta.Kis.Wire.Errors;
using Danta.Market;
using Danta.Trading;
using Microsoft.Extensions.Logging;
using DayOrdersQuestion = Danta.Kis.DayOrdersQuestion;

namespace Danta.Host.Edges;

/// <summary>
/// The client in the trader's words: requests go in, inputs come out. It decides nothing; whatever the client knows of a call is
/// what the trader gets to hear.
/// </summary>
sealed partial class Broker : IAsyncDisposable
{
    /// <summary>A clock behind by less is still in the night when the day has turned, and nothing is traded: yesterday's orders are no news then.</summary>
    static readonly TimeSpan Leap = TimeSpan.FromHours(1);

    static readonly TimeSpan KnockAgain = TimeSpan.FromSeconds(5);

    /// <summary>From waking to the latest evening.</summary>
    static readonly TimeSpan WorkingDay = TimeSpan.FromHours(12);

    const int MostNamed = 100;

    readonly TimeProvider _time;
    readonly EdgeSettings _settings;
    readonly ILogger _logger;
    readonly StockQuestions _stocks;
    readonly HashSet<string> _named = new(StringComparer.Ordinal);
    InstrumentCode _found;
    string? _tokenProblem = "접근토큰을 아직 받지 못했습니다";

    public Broker(KisOptions options, EdgeSettings settings, KisGround ground, TimeProvider time, ILoggerFactory loggers)
    {
        _settings = settings;
        _time = time;
        _logger = loggers.CreateLogger<Broker>();
        Client = new KisClient(options, time, _logger, ground);
        Listings = new Listings(Client.Masters, time, loggers.CreateLogger<Listings>());
        _stocks = new StockQuestions(Client, Listings, time);
    }

    public KisClient Client { get; }

    public Listings Listings { get; }

    /// <summary>How long orders took.</summary>
    public OrderPaths Paths { get; } = new();

    /// <summary>Null while a token is held; else what is wrong, in Korean.</summary>
    public string? TokenProblem => Client.TokenTrouble ?? Volatile.Read(ref _tokenProblem);

    /// <summary>Null while the broker answers; else why it does not, in Korean.</summary>
    public string? CallProblem => Client.CallTrouble;

    public BudgetStatus Budget
    {
        get
        {
            var budget = Client.Budget.State;
            var other = Client.MarketDataBudget?.State.Lanes;
            return new((int)Math.Round(budget.Limit), budget.Used, budget.Waiting)
            {
                Lanes = [.. budget.Lanes.Select((lane, index) => Sum(lane, other?[index] ?? default))],
            };
        }
    }

    /// <summary>Half of the calls that searches may use are free, and nobody waits: a search now holds nothing else up.</summary>
    public bool HasIdleBudget => (Client.MarketDataBudget ?? Client.Budget).IsHalfIdle;

    /// <summary>One attempt to get the token. False: the broker cannot be reached now.</summary>
    /// <exception cref="CommandFailed">The credentials are refused.</exception>
    public async Task<bool> TryConnectAsync(CancellationToken stop)
    {
        var answer = await Client.AuthoriseAsync(stop);
        if (answer.TryGet(out _, out var reason))
        {
            Volatile.Write(ref _tokenProblem, null);
            return true;
        }
        if (answer is KisResult<bool>.Refused { Verdict.Cause: KisCause.Credentials })
            throw new CommandFailed(
                ExitCodes.CredentialsRefused,
                $"증권사가 앱키를 받아들이지 않습니다: {reason}. 실전 키와 모의 키를 바꾸어 넣지 않았는지, 앱시크릿에 빈칸이 섞이지 않았는지 확인하십시오. 주문은 나가지 않았습니다.");
        if (_tokenProblem != reason)
            Unreachable(_logger, reason);
        Volatile.Write(ref _tokenProblem, reason);
        return false;
    }

    /// <summary>Beside the calls, which go on with the one at hand: the day's work does not begin with one that ends in it.</summary>
    public Task RenewTokensAsync() => Client.RenewTokensAsync(WorkingDay, CancellationToken.None);

    /// <summary>Knocks until the broker answers, but not while the trader is asleep: at night a server may be shut for hours.</summary>
    /// <exception cref="CommandFailed">The credentials are refused.</exception>
    public async Task ConnectAsync(Func<bool> isAsleep, CancellationToken stop)
    {
        while (isAsleep() || !await TryConnectAsync(stop))
            await Task.Delay(KnockAgain, _time, stop);
    }

    /// <summary>Sends an order as far as it goes without waiting; <see cref="FollowAsync"/> has the rest.</summary>
    public Placing Place(PlaceOrder order)
    {
        var ticket = new OrderTicket(
            order.Side, order.Code, BrokerOptions.Division(order.Type), order.Quantity, order.Limit ?? default, BrokerOptions.Venue(order.Venue))
        {
            LeaveWithin = order.Urgency == Urgency.Entry ? _settings.EntryPatience : _settings.ExitPatience,
        };
        var lane = LaneOf(order.Urgency);
        return new(Client.Orders.PlaceAsync(ticket, lane, CancellationToken.None), Client.Budget.ExpectedWait(lane));
    }

    /// <summary>Never throws: whatever is not a proven answer is a lost reply.</summary>
    public async Task<TraderEvent> FollowAsync(PlaceOrder order, Placing placing, StepTimes times)
    {
        try
        {
            var reply = await placing.Reply;
            return reply.Match<TraderEvent>(
                accepted => Number(accepted.Number) is { IsNone: false } number
                    ? new OrderAcknowledged(order.Order, number, accepted.TimeOfDay < 0 ? null : accepted.TimeOfDay)
                    {
                        Waited = accepted.Times is null ? placing.Wait : TimeSpan.Zero, Path = PathOf(accepted.Times, times),
                    }
                    : new OrderReplyLost(order.Order, "주문번호를 읽을 수 없음"),
                refused => new OrderRefused(order.Order, refused.Code, refused.Message),
                doubt => new OrderReplyLost(order.Order, doubt.Reason));
        }
        catch (Exception fault)
        {
            OurFault(_logger, fault);
            return new OrderReplyLost(order.Order, "내부 오류로 응답을 알 수 없음");
        }
    }

    OrderPath? PathOf(CallTimes? call, in StepTimes step)
    {
        if (call is not { } known)
            return null;
        var path = step.PathTo(known.Left, known.Answered, _time);
        Paths.Take(path);
        return path;
    }

    /// <inheritdoc cref="FollowAsync"/>
    public async Task<TraderEvent> CancelAsync(CancelOrder cancel)
    {
        try
        {
            var standing = new StandingOrder(
                new KisOrderNumber(cancel.Number.Branch, cancel.Number.Text), BrokerOptions.Division(cancel.Type), BrokerOptions.Venue(cancel.Venue));
            var reply = await Client.Orders.CancelAsync(standing, null, Lane.Cancels, CancellationToken.None);
            return reply.Match<TraderEvent>(
                accepted => new CancelAcknowledged(cancel.Order, Number(accepted.Number)),
                refused => new CancelRefused(cancel.Order, refused.Code, refused.Message),
                doubt => new CancelReplyLost(cancel.Order, doubt.Reason));
        }
        catch (Exception fault)
        {
            OurFault(_logger, fault);
            return new CancelReplyLost(cancel.Order, "내부 오류로 응답을 알 수 없음");
        }
    }

    DateOnly Today => Kst.DateOf(_time.GetUtcNow());

    /// <summary>Exactly one answer for each question, whatever happens.</summary>
    public async Task<TraderEvent> AnswerAsync(Ask ask)
    {
        try
        {
            var askedOn = Today;
            var answer = ask.Question switch
            {
                Trading.DayOrdersQuestion => await DayOrdersAsync(CancellationToken.None, ask.Doubt ? Lane.Doubts : Lane.Balance),
                BalanceQuestion => await BalanceAsync(CancellationToken.None, ask.Doubt ? Lane.Doubts : Lane.Balance),
                DayProfitQuestion question => await DayProfitAsync(question),
                MoneyQuestion question => await MoneyAsync(question),
                BuyingPowerQuestion question => await BuyingPowerAsync(question),
                InstrumentQuestion question => await _stocks.OneAsync(question.Code, Lane.Other, CancellationToken.None) switch
                {
                    ({ } told, _) => told,
                    (_, var reason) => new QuestionFailed(question, reason),
                },
                InstrumentsQuestion question => await _stocks.ManyAsync(question.Codes, Lane.Other, CancellationToken.None) is { } told
                    ? new InstrumentsAnswered(told)
                    : new QuestionFailed(question, "종목 시세를 받지 못했습니다"),
                _ => new QuestionFailed(ask.Question, "모르는 질문"),
            };
            // A machine that has slept over the night finds the reply that lay there: its base price is yesterday's.
            return answer is InstrumentAnswered or InstrumentsAnswered && Today != askedOn ? new QuestionFailed(ask.Question, "답이 이튿날에야 왔습니다") : answer;
        }
        catch (Exception fault)
        {
            OurFault(_logger, fault);
            return new QuestionFailed(ask.Question, "내부 오류");
        }
    }

    /// <summary>The hashkey of a sale that may come. Nothing waits for it.</summary>
    public Task PrepareExitAsync(PrepareExit exit)
    {
        if (!exit.Quantity.IsZero)
            return Client.Orders.PrepareAsync(Ticket(Side.Sell, exit.Code, exit.Type, exit.Quantity, exit.Venue), CancellationToken.None);
        Client.Orders.Forget(Side.Sell, exit.Code);
        return Task.CompletedTask;
    }

    /// <summary>The hashkey of a purchase that may come.</summary>
    public Task PrepareEntryAsync(PrepareEntry entry)
    {
        if (!entry.Quantity.IsZero)
            return Client.Orders.PrepareAsync(Ticket(Side.Buy, entry.Code, entry.Type, entry.Quantity, entry.Venue), CancellationToken.None);
        Client.Orders.Forget(Side.Buy, entry.Code);
        return Task.CompletedTask;
    }

    static OrderTicket Ticket(Side side, InstrumentCode code, OrderType type, Quantity quantity, OrderVenue venue) =>
        new(side, code, BrokerOptions.Division(type), quantity, default, BrokerOptions.Venue(venue));

    public async Task<TraderEvent> DayOrdersAsync(CancellationToken stop, Lane lane = Lane.Balance)
    {
        var now = _time.GetUtcNow();
        // A clock that leapt over a midnight and was put right: by which of the two days the broker goes nobody knows, so both are asked for.
        var leap = _time is SteadyClock steady && steady.Behind is var behind && behind > Leap ? behind : TimeSpan.Zero;
        var (today, wall) = (Kst.DateOf(now), Kst.DateOf(now - leap));
        var answer = await Client.Account.OrdersAsync(new DayOrdersQuestion(wall, today), lane, stop);
        if (answer is KisResult<Whole<DayOrder>>.Ok { Value: { SetAside: var strange, Odd: var odd } })
            Name(strange, odd);
        return answer.TryGet(out var list, out var reason)
            ? new DayOrdersAnswered([.. list.Items.Select(row => Order(row, today))], list.Complete, list.AskedAt) { Day = today, From = wall < today ? wall : null }
            : new QuestionFailed(new Trading.DayOrdersQuestion(), reason);
    }

    public async Task<TraderEvent> BalanceAsync(CancellationToken stop, Lane lane = Lane.Balance)
    {
        var answer = await Client.Account.BalanceAsync(lane, stop);
        if (answer is KisResult<Balance>.Ok { Value: { SetAside: var strange, Odd: var odd } })
            Name(strange, odd);
        return answer.TryGet(out var balance, out var reason)
            ? new BalanceAnswered(
                [.. balance.Holdings.Where(row => !row.Held.IsZero).Select(row => new BrokerHolding(row.Code, row.Name, row.Held, row.Sellable, row.Cost, row.Last))],
                balance.Deposit, balance.Settled, balance.Total, balance.Complete, balance.AskedAt)
            { IsContradicted = balance.IsContradicted }
            : new QuestionFailed(new BalanceQuestion(), reason);
    }

    /// <summary>Each is named once: it is the broker's row, and nothing that the trader could do anything with.</summary>
    void Name(IReadOnlyList<string> setAside, IReadOnlyList<string> odd)
    {
        foreach (var row in setAside.Where(IsNew))
            SetAside(_logger, row);
        foreach (var row in odd.Where(IsNew))
            Odd(_logger, row);
    }

    bool IsNew(string row)
    {
        lock (_named)
            return _named.Count < MostNamed && _named.Add(row);
    }

    [LoggerMessage(2310, LogLevel.Warning, "증권사의 목록에서 읽을 수 없는 줄을 빼고 나머지로 갑니다: {Row}")]
    static partial void SetAside(ILogger logger, string row);

    [LoggerMessage(2311, LogLevel.Warning, "증권사의 목록에서 한 칸을 읽을 수 없어 그 칸 없이 갑니다: {Row}")]
    static partial void Odd(ILogger logger, string row);

    /// <summary>Null where the broker does not say: then the calendar decides.</summary>
    public async Task<HolidayAnswered?> HolidayAsync(DateOnly date, CancellationToken stop)
    {
        var answer = await Client.Calendar.IsOpenAsync(date, Lane.Other, stop);
        return answer.TryGet(out var open, out _) && open is { } known ? new HolidayAnswered(date, known) : null;
    }

    /// <summary>The saved conditions, or what is wrong in Korean.</summary>
    public async Task<(IReadOnlyList<SavedCondition> Saved, string? Problem)> ConditionsAsync(CancellationToken stop)
    {
        if (!Client.Answers(KisEndpoints.PsearchTitle))
            return ([], "모의투자 서버에는 조건검색이 없습니다. kis.marketData에 실전 앱키를 넣으면 조건검색만 실전 서버에 묻습니다.");
        var answer = await Client.Conditions.ListAsync(Lane.Conditions, stop);
        return answer.TryGet(out var list, out var reason) ? (list, null) : ([], $"조건식 목록을 받지 못했습니다: {reason}");
    }

    /// <summary>What the search found, and before it what is known of stocks that have not been described today.</summary>
    public async Task<(StocksDescribed? Described, TraderEvent Answer)> ConditionAsync(SavedCondition condition, CancellationToken stop)
    {
        var askedAt = _time.GetUtcNow();
        var answer = await Client.Conditions.SearchAsync(condition.Seq, Lane.Conditions, stop);
        if (!answer.TryGet(out var found, out var reason))
            return (null, new ConditionFailed(condition.Seq, condition.Name, reason));
        Name(found.SetAside, found.Odd);
        if (found.Stocks is [.., var last])
            _found = last.Code;
        var described = Kst.DateOf(askedAt) == Today ? Listings.Describe(found.Stocks) : [];
        return (
            described.Count > 0 ? new StocksDescribed(described) : null,
            new ConditionAnswered(condition.Seq, condition.Name, [.. found.Stocks.Select(Hit)], found.Truncated, askedAt));
    }

    static ConditionHit Hit(ConditionStock stock) => new(stock.Code, stock.Name, stock.Price)
    {
        Strength = (int)Math.Clamp(stock.Strength * 100, 0, 1_000_000),
        Turnover = stock.Price.IsQuoted ? stock.Price * stock.DayVolume : Won.Zero,
    };

    async Task<TraderEvent> DayProfitAsync(DayProfitQuestion question)
    {
        var askedAt = _time.GetUtcNow();
        var trades = await Client.Profit.TradesAsync(question.Date, question.Date, Lane.Other, CancellationToken.None);
        if (!trades.TryGet(out var period, out var reason))
            return new QuestionFailed(question, reason);
        var today = await Client.Profit.TodayAsync(Lane.Other, CancellationToken.None);
        if (!today.TryGet(out var profit, out reason))
            return new QuestionFailed(question, reason);
        BrokerProfit[] stocks =
        [
            .. period.Trades.Where(trade => trade.Date == question.Date && !trade.SoldShares.IsZero).GroupBy(trade => trade.Code).Select(stock => new BrokerProfit(
                stock.Key, stock.First().Name, Quantity.Of(stock.Sum(trade => trade.SoldShares.Shares)), new(stock.Sum(trade => trade.Sold.Amount)),
                new(stock.Sum(trade => trade.Realised.Amount)), new(stock.Sum(trade => trade.Commission.Amount)), new(stock.Sum(trade => trade.Tax.Amount)))),
        ];
        return new DayProfitAnswered(question.Date, stocks, profit.Realised, period.Complete, askedAt);
    }

    /// <summary>
    /// Where the broker does not take the question without a stock, the one that was found last stands for all of them: the amount is
    /// the account's.
    /// </summary>
    async Task<TraderEvent> MoneyAsync(MoneyQuestion question)
    {
        var reason = "";
        foreach (var code in (InstrumentCode[])[default, _found])
        {
            var askedAt = _time.GetUtcNow();
            var answer = await Client.Account.BuyingPowerAsync(code, OrderDivisions.Market, default, Lane.Balance, CancellationToken.None);
            var isOdd = code.IsNone && answer is KisResult<BuyingPower>.Ok { Value: { Amount.Amount: 0, Cash.Amount: > 0 } };
            if (answer.TryGet(out var power, out reason) && !(isOdd && !_found.IsNone))
                return new MoneyAnswered(power.Amount, askedAt);
            if (_found.IsNone || !isOdd && answer is not KisResult<BuyingPower>.Refused { Verdict: { Cause: KisCause.Input or KisCause.Stock } or { Known: false } })
                break;
        }
        return new QuestionFailed(question, reason);
    }

    async Task<TraderEvent> BuyingPowerAsync(BuyingPowerQuestion question)
    {
        var askedAt = _time.GetUtcNow();
        var answer = await Client.Account.BuyingPowerAsync(question.Code, OrderDivisions.Market, default, Lane.Balance, CancellationToken.None);
        return answer.TryGet(out var power, out var reason)
            ? new BuyingPowerAnswered(question.Code, power.Shares, askedAt)
            : new QuestionFailed(question, reason);
    }

    static BrokerOrder Order(DayOrder order, DateOnly today) => new(
        Number(order.Number), OrderNumber.TryParse(order.OriginalNumber, "", out var original) ? original : default, order.Code, order.Name,
        order.Side, order.Ordered, order.Limit.IsQuoted ? order.Limit : null, order.Filled, order.FilledAmount, order.Cancelled,
        order.Rejected, order.Open, order.TimeOfDay)
    {
        Type = BrokerOptions.TypeOf(order.Division),
        Day = order.Date == today || order.Date == default ? null : order.Date,
    };

    static OrderNumber Number(KisOrderNumber number) => OrderNumber.TryParse(number.Digits, number.Branch, out var known) ? known : default;

    static LaneStatus Sum(LaneState mine, LaneState other) => new(
        mine.Lane.Word(), mine.Waiting + other.Waiting, mine.Oldest > other.Oldest ? mine.Oldest : other.Oldest);

    static Lane LaneOf(Urgency urgency) => urgency == Urgency.Entry ? Lane.Entries : Lane.PanicAndExits;

    public ValueTask DisposeAsync()
    {
        Client.Dispose();
        return ValueTask.CompletedTask;
    }

    [LoggerMessage(2201, LogLevel.Warning, "증권사에 접속하지 못해 다시 시도합니다: {Reason}")]
    static partial void Unreachable(ILogger logger, string reason);

    [LoggerMessage(2202, LogLevel.Error, "증권사와 말하는 중에 내부 오류가 났습니다.")]
    static partial void OurFault(ILogger logger, Exception fault);
}
