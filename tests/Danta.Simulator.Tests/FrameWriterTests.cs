using Danta.Kis.Wire.Frames;
using Danta.Market;
using Danta.Simulator.Frames;

namespace Danta.Simulator.Tests;

/// <summary>The captured frames are the authority: what is written must be they, to the byte.</summary>
public sealed class FrameWriterTests
{
    static readonly TradeRecord Trade = new()
    {
        MkscShrnIscd = InstrumentCode.Parse("005930"), StckCntgHour = 93730, StckPrpr = 71_900, PrdyVrssSign = '5', PrdyVrss = -100,
        PrdyCtrt = -14, WghnAvrgStckPrc = 7_201_547, StckOprc = 72_100, StckHgpr = 72_400, StckLwpr = 71_700, Askp1 = 71_900,
        Bidp1 = 71_800, CntgVol = 1, AcmlVol = 4_217_366, AcmlTrPbmn = 303_713_612_490, SelnCntgCsnu = 6_120, ShnuCntgCsnu = 7_004,
        NtbyCntgCsnu = 884, Cttr = 9_137, SelnCntgSmtn = 2_203_741, ShnuCntgSmtn = 2_013_625, CcldDvsn = '1', ShnuRate = 48,
        PrdyVolVrssAcmlVolRate = 3_033, OprcHour = 90016, OprcVrssPrprSign = '5', OprcVrssPrpr = -200, HgprHour = 91144,
        HgprVrssPrprSign = '5', HgprVrssPrpr = -500, LwprHour = 92305, LwprVrssPrprSign = '2', LwprVrssPrpr = 200,
        BsopDate = 20261120, NewMkopClsCode = "20", TrhtYn = 'N', AskpRsqn1 = 8_412, BidpRsqn1 = 11_206, TotalAskpRsqn = 136_451,
        TotalBidpRsqn = 222_224, VolTnrt = 7, PrdySmnsHourAcmlVol = 3_390_182, PrdySmnsHourAcmlVolRate = 12_440, HourClsCode = '0',
        ViStndPrc = 72_100, MarketClsCode = '2',
    };

    readonly FrameWriter _writer = new();

    [Fact]
    public void A_trade_is_written_as_captured()
    {
        Assert.Equal(Text("frame.H0STCNT0.1rec.txt"), Write(KisChannel.TradeKrx, Trade));
        Assert.Equal(Text("frame.H0UNCNT0.txt"), Write(KisChannel.TradeUnified, Trade));
    }

    [Fact]
    public void An_older_and_a_newer_layout_can_be_written()
    {
        _writer.Begin(KisChannel.TradeKrx, 1);
        _writer.Add(Trade, width: 46);
        Assert.Equal(Text("frame.H0STCNT0.pre-2026-09-14.46fields.txt"), Text());

        _writer.Begin(KisChannel.TradeKrx, 1);
        _writer.Add(Trade, width: 49);
        Assert.Equal(Text("frame.H0STCNT0.1rec.txt") + "^^", Text());
    }

    [Fact]
    public void Several_records_share_a_frame()
    {
        var second = Trade with
        {
            StckPrpr = 71_800,
            PrdyVrss = -200,
            PrdyCtrt = -28,
            CntgVol = 25,
            AcmlVol = 4_217_391,
            AcmlTrPbmn = 303_715_412_865,
            CcldDvsn = '5',
            OprcVrssPrpr = -300,
            HgprVrssPrpr = -600,
            LwprVrssPrpr = 100,
        };

        Assert.Equal(Text("frame.H0STCNT0.2rec.txt"), Write(KisChannel.TradeKrx, Trade, second));
    }

    [Fact]
    public void A_book_is_written_as_captured_in_each_channel()
    {
        var krx = new MidPrice(71_850, 1_200, '1');
        var nxt = new MidPrice(71_850, 300, '2');
        var book = new BookRecord
        {
            MkscShrnIscd = InstrumentCode.Parse("005930"), BsopHour = 93730, HourClsCode = '0',
            Asks = Side(71_900, 100, 8412, 15230, 12077, 9841, 13366, 17054, 21190, 11873, 16420, 10988),
            Bids = Side(71_800, -100, 11206, 19433, 24518, 31007, 22764, 18852, 17690, 20145, 40218, 16391),
            TotalAskpRsqn = 136_451, TotalBidpRsqn = 222_224, AntcVol = 61_240, AntcCntgVrss = -72_000, AntcCntgVrssSign = '5',
            AntcCntgPrdyCtrt = -10_000, AcmlVol = 4_301_120, TotalBidpRsqnIcdc = 8, StckDealClsCode = '0',
            KrxMid = krx, NxtMid = nxt, MarketClsCode = '2', AntcExchClsCode = '1',
        };

        Assert.Equal(Text("frame.H0STASP0.txt"), Write(KisChannel.BookKrx, book));
        Assert.Equal(Text("frame.H0NXASP0.txt"), Write(KisChannel.BookNxt, book));
        Assert.Equal(Text("frame.H0UNASP0.txt"), Write(KisChannel.BookUnified, book));
    }

