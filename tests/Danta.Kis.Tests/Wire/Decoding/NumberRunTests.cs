using System.Globalization;
using System.Runtime.Intrinsics.X86;
using System.Text;
using Danta.Kis.Wire.Frames;

namespace Danta.Kis.Tests.Wire.Decoding;

/// <summary>Four numbers at once are the numbers one by one, and those are what they say.</summary>
public sealed class NumberRunTests
{
    const int Run = 8;

#if MUTATE
    const int Rounds = 500;
#else
    const int Rounds = 20_000;
#endif

    readonly FieldIndex _index = new();
    readonly long[] _values = new long[Run];

    [Fact]
    public void A_run_is_read_four_at_a_time_and_one_by_one()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var random = new Random(seed);
            var fields = Enumerable.Range(0, Run).Select(_ => Field(random)).ToArray();
            var before = random.Next(4) == 0 ? "" : "before^";
            var payload = Encoding.Latin1.GetBytes(before + string.Join('^', fields));
            Assert.True(_index.TryFill(payload));
            var starts = _index.Starts[(before.Length == 0 ? 0 : 1)..];
            var expected = Array.ConvertAll(fields, Expected);

            NumberRun.Read(payload, starts, _values);
            Assert.Equal(expected, _values);
            NumberRun.ReadEach(payload, starts, _values);
            Assert.Equal(expected, _values);
            for (var at = 0; Avx2.IsSupported && at < Run; at += 4)
                AssertFour(payload, starts.Slice(at, 5), fields.AsSpan(at, 4), expected.AsSpan(at, 4));
        }
    }

    [Fact]
    public void No_byte_in_any_place_is_taken_for_a_digit_that_is_none()
    {
        for (var length = 1; length <= 9; length++)
        {
            for (var at = 0; at < length; at++)
            {
                for (var value = 0; value < 256; value++)
                {
                    if (value == '^')
                        continue;
                    var field = "123456789"[..at] + (char)value + "987654321"[..(length - at - 1)];
                    var payload = Encoding.Latin1.GetBytes($"12345678^1^22^{field}^4444^55555^666666^7777777^88888888");
                    Assert.True(_index.TryFill(payload));
                    NumberRun.Read(payload, _index.Starts[1..], _values);
                    Assert.Equal([1, 22, Expected(field), 4_444, 55_555, 666_666, 7_777_777, 88_888_888], _values);
                    NumberRun.ReadEach(payload, _index.Starts[1..], _values);
                    Assert.Equal([1, 22, Expected(field), 4_444, 55_555, 666_666, 7_777_777, 88_888_888], _values);
                }
            }
        }
    }

    /// <summary>Taken where all four are one to eight digits with eight bytes before their end; else left to the other way.</summary>
    static void AssertFour(ReadOnlySpan<byte> payload, ReadOnlySpan<int> starts, ReadOnlySpan<string> fields, ReadOnlySpan<long> expected)
    {
        var values = new long[4];
        var taken = NumberRun.TryFour(payload, starts, values);
        var plain = starts[1] - 1 >= 8;
        foreach (var field in fields)
            plain &= field.Length is >= 1 and <= 8 && Expected(field) >= 0;
        Assert.Equal(plain, taken);
        if (taken)
            Assert.Equal(expected, values);
    }

    static string Field(Random random) => random.Next(40) switch
    {
        0 => "",
        1 => "-5",
        2 => "7x",
        3 => "µ1",
        4 => Digits(random, random.Next(9, 21)),
        5 => Digits(random, random.Next(1, 3)).PadLeft(random.Next(3, 20), '0'),
        _ => Digits(random, random.Next(1, 9)),
    };

    static string Digits(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)('0' + random.Next(10))));

    static long Expected(string field) => field.Length switch
    {
        0 => 0,
        > 18 => -1,
        _ => field.All(char.IsAsciiDigit) ? long.Parse(field, CultureInfo.InvariantCulture) : -1,
    };
}
