using System.Runtime.CompilerServices;

namespace Danta.Simulator.Crowd;

/// <summary>
/// The market's only source of chance: xoshiro256** seeded through SplitMix64, so that a seed gives the same day on every
/// machine and every version of the runtime. Each stock throws its own, and so one stock's orders never shift another's.
/// </summary>
sealed class Dice
{
    ulong _a, _b, _c, _d;

    public Dice(ulong seed)
    {
        _a = Split(ref seed);
        _b = Split(ref seed);
        _c = Split(ref seed);
        _d = Split(ref seed);
    }

    /// <summary>A stream of its own for each (seed, salt).</summary>
    public static Dice For(long seed, long salt) => new(unchecked(((ulong)seed * 0x9E3779B97F4A7C15UL) ^ ((ulong)salt * 0xD1B54A32D192ED03UL)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Next()
    {
        unchecked
        {
            var result = ulong.RotateLeft(_b * 5, 7) * 9;
            var t = _b << 17;
            _c ^= _a;
            _d ^= _b;
            _b ^= _c;
            _a ^= _d;
            _c ^= t;
            _d = ulong.RotateLeft(_d, 45);
            return result;
        }
    }

    /// <summary>At least 0, below 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>At least <paramref name="from"/>, below <paramref name="to"/>.</summary>
    public double Between(double from, double to) => from + (to - from) * Unit();

    public int Below(int count) => (int)(Unit() * count);

    public bool Chance(double probability) => Unit() < probability;

    public int Sign() => (Next() & 1) == 0 ? 1 : -1;

    /// <summary>Mean 1, a tail to the right.</summary>
    public double Exponential() => -Math.Log(1 - Unit());

    /// <summary>Roughly normal with mean 0 and deviation 1, within ±6.</summary>
    public double Bell()
    {
        var sum = 0.0;
        for (var throws = 0; throws < 12; throws++)
            sum += Unit();
        return sum - 6;
    }

    /// <summary>At least 1, and a share x of them to the power of minus <paramref name="tail"/> above x: how sizes look.</summary>
    public double Pareto(double tail) => Math.Pow(1 - Unit(), -1 / tail);

    /// <summary>How many of many rare things happen; for means below about 20.</summary>
    public int Poisson(double mean) => PoissonBeyond(Math.Exp(-mean));

    /// <summary>The same, where the chance that nothing happens is known.</summary>
    public int PoissonBeyond(double none)
    {
        var product = Unit();
        var count = 0;
        while (product > none)
        {
            product *= Unit();
            count++;
        }
        return count;
    }

    static ulong Split(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var mixed = state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }
}
