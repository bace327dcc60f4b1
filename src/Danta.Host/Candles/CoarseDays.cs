using System.Globalization;
using Danta.Host.Books;
using Danta.Host.Commands;
using Danta.Host.Configuration;
using Danta.Host.Running;
using Danta.Host.Storage;
using Danta.Market;
using Danta.Replay.Coarse;
using Danta.Replay.WhatIfs;
using Danta.Trading;

namespace Danta.Host.Candles;

/// <summary>A day that nobody recorded, as far as minute candles tell.</summary>
/// <param name="Traded">What the archive has of the day in earnest.</param>
sealed record CoarseDay(DateOnly Date, WhatIfDay Found, IReadOnlyList<CoarseStock> Stocks, IReadOnlyList<RoundTrip> Traded);

/// <summary>Days without a recording: candles of the stocks that were traded then, or that somebody names.</summary>
static class CoarseDays
{
    /// <summary>A stock was in its condition before it was bought; how long before is not known.</summary>
    static readonly TimeSpan BeforePurchase = TimeSpan.FromSeconds(5);

    public const string AnyCondition = "거친 재생";

    /// <summary>A page a second on some keys, four pages a stock: more is a matter of hours.</summary>
    public const int MostStocks = 40;

    /// <exception cref="CommandFailed">There is no stock to ask about, or the broker has no answer.</exception>
    public static async Task<IReadOnlyList<CoarseDay>> RunAsync(
        IReadOnlyList<DateOnly> dates, IReadOnlyList<InstrumentCode> named, DantaConfig config, TimeProvider time, CancellationToken stop)
    {
        var store = new CandleStore(Path.Combine(config.Storage.Directory, "candles"));
        var wanted = new List<(DateOnly Date, IReadOnlyList<RoundTrip> Traded, IReadOnlyList<InstrumentCode> Codes)>();
        foreach (var date in dates)
        {
            var traded = await TradedAsync(date, config, stop);
            var codes = traded.Select(trade => trade.Code).Concat(named).Distinct().ToList();
            if (codes.Count is 0 or > MostStocks)
                throw new CommandFailed(ExitCodes.WrongConfiguration, codes.Count == 0
                    ? $"{date:yyyy-MM-dd}: 기록도 그날의 거래도 없어 어떤 종목을 볼지 모릅니다. --stocks 005930,000660처럼 주십시오."
                    : $"{date:yyyy-MM-dd}: 종목이 {codes.Count}개입니다. {MostStocks}개까지 할 수 있습니다.");
            wanted.Add((date, traded, codes));
        }
        var kept = await CandlesAsync(wanted, store, config, time, stop);
        var settings = config.Trading.Settings with { Conditions = config.Trading.Settings.Conditions with { OthersToo = true } };
        return [.. wanted.Select(day => Run(day.Date, day.Traded, [.. day.Codes.Select(code => kept[(day.Date, code)])], settings))];
    }

    static CoarseDay Run(DateOnly date, IReadOnlyList<RoundTrip> traded, IReadOnlyList<KeptCandles> kept, TraderSettings settings)
    {
        var session = settings.Session.IsAroundTheClock ? new TimeOnly(9, 0) : TimeOnly.FromTimeSpan(settings.Session.Start);
        var stocks = kept.Select(candles =>
        {
            var code = InstrumentCode.Parse(candles.Code);
            var first = traded.Where(trade => trade.Code == code).MinBy(trade => trade.OpenedAt);
            return new CoarseStock(
                code, candles.Name.Length > 0 ? candles.Name : first?.Name ?? candles.Code, candles.Board, candles.Kind, Price.FromWon(candles.Base), candles.Candles,
                first is null ? session : Kst.TimeOf(first.OpenedAt - BeforePurchase), ConditionOf(first, settings));
        }).ToList();
        return new(date, CoarseWhatIf.Run(date, stocks, settings), stocks, traded);
    }

    /// <summary>The plan that bought it where it is about one condition: then its own budget and exits hold.</summary>
    static string ConditionOf(RoundTrip? trade, TraderSettings settings) =>
        trade is not null && settings.Conditions.Find(trade.Condition) is { } plan && ConditionExpression.TryParse(plan.Expression, out var parsed, out _)
        && parsed.Names.ToList() is [var only] ? only : AnyCondition;

    static async Task<IReadOnlyList<RoundTrip>> TradedAsync(DateOnly date, DantaConfig config, CancellationToken stop)
    {
        var owner = BookOwner.Of(config.Kis);
        if (BookShelf.Find(config.Storage.Directory, owner) is not { } book)
            return [];
        try
        {
            return await new TradeArchive(Database.Of(book, config.Storage.Connection?.Value, owner)).TradesAsync(date, date, stop);
        }
        catch (Exception fault) when (Database.IsAway(fault))
        {
            return [];
        }
    }

    static async Task<Dictionary<(DateOnly, InstrumentCode), KeptCandles>> CandlesAsync(
        IReadOnlyList<(DateOnly Date, IReadOnlyList<RoundTrip> Traded, IReadOnlyList<InstrumentCode> Codes)> wanted, CandleStore store, DantaConfig config, TimeProvider time,
        CancellationToken stop)
    {
        var found = new Dictionary<(DateOnly, InstrumentCode), KeptCandles>();
        var missing = new List<(DateOnly Date, InstrumentCode Code)>();
        foreach (var (date, code) in wanted.SelectMany(day => day.Codes.Select(code => (day.Date, code))))
        {
            if (store.Find(date, code) is { } kept)
                found[(date, code)] = kept;
            else
                missing.Add((date, code));
        }
        if (missing.Count == 0)
            return found;
        await BrokerSession.AskAsync(config, async (broker, ends) =>
        {
            var questions = new CandleQuestions(broker, time);
            foreach (var (date, code) in missing)
            {
                var candles = await questions.AskAsync(date, code, ends);
                found[(date, code)] = candles;
                // A day that is not over has more to say.
                if (date < Kst.DateOf(time.GetUtcNow()))
                    Keep(store, date, code, candles);
            }
        });
        return found;
    }

    static void Keep(CandleStore store, DateOnly date, InstrumentCode code, KeptCandles candles)
    {
        try
        {
            store.Keep(date, code, candles);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Asked for again next time.
        }
    }

    /// <summary>005930,000660.</summary>
    /// <exception cref="CommandFailed">One of them is none.</exception>
    public static IReadOnlyList<InstrumentCode> Codes(string? text) =>
    [
        .. (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(one =>
            InstrumentCode.TryParse(one.ToUpperInvariant(), out var code) ? code
                : throw new CommandFailed(ExitCodes.WrongConfiguration, string.Create(CultureInfo.InvariantCulture, $"--stocks: {CleanText.Of(one)}: 종목코드는 005930 같은 숫자와 대문자 여섯 자리입니다."))),
    ];
}
