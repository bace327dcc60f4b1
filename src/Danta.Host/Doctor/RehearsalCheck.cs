using Danta.Host.Edges;
using Danta.Kis;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Doctor;

/// <summary>
/// An order as this configuration would make it: a made-up signal goes through the whole trader, its gates and its purse, and the purchase
/// through the client up to the wire. There it ends; nothing leaves.
/// </summary>
static class RehearsalCheck
{
    public static readonly Check One = new("rehearsal", "주문 연습", "rehearsal order", LookAsync);

    static readonly InstrumentCode Stock = InstrumentCode.Parse("005930");

    static async Task<Outcome> LookAsync(Patient patient, CancellationToken stop)
    {
        var (say, settings) = (patient.Say, patient.Config.Trading.Settings);
        var power = (await patient.Broker.BuyingPowerAsync(stop)).Amount ?? new Won(settings.BudgetPerTrade.Amount * settings.MaxPositions);
        var (order, reason) = Buy(settings, power);
        if (order is not { } wanted)
        {
            return Outcome.Failed(
                say[$"꾸며 낸 신호로도 사지 않습니다: {reason}", $"even a made-up signal is not bought: {reason}"],
                say["buying-power를 보고, trading의 budgetPerTrade, session, risk를 고치십시오", "see buying-power, and mend budgetPerTrade, session and risk in trading"]);
        }
        var directory = Path.Combine(Path.GetTempPath(), $"danta-doctor-{Environment.ProcessId}-{patient.Owner.Account}");
        try
        {
            PrivateFile.MakeDirectory(directory);
            var ticket = new OrderTicket(Side.Buy, Stock, BrokerOptions.Division(wanted.Type), wanted.Quantity, wanted.Limit ?? default, BrokerOptions.Venue(wanted.Venue));
            var draft = await OrderDraft.WriteAsync(BrokerOptions.Of(patient.Kis, directory), directory, ticket, stop);
            return draft.TryGet(out var would, out var fault)
                ? Outcome.Ok(say[
                    $"보냈을 것: {would.Call} {would.TrId} {would.Body} (아무것도 나가지 않았습니다)",
                    $"would have been sent: {would.Call} {would.TrId} {would.Body} (nothing left)"])
                : Outcome.Failed(say[$"주문을 만들지 못했습니다: {fault}", $"no order could be made: {fault}"], say["trading.orders를 보십시오", "see trading.orders"]);
        }
        finally
        {
            if (Directory.Exists(directory))
                Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>What the trader asks for on a made-up open day, or why it does not.</summary>
    static (PlaceOrder? Order, string Reason) Buy(TraderSettings settings, Won power)
    {
        var trader = new Trader();
        var now = Kst.At(new DateOnly(2026, 11, 23), Moment(settings.Session));
        var all = new List<Request>();
        var price = PriceOf(settings);
        void Play(in Input input)
        {
            var asked = new List<Request>();
            trader.Handle(input, asked);
            all.AddRange(asked);
            if (asked.Exists(request => request is Ask { Question: MoneyQuestion }))
                Play(Input.Of(now, new MoneyAnswered(power, now)));
        }
        void Hear(TraderEvent happened) => Play(Input.Of(now, happened));
        void Compare()
        {
            Hear(new DayOrdersAnswered([], true, now));
            Hear(new BalanceAnswered([], power, power, power, true, now));
        }

        Hear(new Started(TradingMode.Paper, DryRun: false, settings with { Entry = new("immediate"), Conditions = ConditionPlans.None }));
        Hear(new StreamChanged(true, null));
        Compare();
        Compare();
        Hear(new ConditionAnswered("0", "연습", [new ConditionHit(Stock, "삼성전자", price)], false, now));
        Hear(new InstrumentAnswered(
            Stock, "삼성전자", Board.Kospi, ListingKind.Stock, price, Price.FromWon(price.Won / 10 * 13), Price.FromWon(Math.Max(1, price.Won / 10 * 7)),
            false, false, 0, false, false, price)
        {
            DayTurnover = new(1_000_000_000_000),
            MarginPercent = 100,
            Preferred = false,
        });
        Play(Input.Of(now, Book(price)));
        Play(Input.Of(now, Tick(price)));
        if (all.OfType<PlaceOrder>().FirstOrDefault() is { } order)
            return (order, "");
        var refusals = all.OfType<Note>().Select(note => note.Decision.Sentence).LastOrDefault();
        return (null, refusals ?? trader.Snapshot().Reason);
    }

    static TimeOnly Moment(SessionSettings session) =>
        session.IsAroundTheClock ? new(10, 0) : TimeOnly.FromTimeSpan(session.Start + (session.End - session.Start) / 2);

    /// <summary>One that the settings allow and the budget pays for.</summary>
    static Price PriceOf(TraderSettings settings)
    {
        var won = Math.Clamp(settings.BudgetPerTrade.Amount / 2, 1_000, 10_000);
        won = Math.Clamp(won, settings.Risk.MinPrice?.Won ?? 1, settings.Risk.MaxPrice?.Won ?? Price.MaxWon);
        // A thousand is a step of every ladder.
        return Price.FromWon((int)(won < 1_000 ? won : (won + 999) / 1_000 * 1_000));
    }

    static TradeTick Tick(Price price) => new(
        Stock, 100_000, price, price, price, price, TickSizes.Shares.Up(price), price, Quantity.Of(1_000_000), Quantity.Of(1_000_000), Quantity.Of(10),
        Quantity.Of(100_000_000), new(1_000_000_000_000), 12_000, Side.Buy, false, false, price);

    static BookTick Book(Price price)
    {
        var deep = Quantity.Of(10_000_000);
        var (asks, bids) = (default(BookSide), default(BookSide));
        asks[0] = new(TickSizes.Shares.Up(price), deep);
        bids[0] = new(price, deep);
        return new(Stock, 100_000, BookPhase.Continuous, asks, bids, deep, deep, default, default, Quantity.Of(100_000_000));
    }
}
