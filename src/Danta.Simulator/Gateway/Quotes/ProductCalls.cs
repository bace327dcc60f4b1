using Danta.Kis.Wire.Rest;
using Danta.Market;
using Danta.Simulator.Exchange;
using Danta.Simulator.Listings;

namespace Danta.Simulator.Gateway.Quotes;

/// <summary>search-stock-info and search-info: what a code is.</summary>
static class ProductCalls
{
    public static Answer Stock(Call call)
    {
        if (!call.Simulation.Venue.TryFind(call["PDNO"], out var stock))
            return Refusals.NothingFound;
        return Answer.Of(new SearchStockInfoReply
        {
            Output = Info(stock),
        }, "KIOK0530", Figure.Padded("조회되었습니다"));
    }

    public static Answer Product(Call call)
    {
        if (call["PRDT_TYPE_CD"] != "300" || !call.Simulation.Venue.TryFind(call["PDNO"], out var stock))
            return Refusals.NoProduct;
        var listing = stock.Listing;
        return Answer.Of(new SearchInfoReply
        {
            Output = new()
            {
                Pdno = StockTexts.LongCode(listing),
                PrdtTypeCd = "300",
                PrdtName = listing.Name,
                PrdtName120 = listing.Name,
                PrdtAbrvName = listing.Name,
                PrdtEngName = EnglishNames.Of(listing),
                PrdtEngName120 = EnglishNames.Of(listing),
                PrdtEngAbrvName = EnglishNames.Of(listing),
                StdPdno = listing.Isin,
                ShtnPdno = listing.CodeText,
                PrdtSaleStatCd = "",
                PrdtRiskGradCd = "",
                PrdtClsfCd = "",
                PrdtClsfName = listing.Kind == ListingKind.Stock ? "주식" : "수익증권",
                SaleStrtDt = "",
                SaleEndDt = "",
                WrapAsstTypeCd = "",
                IvstPrdtTypeCd = "",
                IvstPrdtTypeCdName = "",
                FrstErlmDt = "",
            },
        }, "KIOK0530", Figure.Padded("조회되었습니다"));
    }

    static SearchStockInfoOutput Info(Instrument stock)
    {
        var listing = stock.Listing;
        var kospi = listing.Board == Board.Kospi;
        return new()
        {
            Pdno = StockTexts.LongCode(listing),
            PrdtTypeCd = "300",
            PrdtName = listing.Name + (listing.Kind == ListingKind.Stock ? "보통주" : ""),
            PrdtName120 = listing.Name + (listing.Kind == ListingKind.Stock ? "보통주" : ""),
            PrdtAbrvName = listing.Name,
            PrdtEngName = EnglishNames.Of(listing),
            PrdtEngName120 = "",
            PrdtEngAbrvName = "",
            MketIdCd = kospi ? "STK" : "KSQ",
            SctyGrpIdCd = listing.Kind switch { ListingKind.Etf => "EF", ListingKind.Etn => "EN", _ => "ST" },
            ExcgDvsnCd = kospi ? "02" : "03",
            SetlMmdd = "12",
            LstgStqt = Figure.Of(listing.ListedShares),
            LstgCptlAmt = "0",
            Cpta = Figure.Of(listing.ListedShares * StockTexts.FaceValue),
            Papr = Figure.Of(StockTexts.FaceValue),
            IssuPric = "0",
            Kospi200ItemYn = Figure.Yes(kospi && listing.InIndex),
            SctsMketLstgDt = kospi ? Figure.Date(listing.ListedOn) : "",
            SctsMketLstgAbolDt = "",
            KosdaqMketLstgDt = kospi ? "" : Figure.Date(listing.ListedOn),
            KosdaqMketLstgAbolDt = "",
            FrbdMketLstgDt = "",
            FrbdMketLstgAbolDt = "",
            ReitsKindCd = "",
            EtfDvsnCd = "",
            OilfFundYn = "N",
            IdxBztpLclsCd = "",
            IdxBztpMclsCd = "",
            IdxBztpSclsCd = "",
            IdxBztpLclsCdName = "",
            IdxBztpMclsCdName = listing.Sector,
            IdxBztpSclsCdName = "",
            StckKindCd = listing.Kind == ListingKind.Stock ? "101" : "",
            MfndOpngDt = "",
            MfndEndDt = "",
            DpsiErlmCnclDt = "",
            EtfCuQty = "0",
            StdPdno = listing.Isin,
            DpsiAptmErlmYn = "N",
            EtfTxtnTypeCd = "",
            EtfTypeCd = "",
            LstgAbolDt = "",
            NwstOdstDvsnCd = "",
            SbstPric = Figure.Of(stock.Figures.Base * 78L / 100),
            ThcoSbstPric = "0",
            ThcoSbstPricChngDt = "",
            TrStopYn = Figure.Yes(stock.Halted),
            AdmnItemYn = Figure.Yes(listing.Status == "51"),
            ThdtClpr = Figure.Of(stock.Figures.Last),
            BfdyClpr = Figure.Of(stock.Figures.Base),
            ClprChngDt = "",
            StdIdstClsfCd = "",
            StdIdstClsfCdName = "",
            OcrNo = "",
            CrfdItemYn = "N",
            ElecSctyYn = "Y",
            IssuIsttCd = "",
            EtfChasErngRtDbnb = "0",
            EtfEtnIvstHeedItemYn = "N",
            StlnIntRtDvsnCd = "",
            FrnrPsnlLmtRt = "0",
            LstgRqsrIssuIsttCd = "",
            LstgRqsrItemCd = "",
            TrstIsttIssuIsttCd = "",
            CpttTradTrPsblYn = Figure.Yes(listing.OnNxt),
            NxtTrStopYn = Figure.Yes(listing.OnNxt && stock.Halted),
        };
    }
}
