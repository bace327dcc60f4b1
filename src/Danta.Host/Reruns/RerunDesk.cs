using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Danta.Dashboard.Reruns;
using Danta.Host.Journal;
using Danta.Host.Recording;
using Danta.Host.Replaying;
using Danta.Host.Running;
using Danta.Market;
using Danta.Replay.Execution;

namespace Danta.Host.Reruns;

/// <summary>What the page asks for of recorded days. It reads names and small files; everything else is done by another process.</summary>
/// <param name="book">The book's directory.</param>
/// <param name="sweeps">Where reports of sweeps lie.</param>
sealed class RerunDesk(IJournalDisk journal, string book, string sweeps, RerunLine line, ModelErrors errors) : IReruns
{
    /// <summary>A year of sessions.</summary>
    const int MostDays = 260;

    /// <summary>More than the shelf keeps.</summary>
    const int MostKnown = 16;

    readonly Lock _gate = new();
    readonly List<RerunResource> _known = [];
    readonly RerunShelf _shelf = new(Path.Combine(book, "reruns"));
    readonly SweepShelf _sweeps = new(sweeps);
    readonly Channel<(RerunResource Rerun, RerunTask Task)> _wishes = Channel.CreateUnbounded<(RerunResource, RerunTask)>(new() { SingleReader = true });

    public IReadOnlyList<RecordedDayResource> Days()
    {
        var names = journal.Names;
        return [.. names.Select((name, index) => (name, index)).TakeLast(MostDays).Select(one => Describe(one.name, one.index == names.Count - 1)).OfType<RecordedDayResource>().Reverse()];
    }

    RecordedDayResource? Describe(string name, bool isLast)
    {
        if (!DayFiles.TryDay(name, out var day))
            return null;
        var model = errors.Of(day) is { } found ? WhatIfMaker.Shape(found) : null;
        return ManifestShelf.Find(journal, name) is { } manifest
            ? new(day, true, manifest.IsWhole, manifest.Bytes, manifest.Counts.Inputs, manifest.Counts.Orders, manifest.Counts.Stocks, manifest.First, manifest.Last, model)
            : new(day, !isLast, true, SizeOf(name), null, null, null, null, null, model);
    }

    long SizeOf(string name)
    {
        try
        {
            return new FileInfo(PathOf(name)).Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }

    string PathOf(string name) => Path.Combine(book, Books.FormerBook.Journal, name);

    public RerunAnswer Begin(RerunWish wish)
    {
        if (journal.Names.FirstOrDefault(name => DayFiles.TryDay(name, out var day) && day == wish.Date) is not { } found)
            return new(null, RerunFault.NoDay, $"{wish.Date:yyyy-MM-dd}의 기록이 없습니다.");
        if (wish.Changes is { } changes && SettingChanges.FaultOf(changes) is { } fault)
            return new(null, RerunFault.Wrong, fault);
        var id = IdOf(wish, found);
        lock (_gate)
        {
            if (_known.Find(rerun => rerun.State == RerunState.Running) is { } running)
                return running.Id == id ? new(running, RerunFault.None) : Busy(running);
            if (_shelf.Has(id, FileOf(wish)))
                return new(Know(Told(id, RerunState.Done, wish)), RerunFault.None);
            if (!line.TryTake())
                return new(null, RerunFault.Busy, "저녁 점검이 모델을 재는 중입니다. 잠시 뒤에 다시 해 주십시오.");
            try
            {
                var task = new RerunTask(wish.Changes is null ? RerunKind.Film : RerunKind.WhatIf, PathOf(found), _shelf.Make(id), wish.Changes, wish.Trade);
                var begun = Know(Told(id, RerunState.Running, wish));
                _wishes.Writer.TryWrite((begun, task));
                return new(begun, RerunFault.None);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                line.Leave();
                return new(null, RerunFault.Wrong, $"둘 곳을 만들지 못했습니다: {CleanText.Of(refused.Message)}");
            }
        }
    }

    /// <summary>Under the gate.</summary>
    RerunResource Know(RerunResource rerun)
    {
        _known.RemoveAll(known => known.Id == rerun.Id);
        _known.Add(rerun);
        if (_known.Count > MostKnown)
            _known.RemoveAt(0);
        return rerun;
    }

    static RerunAnswer Busy(RerunResource running) =>
        new(null, RerunFault.Busy, $"{running.Date:yyyy-MM-dd}{(running.WhatIf ? "의 만약을 계산" : "을 다시 재생")}하는 중입니다. 매매를 방해하지 않으려고 한 번에 하나만 합니다.");

    static RerunResource Told(string id, RerunState state, RerunWish wish) => new(id, state, wish.Date, wish.Changes is not null, state switch
    {
        RerunState.Running => "다른 프로세스가 낮은 우선순위로 돌리고 있습니다. 매매는 그대로입니다.",
        _ => "다 되었습니다.",
    });

    static string FileOf(RerunWish wish) => wish.Changes is null ? RerunFiles.Film : RerunFiles.WhatIf;

    /// <summary>The same wish about the same bytes by the same program is the same thing: it is made once. A day that grows is another each time.</summary>
    string IdOf(RerunWish wish, string name)
    {
        var told = new StringBuilder($"{ProgramVersion.Full} model {FillModel.Version} {name} {ManifestShelf.Find(journal, name)?.Sha256 ?? $"{SizeOf(name)}"} {wish.Trade}");
        foreach (var (key, value) in (wish.Changes ?? new Dictionary<string, string>(StringComparer.Ordinal)).OrderBy(change => change.Key, StringComparer.Ordinal))
            told.Append('\n').Append(key).Append('=').Append(value);
        told.Append(wish.Changes is null ? "\nfilm" : "\nwhat if");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told.ToString())).AsSpan(0, 8));
    }

    public RerunResource? Find(string id)
    {
        lock (_gate)
            return _known.Find(rerun => rerun.Id == id);
    }

    public Stream? Open(string id, string name) => _shelf.Open(id, name);

    public IReadOnlyList<SweepResource> Sweeps() => _sweeps.All();

    public Stream? OpenSweep(string id) => _sweeps.Open(id);

    /// <summary>Does one after the other what <see cref="Begin"/> has taken.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await foreach (var (rerun, task) in _wishes.Reader.ReadAllAsync(stop))
        {
            string? problem = "끝내지 못했습니다. 다시 해 주십시오.";
            try
            {
                problem = await line.RunAsync(task, stop);
            }
            finally
            {
                line.Leave();
                lock (_gate)
                    Know(problem is null ? rerun with { State = RerunState.Done, Message = "다 되었습니다." } : rerun with { State = RerunState.Failed, Message = problem });
            }
        }
    }
}
