using Danta.Simulator.Exchange;

namespace Danta.Simulator.Crowd;

/// <summary>The surges of one stock: one after the other, each a wave of market orders and what the crowd thinks of it afterwards.</summary>
sealed class Surging(Instrument stock, Temperament temperament, Opinion opinion, Makers makers, Dice dice)
{
    /// <summary>The crowd believes the price while it runs: so much of the way in each step.</summary>
    const double Belief = 0.25;

    readonly double _chancePerStep = temperament.SurgesPerHour / 3600 * MarketClock.StepMilliseconds / 1000;
    Surge _surge;
    int _runLeft;
    int _fadeLeft;
    int _from;

    /// <summary>Which way it runs; 0: it does not.</summary>
    public int Direction => _runLeft > 0 ? _surge.Direction : 0;

    public void Start(in Surge surge)
    {
        _surge = surge;
        _runLeft = surge.RunSteps;
        _fadeLeft = surge.FadeSteps;
        _from = stock.Figures.Last;
        opinion.Warm(2);
    }

    public void Stop() => (_runLeft, _fadeLeft) = (0, 0);

    /// <summary>An auction is no time to run.</summary>
    public void Wait()
    {
        if (_runLeft > 1)
            _runLeft--;
    }

    public void Act(double activity)
    {
        if (_runLeft > 0)
        {
            Push(_surge.Direction, _surge.Speed);
            opinion.Follow(stock.Figures.Last, Belief);
            if (--_runLeft == 0)
                ThinkAgain();
        }
        else if (_fadeLeft > 0)
        {
            _fadeLeft--;
            if (_surge.Back > 0)
                Push(-_surge.Direction, _surge.Speed * 0.2 * _surge.Back);
        }
        else if (dice.Chance(_chancePerStep * activity))
        {
            Start(Surge.Draw(dice, temperament.SurgeStrength));
        }
    }

    void ThinkAgain()
    {
        var way = 100 * Math.Log((double)stock.Figures.Last / _from);
        opinion.Reconsider(-_surge.Back * way, _surge.FadeSteps * MarketClock.StepMilliseconds / 1000);
    }

    /// <summary>Market orders that would eat through so many percent of book a second, in uneven bursts.</summary>
    void Push(int direction, double speed)
    {
        var perStep = speed / makers.RungPercent * makers.Depth * 1.35 * MarketClock.StepMilliseconds / 1000;
        var quantity = (long)(perStep * dice.Exponential());
        if (quantity <= 0)
            return;
        for (var slices = 1 + dice.Below(3); slices > 0 && !stock.InAuction; slices--)
            makers.Take(dice.Chance(0.9) ? direction : -direction, Math.Max(1, quantity / slices), reach: 1 + dice.Below(6));
    }
}
