namespace Danta.Host.Simtest;

/// <summary>
/// Chance that depends on what it is asked about and on nothing that was asked before: taking one fault out of a run leaves the
/// others where they were.
/// </summary>
struct Chance
{
    ulong _state;

    public Chance(long seed, int matter, long index)
    {
        unchecked
        {
            _state = ((ulong)seed * 0x9E3779B97F4A7C15UL) ^ ((ulong)(matter + 1) * 0xD1B54A32D192ED03UL) ^ ((ulong)index * 0xA0761D6478BD642FUL);
        }
        Next();
    }

    ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            var mixed = _state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>At least 0, below 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Between(double least, double most) => least + (most - least) * Unit();

    public int Below(int count) => (int)(Unit() * count);

    public bool Hits(double probability) => Unit() < probability;

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];
}
