using Danta.Host.Engine;
using Danta.Market;
using Danta.Trading;
using Microsoft.Extensions.Logging;

namespace Danta.Host.Edges;

/// <summary>Carries each request of the trader to the edge that it is for. Called within the trader's turn: nothing here waits. Orders leave right here.</summary>
sealed partial class RequestRouter(
    Broker broker, MarketEdge market, LatestMoney money, Inbox inbox, Errands errands, Action<OwnerNews> tell, ILogger<RequestRouter> logger)
{
    /// <summary>Whatever is logged while an order is under way bears its number.</summary>
    static readonly Func<ILogger, int, InstrumentCode, IDisposable?> About = LoggerMessage.DefineScope<int, InstrumentCode>("{Order} {Code}");

    readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the trader has carried out the wish to stop.</summary>
    public Task Ended => _finished.Task;

    public void Dispatch(Request request, in StepTimes times)
    {
        switch (request)
        {
            case PlaceOrder order:
                Place(order, times);
                break;
            case CancelOrder cancel:
                errands.RunHere(() => CancelAsync(cancel));
                break;
            case Ask ask:
                errands.Run(() => AnswerAsync(ask));
                break;
            case Watch watch:
                market.Watch(watch.Code, watch.Pinned);
                break;
            case Unwatch unwatch:
                market.Unwatch(unwatch.Code);
                break;
            case PrepareExit exit:
                errands.Run(() => broker.PrepareExitAsync(exit));
                break;
            case PrepareEntry entry:
                errands.Run(() => broker.PrepareEntryAsync(entry));
                break;
            case Rest rest:
                market.Rest(rest.Asleep);
                broker.Listings.Rest(rest.Asleep);
                broker.Client.KeepOrderLine(warm: !rest.Asleep);
                if (!rest.Asleep)
                    errands.Run(broker.RenewTokensAsync);
                break;
            case Tell said:
                tell(said.News);
                break;
            case Finished:
                _finished.TrySetResult();
                break;
            case Note { Decision: { Kind: DecisionKind.Entry or DecisionKind.Exit or DecisionKind.Order or DecisionKind.State } decision }:
                Decided(logger, decision.Kind, decision.Order?.Value ?? 0, decision.Trade, decision.Code, decision.Sentence);
                break;
            default:
                // The other notes are many, and the journal has them.
                break;
        }
    }

    /// <summary>Away first; who waits for the answer is settled when it is on its way.</summary>
    void Place(PlaceOrder order, StepTimes times)
    {
        var placing = broker.Place(order);
        errands.RunHere(() => FollowAsync(order, placing, times));
    }

    /// <summary>Its reply is posted outside of what is said about it: whoever posts may hear much else.</summary>
    async Task FollowAsync(PlaceOrder order, Placing placing, StepTimes times)
    {
        TraderEvent answer;
        using (About(logger, order.Order.Value, order.Code))
            answer = await broker.FollowAsync(order, placing, times);
        inbox.Post(answer);
    }

    /// <inheritdoc cref="FollowAsync"/>
    async Task CancelAsync(CancelOrder cancel)
    {
        TraderEvent answer;
        using (About(logger, cancel.Order.Value, cancel.Code))
            answer = await broker.CancelAsync(cancel);
        inbox.Post(answer);
    }

    async Task AnswerAsync(Ask ask)
    {
        var answer = await broker.AnswerAsync(ask);
        money.Learn(answer);
        inbox.Post(answer);
    }

    [LoggerMessage(2401, LogLevel.Information, "{Kind} {Order}/{Trade} {Code}: {Sentence}")]
    static partial void Decided(ILogger logger, DecisionKind kind, int order, int trade, InstrumentCode code, string sentence);
}
