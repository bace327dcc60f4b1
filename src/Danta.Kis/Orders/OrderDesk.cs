using System.Globalization;
using Danta.Kis.Wire;
using Danta.Kis.Wire.Errors;
using Danta.Kis.Wire.Rest;
using Danta.Market;

namespace Danta.Kis;

/// <summary>
/// Orders, amendments and cancels, each sent once. There is no client order id: an order that was sent twice is two orders,
/// so whatever is not a proven answer is <see cref="OrderReply.InDoubt"/> and left to the caller's reconciliation.
/// </summary>
public sealed class OrderDesk
{
    const string CancelCode = "02";
    const string AmendCode = "01";

    readonly KisLink _link;
    readonly KisAccount _account;
    readonly AccountDesk _accountDesk;
    readonly Hashkeys _hashkeys;
    readonly OrderBodies _bodies;
    readonly string _buyTrId;
    readonly string _sellTrId;

    internal OrderDesk(KisLink link, KisAccount account, AccountDesk accountDesk, bool hashkeys)
    {
        _link = link;
        _account = account;
        _accountDesk = accountDesk;
        _hashkeys = new(link, hashkeys);
        _bodies = new(account);
        (_buyTrId, _sellTrId) = (TrIds.In(link.Environment, TrIds.OrderCashBuy), TrIds.In(link.Environment, TrIds.OrderCashSell));
    }

    /// <summary>현금 주문.</summary>
    /// <param name="lane">
    /// Null: a sale's is the first, a purchase's the entries'. Exits never wait for a hashkey; everything else fetches one where they are switched on, and goes without where that takes
    /// too long.
    /// </param>
    /// <exception cref="OperationCanceledException">Cancelled before anything left. Later it is a doubt instead.</exception>
    public Task<OrderReply> PlaceAsync(OrderTicket ticket, Lane? lane = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        if ((ticket.Fault ?? FaultOf(ticket.Venue)) is { } fault)
            return Task.FromResult<OrderReply>(NotSent(fault));
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<OrderReply>(cancellationToken);
        var way = lane ?? (ticket.Side == Side.Sell ? Lane.PanicAndExits : Lane.Entries);
        Span<byte> body = stackalloc byte[OrderBodies.Most];
        body = body[.._bodies.Write(body, ticket)];
        var trId = ticket.Side == Side.Buy ? _buyTrId : _sellTrId;
        return FollowAsync(ticket, trId, body.ToArray(), way, TryLeave(KisEndpoints.OrderCash, body, trId, way), cancellationToken);
    }

    async Task<OrderReply> FollowAsync(
        OrderTicket ticket, string trId, byte[] body, Lane lane, Departure? gone, CancellationToken cancellationToken)
    {
        var call = await SendAsync<OrderCashReply>(KisEndpoints.OrderCash, trId, body, lane, ticket.LeaveWithin, gone, cancellationToken).ConfigureAwait(false);
        // A purchase that has gone to the broker is not sent twice; another one makes a body of its own.
        if (ticket.Side == Side.Buy && call.Refusal?.Code != OrderCall<OrderCashReply>.NotSentCode)
            _hashkeys.Forget(ticket.Side, ticket.Code);
        return ReplyOf(call, call.Reply?.Output?.KrxFwdgOrdOrgno, call.Reply?.Output?.Odno, call.Reply?.Output?.OrdTmd);
    }

    /// <summary>At once, on this thread; null where something that it needs is not at hand.</summary>
    Departure? TryLeave(KisEndpoint endpoint, ReadOnlySpan<byte> body, string trId, Lane lane)
    {
        var hash = _hashkeys.Used ? _hashkeys.AtHand(body) : null;
        return _hashkeys.Used && hash is null && lane != Lane.PanicAndExits ? null : _link.TryLeave(endpoint, body, trId, lane, hash);
    }

    /// <summary>취소, of a part or of all that is left. The number that comes back is the cancel's own.</summary>
    /// <param name="quantity">Null: all that is left.</param>
    /// <inheritdoc cref="PlaceAsync"/>
    public Task<OrderReply> CancelAsync(
        StandingOrder order, Quantity? quantity = null, Lane lane = Lane.Cancels, CancellationToken cancellationToken = default) =>
        ChangeAsync(order, CancelCode, order.Division, quantity, default, lane, cancellationToken);

    /// <summary>정정: the rest moves to the number that comes back and loses its place in the queue.</summary>
    /// <inheritdoc cref="CancelAsync"/>
    public Task<OrderReply> AmendAsync(
        StandingOrder order, OrderDivision division, Quantity? quantity, Price limit, Lane lane = Lane.Cancels,
        CancellationToken cancellationToken = default) =>
        ChangeAsync(order, AmendCode, division, quantity, limit, lane, cancellationToken);

    /// <summary>
    /// Fetches the hashkey of an order that may come, in the lowest lane: one for each side of a stock, and another body takes
    /// the place of the one before. A no-op where hashkeys are off.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled before it was there.</exception>
    public Task PrepareAsync(OrderTicket ticket, CancellationToken cancellationToken = default) =>
        ticket.Fault is null
            ? _hashkeys.PrepareAsync(ticket.Side, ticket.Code, BodyOf(ticket), cancellationToken)
            : Task.CompletedTask;

    /// <summary>No such order will come: its hashkey is dropped, and not fetched where it still waits for its turn.</summary>
    public void Forget(Side side, InstrumentCode code) => _hashkeys.Forget(side, code);

