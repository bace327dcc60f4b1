using Danta.Market;
using Danta.Simulator.Accounts;
using Danta.Simulator.Conditions;
using Danta.Simulator.Control;
using Danta.Simulator.Crowd;
using Danta.Simulator.Faults;
using Danta.Simulator.Feed;
using Danta.Simulator.Gateway;
using Danta.Simulator.Scenarios;
using Microsoft.AspNetCore.WebUtilities;

namespace Danta.Simulator.Embedded;

/// <summary>
/// The exchange and its KIS face without sockets, threads or a clock of their own: whoever owns it carries the bytes and makes
/// the steps. It has one customer, the real one of the defaults, or the paper one beside him.
/// </summary>
public sealed class EmbeddedExchange
{
    /// <summary>One step of the market.</summary>
    public static readonly TimeSpan StepTime = TimeSpan.FromMilliseconds(Exchange.MarketClock.StepMilliseconds);

    /// <summary>A client that takes nothing for a while loses nothing here: it is the owner who decides when it is cut off.</summary>
    const int Queue = 1 << 20;

    /// <summary>Shares.</summary>
    const long LongQueue = 1_000_000;

    readonly Simulation _simulation;
    readonly StreamHub _hub = new();
    readonly TokenDesk _tokens;
    readonly RestGateway _gateway;
    readonly StreamDoor _door;
    readonly TimeProvider _time;
    readonly Client _client;
    readonly AccountView _account;

    /// <param name="time">Of tokens, paces and heartbeats; the market itself moves by steps.</param>
    public EmbeddedExchange(EmbeddedPlan plan, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(time);
        var start = Kst.TimeOf(time.GetUtcNow()).Add(-plan.WarmUp);
        var plain = new Scenario();
        var scenario = plain with
        {
            Seed = plan.Seed,
            Stocks = plan.Stocks,
            Start = start,
            AlwaysOpen = !plan.KeepsHours,
            SkipNights = false,
            Interruptions = false,
            StreamQueue = Queue,
            Temper = new CrowdTemper(plan.SurgesPerHour, plan.OrdersPerSecond, DayKind.Uniform),
            Clients =
            [
                plain.Clients[0] with
                {
                    Deposit = plan.Deposit,
                    Conditions = [.. plan.Formulas.Select((formula, index) => new Condition($"{index}", "시험", $"조건{index + 1}", formula))],
                },
                .. plan.IsPaper ? [plain.Clients[1] with { Deposit = plan.Deposit }] : (ClientPlan[])[],
            ],
        };
        _time = time;
        _simulation = new Simulation(scenario, Kst.DateOf(time.GetUtcNow()), _hub);
        _hub.Simulation = _simulation;
        _client = _simulation.Clients[^1];
        _account = new AccountView(_client);
        _simulation.Run(plan.WarmUp);
        _tokens = new TokenDesk(_simulation.Clients, time);
        _gateway = new RestGateway(_simulation, _tokens, time);
        _door = new StreamDoor(_simulation, _hub, _tokens, time);
    }

    /// <summary>Of the account.</summary>
    public EmbeddedKeys Keys => KeysOf(_client);

    /// <summary>Of the conditions.</summary>
    public EmbeddedKeys RealKeys => KeysOf(_simulation.Clients[0]);

    static EmbeddedKeys KeysOf(Client client) => new(client.Plan.AppKey, client.Plan.AppSecret, client.Plan.HtsId);

    /// <summary>CANO-ACNT_PRDT_CD.</summary>
    public string AccountNumber => _client.Plan.Account;

    public IReadOnlyList<InstrumentCode> Codes => [.. _simulation.Venue.Stocks.Select(stock => stock.Listing.Code)];

    /// <summary>The true state of the account.</summary>
    public AccountState Account => _account.Look();

    /// <summary>The last trade's price.</summary>
    public int LastPrice(InstrumentCode code) => _simulation.Venue.TryFind(code.ToString(), out var stock) ? stock.Figures.Last : 0;

