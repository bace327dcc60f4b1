using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Danta.Kis.Wire.Frames;
using Danta.Market;

namespace Danta.Kis.Tests.Wire.Decoding;

/// <summary>What a frame says, or why it says nothing.</summary>
/// <param name="Width">0 where the fields were not counted or don't divide.</param>
sealed record Reading<T>(FrameFault Fault, IReadOnlyList<T> Records, int Width, int Fields, bool Drifted);

/// <summary>
/// Trades and books by the plainest means there are: the whole frame as text, split at bars and carets, each field judged by a
/// pattern. What the decoder reads must be this, to the last fault.
/// </summary>
static class PlainReader
{
    public static Reading<TradeTick> Trades(ReadOnlySpan<byte> message)
    {
        var fault = Open(message, [ChannelKind.Trade, ChannelKind.ExpectedTrade], out var channel, out var records);
        return Read(fault, channel, records, fields => Trade(fields, channel == KisChannel.ExpectedTradeKrx));
    }

    public static Reading<BookTick> Books(ReadOnlySpan<byte> message)
    {
        var fault = Open(message, [ChannelKind.Book], out var channel, out var records);
        return Read(fault, channel, records, Book);
    }

    static Reading<T> Read<T>(FrameFault fault, KisChannel channel, string[][] records, Func<string[], T?> read)
        where T : struct
    {
        var fields = records.Sum(record => record.Length);
        var width = fault == FrameFault.UnevenFields || records.Length == 0 ? 0 : records[0].Length;
        if (fault != FrameFault.None)
            return new(fault, [], width, fields, Drifted: false);
        var drifted = !channel.IsKnownWidth(width);
        var ticks = records.Select(read).ToArray();
        return ticks.Any(tick => tick is null)
            ? new(FrameFault.BadField, [], width, fields, drifted)
            : new(FrameFault.None, [.. ticks.Select(tick => tick!.Value)], width, fields, drifted);
    }

    static FrameFault Open(ReadOnlySpan<byte> message, ChannelKind[] kinds, out KisChannel channel, out string[][] records)
    {
        (channel, records) = (KisChannel.Unknown, []);
        var text = Encoding.Latin1.GetString(message);
        if (text.Length < 2 || text[0] is not ('0' or '1') || text[1] != '|')
            return FrameFault.NotAFrame;
        var parts = text[2..].Split('|', 3);
        if (parts.Length < 3)
            return FrameFault.Cut;
        if (!Is(parts[1], @"\A[0-9]{3,5}\z") || int.Parse(parts[1], CultureInfo.InvariantCulture) is var count && count == 0)
            return FrameFault.BadCount;
        if (parts[2].Length == 0)
            return FrameFault.Cut;
        channel = KisChannels.All.FirstOrDefault(known => known.TrId() == parts[0]);
        if (!kinds.Contains(channel.Kind()))
            return channel == KisChannel.Unknown ? FrameFault.UnknownChannel : FrameFault.WrongChannel;
        if (text[0] == '1')
            return FrameFault.NoKey;
        var fields = parts[2].Split('^');
        if (fields.Length % count != 0)
        {
            records = [fields];
            return FrameFault.UnevenFields;
        }
        records = [.. fields.Chunk(fields.Length / count)];
        return records[0].Length < channel.LeastWidth() ? FrameFault.TooNarrow : FrameFault.None;
    }

