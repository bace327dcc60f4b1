using Danta.Market;
using Danta.Simulator.Books;

namespace Danta.Simulator.Crowd;

/// <summary>
/// How much people like each price: round ones much, some of the others not at all. It is a matter of the price, so that what was eaten
/// there comes back there.
/// </summary>
sealed class BookShape
{
    const double Wall = 3.5;
    const double HalfWall = 1.7;
    const double Unevenness = 0.35;

    readonly double[] _liking;

    public BookShape(PriceLadder ladder, ListingKind kind, double holes, Dice dice)
    {
        var ticks = TickSizes.For(kind);
        _liking = new double[ladder.Count];
        for (var rung = 0; rung < _liking.Length; rung++)
        {
            var won = ladder.Won(rung);
            var (isHole, uneven, step) = (dice.Chance(holes), Math.Exp(Unevenness * dice.Bell()), ticks.StepAt(won));
            _liking[rung] = won % (10 * step) == 0 ? Wall * uneven : won % (5 * step) == 0 ? HalfWall * uneven : isHole ? 0 : uneven;
        }
    }

    public double At(int rung) => _liking[rung];

    /// <summary>Little at the touch itself, the most a few ticks behind it, and then less and less.</summary>
    public static double Behind(int level) => level switch
    {
        0 => 0.5,
        1 => 0.8,
        < 5 => 1,
        _ => Math.Exp((4 - level) / 5.0),
    };
}