    /// <summary>Carries a call out.</summary>
    /// <param name="header">Null for a header that was not sent.</param>
    public EmbeddedAnswer Call(string method, string pathAndQuery, Func<string, string?> header, ReadOnlyMemory<byte> body)
    {
        ArgumentNullException.ThrowIfNull(pathAndQuery);
        var at = pathAndQuery.IndexOf('?', StringComparison.Ordinal);
        var path = at < 0 ? pathAndQuery : pathAndQuery[..at];
        var query = QueryHelpers.ParseQuery(at < 0 ? "" : pathAndQuery[at..]);
        var answer = _gateway.Handle(new Sent(method, path, header, Value, body)) ?? new Answer(404, []);
        _hub.Flush();
        return new(answer.Status, answer.Body, answer.More, answer.ContentType);

        string? Value(string key) => query.TryGetValue(key, out var found) ? found.ToString() : null;
    }

    public EmbeddedFeed Connect() => new(_simulation, _hub, _door, _time);

    /// <summary>A master file as it lies for download; null: there is none of this name.</summary>
    public byte[]? MasterFile(string name) => Gateway.Quotes.ReferenceData.Find(_simulation, $"/common/master/{name}.mst.zip")?.Body;

    /// <summary>The market goes on by <see cref="StepTime"/>.</summary>
    public void Step()
    {
        _simulation.Step();
        _hub.Flush();
    }

    /// <inheritdoc cref="Exchange.SessionDirector.SkipTo"/>
    public void SkipTo(DateTimeOffset moment)
    {
        _simulation.SkipTo(moment);
        _hub.Flush();
    }

    /// <summary>An auction or continuous trading of the regular session, by the true time of day.</summary>
    public bool TakesOrders => _simulation.Hours.Phase is SessionPhase.OpeningAuction or SessionPhase.Continuous or SessionPhase.ClosingAuction;

    /// <summary>Something of the day is left: an auction, trading, or what follows it.</summary>
    public bool IsOpen => _simulation.Hours.Phase != SessionPhase.Closed;

    public bool IsInOpeningAuction => _simulation.Hours.Phase == SessionPhase.OpeningAuction;

    public bool IsContinuous => _simulation.Hours.Phase == SessionPhase.Continuous;

    /// <summary>Shares in the account that no open sale binds.</summary>
    public long SellableOf(InstrumentCode code) => _simulation.Venue.TryFind(code.ToString(), out var stock) ? _client.Account.Sellable(stock) : 0;

    /// <summary>The owner trades by phone: at market, beside whatever his programs do.</summary>
    /// <returns>The order's number; null where it was refused.</returns>
    public string? TradeByPhone(InstrumentCode code, Side side, long quantity) => ByPhone(code, side, "01", quantity, 0);

    /// <summary>He wants to sell at the day's highest price: it rests, and binds what it is to sell.</summary>
    /// <inheritdoc cref="TradeByPhone"/>
    public string? OfferByPhone(InstrumentCode code, long quantity) =>
        _simulation.Venue.TryFind(code.ToString(), out var stock) ? ByPhone(code, Side.Sell, "00", quantity, stock.Ladder.Limits.Upper.Won) : null;

    /// <summary>He calls one of his orders back, if it is open still.</summary>
    /// <param name="quantity">Null: all of it.</param>
    public void CancelByPhone(string number, long? quantity = null)
    {
        _simulation.Desk.Cancel(_client.Account, long.Parse(number, System.Globalization.CultureInfo.InvariantCulture), "KRX", quantity);
        _hub.Flush();
    }

    /// <summary>He changes one of the account's orders, his own or a program's: what is open of it goes on at a price, under another number.</summary>
    /// <inheritdoc cref="TradeByPhone"/>
    public string? AmendByPhone(string number, int price)
    {
        var order = _simulation.Desk.Amend(
            _client.Account, long.Parse(number, System.Globalization.CultureInfo.InvariantCulture), "KRX", OrderType.Find("00")!, price, null).Order;
        _hub.Flush();
        return order?.NumberText;
    }

    /// <summary>A price on the grid, so many hundredths away from the last one, and within the day's limits.</summary>
    public int PriceNear(InstrumentCode code, int hundredths)
    {
        if (!_simulation.Venue.TryFind(code.ToString(), out var stock))
            return 0;
        var won = (int)(stock.Figures.Last * (100L + hundredths) / 100);
        var price = stock.Ladder.Won(stock.Ladder.AtOrBelow(won));
        return Math.Clamp(price, stock.Ladder.Limits.Lower.Won, stock.Ladder.Limits.Upper.Won);
    }

