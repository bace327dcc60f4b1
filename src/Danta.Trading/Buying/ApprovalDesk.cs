using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// Purchases that need the owner's yes: offers them, hears his word and lets no offer live beyond its time. Nothing is bought here:
/// what he has said yes to, <see cref="EntryDesk"/> buys if every gate is open then.
/// </summary>
sealed class ApprovalDesk(Desk desk)
{
    /// <summary>Of those that are over, so that a late word can be answered.</summary>
    const int MostKept = 32;

    readonly List<Offer> _offers = [];

    public IReadOnlyList<Offer> All => _offers;

    public bool Needs(BuyCall call) => desk.NeedsApproval(call.Condition);

    /// <summary>No more is offered than there are places for.</summary>
    public bool HasRoom
    {
        get
        {
            var open = 0;
            for (var index = 0; index < _offers.Count; index++)
                open += _offers[index].IsOver ? 0 : 1;
            return open < PositionsGate.Free(desk);
        }
    }

    public void Make(Stock stock, BuyCall call, IEntryRule rule, Quantity quantity)
    {
        if (_offers.Count >= MostKept && _offers.FindIndex(offer => offer.IsOver) is >= 0 and var oldest)
            _offers.RemoveAt(oldest);
        var offer = call.Offer = new(desk.Positions.NextTrade(), stock, call, rule.Name, quantity, stock.Quotes.Last, desk.Now);
        _offers.Add(offer);
        var (target, stop) = ExitLevels.From(desk, stock, call.Condition, offer.Price);
        Reason[] seen = [.. rule.Seen(stock, desk.Now)];
        desk.Note(
            DecisionKind.Signal, stock.Code, 0, null, $"{stock.Name} 매수 제안: {call.Condition} 편입, 규칙 {rule.Name}, {quantity}주, 현재가 {offer.Price}",
            [.. seen, new("기한", $"{Offer.Life.TotalSeconds:0}초")]);
        desk.Out.Tell(new OfferNews(desk.Now, offer.Trade, stock.Code, stock.Name, call.Condition, rule.Name, quantity, offer.Price, offer.Until)
        {
            TakeProfit = target,
            StopLoss = stop,
            Reasons = seen,
        });
    }

    /// <summary>Null where what becomes of the offer is the answer.</summary>
    public string? Answer(AnswerOffer word)
    {
        if (_offers.Find(known => known.Trade == word.Offer && known.Until.ToUnixTimeMilliseconds() == word.Until.ToUnixTimeMilliseconds()) is not { } offer)
            return "그런 매수 제안이 없습니다. 아무것도 사지 않았습니다";
        Look(offer);
        switch (offer.State)
        {
            case OfferState.Open when word.Accepted:
                (offer.State, offer.By) = (OfferState.Accepted, word.By);
                return null;
            case OfferState.Open:
                End(offer, OfferState.Declined);
                return null;
            case OfferState.Accepted or OfferState.Bought:
                return $"{offer.Stock.Name}: 이미 승인하셨습니다. 한 번만 삽니다";
            case OfferState.Declined:
                return $"{offer.Stock.Name}: 이미 거절하셔서 사지 않습니다";
            case OfferState.Expired:
                return $"{offer.Stock.Name}: 늦었습니다. {Offer.Life.TotalSeconds:0}초가 지나 사지 않았습니다";
            default:
                return $"{offer.Stock.Name}: 이미 끝난 제안이라 사지 않습니다";
        }
    }

    /// <summary>Ends what has run out of time or has lost its call.</summary>
    public void Look()
    {
        for (var index = 0; index < _offers.Count; index++)
            Look(_offers[index]);
    }

    void Look(Offer offer)
    {
        if (offer.IsOver)
            return;
        if (offer.Stock.Call != offer.Call)
            End(offer, OfferState.Withdrawn);
        else if (desk.Now >= offer.Until)
            Expire(offer);
    }

    void Expire(Offer offer)
    {
        if (offer.State == OfferState.Open)
            End(offer, OfferState.Expired);
        else
            End(offer, OfferState.Refused, Gates.FirstShut(desk, offer.Stock) is { } gate ? Words(offer, gate) : "");
    }

    /// <summary>It is over. Its call is answered by that, but for a purchase, which answers it itself.</summary>
    public void End(Offer offer, OfferState end, string why = "")
    {
        offer.State = end;
        if (end != OfferState.Bought && offer.Stock.Call == offer.Call)
            offer.Stock.Call = null;
        if (end != OfferState.Bought)
            desk.Note(DecisionKind.Skipped, offer.Stock.Code, 0, null, $"{offer.Stock.Name} 사지 않음: {Word(end)}", [new("제안", $"{offer.Quantity}주, {offer.Price}"), new("이유", why.Length > 0 ? why : Word(end))]);
        desk.Out.Tell(new OfferEndedNews(desk.Now, offer.Trade, offer.Stock.Code, offer.Stock.Name, end, why));
    }

    public string Words(Offer offer, Gate gate) => $"{gate.Name}: {gate.Seen(desk, offer.Stock)}";

    static string Word(OfferState end) => end switch
    {
        OfferState.Declined => "승인하지 않음",
        OfferState.Expired => "승인 시간이 지남",
        OfferState.Withdrawn => "승인을 기다리는 사이 조건 이탈",
        _ => "승인 뒤 다시 확인하니 살 수 없음",
    };
}
