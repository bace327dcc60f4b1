using Danta.Market;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Crowd;

/// <summary>
/// Everybody else who trades one stock. Makers quote both sides around what last traded; noise comes and goes; followers
/// lean on the recent move; those who know the value lean against great distances from it; and now and then a surge
/// sweeps through. The price is nowhere drawn: it is what their orders make of the book.
/// </summary>
sealed class StockCrowd
{
    const int Quoted = 12;
    const int Culled = 26;

    /// <summary>Percent.</summary>
    const double FarthestSurge = 6.5;

    readonly Stock _stock;
    readonly Dice _dice;
    readonly double _ordersPerStep;
    readonly double _surgeChancePerStep;
    readonly double _rungPercent;
    readonly long _unit;
    readonly double _depth;
    double _reference;
    double _slow;
    double _value;
    long _turn;
    int _runLeft;
    int _fadeLeft;
    Surge _surge;

    /// <param name="share">How deep its books are beside an ordinary market's.</param>
    public StockCrowd(Stock stock, Dice dice, CrowdTemper temper, double share = 1)
    {
        _stock = stock;
        _dice = dice;
        _ordersPerStep = temper.OrdersPerSecond * stock.Listing.Liveliness * MarketClock.StepMilliseconds / 1000;
        _surgeChancePerStep = temper.SurgesPerStockAndHour / 3600 * MarketClock.StepMilliseconds / 1000;
        var won = stock.Listing.BasePrice.Won;
        _rungPercent = TickSizes.For(stock.Listing.Kind).StepAt(won) * 100.0 / won;
        // About 1.6 million won an order; some fifty orders' worth stands at each 0.1 % of the price.
        _unit = Math.Max(1, 1_600_000 / won);
        _depth = Math.Max(3, _unit * 42 * share * _rungPercent / 0.1);
        _reference = stock.Ladder.AtOrBelow(won) + dice.Bell() * 0.3 / _rungPercent;
        _slow = _reference;
        _value = _reference;
    }

    /// <summary>Set by hand: a surge from outside the crowd's own chances.</summary>
    public void Start(in Surge surge)
    {
        _surge = surge;
        _runLeft = surge.RunSteps;
        _fadeLeft = surge.FadeSteps;
    }

