using Danta.Market;
using Danta.Simulator.Books;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Crowd;

/// <summary>
/// Those who quote both sides: they follow what trades and what they know, fill up what was taken, and draw in what stands too near or
/// too far. Behind them others wait for a bargain.
/// </summary>
sealed class Makers
{
    const int Quoted = 12;
    const int Farthest = 60;

    /// <summary>At the touch somebody stands, like the price or not.</summary>
    const int Close = 2;
    const double LeastLiking = 0.5;

    /// <summary>Part of the way to the last trade, and to what they think it worth, at each look.</summary>
    const double Following = 0.2;
    const double Knowing = 0.3;

    /// <summary>In ticks, where the spread is one.</summary>
    const double LeastHalfSpread = 0.08;

    static readonly double[] Behind = [.. Enumerable.Range(0, Quoted).Select(BookShape.Behind)];

    readonly Instrument _stock;
    readonly Temperament _temperament;
    readonly Dice _dice;
    readonly long _shapeSalt;
    PriceLadder _ladder;
    BookShape _shape;

    /// <param name="share">How deep its books are beside an ordinary market's.</param>
    public Makers(Instrument stock, Temperament temperament, Dice dice, double share)
    {
        (_stock, _temperament, _dice) = (stock, temperament, dice);
        _shapeSalt = (long)(dice.Next() >> 1);
        var won = stock.Listing.BasePrice.Won;
        RungPercent = Temperament.TickPercent(stock.Listing);
        Unit = Math.Max(0.6, temperament.OrderWon / won);
        Depth = Math.Max(2, temperament.DepthWon * share / won);
        Reference = stock.LastRung;
        _ladder = stock.Ladder;
        _shape = Shape();
    }

    /// <summary>A tick in percent of the price.</summary>
    public double RungPercent { get; }

    /// <summary>Shares of a mean order.</summary>
    public double Unit { get; }

    /// <summary>Shares that stand at a well-liked price.</summary>
    public double Depth { get; }

    /// <summary>What they quote around, in rungs.</summary>
    public double Reference { get; private set; }

    public void StartDay(double rung)
    {
        Move(rung);
        if (_ladder == _stock.Ladder)
            return;
        _ladder = _stock.Ladder;
        _shape = Shape();
    }

    public void Move(double rung) => Reference = rung;

    /// <param name="worth">In rungs.</param>
    /// <param name="direction">Of a surge: they would rather not stand in its way.</param>
    /// <param name="wider">How many times wider than usual they quote.</param>
    public void Quote(double worth, int direction, double wider, bool anchored)
    {
        var book = _stock.Book;
        Reference += anchored ? worth - Reference : Following * (_stock.LastRung - Reference) + Knowing * (worth - Reference);
        var half = Math.Max(LeastHalfSpread, _temperament.HalfSpread * wider / RungPercent);
        var (ask, bid) = ((int)Math.Ceiling(Reference + half), (int)Math.Floor(Reference - half));
        // Nobody can go beyond a limit: there one side waits, and the other stays away.
        (ask, bid) = (bid < 0 ? 0 : ask, ask > _stock.Ladder.Top ? _stock.Ladder.Top : bid);
        Withdraw(ask, bid);
        var lean = 0.35 * direction;
        for (var level = 0; level < Quoted; level++)
        {
            FillUp(Side.Sell, Math.Max(ask, book.BestBid + 1) + level, level, 1 - lean);
            FillUp(Side.Buy, Math.Min(bid, book.BestAsk - 1) - level, level, 1 + lean);
        }
        Tidy(Side.Sell, ask);
        Tidy(Side.Buy, bid);
    }

    /// <summary>Takes what stands, at most so many ticks into the book.</summary>
    public void Take(int direction, long quantity, int reach)
    {
        var book = _stock.Book;
        if (direction > 0 && book.HasAsk)
            book.Take(Side.Buy, Math.Min(book.BestAsk + reach, _stock.Ladder.Top), quantity, taker: null);
        else if (direction < 0 && book.HasBid)
            book.Take(Side.Sell, Math.Max(book.BestBid - reach, 0), quantity, taker: null);
    }

    /// <summary>What stands nearer than they would quote now is taken back, most of it.</summary>
    void Withdraw(int ask, int bid)
    {
        var book = _stock.Book;
        for (var rung = book.BestAsk; rung < Math.Min(ask, _stock.Ladder.Count); rung = book.NextAsk(rung))
            book.Thin(Side.Sell, rung, book.AskAt(rung) / 4);
        for (var rung = book.BestBid; rung > Math.Max(bid, -1); rung = book.NextBid(rung))
            book.Thin(Side.Buy, rung, book.BidAt(rung) / 4);
    }

    void FillUp(Side side, int rung, int level, double appetite)
    {
        if (rung < 0 || rung > _stock.Ladder.Top)
            return;
        var liking = level < Close ? Math.Max(LeastLiking, _shape.At(rung)) : _shape.At(rung);
        if (liking == 0)
            return;
        var wanted = (long)(Depth * appetite * liking * Behind[level] * _dice.Between(0.5, 1.3));
        var standing = _stock.Book.SizeAt(side, rung);
        if (standing < wanted)
            _stock.Book.Rest(side, rung, wanted - standing, owner: null);
        else if (standing > 3 * wanted)
            _stock.Book.Thin(side, rung, 2 * wanted);
    }

    /// <summary>Far from the touch a few wait for a bargain, mostly at round prices; now and then one of them gives up.</summary>
    void Tidy(Side side, int touch)
    {
        for (var looks = _dice.Below(2); looks > 0; looks--)
        {
            var away = Quoted + _dice.Below(Farthest - Quoted);
            var rung = side == Side.Sell ? touch + away : touch - away;
            if (rung < 0 || rung > _stock.Ladder.Top)
                continue;
            var wanted = (long)(Depth * _shape.At(rung) * 3 / away);
            var standing = _stock.Book.SizeAt(side, rung);
            if (standing > wanted)
                _stock.Book.Thin(side, rung, wanted);
            else if (standing == 0 && wanted > 0)
                _stock.Book.Rest(side, rung, wanted, owner: null);
        }
    }

    /// <summary>The same prices are liked on every day of the same ladder.</summary>
    BookShape Shape() => new(_ladder, _stock.Listing.Kind, _temperament.Holes, new Dice((ulong)_shapeSalt));
}
