using Danta.Market;
using Danta.Replay.Brokers;
using Danta.Replay.Floors;
using Danta.Replay.Execution;
using Danta.Replay.Tapes;
using Danta.Trading;

namespace Danta.Replay.WhatIfs;

/// <summary>
/// A recorded day traded by other settings, through the trader that trades. As long as it wants what the recorded one wanted it hears the
/// recording and nothing else; from the first difference on only the market comes from there, and a simulated broker answers.
/// </summary>
public sealed class WhatIf
{
    readonly DayTape _tape;
    readonly TraderSettings _settings;
    readonly FillModel _model;
    readonly Trader _trader = new();
    readonly SimulatedBroker _broker;
    readonly List<Request> _requests = [];
    readonly Decisions _decisions = new();
    readonly Handover _handover;
    DateTimeOffset? _partedAt;
    bool _hasStarted;

    WhatIf(DayTape tape, TraderSettings settings, FillModel model, Latency latency)
    {
        (_tape, _settings, _model) = (tape, settings, model);
        _broker = new(tape, model, latency, Hear);
        _broker.Purse.Costs = settings.Costs;
        _handover = new(_broker, tape);
    }

    /// <param name="observe">Sees every input with what was asked for at it, for who compares histories.</param>
    public static WhatIfResult Run(
        DayTape tape, TraderSettings settings, FillModel model, Latency latency, Action<Input, IReadOnlyList<Request>>? observe = null)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(latency);
        return new WhatIf(tape, Unattended(settings), model, latency) { Observe = observe }.Run();
    }

    /// <summary>Nobody is there who could say yes to a purchase: it counts as said.</summary>
    static TraderSettings Unattended(TraderSettings settings) => settings with
    {
        Approve = false,
        Conditions = settings.Conditions with { All = [.. settings.Conditions.All.Select(plan => plan with { Approve = null })] },
    };

    Action<Input, IReadOnlyList<Request>>? Observe { get; init; }

    WhatIfResult Run()
    {
        for (var index = 0; index < _tape.Count; index++)
        {
            while (_broker.Schedule.Next <= _tape.StampAt(index))
                _broker.Schedule.Run();
            Step(index);
        }
        return Conclude();
    }

    void Step(int index)
    {
        var at = _broker.Now = _tape.TimeAt(index);
        if (index == 0)
            Begin(at);
        _broker.Floor.Hear(index, _partedAt is not null);
        var place = _tape.PlaceAt(index);
        if (place.Kind != InputKind.Event)
            Handle(_tape.InputAt(index), index);
        else if (Translate(_tape.Event(place.Index), at) is { } happened)
            Handle(Input.Of(at, happened), index);
    }

    void Begin(DateTimeOffset at)
    {
        if (_tape.Carried is not { } carried)
            return;
        _broker.Lore.Hear(carried);
        _handover.Hear(carried);
        _trader.Resume(carried with { Settings = _settings, Configured = _settings, DryRun = false }, at);
    }

    /// <summary>What the recording says, as far as it is said in this history too; null: it is not.</summary>
    TraderEvent? Translate(TraderEvent happened, DateTimeOffset at)
    {
        _broker.Lore.Hear(happened);
        if (happened is Started start)
            return Begin(start);
        if (IsOfOtherHistory(happened))
            return null;
        if (_partedAt is null)
        {
            _broker.HearReal(happened, at);
            _handover.Hear(happened);
            return happened;
        }
        if (IsOfMarket(happened) || _broker.HearReal(happened, at))
            return happened;
        if (happened is NoticeArrived { Kind: NoticeKind.Filled, Price.IsQuoted: true } taken)
            _broker.Floor.PutBack(taken.Code, taken.Side, taken.Price, taken.Quantity);
        return null;
    }

    /// <summary>The same life goes on where the recorded program began again; the feed was down meanwhile.</summary>
    TraderEvent? Begin(Started start)
    {
        if (_hasStarted)
            return new StreamChanged(false, null);
        _hasStarted = true;
        return new Started(start.Mode, false, _settings) { HasLostRecords = start.HasLostRecords };
    }

    /// <summary>What the owner did to positions and settings of the recorded day, and its end. That he lets it trade, and what, holds in every history.</summary>
    static bool IsOfOtherHistory(TraderEvent happened) =>
        happened is StopRequested or JournalChanged { Writable: false } || happened is OwnerCommand and not (Resume or Ban or SwitchCondition);

    /// <summary>And what would stand in the way for ever if its end were not heard.</summary>
    static bool IsOfMarket(TraderEvent happened) => happened is
        ConditionAnswered or ConditionFailed or StocksDescribed or InstrumentAnswered or InstrumentsAnswered or HolidayAnswered or StreamChanged or ClockChanged
        or InboxOverflowed or Resume or Ban or SwitchCondition
        or TokenChanged { Held: true } or BrokerChanged { Answers: true } or JournalChanged { Writable: true };

    void Hear(DateTimeOffset at, TraderEvent happened)
    {
        _broker.Now = at;
        Handle(Input.Of(at, happened), -1);
    }

    /// <param name="index">On the tape; -1: of the simulated broker.</param>
    void Handle(in Input input, int index)
    {
        _requests.Clear();
        _trader.Handle(input, _requests);
        Observe?.Invoke(input, _requests);
        if (_partedAt is null)
        {
            var step = index >= 0 ? _tape.StepAt(index) : RecordedStep.None;
            if (_requests.Count == 0 && step == RecordedStep.None)
                return;
            if (_decisions.Agree(_requests, step))
            {
                foreach (var order in _requests.OfType<PlaceOrder>())
                    _broker.Keep(order, input.At);
                AnswerUnasked(step, input.At);
                _decisions.Add(input.At, _requests);
                return;
            }
            Part(step, input.At);
            return;
        }
        _decisions.Add(input.At, _requests);
        for (var next = 0; next < _requests.Count; next++)
            Carry(_requests[next], input.At);
    }

    /// <summary>The histories part here: what both want is still the recording's to answer.</summary>
    void Part(RecordedStep step, DateTimeOffset at)
    {
        _partedAt = at;
        _handover.Complete(_trader.Snapshot());
        _decisions.Add(at, _requests);
        var real = step.Orders.ToList();
        foreach (var request in _requests.ToArray())
        {
            if (request is PlaceOrder order && real.Remove(order))
                _broker.Keep(order, at);
            else
                Carry(request, at);
        }
        // Questions that are under way were asked by both, and their recorded answers are about another account from now on.
        foreach (var question in _handover.UnderWay)
            _broker.Answer(question, at);
    }

    /// <summary>Of stocks it may ask at other moments: that is no other history, and still has to be answered.</summary>
    void AnswerUnasked(RecordedStep step, DateTimeOffset at)
    {
        foreach (var request in _requests)
        {
            if (request is Ask ask)
            {
                if (Decisions.IsOfAccount(ask))
                    _handover.Asked(ask.Question);
                else if (!step.Asks.Any(recorded => recorded.Question.GetType() == ask.Question.GetType()))
                    _broker.Answer(ask.Question, at);
            }
        }
    }

    void Carry(Request request, DateTimeOffset at)
    {
        switch (request)
        {
            case PlaceOrder order: _broker.Place(order, at); break;
            case CancelOrder cancel: _broker.Cancel(cancel, at); break;
            case Ask ask: _broker.Answer(ask.Question, at); break;
            default: break;
        }
    }

    WhatIfResult Conclude()
    {
        var shown = _trader.Snapshot();
        return new(
            _tape.Date, _model, _partedAt, _tape.Count, shown.Today, DrawdownOf(shown.Trades), shown.Trades,
            [.. _broker.Orders.Select(Shown)], new Dictionary<InstrumentCode, int>(_broker.Blind), shown.Positions.Count, shown.Faults, _decisions.Digest());
    }

    static SimulatedOrder Shown(FloorOrder order) => new(
        order.Placed.Order, order.Placed.Code, order.Placed.Side, order.Placed.Type, order.Placed.Quantity, order.Filled, order.Amount, order.IsReal,
        order.DecidedAt, order.ArrivedAt, order.Trip, order.Fills);

    static Won DrawdownOf(IReadOnlyList<RoundTrip> trades)
    {
        var (sum, highest, worst) = (0L, 0L, 0L);
        foreach (var trade in trades.OrderBy(trade => trade.ClosedAt).ThenBy(trade => trade.Id))
        {
            sum += trade.Net.Amount;
            highest = Math.Max(highest, sum);
            worst = Math.Max(worst, highest - sum);
        }
        return new(worst);
    }
}