    /// <summary>
    /// 미체결: what can still be cancelled. On paper, which lacks the list, it is read from the day's orders.
    /// </summary>
    /// <param name="today">In KST.</param>
    public async Task<KisResult<Whole<DayOrder>>> OpenAsync(DateOnly today, Lane lane = Lane.Balance, CancellationToken cancellationToken = default)
    {
        if (_link.Environment == KisEnvironment.Real)
            return await _accountDesk.CancellableAsync(today, lane, cancellationToken).ConfigureAwait(false);
        var question = new DayOrdersQuestion(today, today) { Filled = FillFilter.Unfilled };
        var orders = await _accountDesk.OrdersAsync(question, lane, cancellationToken).ConfigureAwait(false);
        return orders.Map(found => found with { Items = [.. found.Items.Where(order => !order.Open.IsZero)] });
    }

    async Task<OrderReply> ChangeAsync(
        StandingOrder order, string kind, OrderDivision division, Quantity? quantity, Price limit, Lane lane,
        CancellationToken cancellationToken)
    {
        if (FaultOf(order.Venue) is { } fault)
            return NotSent(fault);
        if (kind == AmendCode && division.Priced != limit.IsQuoted)
            return NotSent($"{division.Korean}: 가격이 맞지 않습니다");
        var body = KisBody.Write(new OrderRvsecnclBody
        {
            Cano = _account.Number,
            AcntPrdtCd = _account.Product,
            KrxFwdgOrdOrgno = order.Number.Branch,
            OrgnOdno = order.Number.Digits,
            OrdDvsn = division.Code,
            RvseCnclDvsnCd = kind,
            OrdQty = Number(quantity?.Shares ?? 0),
            OrdUnpr = Number(limit.Won),
            QtyAllOrdYn = quantity is null ? "Y" : "N",
            ExcgIdDvsnCd = order.Venue.Code(),
        });
        var trId = TrIds.In(_link.Environment, TrIds.OrderRvsecncl);
        var gone = cancellationToken.IsCancellationRequested ? null : TryLeave(KisEndpoints.OrderRvsecncl, body, trId, lane);
        var call = await SendAsync<OrderRvsecnclReply>(KisEndpoints.OrderRvsecncl, trId, body, lane, null, gone, cancellationToken).ConfigureAwait(false);
        return ReplyOf(call, call.Reply?.Output?.KrxFwdgOrdOrgno, call.Reply?.Output?.Odno, call.Reply?.Output?.OrdTmd);
    }

    /// <param name="gone">It has left already.</param>
    async Task<OrderCall<T>> SendAsync<T>(
        KisEndpoint endpoint, string trId, byte[] body, Lane lane, TimeSpan? leaveWithin, Departure? gone, CancellationToken cancellationToken)
        where T : KisReply
    {
        if (leaveWithin is not { } patience)
            return await SendAsync<T>(endpoint, trId, body, lane, null, gone, cancellationToken, cancellationToken).ConfigureAwait(false);
        var notAfter = _link.Time.GetUtcNow() + patience;
        using var clock = new CancellationTokenSource(patience, _link.Time);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
        try
        {
            return await SendAsync<T>(endpoint, trId, body, lane, notAfter, gone, leaving.Token, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return OrderCall<T>.NotSent($"{patience.TotalSeconds:0.#}초 안에 보낼 수 없었습니다");
        }
    }

    /// <param name="notAfter">By the wall's time; null: it is always of use.</param>
    /// <param name="leaving">Fires when it need not be sent any more.</param>
    async Task<OrderCall<T>> SendAsync<T>(
        KisEndpoint endpoint, string trId, byte[] body, Lane lane, DateTimeOffset? notAfter, Departure? gone, CancellationToken leaving,
        CancellationToken cancellationToken)
        where T : KisReply
    {
        string? hash = null;
        if (_hashkeys.Used)
        {
            hash = _hashkeys.AtHand(body);
            if (hash is null && gone is null && lane != Lane.PanicAndExits)
                hash = await _hashkeys.FetchAsync(body, lane, leaving).ConfigureAwait(false);
        }
        var call = await _link.SendAsync<T>(endpoint, body, trId, lane, hash, notAfter, leaving, cancellationToken, gone).ConfigureAwait(false);
        if (call.Refusal?.Cause == KisCause.Hashkey)
            _hashkeys.ForgetAll();
        return call;
    }

    byte[] BodyOf(OrderTicket ticket)
    {
        Span<byte> body = stackalloc byte[OrderBodies.Most];
        return body[.._bodies.Write(body, ticket)].ToArray();
    }

    string? FaultOf(Venue venue) =>
        _link.Environment == KisEnvironment.Paper && venue != Venue.Krx ? "모의투자는 KRX만 받습니다" : null;

    static OrderReply.Refused NotSent(string reason) => new("NOT_SENT", reason, KisCause.Input);

    /// <summary>An acceptance without a number is none that can be followed: it stays in doubt.</summary>
    static OrderReply ReplyOf<T>(in OrderCall<T> call, string? branch, string? number, string? time)
        where T : class
    {
        if (call.Refusal is { } refusal)
            return refusal;
        if (call.Doubt is { } doubt)
            return doubt;
        if (KisText.TrimNumber(number).IsEmpty || !KisText.TryInteger(number, out _))
            return new OrderReply.InDoubt("접수되었다고 하나 주문번호가 없음");
        return new OrderReply.Accepted(new(branch?.Trim() ?? "", number!.Trim()), new Fields().TimeOfDay(time, "ORD_TMD")) { Times = call.Times };
    }

    static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
