using Danta.Market;
using Danta.Simulator.Crowd;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Recordings;

/// <summary>
/// Everybody who traded a stock on a recorded day. Its books are stood up as they were heard and its trades made at their prices; customers'
/// orders stand among them by price and time. What a customer has taken stays gone until the recorded level has another size: whoever stands
/// there then was not there when it was taken. What nobody listened to is not there.
/// </summary>
sealed class RecordedCrowd(Instrument stock) : ICrowd
{
    readonly Queue<RecordedMoment> _heard = [];

    /// <summary>By side and rung: what the recording has there now, whatever customers have taken of it.</summary>
    readonly Dictionary<(Side Side, int Rung), long> _shown = [];

    public void Hear(in RecordedMoment moment) => _heard.Enqueue(moment);

    public void StartDay()
    {
        _heard.Clear();
        _shown.Clear();
    }

    public void Look(CrowdMood mood, double activity)
    {
    }

    public void Act(long step, CrowdMood mood)
    {
        while (_heard.TryDequeue(out var moment))
        {
            if (moment.Trade is { } trade)
                Make(trade);
            else if (moment.Book is { } book)
                Show(book);
            else
                Leave();
        }
    }

    /// <summary>What has happened has happened.</summary>
    public bool Start(in Surge surge) => false;

    public void Believe(int rung)
    {
    }

    /// <summary>The trade happens at its price again: what stood before it there has gone, and what it took was there.</summary>
    void Make(in TradeTick trade)
    {
        if (stock.InAuction || trade.Size.IsZero || !stock.Ladder.TryFind(trade.Last.Won, out var rung))
            return;
        if (trade.Aggressor is not { } side)
        {
            // An auction's print. What customers had in it has met the recorded book.
            stock.Traded(rung, trade.Size.Shares, null);
            return;
        }
        var stands = side.Opposite();
        Clear(side, from: rung);
        Clear(stands, from: stands == Side.Sell ? rung - 1 : rung + 1);
        var left = Math.Max(0, _shown.GetValueOrDefault((stands, rung)) - trade.Size.Shares);
        if (CrowdAt(stands, rung) < trade.Size.Shares)
            Put(stands, rung, trade.Size.Shares);
        stock.Book.Take(side, rung, trade.Size.Shares, taker: null);
        _shown[(stands, rung)] = left;
    }

    void Show(in BookTick book)
    {
        if (book.Phase == BookPhase.ViAuction && !stock.InAuction)
            stock.Interrupt();
        Drop(Side.Sell, book.Asks);
        Drop(Side.Buy, book.Bids);
        Stand(Side.Sell, book.Asks);
        Stand(Side.Buy, book.Bids);
    }

    /// <summary>What a book no longer shows within its ten levels has gone; what lies beyond them nobody has seen.</summary>
    void Drop(Side side, in BookSide levels)
    {
        var worst = side == Side.Sell ? stock.Ladder.Top : 0;
        if (levels[BookSide.Depth - 1].Price.IsQuoted)
            worst = stock.Ladder.AtOrBelow(levels[BookSide.Depth - 1].Price.Won);
        foreach (var (stands, rung) in _shown.Keys.ToArray())
        {
            if (stands == side && IsBetterOrAt(side, rung, worst) && !Shows(levels, stock.Ladder.Won(rung)))
                Put(side, rung, 0);
        }
    }

    /// <summary>A level of the size that it had stays as customers have left it. One of another size is there for them anew.</summary>
    void Stand(Side side, in BookSide levels)
    {
        foreach (var level in levels)
        {
            var shares = level.Size.Shares;
            if (!level.Price.IsQuoted || !stock.Ladder.TryFind(level.Price.Won, out var rung) || _shown.GetValueOrDefault((side, rung)) == shares)
                continue;
            Put(side, rung, shares - (stock.InAuction ? 0 : Meet(side, rung, shares)));
            _shown[(side, rung)] = shares;
        }
    }

    /// <summary>Customers who wait at this price or a better one for whom the recording brings are served before it stands there.</summary>
    long Meet(Side side, int rung, long shares)
    {
        var waiting = stock.Book.Available(side, rung);
        return waiting == 0 ? 0 : Math.Min(waiting, shares) - stock.Book.Take(side, rung, Math.Min(waiting, shares), taker: null);
    }

    /// <summary>A trade at a price says that no recorded level stands in its way.</summary>
    void Clear(Side side, int from)
    {
        foreach (var (stands, at) in _shown.Keys.ToArray())
        {
            if (stands == side && IsBetterOrAt(side, at, from))
                Put(side, at, 0);
        }
    }

    void Leave()
    {
        foreach (var (side, rung) in _shown.Keys.ToArray())
            Put(side, rung, 0);
        _shown.Clear();
    }

    /// <summary>The recording has so much here now; customers' orders keep their places.</summary>
    void Put(Side side, int rung, long shares)
    {
        var there = CrowdAt(side, rung);
        if (there > shares)
            stock.Book.Thin(side, rung, stock.Book.SizeAt(side, rung) - there + shares);
        else if (there < shares)
            stock.Book.Rest(side, rung, shares - there, owner: null);
        if (shares == 0)
            _shown.Remove((side, rung));
        else
            _shown[(side, rung)] = shares;
    }

    long CrowdAt(Side side, int rung) => stock.Book.SizeAt(side, rung) - stock.Book.OwnedAt(side, rung);

    static bool Shows(in BookSide levels, int won)
    {
        foreach (var level in levels)
        {
            if (level.Price.IsQuoted && level.Price.Won == won)
                return true;
        }
        return false;
    }

    static bool IsBetterOrAt(Side side, int rung, int than) => side == Side.Sell ? rung <= than : rung >= than;
}
