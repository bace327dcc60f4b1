using System.Globalization;
using System.Text;
using Danta.Kis.Wire.Frames;

namespace Danta.Kis.Tests.Wire.Decoding;

/// <summary>Frames of trades and books by chance, with any digits that a field may have; and their damage.</summary>
sealed class RandomFrames(int seed)
{
    /// <summary>Beside digits in the ASCII table, digits with a bit too many, what other number formats know, and borders.</summary>
    static readonly string[] Odd =
    [
        "", "-1", "+5", " 5", "5 ", "1.5", "/", ":", "1/", "/1", "1:", "12345678:", "1234567/", "/1234567", "0x10", "1e3", "\0", "µ", "±23", "1\n",
        "99999999", "100000000", "100000001", "000071900", "00000000000071900", "999999999999999999", "000000000000000001",
        "1000000000000000000", "9999999999999999999", "0000000000000000001", "99999999999999999999", "0.00", "-0.00", "-1.23", "1.2", "1.234",
        "1.", ".1", ".12", "..12", "1.2.3", "1.-2", "--1.23", "-", ".", "12345.67", "123456.78", "21474836.47", "21474836.48", "-21474836.48",
        "-21474836.49", "999999999999999.99", "1000000000000000.00", "1.123456789012345678", "1.1234567890123456789", "240000", "236000", "235960",
        "235959", "93107", "0093107", "A", "B", "D", "Z", "[", "@", "a", "Y", "N", "YY", "00", "0", "5930", "00593a", "0009K0", "Q500001", "00000000",
        "000000000",
    ];

    /// <summary>Of a trade: 0 code, 1 time, 2-13 and 36-45 numbers, and where a letter or hundredths stand.</summary>
    static readonly int[] TradeLetters = [3, 21, 25, 28, 31, 35, 43, 44, 46];
    static readonly int[] TradeHundredths = [5, 6, 18, 22, 23, 40, 42];
    static readonly int[] BookLetters = [2, 51, 58, 61, 62];

    readonly Random _random = new(seed);

    public byte[] Trades()
    {
        KisChannel[] channels = [KisChannel.TradeKrx, KisChannel.TradeNxt, KisChannel.TradeUnified, KisChannel.ExpectedTradeKrx];
        return Frame(channels[_random.Next(channels.Length)], 45, TradeField);
    }

    public byte[] Books()
    {
        KisChannel[] channels = [KisChannel.BookKrx, KisChannel.BookNxt, KisChannel.BookUnified];
        return Frame(channels[_random.Next(channels.Length)], 55, BookField);
    }

    /// <summary>One to four changes: a byte, a part that is missing, something odd that came in, a part that comes twice.</summary>
    public byte[] Damaged(ReadOnlySpan<byte> frame)
    {
        var bytes = frame.ToArray().ToList();
        for (var times = _random.Next(1, 5); times > 0 && bytes.Count > 0; times--)
        {
            var at = _random.Next(bytes.Count);
            switch (_random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)_random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << _random.Next(8));
                    break;
                case 2:
                    bytes.RemoveAt(at);
                    break;
                case 3:
                    bytes.InsertRange(at, Encoding.Latin1.GetBytes(_random.Next(2) == 0 ? "^" : Pick(Odd)));
                    break;
                case 4:
                    bytes.RemoveRange(at, _random.Next(Math.Min(40, bytes.Count - at)));
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(at, _random.Next(bytes.Count - at)));
                    break;
            }
        }
        return [.. bytes];
    }

    /// <summary>Mostly whole and as announced; one in a few has an odd field, a width or a count that are none.</summary>
    byte[] Frame(KisChannel channel, int least, Func<int, string> field)
    {
        var width = _random.Next(8) == 0 ? _random.Next(least - 2, least + 40) : channel.CurrentWidth();
        var count = _random.Next(1, 6);
        var fields = Enumerable.Range(0, count).SelectMany(_ => Enumerable.Range(0, width).Select(field)).ToArray();
        if (_random.Next(3) == 0)
            fields[_random.Next(fields.Length)] = Pick(Odd);
        var announced = _random.Next(30) == 0 ? _random.Next(0, 8) : count;
        var envelope = $"{(_random.Next(60) == 0 ? '1' : '0')}|{channel.TrId()}|{announced.ToString(_random.Next(9) == 0 ? "00000" : "000", CultureInfo.InvariantCulture)}|";
        return Encoding.Latin1.GetBytes(envelope + string.Join('^', fields));
    }

    string TradeField(int at) => at switch
    {
        0 => Code(),
        1 => Time(),
        2 => Price(nothing: false),
        14 => Digits(_random.Next(1, 19)),
        12 or 13 or 36 or 37 => Shares(),
        _ when TradeHundredths.Contains(at) => Hundredths(),
        _ when TradeLetters.Contains(at) => Letter(at == 35 ? ["Y", "N", ""] : ["0", "1", "2", "5", "", "A"]),
        _ => Price(nothing: true),
    };

    string BookField(int at) => at switch
    {
        0 => Code(),
        1 => Time(),
        52 => Hundredths(),
        (>= 23 and <= 44) or 48 or 53 => Shares(),
        _ when BookLetters.Contains(at) => Letter(["0", "A", "B", "C", "D", ""]),
        _ => Price(nothing: true),
    };

    string Code() => Pick(["005930", "0009K0", "Q500001", "12345678", "ABCXYZ", "900001"]);

    string Time() => $"{_random.Next(24):00}{_random.Next(60):00}{_random.Next(60):00}";

    string Letter(string[] letters) => Pick(letters);

    /// <summary>With zeros in front now and then, and empty where nothing is meant.</summary>
    string Price(bool nothing) => _random.Next(12) switch
    {
        0 when nothing => "",
        1 when nothing => "0",
        2 => Some().PadLeft(_random.Next(6, 19), '0'),
        3 => "100000000",
        _ => Some(),
    };

    string Some() => ((long)Math.Pow(10, _random.NextDouble() * 8)).ToString(CultureInfo.InvariantCulture);

    string Shares() => _random.Next(8) switch
    {
        0 => "",
        1 => Digits(_random.Next(1, 19)),
        _ => Digits(_random.Next(1, 9)),
    };

    string Hundredths() => _random.Next(4) switch
    {
        0 => Pick(["0.00", "-1.23", "7", "124.4", "91.375", "", "-0.14", "12345.67", "123456.78", "0000091.37"]),
        1 => $"{_random.Next(-100_000, 100_000) / 100.0:0.00}",
        _ => $"{_random.Next(0, 300)}.{_random.Next(100):00}",
    };

    string Digits(int length) => string.Create(length, _random, static (into, random) =>
    {
        foreach (ref var digit in into)
            digit = (char)('0' + random.Next(10));
    });

    T Pick<T>(T[] from) => from[_random.Next(from.Length)];
}
