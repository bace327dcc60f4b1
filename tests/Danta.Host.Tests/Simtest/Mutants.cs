using Danta.Host.Engine;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tests.Simtest;

/// <summary>Engines with one thing wrong: what they hear or ask for is bent on its way, for a whole life from the journal on.</summary>
static class Mutants
{
    public static readonly IReadOnlyDictionary<string, Func<TraderStep, TraderStep>> All = new Dictionary<string, Func<TraderStep, TraderStep>>(StringComparer.Ordinal)
    {
        ["resend on timeout"] = ResendOnTimeout,
        ["book the accept notice"] = BookTheAcceptNotice,
        ["forget the late fill"] = ForgetTheLateFill,
        ["skip reconcile"] = SkipReconcile,
        ["wrong cumulative"] = WrongCumulative,
        ["take a lost reply for a refusal"] = TakeALostReplyForARefusal,
        ["believe in a share too many"] = BelieveInAShareTooMany,
        ["forget stop and target"] = ForgetStopAndTarget,
        ["forget the holding time"] = ForgetTheHoldingTime,
        ["ask too much at a start"] = AskTooMuchAtAStart,
        ["deaf to its owner"] = DeafToItsOwner,
        ["end without selling"] = EndWithoutSelling,
        ["ask what each candidate may cost"] = AskWhatEachCandidateMayCost,
        ["hear nothing in a refusal"] = HearNothingInARefusal,
        ["sell at market whatever is refused"] = SellAtMarketWhateverIsRefused,
        ["believe the clock"] = BelieveTheClock,
        ["forget what is held over night"] = ForgetWhatIsHeldOverNight,
        ["oversleep"] = Oversleep,
        ["forget the flatten time"] = step => WithExit(step, exit => exit with { FlattenAt = null }),
        ["flatten and buy on"] = FlattenAndBuyOn,
        ["forget the loss limit"] = step => With(step, settings => settings with { Risk = settings.Risk with { DailyLossLimit = null } }),
        ["forget the first part"] = step => WithExit(step, exit => exit with { PartAt = null }),
        ["sell all for a part"] = step => WithExit(step, exit => exit with { PartShare = Rate.FromPercent(100m) }),
        ["buy the rest unasked"] = step => With(step, settings => settings with { Orders = settings.Orders with { EntryFallback = true } }),
        ["believe the calendar"] = BelieveTheCalendar,
        ["buy unasked"] = step => With(step, settings => settings with { Approve = false }),
        ["take any word for a yes"] = TakeAnyWordForAYes,
    };

    /// <summary>The field's favourite: an order whose reply is lost is sent again.</summary>
    static TraderStep ResendOnTimeout(TraderStep step)
    {
        var sent = new Dictionary<int, PlaceOrder>();
        return (in Input input, ICollection<Request> requests) =>
        {
            step(input, requests);
            foreach (var order in requests.OfType<PlaceOrder>())
                sent[order.Order.Value] = order;
            if (input.Event is OrderReplyLost lost && sent.TryGetValue(lost.Order.Value, out var again))
                requests.Add(again);
        };
    }

    static TraderStep TakeAnyWordForAYes(TraderStep step) => (in Input input, ICollection<Request> requests) =>
        step(input.Event is AnswerOffer word ? Input.Of(input.At, word with { Accepted = true }) : input, requests);

    /// <summary>접수 taken for 체결.</summary>
    static TraderStep BookTheAcceptNotice(TraderStep step) => (in Input input, ICollection<Request> requests) => step(
        input.Event is NoticeArrived { Kind: NoticeKind.Accepted } notice && notice.OriginalNumber.IsNone
            ? Input.Of(input.At, notice with { Kind = NoticeKind.Filled, Price = notice.Price.IsQuoted ? notice.Price : Price.FromWon(10_000) })
            : input,
        requests);

    /// <summary>A fill of an order that is called back, or whose rest is gone, is not booked, whoever tells of it.</summary>
    static TraderStep ForgetTheLateFill(TraderStep step)
    {
        var over = new HashSet<OrderNumber>();
        return (in Input input, ICollection<Request> requests) =>
        {
            var heard = input;
            switch (input.Event)
            {
                case NoticeArrived { Kind: NoticeKind.Filled } late when over.Contains(late.Number):
                    return;
                case NoticeArrived { Kind: NoticeKind.RestCancelled or NoticeKind.CancelConfirmed } end:
                    over.Add(end.OriginalNumber.IsNone ? end.Number : end.OriginalNumber);
                    break;
                case DayOrdersAnswered answer:
                    heard = Input.Of(input.At, answer with { Orders = [.. answer.Orders.Where(row => !over.Contains(row.Number))] });
                    break;
            }
            step(heard, requests);
            foreach (var cancel in requests.OfType<CancelOrder>())
                over.Add(cancel.Number);
        };
    }

