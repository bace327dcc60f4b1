using Danta.Host.Commands;
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
    static readonly TimeSpan KnockAgain = TimeSpan.FromSeconds(5);

    /// <summary>A purchase for a price that is gone is none that anybody wanted.</summary>
    static readonly TimeSpan EntryPatience = TimeSpan.FromSeconds(5);

    /// <summary>Below the time after which the trader holds an order for one that may have left.</summary>
    static readonly TimeSpan ExitPatience = TimeSpan.FromSeconds(8);

    readonly TimeProvider _time;
    readonly ILogger _logger;
    string? _tokenProblem = "접근토큰을 아직 받지 못했습니다";

    public Broker(KisOptions options, KisGround ground, TimeProvider time, ILoggerFactory loggers)
    {
        _time = time;
        _logger = loggers.CreateLogger<Broker>();
        Client = new KisClient(options, time, _logger, ground);
        Listings = new Listings(Client.Masters, time, loggers.CreateLogger<Listings>());
    }

    public KisClient Client { get; }

    public Listings Listings { get; }

    /// <summary>Null while a token is held; else what is wrong, in Korean.</summary>
    public string? TokenProblem => Client.TokenTrouble ?? Volatile.Read(ref _tokenProblem);

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
    public bool HasIdleBudget
    {
        get
        {
            var budget = (Client.MarketDataBudget ?? Client.Budget).State;
            return budget.Waiting == 0 && budget.Used < budget.Limit / 2;
        }
    }

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

    /// <summary>Knocks until the broker answers.</summary>
    /// <exception cref="CommandFailed">The credentials are refused.</exception>
    public async Task ConnectAsync(CancellationToken stop)
    {
        while (!await TryConnectAsync(stop))
            await Task.Delay(KnockAgain, _time, stop);
    }

    /// <summary>Never throws: whatever is not a proven answer is a lost reply.</summary>
    public async Task<TraderEvent> PlaceAsync(PlaceOrder order)
    {
        try
        {
            var ticket = new OrderTicket(
                order.Side, order.Code, BrokerOptions.Division(order.Type), order.Quantity, order.Limit ?? default, BrokerOptions.Venue(order.Venue))
            {
                LeaveWithin = order.Urgency == Urgency.Entry ? EntryPatience : ExitPatience,
            };
            var lane = LaneOf(order.Urgency);
            var waited = Client.Budget.ExpectedWait(lane);
            var reply = await Client.Orders.PlaceAsync(ticket, lane, CancellationToken.None);
            return reply.Match<TraderEvent>(
                accepted => Number(accepted.Number) is { IsNone: false } number
                    ? new OrderAcknowledged(order.Order, number, accepted.TimeOfDay < 0 ? null : accepted.TimeOfDay) { Waited = waited }
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

    /// <inheritdoc cref="PlaceAsync"/>
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

    /// <summary>Exactly one answer for each question, whatever happens.</summary>
    public async Task<TraderEvent> AnswerAsync(Ask ask)
    {
        try
        {
            return ask.Question switch
            {
                Trading.DayOrdersQuestion => await DayOrdersAsync(CancellationToken.None, ask.Doubt ? Lane.Doubts : Lane.Balance),
                BalanceQuestion => await BalanceAsync(CancellationToken.None, ask.Doubt ? Lane.Doubts : Lane.Balance),
                DayProfitQuestion question => await DayProfitAsync(question),
                BuyingPowerQuestion question => await BuyingPowerAsync(question),
                InstrumentQuestion question => await InstrumentAsync(question, ask.Sample ? Lane.Other : Lane.Entries),
                _ => new QuestionFailed(ask.Question, "모르는 질문"),
            };
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
        {
            var ticket = new OrderTicket(
                Side.Sell, exit.Code, BrokerOptions.Division(exit.Type), exit.Quantity, default, BrokerOptions.Venue(exit.Venue));
            return Client.Orders.PrepareAsync(ticket, CancellationToken.None);
        }
        Client.Orders.Forget(Side.Sell, exit.Code);
        return Task.CompletedTask;
    }

    public async Task<TraderEvent> DayOrdersAsync(CancellationToken stop, Lane lane = Lane.Balance)
    {
        var askedAt = _time.GetUtcNow();
        var today = Kst.DateOf(askedAt);
        var answer = await Client.Account.OrdersAsync(new DayOrdersQuestion(today, today), lane, stop);
        return answer.TryGet(out var list, out var reason)
            ? new DayOrdersAnswered([.. list.Items.Select(Order)], list.Complete, askedAt)
            : new QuestionFailed(new Trading.DayOrdersQuestion(), reason);
    }

    public async Task<TraderEvent> BalanceAsync(CancellationToken stop, Lane lane = Lane.Balance)
    {
        var askedAt = _time.GetUtcNow();
        var answer = await Client.Account.BalanceAsync(lane, stop);
        return answer.TryGet(out var balance, out var reason)
            ? new BalanceAnswered(
                [.. balance.Holdings.Where(row => !row.Held.IsZero).Select(row => new BrokerHolding(row.Code, row.Name, row.Held, row.Sellable, row.Cost, row.Last))],
                balance.Deposit, balance.Settled, balance.Total, balance.Complete, askedAt)
            : new QuestionFailed(new BalanceQuestion(), reason);
    }

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

    public async Task<TraderEvent> ConditionAsync(SavedCondition condition, CancellationToken stop)
    {
        var askedAt = _time.GetUtcNow();
        var answer = await Client.Conditions.SearchAsync(condition.Seq, Lane.Conditions, stop);
        return answer.TryGet(out var found, out var reason)
            ? new ConditionAnswered(
                condition.Seq, condition.Name, [.. found.Stocks.Select(stock => new ConditionHit(stock.Code, stock.Name, stock.Price))],
                found.Truncated, askedAt)
            : new ConditionFailed(condition.Seq, condition.Name, reason);
    }

    /// <summary>What can be bought for without receivables, of no stock in particular; null where the broker does not say.</summary>
    public async Task<Won?> BuyingPowerAsync(CancellationToken stop)
    {
        var answer = await Client.Account.BuyingPowerAsync(default, OrderDivisions.Market, default, Lane.Other, stop);
        return answer.TryGet(out var power, out _) ? power.Amount : null;
    }

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

    async Task<TraderEvent> BuyingPowerAsync(BuyingPowerQuestion question)
    {
        var answer = await Client.Account.BuyingPowerAsync(question.Code, OrderDivisions.Market, default, Lane.Entries, CancellationToken.None);
        return answer.TryGet(out var power, out var reason)
            ? new BuyingPowerAnswered(question.Code, power.Shares, power.Amount)
            : new QuestionFailed(question, reason);
    }

    async Task<TraderEvent> InstrumentAsync(InstrumentQuestion question, Lane lane)
    {
        // The master file tells the boards and funds apart exactly; the quote's own words serve where it is not at hand.
        var listed = Listings.Find(question.Code);
        var answer = await Client.Quotes.PriceAsync(question.Code, listed?.Board ?? Board.Unknown, lane, CancellationToken.None);
        if (!answer.TryGet(out var price, out var reason))
            return new QuestionFailed(question, reason);
        if (!price.Base.IsQuoted || !price.UpperLimit.IsQuoted || !price.LowerLimit.IsQuoted)
            return new QuestionFailed(question, "증권사가 이 종목의 기준가를 모릅니다");
        return new InstrumentAnswered(
            question.Code, listed?.Name ?? "", listed?.Board ?? price.Board,
            listed?.Kind ?? BrokerOptions.KindOf(question.Code, price.BoardName), price.Base, price.UpperLimit, price.LowerLimit,
            price.Halted, price.Administrative, price.WarningLevel, price.Liquidation, price.InVi, price.Last)
        {
            DayTurnover = price.DayTurnover,
        };
    }

    static BrokerOrder Order(DayOrder order) => new(
        Number(order.Number), OrderNumber.TryParse(order.OriginalNumber, "", out var original) ? original : default, order.Code, order.Name,
        order.Side, order.Ordered, order.Limit.IsQuoted ? order.Limit : null, order.Filled, order.FilledAmount, order.Cancelled,
        order.Rejected, order.Open, order.TimeOfDay)
    {
        Type = BrokerOptions.TypeOf(order.Division),
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
