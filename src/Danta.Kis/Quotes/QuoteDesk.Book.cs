using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;
using Danta.Market;

namespace Danta.Kis;

/// <summary>호가와 예상체결, asked for once.</summary>
/// <param name="TimeOfDay">HHmmss of the book.</param>
/// <param name="ExpectedPrice">Where an auction would trade; not quoted outside auctions.</param>
public sealed record BookSnapshot(
    InstrumentCode Code, int TimeOfDay, BookSide Asks, BookSide Bids, Quantity TotalAsk, Quantity TotalBid, Price Last,
    Price Base, Price ExpectedPrice, Quantity ExpectedVolume, bool InVi);

public sealed partial class QuoteDesk
{
    /// <summary>주식현재가 호가/예상체결: ten levels of each side.</summary>
    public Task<KisResult<BookSnapshot>> BookAsync(
        InstrumentCode code, Board board, Lane lane = Lane.Other, CancellationToken cancellationToken = default) =>
        _routes.AskAsync<InquireAskingPriceExpCcnReply, BookSnapshot>(
            KisEndpoints.InquireAskingPriceExpCcn,
            new InquireAskingPriceExpCcnQuery { FidCondMrktDivCode = _divisions.Of(board), FidInputIscd = code.ToString() },
            lane,
            reply => ReadBook(code, reply),
            cancellationToken);

    static KisResult<BookSnapshot> ReadBook(InstrumentCode code, InquireAskingPriceExpCcnReply reply)
    {
        if (reply.Output1 is not { } book)
            return KisResult.Failed<BookSnapshot>("no book in the answer");
        var fields = new Fields();
        var rest = reply.Output2 ?? new();
        var asks = Side(
            fields,
            [
                (book.Askp1, book.AskpRsqn1), (book.Askp2, book.AskpRsqn2), (book.Askp3, book.AskpRsqn3), (book.Askp4, book.AskpRsqn4), (book.Askp5, book.AskpRsqn5),
                (book.Askp6, book.AskpRsqn6), (book.Askp7, book.AskpRsqn7), (book.Askp8, book.AskpRsqn8), (book.Askp9, book.AskpRsqn9), (book.Askp10, book.AskpRsqn10),
            ]);
        var bids = Side(
            fields,
            [
                (book.Bidp1, book.BidpRsqn1), (book.Bidp2, book.BidpRsqn2), (book.Bidp3, book.BidpRsqn3), (book.Bidp4, book.BidpRsqn4), (book.Bidp5, book.BidpRsqn5),
                (book.Bidp6, book.BidpRsqn6), (book.Bidp7, book.BidpRsqn7), (book.Bidp8, book.BidpRsqn8), (book.Bidp9, book.BidpRsqn9), (book.Bidp10, book.BidpRsqn10),
            ]);
        return fields.Result(new BookSnapshot(
            code,
            fields.TimeOfDay(book.AsprAcptHour, "aspr_acpt_hour"),
            asks,
            bids,
            fields.Quantity(book.TotalAskpRsqn, "total_askp_rsqn"),
            fields.Quantity(book.TotalBidpRsqn, "total_bidp_rsqn"),
            fields.Price(rest.StckPrpr, "stck_prpr"),
            fields.Price(rest.StckSdpr, "stck_sdpr"),
            fields.Price(rest.AntcCnpr, "antc_cnpr"),
            fields.Quantity(rest.AntcVol, "antc_vol"),
            InVi: Fields.Yes(rest.ViClsCode)));
    }

    static BookSide Side(Fields fields, ReadOnlySpan<(string? Price, string? Size)> levels)
    {
        var side = default(BookSide);
        for (var level = 0; level < BookSide.Depth; level++)
            side[level] = new(fields.Price(levels[level].Price, "askp/bidp"), fields.Quantity(levels[level].Size, "rsqn"));
        return side;
    }
}
