using Danta.Market;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Crowd;

/// <summary>
/// Those who come and go: most want to trade now and take what is offered, the others leave an order and wait. They buy rather than
/// sell where the price is below what the knowing think it worth.
/// </summary>
sealed class Takers(Instrument stock, Temperament temperament, Opinion opinion, Makers makers, Dice dice, double share)
{
    const double TakingShare = 0.6;

    /// <summary>One share: orders cut small by machines, and people who try something out.</summary>
    const double OneShare = 0.15;

    /// <summary>Of sizes: 1.5 is what is measured on markets.</summary>
    const double SizeTail = 1.5;
    const double MeanOfTail = SizeTail / (SizeTail - 1);
    const double LargestSize = 400;

    /// <summary>Of where patient orders stand.</summary>
    const double DistanceTail = 1.3;

    /// <summary>Now and then somebody wants out of all he has, or in, at any price.</summary>
    const double PlungesPerHour = 0.014;
    const double LargestPlunge = 60;

    /// <summary>So many do not follow the others.</summary>
    const double Contrary = 0.03;

    /// <summary>Nobody takes what is dearer than it is worth by more ticks; he waits.</summary>
    const double DearTicks = 0.65;

    /// <summary>Chance in a step that somebody prints a price which is due.</summary>
    const double Chasing = 0.03;

    double _none = 1;
    int _tide = dice.Sign();
    double _plunge;

    /// <summary>How many will come in each step until this is called again.</summary>
    public void Expect(double activity)
    {
        _plunge = activity * PlungesPerHour / 3600 * MarketClock.StepMilliseconds / 1000;
        _none = Math.Exp(-share * activity * opinion.Interest * temperament.TakersPerSecond / TakingShare * MarketClock.StepMilliseconds / 1000);
    }

    public void Act(double worth)
    {
        for (var orders = dice.PoissonBeyond(_none); orders > 0 && !stock.InAuction; orders--)
            PlaceOne(worth);
        if (temperament.IsExcitable && dice.Chance(_plunge))
            makers.Take(dice.Sign(), (long)(makers.Depth * Math.Exp(dice.Between(1, Math.Log(LargestPlunge)))), stock.Ladder.Count);
        else if (Math.Abs(worth - stock.LastRung) > 1 && dice.Chance(Chasing))
            Chase(worth);
    }

    /// <summary>Before an auction orders gather around what each thinks right; many of them would trade at once.</summary>
    public void Gather(double worth)
    {
        var width = Math.Max(2.5, 0.3 / makers.RungPercent);
        var least = stock.InVi ? 0.03 : 0.002;
        for (var orders = dice.Poisson(Math.Max(least, -Math.Log(_none))); orders > 0; orders--)
        {
            var side = dice.Sign() > 0 ? Side.Buy : Side.Sell;
            var rung = (int)Math.Round(worth + (side == Side.Buy ? -0.4 : 0.4) * width + dice.Bell() * width);
            if (rung >= 0 && rung <= stock.Ladder.Top && stock.Book.SizeAt(side, rung) < 3 * makers.Depth)
                stock.Book.Rest(side, rung, Size(2), owner: null);
        }
    }

    void PlaceOne(double worth)
    {
        var book = stock.Book;
        var (bid, ask) = (book.HasBid ? book.BestBid : worth - 1, book.HasAsk ? book.BestAsk : worth + 1);
        var beside = (2 * worth - bid - ask) / Math.Max(1, ask - bid);
        var direction = SideOf(beside);
        var size = Size(Math.Exp(direction * opinion.Lean));
        var dear = direction * ((direction > 0 ? ask : bid) - worth);
        if (dice.Chance(TakingShare) && dear <= Math.Max(DearTicks, 0.55 * (ask - bid)))
            makers.Take(direction, size, Reach());
        else
            Wait(direction, size);
    }

    /// <summary>Buyers follow buyers, until the price is plainly not worth it.</summary>
    int SideOf(double beside)
    {
        if (dice.Chance((beside * _tide) switch { > 0 => 0.003, > -0.3 => 0.006, _ => 0.3 }))
            _tide = -_tide;
        return dice.Chance(Contrary) ? -_tide : _tide;
    }

    /// <summary>How far into the book an order may eat: seldom beyond the touch.</summary>
    int Reach()
    {
        var draw = dice.Unit();
        return draw < 0.75 ? 0 : 1 + dice.Below(3);
    }

    /// <summary>Mostly near the touch, some far from it, and then at a round price.</summary>
    void Wait(int direction, long size)
    {
        var book = stock.Book;
        var away = (int)Math.Min(200, dice.Pareto(DistanceTail)) - 2;
        var rung = direction > 0 ? Math.Min(book.BestBid - away, book.BestAsk - 1) : Math.Max(book.BestAsk + away, book.BestBid + 1);
        if (rung >= 0 && rung <= stock.Ladder.Top)
            book.Rest(direction > 0 ? Side.Buy : Side.Sell, rung, size, owner: null);
    }

    /// <summary>The last price is behind: whoever sees it first takes a little of what is still offered.</summary>
    void Chase(double worth)
    {
        var book = stock.Book;
        var up = worth > stock.LastRung;
        if (up ? book.HasAsk && book.BestAsk <= worth + 0.5 : book.HasBid && book.BestBid >= worth - 0.5)
            makers.Take(up ? 1 : -1, Size(0.2), reach: 0);
    }

    long Size(double scale)
    {
        if (dice.Chance(OneShare))
            return 1;
        return Math.Max(1, (long)(makers.Unit * scale * Math.Min(LargestSize, dice.Pareto(SizeTail)) / MeanOfTail));
    }
}