    /// <summary>거래정지: its orders are refused and nothing of it trades, or it is lifted.</summary>
    public void Halt(InstrumentCode code, bool halted)
    {
        if (_simulation.Venue.TryFind(code.ToString(), out var stock))
            stock.Halt(halted);
        _hub.Flush();
    }

    /// <summary>VI: two minutes of auction.</summary>
    public void Interrupt(InstrumentCode code)
    {
        if (_simulation.Venue.TryFind(code.ToString(), out var stock))
            stock.Interrupt();
        _hub.Flush();
    }

    /// <summary>액면분할 or 병합: with the next day so many shares are what so many were the day before.</summary>
    public void Split(InstrumentCode code, int today, int before)
    {
        if (_simulation.Venue.TryFind(code.ToString(), out var stock))
            stock.Split(new(today, before));
    }

    /// <summary>The crowd drives its price; below zero down.</summary>
    public void Surge(InstrumentCode code, double percentPerSecond, double seconds) =>
        _simulation.Script.Do(new ScriptedEvent(default, EventKind.Surge, code.ToString(), Seconds: seconds, PercentPerSecond: percentPerSecond));

    /// <summary>It trades as ever, and somebody buys.</summary>
    public bool Trades(InstrumentCode code) =>
        _simulation.Venue.TryFind(code.ToString(), out var stock) && stock is { Halted: false, InAuction: false, Book.HasBid: true };

    /// <summary>Today's highest price of it.</summary>
    public int UpperLimit(InstrumentCode code) => _simulation.Venue.TryFind(code.ToString(), out var stock) ? stock.Ladder.Limits.Upper.Won : 0;

    /// <summary>Buyers take whatever is offered and queue at the day's highest price, many more than sell; or they leave the queue.</summary>
    public void QueueAtLimit(InstrumentCode code, bool queues)
    {
        if (!_simulation.Venue.TryFind(code.ToString(), out var stock) || stock.Halted || stock.InAuction)
            return;
        var (book, top) = (stock.Book, stock.Ladder.Top);
        if (queues)
        {
            // Else those who quote would take the queue back as too dear.
            _simulation.Venue.CrowdOf(stock).Believe(top);
            book.Take(Side.Buy, top, book.Available(Side.Buy, top), taker: null);
        }
        else
        {
            book.Thin(Side.Buy, top, 1);
        }
        if (queues && !book.HasAsk && book.BidAt(top) < LongQueue)
        {
            book.Rest(Side.Buy, top, LongQueue, owner: null);
            book.Take(Side.Sell, top, 1, taker: null);
        }
        _hub.Flush();
    }

    /// <summary>상한가: it has traded there last, and nobody offers any more.</summary>
    public bool IsLockedUp(InstrumentCode code) =>
        _simulation.Venue.TryFind(code.ToString(), out var stock) && stock.Figures.Last == stock.Ladder.Limits.Upper.Won && !stock.Book.HasAsk;

    string? ByPhone(InstrumentCode code, Side side, string type, long quantity, int price)
    {
        if (!_simulation.Venue.TryFind(code.ToString(), out var stock))
            return null;
        var order = _simulation.Desk.Place(_client.Account, new(stock, side, OrderType.Find(type)!, quantity, price, 0, "KRX")).Order;
        _hub.Flush();
        return order?.NumberText;
    }

    /// <summary>Every token is unknown from now on.</summary>
    public void KillTokens()
    {
        foreach (var client in _simulation.Clients)
            _tokens.Kill(client);
    }

    /// <summary>The next frame of a channel has fields more (or fewer) than today's layout.</summary>
    /// <param name="channel">Its TR id.</param>
    public void WidenNext(string channel, int fields) =>
        _simulation.Faults.Add(new Fault { Kind = FaultKind.FrameWidth, Channel = channel, Times = 1, Count = fields });

    /// <summary>As <see cref="WidenNext"/>, for every frame from now on.</summary>
    public void ChangeLayout(string channel, int fields) =>
        _simulation.Faults.Add(new Fault { Kind = FaultKind.FrameWidth, Channel = channel, Count = fields });
}
