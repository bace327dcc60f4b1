using System.Collections.Frozen;
using Danta.Kis.Wire;
using Danta.Simulator.Gateway.Funds;
using Danta.Simulator.Gateway.Indices;
using Danta.Simulator.Gateway.Overseas;
using Danta.Simulator.Gateway.Quotes;
using Danta.Simulator.Gateway.Rankings;
using Danta.Simulator.Gateway.Trading;

namespace Danta.Simulator.Gateway;

/// <summary>Every call that is answered. A row here is all that a new one needs.</summary>
static class EndpointTable
{
    static readonly Endpoint[] Orders =
    [
        Endpoint.Of(KisEndpoints.OrderCash, OrderCalls.Place, TrIds.OrderCashSell),
        Endpoint.Of(KisEndpoints.OrderRvsecncl, OrderCalls.Change),
        Endpoint.Of(KisEndpoints.InquirePsblRvsecncl, OpenOrderCalls.List),
        Endpoint.Of(KisEndpoints.InquirePsblOrder, PowerCalls.Buy),
        Endpoint.Of(KisEndpoints.InquirePsblSell, PowerCalls.Sell),
        Endpoint.Of(KisEndpoints.InquireBalance, BalanceCalls.List) with { OfWholeLedger = true },
        Endpoint.Of(KisEndpoints.InquireBalanceRlzPl, BalanceCalls.ListRealised),
        Endpoint.Of(KisEndpoints.InquireDailyCcld, OrderListCalls.List, TrIds.DailyCcldOlder),
        Endpoint.Of(KisEndpoints.InquirePeriodProfit, ProfitCalls.ByDay),
        Endpoint.Of(KisEndpoints.InquirePeriodTradeProfit, ProfitCalls.ByStock),
    ];

    static readonly Endpoint[] Quotes =
    [
        Endpoint.Of(KisEndpoints.PsearchTitle, SearchCalls.Titles),
        Endpoint.Of(KisEndpoints.PsearchResult, SearchCalls.Results),
        Endpoint.Of(KisEndpoints.ChkHoliday, HolidayCalls.List),
        Endpoint.Of(KisEndpoints.InquirePrice, PriceCalls.Show),
        Endpoint.Of(KisEndpoints.InquireAskingPriceExpCcn, BookCalls.Show),
        Endpoint.Of(KisEndpoints.InquireTimeItemchartprice, MinuteChartCalls.List),
        Endpoint.Of(KisEndpoints.InquireDailyItemchartprice, DayChartCalls.List),
        Endpoint.Of(KisEndpoints.InquireTimeItemconclusion, TradeCalls.Until),
        Endpoint.Of(KisEndpoints.InquireCcnl, TradeCalls.Latest),
        Endpoint.Of(KisEndpoints.VolumeRank, RankCalls.ByVolume),
        Endpoint.Of(KisEndpoints.Fluctuation, RankCalls.ByChange),
        Endpoint.Of(KisEndpoints.InquireViStatus, InterruptionCalls.List),
        Endpoint.Of(KisEndpoints.SearchStockInfo, ProductCalls.Stock),
        Endpoint.Of(KisEndpoints.SearchInfo, ProductCalls.Product),
        Endpoint.Of(KisEndpoints.IntstockMultprice, WatchListCalls.List),
    ];

    public static readonly FrozenDictionary<string, Endpoint> ByPath =
        Orders.Concat(Quotes).Concat(QuoteTable.All).Concat(OvertimeCalls.All).Concat(RankingTable.All).Concat(IndexTable.All).Concat(FundTable.All).Concat(AccountTable.All).Concat(OverseasCalls.Table)
            .ToFrozenDictionary(endpoint => endpoint.Path, StringComparer.Ordinal);
}
