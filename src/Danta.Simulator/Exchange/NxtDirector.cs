using Danta.Market;
using Danta.Simulator.Accounts;
using Danta.Simulator.Crowd;

namespace Danta.Simulator.Exchange;

/// <summary>Leads NXT through its day. Unlike KRX it keeps what the main market left unfilled until its night.</summary>
sealed class NxtDirector(Venue venue, NxtHours hours, OrderEntry desk)
{
    NxtPhase? _phase;

    public void Step()
    {
        if (hours.Phase is var phase && phase != _phase)
            Enter(phase);
    }

    void Enter(NxtPhase phase)
    {
        var before = _phase;
        _phase = phase;
        venue.NxtMood = phase switch
        {
            NxtPhase.Main or NxtPhase.AfterAuction => CrowdMood.Trading,
            NxtPhase.PreMarket or NxtPhase.AfterMarket => CrowdMood.Sparse,
            _ => CrowdMood.Asleep,
        };
        foreach (var stock in venue.NxtStocks)
        {
            stock.IsTrading = phase is not (NxtPhase.Closed or NxtPhase.Break);
            switch (phase)
            {
                case NxtPhase.PreMarket:
                    stock.Enter(BookPhase.Continuous, "10", '1', "112");
                    break;
                case NxtPhase.Main:
                    stock.Enter(BookPhase.Continuous, "20", '2', before is null ? "" : "112");
                    break;
                case NxtPhase.AfterAuction:
                    stock.Enter(BookPhase.OpeningAuction, "30", '3', "110");
                    break;
                case NxtPhase.AfterMarket:
                    stock.Enter(BookPhase.Continuous, "30", '3', "112");
                    break;
                default:
                    stock.ClearCrowd();
                    break;
            }
        }
        if (phase == NxtPhase.Break && before == NxtPhase.PreMarket)
            desk.Expire(order => order.Type.Session == OrderSession.NxtPreMarket);
        else if (phase == NxtPhase.Closed)
            desk.Expire(order => order.Place.At == Marketplace.Nxt);
    }
}
