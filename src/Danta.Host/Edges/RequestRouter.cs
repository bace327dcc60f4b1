using Danta.Host.Engine;
using Danta.Trading;

namespace Danta.Host.Edges;

/// <summary>Carries each request of the trader to the edge that it is for. Called on the trader's thread: nothing here waits.</summary>
sealed class RequestRouter(
    Broker broker, MarketEdge market, LatestMoney money, Inbox inbox, Errands errands, Action<OwnerNews> tell)
{
    readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the trader has carried out the wish to stop.</summary>
    public Task Ended => _finished.Task;

    public void Dispatch(Request request)
    {
        switch (request)
        {
            case PlaceOrder order:
                errands.Run(async () => inbox.Post(await broker.PlaceAsync(order)));
                break;
            case CancelOrder cancel:
                errands.Run(async () => inbox.Post(await broker.CancelAsync(cancel)));
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
                if (!rest.Asleep)
                    errands.Run(broker.RenewTokensAsync);
                break;
            case Tell said:
                tell(said.News);
                break;
            case Finished:
                _finished.TrySetResult();
                break;
            default:
                // Notes are for the journal, which has them already.
                break;
        }
    }

    async Task AnswerAsync(Ask ask)
    {
        var answer = await broker.AnswerAsync(ask);
        money.Learn(answer);
        inbox.Post(answer);
    }
}
