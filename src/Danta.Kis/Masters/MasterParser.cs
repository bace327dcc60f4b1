using System.Text;
using Danta.Kis.Wire;
using Danta.Market;

namespace Danta.Kis;

/// <summary>
/// The fixed-width lines of the .mst files. Widths count bytes of cp949, in which a Korean character has two, so the bytes are
/// cut first and decoded then. The part behind the names is found from the line's end.
/// </summary>
static class MasterParser
{
    /// <summary>Fewer good lines than this share, and the layout is not what it was.</summary>
    const double GoodShare = 0.99;

    const int NameAt = 21;
    const int NameWidth = 40;

    static readonly Encoding Korean = CodePagesEncodingProvider.Instance.GetEncoding(949)!;

    static readonly HashSet<string> Groups = new(StringComparer.Ordinal)
    {
        "ST", "MF", "RT", "SC", "IF", "DR", "EW", "EF", "EN", "SW", "SR", "BC", "FE", "FS",
    };

    static readonly Layout Kospi = new(Board.Kospi, Width: 227, Base: 41, Short: 32, Low: 16, Spac: 29, Attention: -1, Flags: 60, Preferred: 158);
    static readonly Layout Kosdaq = new(Board.Kosdaq, Width: 221, Base: 36, Short: 27, Low: 16, Spac: 24, Attention: 30, Flags: 55, Preferred: 153);

    /// <summary>Null where too many lines are not of this layout.</summary>
    public static IReadOnlyList<MasterStock>? Read(ReadOnlySpan<byte> file, Board board)
    {
        var layout = board == Board.Kosdaq ? Kosdaq : Kospi;
        var stocks = new List<MasterStock>();
        var lines = 0;
        var good = 0;
        foreach (var range in file.Split((byte)'\n'))
        {
            var line = file[range].TrimEnd((byte)'\r');
            if (line.IsEmpty)
                continue;
            lines++;
            if (!TryLine(line, layout, out var stock))
                continue;
            good++;
            if (stock is not null)
                stocks.Add(stock);
        }
        return lines > 0 && good >= lines * GoodShare ? stocks : null;
    }

    /// <summary>True with nothing for a good line whose code is none of stocks: warrants and beneficiary certificates have longer ones.</summary>
    static bool TryLine(ReadOnlySpan<byte> line, in Layout layout, out MasterStock? stock)
    {
        stock = null;
        var start = line.Length - layout.Width;
        if (start < NameAt + 1 || start > NameAt + NameWidth)
            return false;
        var tail = line[start..];
        var group = Encoding.ASCII.GetString(tail[..2]);
        if (!Groups.Contains(group))
            return false;
        if (!InstrumentCode.TryParse(line[..9].TrimEnd((byte)' '), out var code))
            return true;
        if (!KisText.TryPrice(Encoding.ASCII.GetString(tail.Slice(layout.Base, 9)), out var basePrice))
            return false;
        var flags = tail.Slice(layout.Flags, 12);
        var margin = tail.Slice(layout.Flags + 14, 3);
        stock = new(
            code,
            Encoding.ASCII.GetString(line.Slice(9, 12)).Trim(),
            Fields.Text(Korean.GetString(line[NameAt..start])),
            layout.Board,
            KindOf(group, code),
            group,
            basePrice,
            Halted: flags[0] == (byte)'Y',
            Liquidation: flags[1] == (byte)'Y',
            Administrative: flags[2] == (byte)'Y',
            WarningLevel: flags[4] is >= (byte)'0' and <= (byte)'9' ? flags[4] - '0' : 0,
            WarningAhead: flags[5] == (byte)'Y',
            Overheated: tail[layout.Short] is (byte)'2' or (byte)'3',
            Illiquid: tail[layout.Low] == (byte)'Y',
            Attention: layout.Attention >= 0 && tail[layout.Attention] == (byte)'Y',
            Preferred: tail[layout.Preferred] is (byte)'1' or (byte)'2',
            Spac: tail[layout.Spac] == (byte)'Y',
            MarginPercent: KisText.TryInteger(Encoding.ASCII.GetString(margin), out var percent) ? (int)percent : 0);
        return true;
    }

    static ListingKind KindOf(string group, InstrumentCode code) => group switch
    {
        "EF" or "FE" => ListingKind.Etf,
        "EN" => ListingKind.Etn,
        _ => code.IsEtn ? ListingKind.Etn : ListingKind.Stock,
    };

    /// <summary>Places in the part behind the names.</summary>
    /// <param name="Flags">trht_yn, sltr_yn, mang_issu_yn, mrkt_alrm_cls_code (2), mrkt_alrm_risk_adnt_yn; the margin follows 14 behind.</param>
    readonly record struct Layout(
        Board Board, int Width, int Base, int Short, int Low, int Spac, int Attention, int Flags, int Preferred);
}
