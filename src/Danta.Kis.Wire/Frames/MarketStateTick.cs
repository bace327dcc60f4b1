using Danta.Market;

namespace Danta.Kis.Wire.Frames;

/// <summary>장운영정보: the market's or the stock's state changed: opening, closing, halt, VI on and off.</summary>
/// <param name="HaltReason">Null where the broker writes <c>(null)</c>.</param>
/// <param name="Operation">MKOP_CLS_CODE: 112 open, 129 close, 164 halt, 174 circuit breaker, 387 sidecar …; empty on VI.</param>
/// <param name="ExpectedOperation">ANTC_MKOP_CLS_CODE</param>
/// <param name="Extension">MRKT_TRTM_CLS_CODE: the random end of an auction.</param>
/// <param name="Allocation">DIVI_APP_CLS_CODE</param>
/// <param name="Status">ISCD_STAT_CLS_CODE: 51 administrative, 52 risk, 53 warning, 58 halted, 59 overheated …</param>
/// <param name="ViActive">VI_CLS_CODE: the volatility interruption is in force.</param>
/// <param name="Exchange">EXCH_CLS_CODE; empty where the frame does not carry it.</param>
public sealed record MarketStateTick(
    InstrumentCode Code,
    bool Halted,
    string? HaltReason,
    string Operation,
    string ExpectedOperation,
    string Extension,
    string Allocation,
    string Status,
    bool ViActive,
    string Exchange)
{
    internal static MarketStateTick? TryRead(ReadOnlySpan<byte> payload, ReadOnlySpan<int> starts, int width)
    {
        var fields = new RecordFields(payload, starts);
        if (!fields.TryCode(0, out var code) || fields.Letter(1) is not ('Y' or 'N' or '\0') ||
            fields.Letter(8) is not ('Y' or 'N' or '\0'))
            return null;
        var reason = Text(fields[2]);
        return new(
            code, fields.Letter(1) == 'Y', reason is "" or "(null)" ? null : reason, Text(fields[3]), Text(fields[4]),
            Text(fields[5]), Text(fields[6]), Text(fields[7]), fields.Letter(8) == 'Y', width > 10 ? Text(fields[10]) : "");
    }

    static string Text(ReadOnlySpan<byte> field) => CleanText.Of(field);
}
