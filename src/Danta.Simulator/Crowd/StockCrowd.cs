using Danta.Market;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Crowd;

/// <summary>
/// Everybody else who trades one stock: makers quote, takers come and go, and now and then a surge sweeps through. The price is nowhere
/// drawn: it is what their orders make of the book.
/// </summary>
sealed class StockCrowd : ICrowd
{
    /// <summary>A look at the quotes every so many steps where an order a second comes.</summary>
    const double StepsBetweenLooks = 5;

    readonly Instrument _stock;
    readonly Dice _dice;
    readonly Temperament _temperament;
    readonly Opinion _opinion;
    readonly Makers _makers;
    readonly Takers _takers;
    readonly Surging _surging;
    long _turn;
    double _worth;
    double _activity = 1;

    /// <param name="opinion">On a second exchange: that of the first.</param>
    /// <param name="share">How much is traded here beside an ordinary exchange.</param>
    public StockCrowd(Instrument stock, Dice dice, Temperament temperament, Opinion opinion, double share = 1)
    {
        (_stock, _dice, _temperament, _opinion) = (stock, dice, temperament, opinion);
        _makers = new Makers(stock, temperament, dice, share);
        _takers = new Takers(stock, temperament, opinion, _makers, dice, share);
        _surging = new Surging(stock, temperament, opinion, _makers, dice);
    }

    public bool Start(in Surge surge)
    {
        _surging.Start(surge);
        return true;
    }

    public void StartDay()
    {
        _surging.Stop();
        _worth = _stock.Ladder.Near(_opinion.Worth);
        _makers.StartDay(_worth);
    }

    public void Look(CrowdMood mood, double activity)
    {
        _activity = mood == CrowdMood.Trading ? activity : 1 / 6.0;
        _worth = Anchored ? _stock.Home.LastRung : _stock.Ladder.Near(_opinion.Worth);
        _takers.Expect(_activity);
    }

    public void Believe(int rung)
    {
        _opinion.Follow(_stock.Ladder.Won(rung), 1);
        _worth = rung;
        _makers.Move(rung);
    }

    public void Act(long step, CrowdMood mood)
    {
        if (mood == CrowdMood.Asleep || (mood == CrowdMood.Sparse && _stock.Listing.Kind != ListingKind.Stock))
            return;
        if (_stock.InAuction)
        {
            _surging.Wait();
            _takers.Gather(_worth);
            return;
        }
        if (Anchored)
            Arbitrage();
        if (_stock.InAuction)
            return;
        if (step >= _turn)
        {
            _makers.Quote(_worth, _surging.Direction, (1 + 0.3 * _opinion.Heat) * _opinion.Unrest, Anchored);
            _turn = step + Pause();
        }
        if (mood == CrowdMood.Trading)
        {
            _surging.Act(_activity);
            if (_surging.Direction != 0)
                _worth = _stock.Ladder.Near(_opinion.Worth);
        }
        _takers.Act(_worth);
    }

    int Pause()
    {
        if (_surging.Direction != 0)
            return 2 + _dice.Below(2);
        var steps = StepsBetweenLooks / Math.Sqrt(_temperament.TakersPerSecond * _activity * _opinion.Interest);
        return (int)(Math.Clamp(steps, 4, 40) * _dice.Between(0.7, 1.3));
    }

    /// <summary>On a second exchange makers look to the first while that is trading.</summary>
    bool Anchored => _stock.At == Marketplace.Nxt && _stock.Home is { IsTrading: true, InAuction: false, Halted: false };

    /// <summary>Who sees the same share cheaper on one exchange than it is bid for on the other takes it.</summary>
    void Arbitrage()
    {
        var (book, home) = (_stock.Book, _stock.Home.Book);
        if (book.HasAsk && book.BestAsk < home.BestBid)
            book.Take(Side.Buy, home.BestBid - 1, book.Available(Side.Buy, home.BestBid - 1), taker: null);
        else if (book.HasBid && home.HasAsk && book.BestBid > home.BestAsk)
            book.Take(Side.Sell, home.BestAsk + 1, book.Available(Side.Sell, home.BestAsk + 1), taker: null);
    }
}
