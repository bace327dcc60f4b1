using Danta.Kis.Wire;
using Danta.Market;

namespace Danta.Kis;

/// <summary>Where an order is to be traded (EXCG_ID_DVSN_CD). Paper knows KRX only.</summary>
public enum Venue
{
    Krx = 0,
    Nxt,

    /// <summary>The broker routes it by itself.</summary>
    Sor,
}

public static class Venues
{
    public static string Code(this Venue venue) => venue switch
    {
        Venue.Nxt => "NXT",
        Venue.Sor => "SOR",
        _ => "KRX",
    };

    /// <summary>An absent word means KRX.</summary>
    public static Venue Parse(string? code) => code?.Trim() switch
    {
        "NXT" => Venue.Nxt,
        "SOR" => Venue.Sor,
        _ => Venue.Krx,
    };
}

/// <summary>An order to be placed.</summary>
/// <param name="Division">How it is priced: see <see cref="OrderDivisions"/>.</param>
/// <param name="Limit">Not quoted for divisions that carry no price.</param>
public sealed record OrderTicket(
    Side Side, InstrumentCode Code, OrderDivision Division, Quantity Quantity, Price Limit = default, Venue Venue = Venue.Krx)
{
    /// <summary>
    /// It is not sent any more once it has waited this long for a token, a hashkey or its turn: the price that it was wanted for
    /// is gone. Null: it waits as long as it takes.
    /// </summary>
    public TimeSpan? LeaveWithin { get; init; }

    public static OrderTicket AtMarket(Side side, InstrumentCode code, Quantity quantity) =>
        new(side, code, OrderDivisions.Market, quantity);

    public static OrderTicket AtLimit(Side side, InstrumentCode code, Quantity quantity, Price limit) =>
        new(side, code, OrderDivisions.Limit, quantity, limit);

    /// <summary>Why it cannot be sent; null where it can.</summary>
    internal string? Fault => this switch
    {
        { Quantity.IsZero: true } => "수량이 없습니다",
        { Code.IsNone: true } => "종목이 없습니다",
        { Division.Priced: true, Limit.IsQuoted: false } => $"{Division.Korean} 주문에는 가격이 있어야 합니다",
        { Division.Priced: false, Limit.IsQuoted: true } => $"{Division.Korean} 주문에는 가격이 없어야 합니다",
        _ => null,
    };
}

/// <summary>An order that stands, as far as a cancel or an amendment must name it.</summary>
/// <param name="Number">The latest number in a chain of amendments.</param>
public sealed record StandingOrder(KisOrderNumber Number, OrderDivision Division, Venue Venue = Venue.Krx);