    /// <summary>One step of the market.</summary>
    public void Act(long step, CrowdMood mood)
    {
        if (mood == CrowdMood.Asleep || (mood == CrowdMood.Sparse && _stock.Listing.Kind != ListingKind.Stock))
            return;
        if (_stock.InAuction)
        {
            Gather();
            return;
        }
        if (Anchored)
            Arbitrage();
        if (_stock.InAuction)
            return;
        if (step >= _turn)
        {
            Quote();
            _turn = step + (_runLeft > 0 ? 2 + _dice.Below(2) : 4 + _dice.Below(6));
        }
        if (mood == CrowdMood.Trading)
            SurgeOn();
        for (var orders = _dice.Poisson(mood == CrowdMood.Trading ? _ordersPerStep : _ordersPerStep / 6); orders > 0; orders--)
            PlaceOne(Bias());
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

    /// <summary>A new day begins where yesterday closed, or a little beside it.</summary>
    public void StartDay()
    {
        (_runLeft, _fadeLeft) = (0, 0);
        _reference = _stock.LastRung + _dice.Bell() * 0.5 / _rungPercent;
        (_slow, _value) = (_reference, _reference);
    }

    /// <summary>Before an auction orders gather around what each thinks right; many of them would trade at once.</summary>
    void Gather()
    {
        if (_runLeft > 0)
            _runLeft--;
        for (var orders = _dice.Poisson(_ordersPerStep * 2); orders > 0; orders--)
        {
            var side = _dice.Sign() > 0 ? Side.Buy : Side.Sell;
            var shyness = side == Side.Buy ? -1.2 : 1.2;
            var rung = (int)Math.Round(_reference + shyness + _dice.Bell() * 3);
            if (rung >= 0 && rung <= _stock.Ladder.Top && _stock.Book.SizeAt(side, rung) < 3 * _depth)
                _stock.Book.Rest(side, rung, Math.Max(1, (long)(_unit * 6 * _dice.Exponential())), owner: null);
        }
    }

    /// <summary>Makers: follow the trades part of the way, fill up what was taken, draw in what stands too far out.</summary>
    void Quote()
    {
        var book = _stock.Book;
        var before = _reference;
        _reference += Anchored ? _stock.Home.LastRung - _reference : 0.4 * (_stock.LastRung - _reference);
        _slow += 0.03 * (_reference - _slow);
        _value += _dice.Bell() * 0.004 / _rungPercent;
        var lean = _runLeft > 0 ? 0.35 * _surge.Direction : 0;
        var ask = (int)Math.Ceiling(_reference + 0.3);
        var bid = (int)Math.Floor(_reference - 0.3);
        for (var level = 0; level < Quoted; level++)
        {
            FillUp(Side.Sell, Math.Max(ask, book.BestBid + 1) + level, level, 1 - lean);
            FillUp(Side.Buy, Math.Min(bid, book.BestAsk - 1) - level, level, 1 + lean);
        }
        Cull(before);
    }

    void FillUp(Side side, int rung, int level, double appetite)
    {
        if (rung < 0 || rung > _stock.Ladder.Top)
            return;
        var wanted = (long)(_depth * appetite * (0.55 + 0.06 * level) * _dice.Between(0.5, 1.3));
        var standing = _stock.Book.SizeAt(side, rung);
        if (standing < wanted)
            _stock.Book.Rest(side, rung, Math.Max(1, wanted - standing), owner: null);
        else if (standing > 3 * wanted)
            _stock.Book.Thin(side, rung, 2 * wanted);
    }

    void Cull(double before)
    {
        var (low, high) = ((int)_reference - Culled, (int)_reference + Culled);
        for (var rung = Math.Max(0, (int)before - Culled); rung < Math.Min(low, _stock.Ladder.Count); rung++)
            _stock.Book.Thin(Side.Buy, rung, 0);
        for (var rung = Math.Min(_stock.Ladder.Top, (int)before + Culled); rung > Math.Max(high, -1); rung--)
            _stock.Book.Thin(Side.Sell, rung, 0);
    }

    void SurgeOn()
    {
        if (_runLeft > 0)
        {
            _runLeft--;
            Push(_surge.Direction, _surge.Speed);
        }
        else if (_fadeLeft > 0)
        {
            _fadeLeft--;
            Push(-_surge.Direction, _surge.Speed * 0.28);
        }
        else if (_dice.Chance(_surgeChancePerStep))
        {
            Start(Draw());
        }
    }

    /// <summary>Eight seconds to half a minute, and not so far that most of them would end in an interruption.</summary>
    Surge Draw()
    {
        var speed = _dice.Between(0.13, 0.42);
        var longest = (int)Math.Min(310, FarthestSurge / speed * 1000 / MarketClock.StepMilliseconds);
        return new(Direction(), speed, 80 + _dice.Below(longest - 79), 80 + _dice.Below(200));
    }

    /// <summary>Two surges of three go up, unless the price is far from its value already.</summary>
    int Direction() => Distance() switch
    {
        > 6 => -1,
        < -6 => 1,
        _ => _dice.Chance(0.68) ? 1 : -1,
    };

    /// <summary>Market orders that would eat through so many percent of book a second, in uneven bursts.</summary>
    void Push(int direction, double speed)
    {
        var perStep = speed / _rungPercent * _depth * 0.85 * MarketClock.StepMilliseconds / 1000;
        var quantity = (long)(perStep * _dice.Exponential());
        if (quantity <= 0)
            return;
        for (var slices = 1 + _dice.Below(3); slices > 0; slices--)
            Take(_dice.Chance(0.9) ? direction : -direction, Math.Max(1, quantity / slices));
    }

    void PlaceOne(double bias)
    {
        var direction = _dice.Unit() < 0.5 + 0.5 * bias ? 1 : -1;
        var quantity = Math.Max(1, (long)(_unit * _dice.Exponential()));
        if (_dice.Chance(0.6))
        {
            Take(direction, quantity);
            return;
        }
        var book = _stock.Book;
        var side = direction > 0 ? Side.Buy : Side.Sell;
        var away = _dice.Below(4) - 1;
        var rung = direction > 0
            ? Math.Min(book.BestBid - away, book.BestAsk - 1)
            : Math.Max(book.BestAsk + away, book.BestBid + 1);
        if (rung >= 0 && rung <= _stock.Ladder.Top)
            book.Rest(side, rung, quantity, owner: null);
    }

    void Take(int direction, long quantity)
    {
        var (side, limit) = direction > 0 ? (Side.Buy, _stock.Ladder.Top) : (Side.Sell, 0);
        _stock.Book.Take(side, limit, quantity, taker: null);
    }

    /// <summary>Which way the calm crowd leans, -1 to 1: with the recent move, against a great distance from value.</summary>
    double Bias()
    {
        var following = Math.Clamp((_reference - _slow) * _rungPercent / 1.5, -1, 1) * 0.3;
        var pull = Math.Clamp(Distance() / 5, -1, 1) * 0.45;
        return Math.Clamp(following - pull, -0.9, 0.9);
    }

    /// <summary>Percent of the price above what the knowing think it worth.</summary>
    double Distance() => (_reference - _value) * _rungPercent;
}
