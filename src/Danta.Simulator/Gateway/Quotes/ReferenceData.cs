using System.Globalization;
using System.IO.Compression;
using System.Text;
using Danta.Market;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Gateway.Quotes;

/// <summary>
/// 종목 마스터: the list of a board as the broker offers it for download, without keys and outside the API. One zip with one
/// member of fixed-width lines, measured in bytes of cp949.
/// </summary>
static class ReferenceData
{
    const string Folder = "/common/master/";
    const string Extension = ".mst.zip";
    const int NameAt = 21;
    const int HeadWidth = 61;

    static readonly Encoding Korean = CodePagesEncodingProvider.Instance.GetEncoding(949)!;

    /// <summary>Places in the part behind the name, board by board. All of them are counted from its first byte.</summary>
    readonly record struct Layout(
        string Name, Board Board, int Width, int LowLiquidity, int Index, int Product, int Spac, int Overheated, int Base, int Flags, int Preferred);

    static readonly Layout[] Layouts =
    [
        new("kospi_code", Board.Kospi, 227, 16, 18, 22, 29, 32, 41, 60, 158),
        new("kosdaq_code", Board.Kosdaq, 221, 16, 35, 18, 24, 27, 36, 55, 153),
    ];

    /// <summary>Null where nothing lies at that path.</summary>
    public static Answer? Find(Simulation simulation, string path)
    {
        if (!path.StartsWith(Folder, StringComparison.Ordinal) || !path.EndsWith(Extension, StringComparison.Ordinal))
            return null;
        var name = path[Folder.Length..^Extension.Length];
        if (Array.FindIndex(Layouts, layout => layout.Name == name) is var index && index < 0)
            return null;
        lock (simulation.Gate)
            return new(200, Packed(simulation.Venue, Layouts[index]), ContentType: "application/zip");
    }

    static byte[] Packed(Venue venue, in Layout layout)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var member = archive.CreateEntry($"{layout.Name}.mst").Open();
            foreach (var stock in venue.Stocks)
            {
                if (stock.Listing.Board == layout.Board)
                    member.Write(Line(stock, layout));
            }
        }
        return packed.ToArray();
    }

    static byte[] Line(Instrument stock, in Layout layout)
    {
        var listing = stock.Listing;
        var line = new byte[HeadWidth + layout.Width + 1];
        line.AsSpan().Fill((byte)' ');
        Put(line, 0, listing.CodeText);
        Put(line, 9, listing.Isin);
        Put(line, NameAt, listing.Name);
        var tail = line.AsSpan(HeadWidth, layout.Width);
        Put(tail, 0, listing.Kind switch { ListingKind.Etf => "EF", ListingKind.Etn => "EN", _ => "ST" });
        Put(tail, 2, "0" + "0000" + "0000" + "0000");
        Put(tail, layout.LowLiquidity, "N");
        Put(tail, layout.Index, listing.InIndex ? layout.Board == Board.Kospi ? "1" : "Y" : layout.Board == Board.Kospi ? "0" : "N");
        Put(tail, layout.Product, listing.Kind switch { ListingKind.Etf => "2", ListingKind.Etn => "3", _ => "0" });
        Put(tail, layout.Spac, "N");
        Put(tail, layout.Overheated, listing.Status == "59" ? "2" : "0");
        Put(tail, layout.Base, Digits(stock.Figures.Base, 9) + "00001" + "00001");
        Put(tail, layout.Flags, Flags(stock) + "NNN" + "00" + "00" + "00" + (listing.Status == "55" ? "020" : "100") + "N" + "000");
        // 전일거래량 stands behind the credit days, which close the run of flags.
        Put(tail, layout.Flags + 21, Digits(stock.PreviousVolume(), 12) + Digits(500, 12) + "20100104" + Digits(listing.ListedShares / 1000, 15));
        Put(tail, layout.Preferred, listing.Kind == ListingKind.Stock && IsPreferred(listing.Name) ? "1" : "0");
        line[^1] = (byte)'\n';
        return line;
    }

    /// <summary>trht_yn, sltr_yn, mang_issu_yn, mrkt_alrm_cls_code.</summary>
    static string Flags(Instrument stock)
    {
        var status = stock.Listing.Status;
        var alarm = status switch { "54" => "01", "53" => "02", "52" => "03", _ => "00" };
        return $"{(stock.Halted ? 'Y' : 'N')}N{(status == "51" ? 'Y' : 'N')}{alarm}";
    }

    /// <summary>By its name, for invented codes do not follow KRX's rule for their last digit.</summary>
    static bool IsPreferred(string name) => name.EndsWith('우') || name.EndsWith("우B", StringComparison.Ordinal);

    static string Digits(long value, int width) => value.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');

    static void Put(Span<byte> into, int at, string text)
    {
        var bytes = Korean.GetBytes(text);
        bytes.AsSpan(0, Math.Min(bytes.Length, into.Length - at)).CopyTo(into[at..]);
    }
}
