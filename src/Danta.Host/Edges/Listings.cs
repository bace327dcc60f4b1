using Danta.Kis;
using Danta.Market;
using Danta.Trading;
using Microsoft.Extensions.Logging;

namespace Danta.Host.Edges;

/// <summary>
/// The morning's master files in memory: which board a stock is on and what kind of listing it is. Where they cannot be had,
/// nothing waits for them: the broker's answer about the stock itself tells the board, less exactly.
/// </summary>
sealed partial class Listings(MasterFiles masters, TimeProvider time, ILogger<Listings> logger)
{
    static readonly TimeSpan TryAgain = TimeSpan.FromMinutes(10);

    /// <summary>Whether it is time to wake.</summary>
    static readonly TimeSpan Look = TimeSpan.FromSeconds(20);

    readonly HashSet<InstrumentCode> _described = [];
    DateOnly _describedOn;
    MasterList? _list;
    bool _asleep;

    public MasterStock? Find(InstrumentCode code) => Volatile.Read(ref _list)?.Find(code);

    /// <summary>The stock that is listed under this name; null: none is.</summary>
    public InstrumentCode? Named(string name) => Volatile.Read(ref _list)?.Find(name)?.Code;
    /// <summary>Of which day the list is; null: there is none.</summary>
    public DateOnly? AsOf => Volatile.Read(ref _list)?.AsOf;

    /// <summary>There is no newer file: its flags and base prices hold.</summary>
    public bool IsCurrent => Volatile.Read(ref _list) is { } list && list.AsOf == MasterFiles.DateOf(time.GetUtcNow());

    /// <summary>
    /// What is known of those stocks that have not been described today, nor since this list was taken: each is told once. A search's
    /// answers come one after the other, but two searches' may come together.
    /// </summary>
    public IReadOnlyList<InstrumentAnswered> Describe(IReadOnlyList<ConditionStock> found)
    {
        List<InstrumentAnswered> news = [];
        var isCurrent = IsCurrent;
        lock (_described)
        {
            // The trader forgets with the day.
            var today = Kst.DateOf(time.GetUtcNow());
            if (_describedOn != today)
                _described.Clear();
            _describedOn = today;
            foreach (var stock in found)
            {
                if (!_described.Contains(stock.Code) && Descriptions.Of(stock, Find(stock.Code), isCurrent) is { } description)
                {
                    news.Add(description);
                    _described.Add(stock.Code);
                }
            }
        }
        return news;
    }

    /// <summary>From now on this is what there is; everything is described anew.</summary>
    public void Take(MasterList list)
    {
        lock (_described)
            _described.Clear();
        Volatile.Write(ref _list, list);
    }

    /// <summary>Asleep nobody needs them, and they are fetched anew on waking.</summary>
    public void Rest(bool asleep) => Volatile.Write(ref _asleep, asleep);

    public async Task RunAsync(CancellationToken stop)
    {
        var told = false;
        while (true)
        {
            while (Volatile.Read(ref _asleep))
                await Task.Delay(Look, time, stop);
            var answer = await masters.LoadAsync(stop);
            if (answer.TryGet(out var list, out var reason))
            {
                Take(list);
                if (list.Stale && !told)
                    Stale(logger, list.AsOf);
            }
            else if (!told)
            {
                Missing(logger, reason);
            }
            told = list is null or { Stale: true };
            await Task.Delay(told ? TryAgain : UntilMorning(), time, stop);
        }
    }

    TimeSpan UntilMorning()
    {
        var now = Kst.Of(time.GetUtcNow());
        var morning = now.Date + MasterFiles.Morning;
        return (now.DateTime < morning ? morning : morning.AddDays(1)) - now.DateTime;
    }

    [LoggerMessage(2301, LogLevel.Warning, "종목 마스터를 받지 못했습니다({Reason}). 시장 구분은 종목 조회의 답으로 합니다. 10분마다 다시 받습니다.")]
    static partial void Missing(ILogger logger, string reason);

    [LoggerMessage(2302, LogLevel.Warning, "오늘의 종목 마스터를 받지 못해 {Date:yyyy-MM-dd}의 것을 씁니다. 10분마다 다시 받습니다.")]
    static partial void Stale(ILogger logger, DateOnly date);
}
