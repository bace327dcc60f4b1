using System.IO.Compression;
using System.Text;

namespace Danta.Kis.Tests.Broker;

/// <summary>Lines of the master files, laid out byte by byte.</summary>
static class MasterLines
{
    static readonly Encoding Korean = CodePagesEncodingProvider.Instance.GetEncoding(949)!;

    public static byte[] Kospi() =>
    [
        .. Line("005930", "KR7005930003", "삼성전자", 227, (0, "ST"), (41, "000072000"), (60, "NNN00N"), (74, "020"), (158, "0")),
        .. Line("005935", "KR7005931001", "삼성전자우", 227, (0, "ST"), (41, "000058000"), (60, "NNN00N"), (74, "020"), (158, "1")),
        .. Line("Q500001", "KRG500000011", "시뮬 ETN", 227, (0, "EN"), (41, "000010000"), (60, "NNN00N"), (74, "100"), (158, "0")),
        .. Line("F70100026", "KR5701000261", "시뮬수익증권", 227, (0, "BC"), (41, "000001000"), (60, "NNN00N"), (74, "100"), (158, "0")),
    ];

    public static byte[] Kosdaq() =>
    [
        .. Line("900001", "KR7900001001", "시뮬바이오", 221, (0, "ST"), (30, "Y"), (36, "000013000"), (55, "YNY02N"), (69, "100"), (153, "0")),
    ];

    /// <summary>As the broker offers it: a zip with one member of the same name.</summary>
    public static byte[] Zipped(string name, byte[] lines)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var member = archive.CreateEntry(name).Open();
            member.Write(lines);
        }
        return packed.ToArray();
    }

    static byte[] Line(string code, string isin, string name, int width, params (int At, string Text)[] tail)
    {
        var bytes = new byte[61 + width + 1];
        bytes.AsSpan().Fill((byte)' ');
        Korean.GetBytes(code, bytes);
        Korean.GetBytes(isin, bytes.AsSpan(9));
        Korean.GetBytes(name, bytes.AsSpan(21));
        foreach (var (at, text) in tail)
            Korean.GetBytes(text, bytes.AsSpan(61 + at));
        bytes[^1] = (byte)'\n';
        return bytes;
    }
}
