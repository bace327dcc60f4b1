using Danta.Kis;
using Danta.Kis.Wire;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Edges;

/// <summary>
/// Questions about stocks: thirty in one call where the broker has that call, one by one where it has not (paper without keys for
/// market data) or does not answer it.
/// </summary>
sealed class StockQuestions(KisClient client, Listings listings, TimeProvider time)
{
    /// <summary>Asked one by one only the most wanted are: the rest is asked for again.</summary>
    const int MostOneByOne = 4;

    /// <summary>For so long a call for many that failed is not tried again.</summary>
    static readonly TimeSpan WithoutList = TimeSpan.FromSeconds(60);

    long? _listFailedAt;

    /// <summary>Those that the broker says something of; null where it says nothing at all.</summary>
    public async Task<IReadOnlyList<InstrumentAnswered>?> ManyAsync(IReadOnlyList<InstrumentCode> codes, Lane lane, CancellationToken stop)
    {
        if (client.Answers(KisEndpoints.IntstockMultprice) && !(_listFailedAt is { } at && time.GetElapsedTime(at) < WithoutList))
        {
            var answer = await client.Instruments.PricesAsync(codes, lane, stop);
            if (answer.TryGet(out var prices, out _))
                return [.. prices.Select(price => Descriptions.Of(price, listings.Find(price.Code), listings.IsCurrent)).OfType<InstrumentAnswered>()];
            _listFailedAt = time.GetTimestamp();
        }
        List<InstrumentAnswered> found = [];
        foreach (var code in codes.Take(MostOneByOne))
        {
            if (await OneAsync(code, lane, stop) is { Answer: { } answer })
                found.Add(answer);
        }
        return found.Count > 0 ? found : null;
    }

    /// <summary>The state of the moment, or in Korean why there is none.</summary>
    public async Task<(InstrumentAnswered? Answer, string Reason)> OneAsync(InstrumentCode code, Lane lane, CancellationToken stop)
    {
        // The master file tells the boards and funds apart exactly; the quote's own words serve where it is not at hand.
        var listed = listings.Find(code);
        var answer = await client.Quotes.PriceAsync(code, listed?.Board ?? Board.Unknown, lane, stop);
        if (!answer.TryGet(out var price, out var reason))
            return (null, reason);
        if (!price.Base.IsQuoted || !price.UpperLimit.IsQuoted || !price.LowerLimit.IsQuoted)
            return (null, "증권사가 이 종목의 기준가를 모릅니다");
        return (new(
            code, listed?.Name ?? "", listed?.Board ?? price.Board, listed?.Kind ?? BrokerOptions.KindOf(code, price.BoardName), price.Base,
            price.UpperLimit, price.LowerLimit, price.Halted, price.Administrative, price.WarningLevel, price.Liquidation, price.InVi, price.Last)
        {
            DayTurnover = price.DayTurnover,
            Preferred = listed?.Preferred,
            MarginPercent = listings.IsCurrent ? listed?.MarginPercent ?? 0 : null,
        }, "");
    }
}