    /// <summary>The broker's list is never looked into.</summary>
    static TraderStep SkipReconcile(TraderStep step) => (in Input input, ICollection<Request> requests) =>
        step(input.Event is DayOrdersAnswered answer ? Input.Of(input.At, answer with { Orders = [] }) : input, requests);

    /// <summary>The field's second favourite: no answer is as good as a no.</summary>
    static TraderStep TakeALostReplyForARefusal(TraderStep step) => (in Input input, ICollection<Request> requests) => step(
        input.Event is OrderReplyLost lost ? Input.Of(input.At, new OrderRefused(lost.Order, "MUTANT", "응답 없음")) : input,
        requests);

    /// <summary>The balance is read wrong by a share: it is taken for the owner's, or adopted and sold.</summary>
    static TraderStep BelieveInAShareTooMany(TraderStep step) => (in Input input, ICollection<Request> requests) => step(
        input.Event is BalanceAnswered answer
            ? Input.Of(input.At, answer with { Holdings = [.. answer.Holdings.Select(holding => holding with { Held = Quantity.Of(holding.Held.Shares + 1) })] })
            : input,
        requests);

    /// <summary>Neither loss nor gain is a reason to sell.</summary>
    static TraderStep ForgetStopAndTarget(TraderStep step) =>
        WithExit(step, exit => exit with { StopLoss = null, TakeProfit = null });

    static TraderStep ForgetTheHoldingTime(TraderStep step) => WithExit(step, exit => exit with { MaxHolding = null });

    static TraderStep EndWithoutSelling(TraderStep step) => With(step, settings => settings with { FlattenOnStop = false });

    public static TraderStep WithExit(TraderStep step, Func<ExitSettings, ExitSettings> bend) =>
        With(step, settings => settings with { Exit = bend(settings.Exit) });

    public static TraderStep With(TraderStep step, Func<TraderSettings, TraderSettings> bend) => (in Input input, ICollection<Request> requests) => step(
        input.Event is Started start ? Input.Of(input.At, start with { Settings = bend(start.Settings) }) : input, requests);

    /// <summary>전량매도 is not heard: it buys on.</summary>
    static TraderStep DeafToItsOwner(TraderStep step) => (in Input input, ICollection<Request> requests) =>
    {
        if (input.Event is not Flatten)
            step(input, requests);
    };

    /// <summary>A start that is never sure of its lists: whatever hangs on an order waits behind these.</summary>
    static TraderStep AskTooMuchAtAStart(TraderStep step)
    {
        var left = 0;
        return (in Input input, ICollection<Request> requests) =>
        {
            step(input, requests);
            if (input.Event is Started)
                left = 40;
            if (input.Event is DayOrdersAnswered && left-- > 0)
                requests.Add(new Ask(new DayOrdersQuestion(), true));
        };
    }

    /// <summary>What it once did: every candidate asks for itself, and waits for the answer.</summary>
    static TraderStep AskWhatEachCandidateMayCost(TraderStep step)
    {
        var asked = new HashSet<InstrumentCode>();
        return (in Input input, ICollection<Request> requests) =>
        {
            step(input, requests);
            if (input.Event is ConditionAnswered answer)
                asked.IntersectWith(answer.Hits.Select(hit => hit.Code));
            if (input.Event is ConditionAnswered found)
            {
                foreach (var hit in found.Hits.Where(hit => asked.Add(hit.Code)))
                    requests.Add(new Ask(new BuyingPowerQuestion(hit.Code), false));
            }
        };
    }

    /// <summary>Closed hours are taken for a call that did not leave: it is tried again each second.</summary>
    static TraderStep HearNothingInARefusal(TraderStep step) => (in Input input, ICollection<Request> requests) => step(
        input.Event is OrderRefused { Code: "APBK0918" } refused ? Input.Of(input.At, refused with { Code = "NOT_SENT" }) : input, requests);

    /// <summary>That it is the kind of order that was refused is not read.</summary>
    static TraderStep SellAtMarketWhateverIsRefused(TraderStep step) => (in Input input, ICollection<Request> requests) => step(
        input.Event is OrderRefused { Code: "APBK1943" } refused ? Input.Of(input.At, refused with { Code = "MUTANT", Text = "" }) : input, requests);

