using Danta.Host.Commands;
using Danta.Host.Edges;
using Danta.Host.Running;
using Danta.Kis;
using Danta.Kis.Wire;
using Danta.Market;

namespace Danta.Host.Candles;

/// <summary>Asks the broker for a day's minutes, page by page from the last one on.</summary>
sealed class CandleQuestions(Broker broker, TimeProvider time)
{
    /// <summary>A page has thirty minutes at least; a day has some four hundred.</summary>
    const int MostPages = 40;

    /// <summary>Before a day there is another one within these, whatever the holidays.</summary>
    const int DaysBack = 20;

    /// <exception cref="CommandFailed">The broker has none, or does not answer.</exception>
    public async Task<KeptCandles> AskAsync(DateOnly date, InstrumentCode code, CancellationToken stop)
    {
        var isToday = date == Kst.DateOf(time.GetUtcNow());
        if (!isToday && !broker.Client.Answers(KisEndpoints.InquireTimeDailychartprice))
            throw new CommandFailed(ExitCodes.Failed, "지난 날의 분봉은 실전 키로만 받을 수 있습니다. 설정의 kis.marketData에 실전 키를 두면 됩니다.");
        var listed = broker.Listings.Find(code);
        var board = listed?.Board ?? Board.Unknown;
        var kind = listed?.Kind ?? BrokerOptions.KindOf(code, "");
        var minutes = await MinutesAsync(date, code, board, isToday, stop);
        if (minutes.Count == 0)
            throw new CommandFailed(ExitCodes.Failed, $"{code}: {date:yyyy-MM-dd}의 분봉이 없습니다. 쉬는 날이거나, 일 년이 지났거나, 그날 거래되지 않은 종목입니다.");
        return new(
            KeptCandles.FormatNow, $"{code}", listed?.Name ?? "", board, kind, await BaseAsync(date, code, board, minutes[0].Open, stop),
            [.. minutes.Select(bar => new[] { bar.TimeOfDay / 100 * 100L, bar.Open.Won, bar.High.Won, bar.Low.Won, bar.Close.Won, bar.Volume.Shares })]);
    }

    async Task<List<Bar>> MinutesAsync(DateOnly date, InstrumentCode code, Board board, bool isToday, CancellationToken stop)
    {
        var (found, until) = (new SortedDictionary<int, Bar>(), new TimeOnly(15, 30));
        for (var page = 0; page < MostPages; page++)
        {
            var answer = isToday
                ? await broker.Client.Quotes.MinutesAsync(code, board, until, Lane.Other, stop)
                : await broker.Client.Quotes.PastMinutesAsync(code, board, date, until, Lane.Other, stop);
            if (!answer.TryGet(out var bars, out var reason))
                throw new CommandFailed(ExitCodes.Failed, $"{code}: 증권사가 분봉을 주지 않습니다: {reason}");
            var own = bars.Where(bar => bar.Date == date && bar.TimeOfDay >= 0 && bar.Low.IsQuoted && !found.ContainsKey(bar.TimeOfDay)).ToList();
            if (own.Count == 0)
                break;
            foreach (var bar in own)
                found[bar.TimeOfDay] = bar;
            var first = own.Min(bar => bar.TimeOfDay);
            if (first <= 90_000)
                break;
            until = new TimeOnly(first / 10_000, first / 100 % 100).AddMinutes(-1);
        }
        return [.. found.Values];
    }

    /// <summary>The close of the day before, by which the day's limits were set; where nobody tells it, the day's first price.</summary>
    async Task<int> BaseAsync(DateOnly date, InstrumentCode code, Board board, Price first, CancellationToken stop)
    {
        var answer = await broker.Client.Quotes.BarsAsync(code, board, date.AddDays(-DaysBack), date.AddDays(-1), BarPeriod.Day, adjusted: false, Lane.Other, stop);
        return answer.TryGet(out var bars, out _) && bars.Where(bar => bar.Date < date && bar.Close.IsQuoted).MaxBy(bar => bar.Date) is { } before ? before.Close.Won : first.Won;
    }
}
