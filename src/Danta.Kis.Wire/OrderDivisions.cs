namespace Danta.Kis.Wire;

/// <summary>How an order is priced and how long it lives: one row of ORD_DVSN.</summary>
/// <param name="Korean">The broker's word for it.</param>
/// <param name="Priced">ORD_UNPR carries a price; otherwise it is 0.</param>
public sealed record OrderDivision(string Code, string Korean, bool Priced, bool OnKrx, bool OnNxt, bool OnSor, bool AfterMarket = false)
{
    public override string ToString() => $"{Code} {Korean}";
}

/// <summary>Order types (주문구분, ORD_DVSN) as of the exchange's reform of 2026-09-14.</summary>
public static class OrderDivisions
{
    public static readonly OrderDivision Limit = new("00", "지정가", true, true, true, true);
    public static readonly OrderDivision Market = new("01", "시장가", false, true, false, true);
    public static readonly OrderDivision ConditionalLimit = new("02", "조건부지정가", true, true, false, false);
    public static readonly OrderDivision BestLimit = new("03", "최유리지정가", false, true, true, true);
    public static readonly OrderDivision PriorityLimit = new("04", "최우선지정가", false, true, true, true);
    public static readonly OrderDivision PreOpen = new("05", "장전 시간외", false, true, false, false);
    public static readonly OrderDivision AfterClose = new("06", "장후 시간외", false, true, false, false);
    public static readonly OrderDivision LimitIoc = new("11", "IOC지정가", true, true, true, true);
    public static readonly OrderDivision LimitFok = new("12", "FOK지정가", true, true, true, true);
    public static readonly OrderDivision MarketIoc = new("13", "IOC시장가", false, true, true, true);
    public static readonly OrderDivision MarketFok = new("14", "FOK시장가", false, true, true, true);
    public static readonly OrderDivision BestIoc = new("15", "IOC최유리", false, true, true, true);
    public static readonly OrderDivision BestFok = new("16", "FOK최유리", false, true, true, true);

    /// <summary>All that an order may carry today; 07, the after-hours single price, was abolished on 2026-09-14.</summary>
    public static readonly OrderDivision[] All =
    [
        Limit, Market, ConditionalLimit, BestLimit, PriorityLimit, PreOpen, AfterClose,
        LimitIoc, LimitFok, MarketIoc, MarketFok, BestIoc, BestFok,
        new("21", "중간가", false, true, true, false),
        new("22", "스톱지정가", true, true, true, false),
        new("23", "중간가IOC", false, true, true, false),
        new("24", "중간가FOK", false, true, true, false),
        new("27", "NXT GTP 지정가", true, false, true, false),
        new("28", "NXT GTP 최유리", false, false, true, false),
        new("29", "NXT GTP 최우선", false, false, true, false),
        new("41", "KRX애프터마켓 지정가", true, false, false, false, AfterMarket: true),
        new("42", "KRX애프터마켓 IOC지정가", true, false, false, false, AfterMarket: true),
        new("43", "KRX애프터마켓 FOK지정가", true, false, false, false, AfterMarket: true),
        new("44", "KRX애프터마켓 최유리", false, false, false, false, AfterMarket: true),
        new("45", "KRX애프터마켓 IOC최유리", false, false, false, false, AfterMarket: true),
        new("46", "KRX애프터마켓 FOK최유리", false, false, false, false, AfterMarket: true),
        new("47", "KRX애프터마켓 최우선지정가", false, false, false, false, AfterMarket: true),
    ];

    public static OrderDivision? Find(string? code) => Array.Find(All, division => division.Code == code);
}