    /// <summary>Neither trades nor books say anything about the hour, and that the clock is wrong is not heard: it alone counts.</summary>
    static TraderStep BelieveTheClock(TraderStep step) => (in Input input, ICollection<Request> requests) =>
    {
        var heard = input.Kind switch
        {
            InputKind.Trade => Input.Of(input.At, input.Trade with { TimeOfDay = 200_000 }),
            InputKind.Book => Input.Of(input.At, input.Book with { TimeOfDay = 200_000 }),
            _ => input,
        };
        if (heard.Event is not ClockChanged)
            step(heard, requests);
    };

    /// <summary>
    /// A life that begins before the exchange's morning by its own clock goes by that clock, whatever time the exchange's trades bear. Where
    /// the clock is right nothing is wrong with that.
    /// </summary>
    public static TraderStep BelieveTheClockThatItBeginsWith(TraderStep step)
    {
        var isEarly = false;
        return (in Input input, ICollection<Request> requests) =>
        {
            var now = Kst.TimeOf(input.At);
            var byItsClock = now.Hour * 10_000 + now.Minute * 100 + now.Second;
            if (input.Event is Started)
                isEarly = now < new TimeOnly(8, 30);
            step(!isEarly ? input : input.Kind switch
            {
                InputKind.Trade => Input.Of(input.At, input.Trade with { TimeOfDay = byItsClock }),
                InputKind.Book => Input.Of(input.At, input.Book with { TimeOfDay = byItsClock }),
                _ => input,
            }, requests);
        };
    }

    /// <summary>A day begins with nothing, so whoever starts on it protects nothing.</summary>
    static TraderStep ForgetWhatIsHeldOverNight(TraderStep step) => (in Input input, ICollection<Request> requests) =>
    {
        var asked = new List<Request>();
        step(input, asked);
        foreach (var request in asked)
            requests.Add(request is CarriedOver carried ? carried with { Positions = [] } : request);
    };

    /// <summary>A new day begins when it likes: what was held over night has no stop until then.</summary>
    static TraderStep Oversleep(TraderStep step)
    {
        DateOnly? day = null;
        var asleep = 0;
        return (in Input input, ICollection<Request> requests) =>
        {
            var today = Kst.DateOf(input.At);
            if (day is { } last && last != today)
                asleep = 40;
            day = today;
            if (input.Kind == InputKind.Second && asleep > 0)
                asleep--;
            if (asleep == 0 || input.Event is not null)
                step(input, requests);
        };
    }

    /// <summary>All is sold at the flatten time, and bought again.</summary>
    static TraderStep FlattenAndBuyOn(TraderStep step)
    {
        TimeOnly? flatten = null;
        var over = false;
        return (in Input input, ICollection<Request> requests) =>
        {
            if (input.Event is Started start)
                flatten = start.Settings.Exit.FlattenAt;
            var heard = input.Event is Started again ? Input.Of(input.At, again with { Settings = again.Settings with { Exit = again.Settings.Exit with { FlattenAt = null } } }) : input;
            step(heard, requests);
            if (over || !(Kst.TimeOf(input.At) >= flatten))
                return;
            over = true;
            step(Input.Of(input.At, new Flatten("mutant")), requests);
            step(Input.Of(input.At, new Resume("mutant")), requests);
        };
    }

    /// <summary>Neither trades nor books nor orders that are taken say anything against a calendar that calls the day closed.</summary>
    static TraderStep BelieveTheCalendar(TraderStep step)
    {
        var closed = false;
        return (in Input input, ICollection<Request> requests) =>
        {
            closed = input.Event is HolidayAnswered answer ? !answer.Open : closed;
            step(!closed ? input : input.Kind switch
            {
                InputKind.Trade => Input.Of(input.At, input.Trade with { InAuction = true }),
                InputKind.Book => Input.Of(input.At, input.Book with { Phase = BookPhase.OpeningAuction }),
                _ => input,
            }, requests);
        };
    }

    /// <summary>What is no longer open is taken for filled.</summary>
    static TraderStep WrongCumulative(TraderStep step) => (in Input input, ICollection<Request> requests) => step(
        input.Event is DayOrdersAnswered answer
            ? Input.Of(input.At, answer with { Orders = [.. answer.Orders.Select(row => row.OriginalNumber.IsNone ? row with { Filled = row.Ordered - row.Open } : row)] })
            : input,
        requests);
}