    [Fact]
    public void States_are_written_as_captured()
    {
        var open = new MarketStateRecord
        {
            MkscShrnIscd = InstrumentCode.Parse("005930"), TrhtYn = "N", TrSuspReasCntt = "(null)", MkopClsCode = "112",
            AntcMkopClsCode = "112", IscdStatClsCode = "55", ViClsCode = "N", OvtmViClsCode = "N", ExchClsCode = "1",
        };
        _writer.Begin(KisChannel.MarketStateKrx, 1);
        _writer.Add(open);
        Assert.Equal(Text("frame.H0STMKO0.open.txt"), Text());

        _writer.Begin(KisChannel.MarketStateUnified, 1);
        _writer.Add(open with { OvtmViClsCode = "" });
        Assert.Equal(Text("frame.H0UNMKO0.as-captured-shape.txt"), Text());
    }

    [Fact]
    public void Notices_are_written_and_encrypted_as_captured()
    {
        using var cipher = NoticeCipher.TryCreate("simkeyabcdefghijklmnopqrstuvwxyz", "0123456789abcdef")!;
        var accepted = new NoticeRecord
        {
            CustId = "SIMUSER1", AcntNo = "5001234501", OderNo = "0000117057", SelnByovCls = "02", RctfCls = '0', OderKind = "00",
            OderCond = '0', StckShrnIscd = InstrumentCode.Parse("005930"), CntgQty = 10, CntgUnpr = 71_900, StckCntgHour = 101153,
            RfusYn = '0', CntgYn = '1', AcptYn = '1', BrncNo = "06010", OderQty = 10, AcntName = "시뮬계좌", OrdExgGb = '1',
            PopupYn = 'Y', CrdtCls = "10", CntgIsnm40 = "삼성전자", OderPrc = 71_900,
        };

        _writer.WriteNotices(KisChannel.NoticeReal, cipher, [accepted]);
        Assert.Equal(Text("notice.1-new-accepted.frame.txt"), Text());

        _writer.WriteNotices(KisChannel.NoticeReal, cipher, [accepted with
        {
            OderNo = "0000117300",
            SelnByovCls = "01",
            OderKind = "01",
            CntgQty = 3,
            CntgUnpr = 71_800,
            StckCntgHour = 102010,
            CntgYn = '2',
            AcptYn = '2',
            OderQty = 3,
            OderPrc = 0,
        }]);
        Assert.Equal(Text("notice.6-market-sell-full-fill.frame.txt"), Text());
    }

    [Fact]
    public void Writing_trades_and_books_allocates_nothing()
    {
        var book = new BookRecord { MkscShrnIscd = Trade.MkscShrnIscd, BsopHour = 93730, HourClsCode = '0' };
        for (var warm = 0; warm < 2; warm++)
        {
            Fill(book);
            Fill(book);
        }
        Assert.Equal(0, Allocated.Least(() =>
        {
            for (var round = 0; round < 1_000; round++)
                Fill(book);
        }));
    }

    void Fill(in BookRecord book)
    {
        _writer.Begin(KisChannel.TradeKrx, 2);
        _writer.Add(Trade);
        _writer.Add(Trade);
        _writer.Begin(KisChannel.BookKrx, 1);
        _writer.Add(book);
    }

    static BookSide Side(int best, int step, params long[] sizes)
    {
        var side = default(BookSide);
        for (var level = 0; level < BookSide.Depth; level++)
            side[level] = new(Price.FromWon(best + level * step), Quantity.Of(sizes[level]));
        return side;
    }

    string Write(KisChannel channel, params TradeRecord[] records)
    {
        _writer.Begin(channel, records.Length);
        foreach (var record in records)
            _writer.Add(record);
        return Text();
    }

    string Write(KisChannel channel, BookRecord record)
    {
        _writer.Begin(channel, 1);
        _writer.Add(record);
        return Text();
    }

    string Text() => System.Text.Encoding.UTF8.GetString(_writer.Written.Span);

    static string Text(string sample) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", "ws", sample)).TrimEnd('\n', '\r');
}
