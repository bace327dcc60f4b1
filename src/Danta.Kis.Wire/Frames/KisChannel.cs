using System.Buffers.Binary;

namespace Danta.Kis.Wire.Frames;

/// <summary>What a channel carries.</summary>
public enum ChannelKind : byte
{
    Unknown = 0,
    Trade,
    Book,
    Notice,
    MarketState,
    ExpectedTrade,
}

/// <summary>The channels of domestic stocks: H0ST is KRX, H0NX is NXT, H0UN both.</summary>
public enum KisChannel : byte
{
    Unknown = 0,

    /// <summary>H0STCNT0 실시간체결가 KRX</summary>
    TradeKrx,

    /// <summary>H0NXCNT0 실시간체결가 NXT</summary>
    TradeNxt,

    /// <summary>H0UNCNT0 실시간체결가 통합</summary>
    TradeUnified,

    /// <summary>H0STASP0 실시간호가 KRX</summary>
    BookKrx,

    /// <summary>H0NXASP0 실시간호가 NXT</summary>
    BookNxt,

    /// <summary>H0UNASP0 실시간호가 통합</summary>
    BookUnified,

    /// <summary>H0STCNI0 실시간체결통보, real</summary>
    NoticeReal,

    /// <summary>H0STCNI9 실시간체결통보, paper</summary>
    NoticePaper,

    /// <summary>H0STMKO0 장운영정보 KRX</summary>
    MarketStateKrx,

    /// <summary>H0NXMKO0 장운영정보 NXT</summary>
    MarketStateNxt,

    /// <summary>H0UNMKO0 장운영정보 통합</summary>
    MarketStateUnified,

    /// <summary>H0STANC0 실시간예상체결 KRX</summary>
    ExpectedTradeKrx,
}

/// <summary>Channels by their TR ids, and the layouts that are known of each.</summary>
public static class KisChannels
{
    static readonly string[] Ids =
    [
        "", "H0STCNT0", "H0NXCNT0", "H0UNCNT0", "H0STASP0", "H0NXASP0", "H0UNASP0", "H0STCNI0", "H0STCNI9", "H0STMKO0",
        "H0NXMKO0", "H0UNMKO0", "H0STANC0",
    ];

    static readonly ulong[] Packed = Array.ConvertAll(Ids, id => id.Length == 8 ? Pack(System.Text.Encoding.ASCII.GetBytes(id)) : 0);

    /// <summary>Field counts that were documented or measured: the narrowest first, that of today last.</summary>
    static readonly int[][] Widths =
    [
        [], [46, 47], [46, 47], [46, 47], [59, 62, 63], [59, 65, 62], [59, 65, 66], [23, 26], [23, 26], [10, 11], [10, 11],
        [10], [45],
    ];

    /// <summary>Every channel but the unknown one.</summary>
    public static IEnumerable<KisChannel> All => Enum.GetValues<KisChannel>().Skip(1);

    public static string TrId(this KisChannel channel) => Ids[(int)channel];

    public static ChannelKind Kind(this KisChannel channel) => channel switch
    {
        KisChannel.TradeKrx or KisChannel.TradeNxt or KisChannel.TradeUnified => ChannelKind.Trade,
        KisChannel.BookKrx or KisChannel.BookNxt or KisChannel.BookUnified => ChannelKind.Book,
        KisChannel.NoticeReal or KisChannel.NoticePaper => ChannelKind.Notice,
        KisChannel.MarketStateKrx or KisChannel.MarketStateNxt or KisChannel.MarketStateUnified => ChannelKind.MarketState,
        KisChannel.ExpectedTradeKrx => ChannelKind.ExpectedTrade,
        _ => ChannelKind.Unknown,
    };

    /// <summary>Paper has trades, books and its own notices of KRX, and nothing else.</summary>
    public static bool OnPaper(this KisChannel channel) =>
        channel is KisChannel.TradeKrx or KisChannel.BookKrx or KisChannel.NoticePaper;

    public static KisChannel Notices(KisEnvironment environment) =>
        environment == KisEnvironment.Real ? KisChannel.NoticeReal : KisChannel.NoticePaper;

    /// <summary>The newest width that is known: what a server of today sends.</summary>
    public static int CurrentWidth(this KisChannel channel) => Widths[(int)channel][^1];

    /// <summary>
    /// The narrowest record that can be read: the fields that are needed, whose places never moved, and one behind them, so that a record
    /// which breaks off in the last of them is not taken for a whole one. A record that is shorter is refused; an unknown width is read by
    /// what it has of these. Of notices 18: the three fields of 2025 came in the middle, behind them.
    /// </summary>
    public static int LeastWidth(this KisChannel channel) => channel.Kind() switch
    {
        ChannelKind.Trade or ChannelKind.ExpectedTrade => 45,
        ChannelKind.Book => 55,
        ChannelKind.Notice => 18,
        _ => Widths[(int)channel][0],
    };

    public static bool IsKnownWidth(this KisChannel channel, int width) =>
        Array.IndexOf(Widths[(int)channel], width) >= 0;

    public static KisChannel Parse(ReadOnlySpan<byte> trId)
    {
        if (trId.Length != 8)
            return KisChannel.Unknown;
        var index = Array.IndexOf(Packed, Pack(trId));
        return index > 0 ? (KisChannel)index : KisChannel.Unknown;
    }

    public static KisChannel Parse(string? trId)
    {
        var index = trId is { Length: 8 } ? Array.IndexOf(Ids, trId) : 0;
        return index > 0 ? (KisChannel)index : KisChannel.Unknown;
    }

    static ulong Pack(ReadOnlySpan<byte> trId) => BinaryPrimitives.ReadUInt64BigEndian(trId);
}
