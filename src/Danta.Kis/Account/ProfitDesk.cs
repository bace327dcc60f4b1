using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;
using Danta.Market;

namespace Danta.Kis;

/// <summary>손익: what was earned, as the ledger counts it. Real only; on paper every call is refused before it is sent.</summary>
public sealed class ProfitDesk
{
    readonly KisRoutes _routes;
    readonly KisAccount _account;

    internal ProfitDesk(KisRoutes routes, KisAccount account)
    {
        _routes = routes;
        _account = account;
    }

    /// <summary>주식잔고조회_실현손익: today, by execution.</summary>
    public async Task<KisResult<TodayProfit>> TodayAsync(Lane lane = Lane.Balance, CancellationToken cancellationToken = default)
    {
        var query = new InquireBalanceRlzPlQuery
        {
            Cano = _account.Number,
            AcntPrdtCd = _account.Product,
            AfhrFlprYn = "N",
            OflYn = "",
            InqrDvsn = "00",
            UnprDvsn = "01",
            FundSttlIcldYn = "N",
            FncgAmtAutoRdptYn = "N",
            PrcsDvsn = "00",
            CostIcldYn = "Y",
        };
        // The sums stand on every page: the first is enough.
        return await _routes.AskAsync<InquireBalanceRlzPlReply, TodayProfit>(
            KisEndpoints.InquireBalanceRlzPl, query, lane, Today, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>기간별손익일별합산조회, all pages.</summary>
    public async Task<KisResult<PeriodProfit>> DaysAsync(
        DateOnly from, DateOnly to, Lane lane = Lane.Balance, CancellationToken cancellationToken = default)
    {
        var query = new InquirePeriodProfitQuery
        {
            Cano = _account.Number,
            AcntPrdtCd = _account.Product,
            InqrStrtDt = OrderReading.Date(from),
            InqrEndDt = OrderReading.Date(to),
            SortDvsn = "01",
            InqrDvsn = "00",
            CblcDvsn = "00",
        };
        var whole = await Paging.WholeAsync<InquirePeriodProfitReply, DayProfit, DateOnly>(
            (fk, nk, next, token) => _routes.AskAsync<InquirePeriodProfitReply>(
                KisEndpoints.InquirePeriodProfit, query with { CtxAreaFk100 = fk, CtxAreaNk100 = nk }, lane, token, next),
            reply => (reply.CtxAreaFk100, reply.CtxAreaNk100),
            Days,
            day => day.Date,
            cancellationToken).ConfigureAwait(false);
        return whole.Then(found =>
        {
            var fields = new Fields();
            var sum = found.Last.Output2 ?? new();
            return fields.Result(new PeriodProfit(
                found.Rows.Items, fields.Won(sum.TotRlztPfls, "tot_rlzt_pfls"), fields.Won(sum.TotFee, "tot_fee"),
                fields.Won(sum.TotTltx, "tot_tltx"), found.Rows is { Complete: true, SetAside.Count: 0 }));
        });
    }

    /// <summary>기간별매매손익현황조회, all pages.</summary>
    public async Task<KisResult<PeriodTrades>> TradesAsync(
        DateOnly from, DateOnly to, Lane lane = Lane.Balance, CancellationToken cancellationToken = default)
    {
        var query = new InquirePeriodTradeProfitQuery
        {
            Cano = _account.Number,
            AcntPrdtCd = _account.Product,
            SortDvsn = "01",
            InqrStrtDt = OrderReading.Date(from),
            InqrEndDt = OrderReading.Date(to),
            CblcDvsn = "00",
        };
        var whole = await Paging.WholeAsync<InquirePeriodTradeProfitReply, TradeProfit, (DateOnly, InstrumentCode, string)>(
            (fk, nk, next, token) => _routes.AskAsync<InquirePeriodTradeProfitReply>(
                KisEndpoints.InquirePeriodTradeProfit, query with { CtxAreaFk100 = fk, CtxAreaNk100 = nk }, lane, token, next),
            reply => (reply.CtxAreaFk100, reply.CtxAreaNk100),
            Trades,
            trade => (trade.Date, trade.Code, trade.Kind),
            cancellationToken).ConfigureAwait(false);
        return whole.Then(found =>
        {
            var fields = new Fields();
            var sum = found.Last.Output2 ?? new();
            return fields.Result(new PeriodTrades(
                found.Rows.Items, fields.Won(sum.TotRlztPfls, "tot_rlzt_pfls"), fields.Won(sum.TotFee, "tot_fee"),
                fields.Won(sum.TotTltx, "tot_tltx"), fields.Decimal(sum.TotPftrt, "tot_pftrt"), found.Rows is { Complete: true, SetAside.Count: 0 }));
        });
    }

    /// <summary>매도가능수량조회.</summary>
    public Task<KisResult<Sellable>> SellableAsync(InstrumentCode code, Lane lane = Lane.Balance, CancellationToken cancellationToken = default) =>
        _routes.AskAsync<InquirePsblSellReply, Sellable>(
            KisEndpoints.InquirePsblSell,
            new InquirePsblSellQuery { Cano = _account.Number, AcntPrdtCd = _account.Product, Pdno = code.ToString() },
            lane,
            reply => ReadSellable(code, reply),
            cancellationToken);

    static KisResult<TodayProfit> Today(InquireBalanceRlzPlReply reply)
    {
        if (reply.Output2 is not [var sum, ..])
            return KisResult.Failed<TodayProfit>("the profit came without its sums");
        var fields = new Fields();
        return fields.Result(new TodayProfit(
            fields.Won(sum.RlztPfls, "rlzt_pfls"), fields.Decimal(sum.RlztErngRt, "rlzt_erng_rt"),
            fields.Won(sum.RealEvluPfls, "real_evlu_pfls"), fields.Decimal(sum.RealEvluPflsErngRt, "real_evlu_pfls_erng_rt"),
            fields.Won(sum.ThdtTlexAmt, "thdt_tlex_amt")));
    }

    static ReadRows<DayProfit> Days(InquirePeriodProfitReply reply) => ReadRows<DayProfit>.Of(
        (reply.Output1 ?? []).Where(row => !string.IsNullOrWhiteSpace(row.TradDt)), row => row.TradDt, (row, fields) => new(
            fields.Day(row.TradDt, "trad_dt"), fields.Won(row.BuyAmt, "buy_amt"), fields.Won(row.SllAmt, "sll_amt"),
            fields.Quantity(row.BuyQty1, "buy_qty1"), fields.Quantity(row.SllQty1, "sll_qty1"),
            fields.Won(row.RlztPfls, "rlzt_pfls"), fields.Won(row.Fee, "fee"), fields.Won(row.TlTax, "tl_tax"),
            fields.Decimal(row.PflsRt, "pfls_rt")));

    static ReadRows<TradeProfit> Trades(InquirePeriodTradeProfitReply reply) => ReadRows<TradeProfit>.Of(
        (reply.Output1 ?? []).Where(row => !string.IsNullOrWhiteSpace(row.TradDt)), row => row.Pdno, (row, fields) => new(
            fields.Day(row.TradDt, "trad_dt"), fields.Code(row.Pdno, "pdno"), Fields.Text(row.PrdtName),
            Fields.Text(row.TradDvsnName), fields.Quantity(row.SllQty, "sll_qty"), fields.Won(row.SllAmt, "sll_amt"),
            fields.Won(row.BuyAmt, "buy_amt"), fields.Decimal(row.PchsUnpr, "pchs_unpr"), fields.Decimal(row.SllPric, "sll_pric"),
            fields.Won(row.RlztPfls, "rlzt_pfls"), fields.Decimal(row.PflsRt, "pfls_rt"), fields.Won(row.Fee, "fee"),
            fields.Won(row.TlTax, "tl_tax")));

    static KisResult<Sellable> ReadSellable(InstrumentCode code, InquirePsblSellReply reply)
    {
        if ((reply.Output ?? reply.Output1) is not { } found)
            return KisResult.Failed<Sellable>("no quantity in the answer");
        var fields = new Fields();
        return fields.Result(new Sellable(
            code, Fields.Text(found.PrdtName), fields.Quantity(found.CblcQty, "cblc_qty"),
            fields.Quantity(found.OrdPsblQty, "ord_psbl_qty"), fields.Decimal(found.PchsAvgPric, "pchs_avg_pric"),
            fields.Price(found.NowPric, "now_pric")));
    }
}
