using Danta.Host.Configuration;
using Danta.Kis;
using Danta.Kis.Wire;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Edges;

/// <summary>The configuration and the trader's words in the client's.</summary>
static class BrokerOptions
{
    public static KisOptions Of(KisSection kis, string directory) => new()
    {
        Environment = kis.IsPaper ? KisEnvironment.Paper : KisEnvironment.Real,
        Keys = new KisKeys
        {
            AppKey = new(kis.AppKey),
            AppSecret = new(kis.AppSecret.Value),
            HtsId = kis.HtsId,
            RestUrl = kis.RestUrl,
            WebSocketUrl = kis.WebSocketUrl,
        },
        Account = KisAccount.Parse(kis.Account),
        MarketData = kis.MarketData is { } data
            ? new KisKeys
            {
                AppKey = new(data.AppKey),
                AppSecret = new(data.AppSecret.Value),
                HtsId = data.HtsId,
                RestUrl = data.RestUrl,
                WebSocketUrl = data.WebSocketUrl,
            }
            : null,
        HashKey = kis.HashKey,
        RequestsPerSecond = kis.RequestsPerSecond,
        FrameworkWebSocket = kis.FrameworkWebSocket,
        MarketDivisions = new MarketDivisions(kis.MarketDivision.Kospi, kis.MarketDivision.Kosdaq),
        StateDirectory = directory,
        Seed = Environment.ProcessId,
    };

    public static OrderDivision Division(OrderType type) => type switch
    {
        OrderType.Limit => OrderDivisions.Limit,
        OrderType.Best => OrderDivisions.BestLimit,
        OrderType.MarketIoc => OrderDivisions.MarketIoc,
        OrderType.BestIoc => OrderDivisions.BestIoc,
        _ => OrderDivisions.Market,
    };

    /// <summary>Null: not one of those that two orders are told apart by.</summary>
    public static OrderType? TypeOf(string division) =>
        division == OrderDivisions.Limit.Code ? OrderType.Limit
        : division == OrderDivisions.Market.Code ? OrderType.Market
        : null;

    public static Venue Venue(OrderVenue venue) => venue == OrderVenue.Sor ? Kis.Venue.Sor : Kis.Venue.Krx;

    /// <summary>An ETN shows in its code, an ETF in the broker's name for its market; the rest are shares.</summary>
    public static ListingKind KindOf(InstrumentCode code, string boardName) =>
        code.IsEtn || boardName.Contains("ETN", StringComparison.OrdinalIgnoreCase) ? ListingKind.Etn
        : boardName.Contains("ETF", StringComparison.OrdinalIgnoreCase) ? ListingKind.Etf
        : ListingKind.Stock;
}
