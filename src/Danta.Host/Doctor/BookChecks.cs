using Danta.Host.Books;
using Danta.Host.Guarding;
using Danta.Host.Journal;
using Danta.Host.Storage;
using Danta.Market;
using Microsoft.Data.Sqlite;

namespace Danta.Host.Doctor;

/// <summary>The records: journal, database, and who keeps them.</summary>
static class BookChecks
{
    /// <summary>What a start reads.</summary>
    const int Days = 2;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static readonly IReadOnlyList<Check> All =
    [
        new("trader", "매매", "trader", TraderAsync),
        new("journal", "거래 기록", "journal", JournalAsync),
        new("database", "데이터베이스", "database", DatabaseAsync),
    ];

    static async Task<Outcome> TraderAsync(Patient patient, CancellationToken stop)
    {
        var say = patient.Say;
        if (patient.Broker.IsTrader)
            return Outcome.Ok(say["매매 중", "at work"]);
        var report = await patient.TraderAsync(stop);
        return report.State switch
        {
            RunState.Runs => Outcome.Ok(say[$"돌고 있습니다(프로세스 {report.Trader?.Process}). 실시간은 그 단타의 것을 그대로 둡니다", $"runs (process {report.Trader?.Process}); its session is left alone"]),
            RunState.Hangs => Outcome.Failed(
                say[$"단타의 프로세스가 멈춰 있습니다({report.Trader?.Process}): 보유 종목에 손절이 없습니다", $"the trader's process makes no step ({report.Trader?.Process}): what it holds has no stop"],
                say["그 프로세스를 끝내고(kill -9) 다시 시작하십시오", "end that process (kill -9) and begin again"]),
            _ => Outcome.Ok(say["꺼져 있습니다", "is not running"]),
        };
    }

    static async Task<Outcome> JournalAsync(Patient patient, CancellationToken stop)
    {
        var say = patient.Say;
        if (patient.Broker.IsTrader)
            return Outcome.Ok(say["시작할 때 읽었고, 쓰고 있습니다", "read at the start, and being written"]);
        if (patient.Book is not { } book)
            return Outcome.Ok(say["아직 없습니다", "there is none yet"]);
        IJournalDisk disk = BookShelf.JournalIn(book);
        if (disk.Blocked is { } blocked)
            return Outcome.Failed(say[$"{Josa.Subject(blocked)} 기록의 자리에 있습니다", $"{blocked} is in the journal's place"], say["다른 곳으로 옮기십시오", "move it elsewhere"]);
        // The last record of a day that is being written is not yet whole.
        var isWritten = (await patient.TraderAsync(stop)).State != RunState.Stopped;
        var names = disk.Names.Take(isWritten ? disk.Names.Count - 1 : disk.Names.Count).TakeLast(Days).ToList();
        foreach (var name in names)
        {
            var end = await Task.Run(() => JournalReader.Read(disk, name, static (in JournalRecord _) => { }), stop);
            if (!end.IsWhole && !end.IsTorn)
            {
                return Outcome.Failed(
                    say[$"{name}: {FaultTexts.Of(end)} ({end.Records:N0}개까지 온전)", $"{name}: {end.Fault} (whole up to record {end.Records:N0})"],
                    say["danta journal --verify로 살피고, 백업이 있으면 danta restore로 되돌리십시오. 없으면 보유 종목을 HTS와 견주십시오",
                        "look with danta journal --verify, and restore a backup with danta restore. Without one compare what is held with the HTS"]);
            }
            if (end.IsTorn)
            {
                return Outcome.Warning(
                    say[$"{name}: {FaultTexts.Of(end)}", $"{name}: {end.Fault}"],
                    say["다음 시작 때 증권사와 대조해 이어 갑니다. 하실 일은 없습니다", "the next start compares with the broker and goes on. Nothing is to be done"]);
            }
        }
        return Outcome.Ok(names.Count == 0 ? say["아직 없습니다", "there is none yet"] : say[$"온전합니다 ({string.Join(", ", names)})", $"whole ({string.Join(", ", names)})"]);
    }

    static async Task<Outcome> DatabaseAsync(Patient patient, CancellationToken stop)
    {
        var (say, server) = (patient.Say, patient.Config.Storage.Connection?.Value);
        if (server is null && (patient.Book is not { } there || !Database.IsIn(there)))
            return Outcome.Ok(say["아직 없습니다 (SQLite)", "there is none yet (SQLite)"]);
        using var late = new CancellationTokenSource(Patience, patient.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            var database = Database.Of(patient.Book ?? patient.Storage, server, patient.Owner);
            await using var connection = await database.OpenAsync(either.Token);
            return Outcome.Ok(connection is SqliteConnection ? "SQLite" : "PostgreSQL");
        }
        catch (NewerSchemaException newer)
        {
            return Outcome.Failed(
                say[$"더 새로운 판의 단타가 쓰던 장부입니다: {newer.Message}", $"a newer program has written it: {newer.Message}"],
                say["새로운 판으로 실행하십시오", "run the newer one"]);
        }
        catch (Exception fault) when (Database.IsAway(fault) && !stop.IsCancellationRequested)
        {
            return Outcome.Failed(
                say[$"열리지 않습니다: {fault.GetType().Name} {CleanText.Of(fault is OperationCanceledException ? "" : fault.Message, 200)}. 매매는 되고, 지난 성과만 볼 수 없습니다",
                    $"it does not open: {fault.GetType().Name} {CleanText.Of(fault is OperationCanceledException ? "" : fault.Message, 200)}. It trades; past results cannot be seen"],
                server is null
                    ? say["danta.db를 다른 곳으로 옮기면 다음 시작 때 새로 만듭니다. 거래 기록(journal)은 그대로입니다", "move danta.db away: the next start makes another one. The journal stays"]
                    : say["PostgreSQL이 켜져 있는지, storage.connection의 주소와 비밀번호가 맞는지 보십시오", "see whether PostgreSQL runs, and storage.connection"]);
        }
    }
}
