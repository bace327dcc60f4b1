using System.Text;
using Danta.Kis.Wire.Frames;

namespace Danta.Kis.Tests.Wire.Decoding;

/// <summary>A frame of several records says what as many frames of one would say, in their order; and one bad record spoils it.</summary>
public sealed class SeveralRecordsTests
{
    const string Notice =
        "SIMUSER1^5001234501^0000117057^^02^0^00^0^005930^0000000010^000071900^101153^0^1^1^06010^000000010^계좌^000000000^1^Y^^10^^삼성전자^000071900";

    readonly FrameDecoder _decoder = new();

    [Fact]
    public void Notices()
    {
        string[] records =
        [
            Notice,
            Notice.Replace("0000117057", "0000117058", StringComparison.Ordinal).Replace("^02^0^", "^01^2^", StringComparison.Ordinal),
            Notice.Replace("^0^1^1^", "^0^2^2^", StringComparison.Ordinal).Replace("^0000000010^000071900^", "^0000000003^000071800^", StringComparison.Ordinal),
            Notice.Replace("^0^1^1^", "^1^1^2^", StringComparison.Ordinal).Replace("005930", "0009K0", StringComparison.Ordinal),
            Notice.Replace("^0^1^1^", "^0^1^9^", StringComparison.Ordinal),
        ];
        Check("H0STCNI0", records, "^02^0^", "^04^0^", frame =>
        {
            Assert.Equal(FrameFault.WrongChannel, _decoder.ReadMarketStates(frame, out var none));
            Assert.Empty(none);
            var fault = _decoder.ReadNotices(frame, null, out var read);
            return (fault, read);
        });
    }

    [Fact]
    public void Notices_in_the_layout_of_before_2025()
    {
        var notice = Notice.Replace("^000000000^1^Y^", "^", StringComparison.Ordinal);
        Check(
            "H0STCNI9", [notice, notice.Replace("0000117057", "0000117058", StringComparison.Ordinal).Replace("^000071900^10", "^000071850^10", StringComparison.Ordinal)],
            "^02^0^", "^02^3^", frame => (_decoder.ReadNotices(frame, null, out var read), read));
    }

    [Fact]
    public void Market_states()
    {
        string[] records =
        [
            "005930^N^(null)^112^1^2^3^55^N^N^1", "900001^Y^공시^164^4^5^6^58^Y^N^2", "000660^^^^^^^^^^", "0009K0^N^^174^^^^51^N^^",
        ];
        foreach (var channel in new[] { "H0STMKO0", "H0NXMKO0" })
        {
            Check(channel, records, "N", "X", frame =>
            {
                Assert.Equal(FrameFault.WrongChannel, _decoder.ReadNotices(frame, null, out var none));
                Assert.Empty(none);
                var fault = _decoder.ReadMarketStates(frame, out var read);
                return (fault, read);
            });
        }
        Check("H0UNMKO0", [.. records.Select(record => record[..record.LastIndexOf('^')])], "N", "X", frame => (_decoder.ReadMarketStates(frame, out var read), read));
    }

    delegate (FrameFault Fault, T[] Read) Reader<T>(Frame frame);

    void Check<T>(string channel, string[] records, string good, string bad, Reader<T> read)
        where T : class
    {
        var width = records[0].Split('^').Length;
        var single = records.Select(record => Assert.Single(Read(channel, [record], FrameFault.None, read))).ToArray();
        Assert.Equal(records.Length, single.Distinct().Count());

        Assert.Equal(single, Read(channel, records, FrameFault.None, read));
        Assert.Equal((width, width * records.Length, false), (_decoder.Width, _decoder.Fields, _decoder.Drifted));
        for (var at = 0; at < records.Length; at++)
        {
            string[] spoilt = [.. records];
            spoilt[at] = spoilt[0].Replace(good, bad, StringComparison.Ordinal);
            Assert.Empty(Read(channel, spoilt, FrameFault.BadField, read));
        }
        Assert.Empty(Read(channel, [.. records[1..], records[0] + "^"], FrameFault.UnevenFields, read));
        Assert.Equal(0, _decoder.Width);
        Assert.Empty(Read(channel, [.. records.Select(record => string.Join('^', record.Split('^')[..5]))], FrameFault.TooNarrow, read));
        Assert.Equal(single[..1], Read(channel, records[..1], FrameFault.None, read));
    }

    static T[] Read<T>(string channel, string[] records, FrameFault expected, Reader<T> read)
    {
        var bytes = Encoding.UTF8.GetBytes($"0|{channel}|{records.Length:000}|{string.Join('^', records)}");
        Assert.Equal(FrameFault.None, Frame.TryParse(bytes, out var frame));
        var (fault, values) = read(frame);
        Assert.Equal(expected, fault);
        return values;
    }
}
