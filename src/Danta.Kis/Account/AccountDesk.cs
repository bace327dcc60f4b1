using System.Globalization;
using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;
using Danta.Market;

namespace Danta.Kis;

/// <summary>What the ledger says of the account: money, holdings, orders, profit.</summary>
public sealed class AccountDesk
{
    readonly KisRoutes _routes;
    readonly KisAccount _account;
    readonly TimeProvider _time;
    readonly DayTail _tail = new();

    internal AccountDesk(KisRoutes routes, KisAccount account, TimeProvider time)
    {
        _routes = routes;
        _account = account;
        _time = time;
    }

    /// <summary>잔고, all pages. Slow at the broker's and shared with all its customers: not for polling.</summary>
    public async Task<KisResult<Balance>> BalanceAsync(Lane lane = Lane.Balance, CancellationToken cancellationToken = default)
    {
        var query = new InquireBalanceQuery
        {
            Cano = _account.Number,
            AcntPrdtCd = _account.Product,
            AfhrFlprYn = "N",
            InqrDvsn = "02",
            UnprDvsn = "01",
            FundSttlIcldYn = "N",
            FncgAmtAutoRdptYn = "N",
            PrcsDvsn = "00",
        };
        var whole = await Paging.WholeAsync<InquireBalanceReply, Holding, (InstrumentCode, string, DateOnly?)>(
            (fk, nk, next, token) => _routes.AskAsync<InquireBalanceReply>(
                KisEndpoints.InquireBalance, query with { CtxAreaFk100 = fk, CtxAreaNk100 = nk }, lane, token, next),
            reply => (reply.CtxAreaFk100, reply.CtxAreaNk100),
            reply => BalanceReading.Holdings(reply.Output1 ?? []),
            row => (row.Code, row.Kind, row.LoanDate),
            cancellationToken).ConfigureAwait(false);
        return whole.Then(found => BalanceReading.Balance(found.Rows, found.Last));
    }

    /// <summary>매수가능조회. Ask with the division that will be sent: it decides the margin and the price.</summary>
    /// <param name="price">Not quoted for divisions that carry no price.</param>
    public Task<KisResult<BuyingPower>> BuyingPowerAsync(
        InstrumentCode code, OrderDivision division, Price price, Lane lane = Lane.Balance, CancellationToken cancellationToken = default) =>
        _routes.AskAsync<InquirePsblOrderReply, BuyingPower>(
            KisEndpoints.InquirePsblOrder,
            new InquirePsblOrderQuery
            {
                Cano = _account.Number,
                AcntPrdtCd = _account.Product,
                Pdno = code.ToString(),
                OrdUnpr = price.IsQuoted ? price.Won.ToString(CultureInfo.InvariantCulture) : "",
                OrdDvsn = division.Code,
                CmaEvluAmtIcldYn = "N",
                OvrsIcldYn = "N",
            },
            lane, BalanceReading.BuyingPower, cancellationToken);

    /// <summary>주식일별주문체결조회, all pages. Absence from an incomplete list proves nothing.</summary>
    public async Task<KisResult<Whole<DayOrder>>> OrdersAsync(
        DayOrdersQuestion question, Lane lane = Lane.Balance, CancellationToken cancellationToken = default)
    {
        var query = OrderReading.Query(_account, question, _routes.Main.Environment);
        var trReal = question.From >= Kst.DateOf(_time.GetUtcNow()).AddMonths(-3) ? TrIds.DailyCcldRecent : TrIds.DailyCcldOlder;
        var most = _routes.Main.Environment == KisEnvironment.Paper
            ? Paging.MostPages * KisEndpoints.InquireDailyCcld.RowsReal / KisEndpoints.InquireDailyCcld.RowsPaper
            : Paging.MostPages;
        var whole = await Paging.WholeAsync<InquireDailyCcldReply, DayOrder, (DateOnly, string)>(
            (fk, nk, next, token) => _routes.AskAsync<InquireDailyCcldReply>(
                KisEndpoints.InquireDailyCcld, query with { CtxAreaFk100 = fk, CtxAreaNk100 = nk }, lane, token, next, trReal),
            reply => (reply.CtxAreaFk100, reply.CtxAreaNk100),
            reply => OrderReading.Rows(reply.Output1 ?? []),
            row => (row.Date, KisText.TrimNumber(row.Number.Digits).ToString()),
            cancellationToken,
            most,
            question.IsWholeDay ? rows => _tail.Behind(question.From, rows) : null).ConfigureAwait(false);
        // A row about a stock that cannot be read may be an order of ours: its absence proves nothing.
        var orders = whole.Map(found => found.Rows with { Complete = found.Rows is { Complete: true, MayHide: false } });
        if (question.IsWholeDay && orders is KisResult<Whole<DayOrder>>.Ok { Value: { Complete: true, Items: var items } })
            _tail.Learn(question.From, items);
        return orders;
    }

    /// <summary>The same list page by page as it comes: for long periods.</summary>
    public IAsyncEnumerable<KisResult<IReadOnlyList<DayOrder>>> OrderPagesAsync(
        DayOrdersQuestion question, Lane lane = Lane.Balance, CancellationToken cancellationToken = default)
    {
        var query = OrderReading.Query(_account, question, _routes.Main.Environment);
        var trReal = question.From >= Kst.DateOf(_time.GetUtcNow()).AddMonths(-3) ? TrIds.DailyCcldRecent : TrIds.DailyCcldOlder;
        return Paging.StreamAsync<InquireDailyCcldReply>(
            (fk, nk, next, token) => _routes.AskAsync<InquireDailyCcldReply>(
                KisEndpoints.InquireDailyCcld, query with { CtxAreaFk100 = fk, CtxAreaNk100 = nk }, lane, token, next, trReal),
            reply => (reply.CtxAreaFk100, reply.CtxAreaNk100),
            cancellationToken).Select(page => page.Map(found => OrderReading.Rows(found.Reply.Output1 ?? []).Items));
    }

    /// <summary>정정취소가능주문조회: real only; <see cref="OrderDesk.OpenAsync"/> chooses by environment.</summary>
    public async Task<KisResult<Whole<DayOrder>>> CancellableAsync(
        DateOnly today, Lane lane = Lane.Balance, CancellationToken cancellationToken = default)
    {
        var query = new InquirePsblRvsecnclQuery
        {
            Cano = _account.Number,
            AcntPrdtCd = _account.Product,
            InqrDvsn1 = "0",
            InqrDvsn2 = "0",
        };
        var whole = await Paging.WholeAsync<InquirePsblRvsecnclReply, DayOrder, string>(
            (fk, nk, next, token) => _routes.AskAsync<InquirePsblRvsecnclReply>(
                KisEndpoints.InquirePsblRvsecncl, query with { CtxAreaFk100 = fk, CtxAreaNk100 = nk }, lane, token, next),
            reply => (reply.CtxAreaFk100, reply.CtxAreaNk100),
            reply => OrderReading.Open(reply.Output ?? [], today),
            row => KisText.TrimNumber(row.Number.Digits).ToString(),
            cancellationToken).ConfigureAwait(false);
        // A row about a stock that cannot be read may be an order of ours: its absence proves nothing.
        return whole.Map(found => found.Rows with { Complete = found.Rows is { Complete: true, MayHide: false } });
    }
}