    static TradeTick? Trade(string[] fields, bool expected)
    {
        var reference = !expected && fields.Length > 45 ? Price(fields[45]) : default(Price);
        if (Code(fields[0]) is not { } code || Time(fields[1]) is not { } time || Price(fields[2]) is not { } last ||
            Price(fields[7]) is not { } open || Price(fields[8]) is not { } high || Price(fields[9]) is not { } low ||
            Price(fields[10]) is not { } ask || Price(fields[11]) is not { } bid || Shares(fields[12]) is not { } size ||
            Shares(fields[13]) is not { } volume || Number(fields[14]) is not { } turnover || Hundredths(fields[18]) is not { } strength ||
            Shares(fields[36]) is not { } askSize || Shares(fields[37]) is not { } bidSize || reference is not { } vi ||
            Letter(fields[35]) is not ("" or "Y" or "N") || !(last.IsQuoted || expected) || strength is < int.MinValue or > int.MaxValue)
            return null;
        if (vi.Won > 2.0 * last.Won || vi.Won < last.Won / 2.0)
            vi = default;
        Side? aggressor = fields[21] == "1" ? Side.Buy : fields[21] == "5" ? Side.Sell : null;
        return new(
            code, time, last, open, high, low, ask, bid, askSize, bidSize, size, volume, new(turnover), (int)strength, aggressor,
            fields[35] == "Y", Letter(fields[43]) is not ("" or "0"), vi);
    }

    static BookTick? Book(string[] fields)
    {
        var asks = Ladder(fields[3..13], fields[23..33]);
        var bids = Ladder(fields[13..23], fields[33..43]);
        if (Code(fields[0]) is not { } code || Time(fields[1]) is not { } time || Phase(fields[2]) is not { } phase ||
            asks is null || bids is null || Shares(fields[43]) is not { } totalAsk || Shares(fields[44]) is not { } totalBid ||
            Price(fields[47]) is not { } expected || Shares(fields[48]) is not { } expectedSize || Shares(fields[53]) is not { } volume)
            return null;
        var auction = phase != BookPhase.Continuous;
        return new(
            code, time, phase, asks.Value, bids.Value, totalAsk, totalBid, auction ? expected : default,
            auction ? expectedSize : default, volume);
    }

    static BookSide? Ladder(string[] prices, string[] sizes)
    {
        var side = default(BookSide);
        for (var level = 0; level < BookSide.Depth; level++)
        {
            if (Price(prices[level]) is not { } price || Shares(sizes[level]) is not { } size)
                return null;
            side[level] = new(price, size);
        }
        return side;
    }

    /// <summary>A NUL is a letter that was never set.</summary>
    static string Letter(string field) => field == "\0" ? "" : field;

    static BookPhase? Phase(string field) => Letter(field) switch
    {
        "" or "0" => BookPhase.Continuous,
        "A" => BookPhase.ClosingAuction,
        "B" => BookPhase.OpeningAuction,
        [>= 'C' and <= 'Z'] => BookPhase.ViAuction,
        _ => null,
    };

    static bool Is(string field, string pattern) => Regex.IsMatch(field, pattern, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    static InstrumentCode? Code(string field) => Is(field, @"\A[0-9A-Z]{6,8}\z") ? InstrumentCode.Parse(field) : null;

    static int? Time(string field) => Is(field, @"\A([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]\z") ? (int?)Number(field) : null;

    static long? Number(string field) => field.Length == 0 ? 0
        : Is(field, @"\A[0-9]{1,18}\z") ? long.Parse(field, CultureInfo.InvariantCulture)
        : null;

    static Quantity? Shares(string field) => Number(field) is { } shares ? Quantity.Of(shares) : null;

    static Price? Price(string field) => Number(field) switch
    {
        0 => default(Price),
        { } won when won <= Market.Price.MaxWon => Market.Price.FromWon((int)won),
        _ => null,
    };

    static long? Hundredths(string field)
    {
        if (field.Length == 0)
            return 0;
        const string Pattern = @"\A(?<minus>-?)(?<whole>[0-9]{1,15})(\.(?<decimals>[0-9]{1,18}))?\z";
        var match = Regex.Match(field, Pattern, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
        if (!match.Success)
            return null;
        var decimals = match.Groups["decimals"].Value.PadRight(2, '0')[..2];
        var value = long.Parse(match.Groups["whole"].Value + decimals, CultureInfo.InvariantCulture);
        return match.Groups["minus"].Length > 0 ? -value : value;
    }
}
