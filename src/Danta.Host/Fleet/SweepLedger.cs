using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using Danta.Host.Configuration;
using Danta.Host.Running;
using Danta.Host.Storage;
using Danta.Host.Sweeping;
using Danta.Replay.Execution;
using Danta.Replay.Sweeps;
using Dapper;
using Npgsql;

namespace Danta.Host.Fleet;

/// <summary>How far a sweep by many machines is, by what stands in the database.</summary>
/// <param name="Workers">That were heard of within the last half minute.</param>
/// <param name="Seconds">Of a shard that is done, the median; null: none is.</param>
/// <param name="Open">Shards that are to be done.</param>
readonly record struct FleetProgress(int Done, int Total, int Open, int Failed, int Workers, double? Seconds);

/// <summary>The truth about one sweep: its plan and its results, in PostgreSQL. Every result is kept once, whoever brings it how often.</summary>
/// <param name="said">Told when the database went away, and when it is back.</param>
sealed class SweepLedger(Secret connection, string sweep, TimeProvider time, Action<bool> said)
{
    const string Place = "danta_sweeps.";
    const int HeardWithin = 30;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Writes the plan down, all of it or nothing. What stood there stays.</summary>
    /// <param name="cut">Asked where there is no plan yet.</param>
    public Task BeginAsync(SweepPlan plan, Func<IReadOnlyList<Shard>> cut, CancellationToken stop) => PatientlyAsync(async database =>
    {
        await using var transaction = await database.BeginTransactionAsync(stop);
        var isNew = await database.ExecuteAsync(
            $"INSERT INTO {Place}sweep (id, program, model, settings, days) VALUES (@sweep, @program, @model, @settings, @days) ON CONFLICT DO NOTHING",
            new { sweep, program = ProgramVersion.Full, model = FillModel.Version, settings = plan.Settings.Count, days = plan.Days.Count }, transaction) > 0;
        if (isNew)
        {
            await database.ExecuteAsync(
                $"INSERT INTO {Place}shard (sweep, number, day, settings, expected, checked) VALUES (@sweep, @Number, @Day, @Settings, @Seconds, @IsChecked)",
                cut().Select(shard => new { sweep, shard.Number, Day = Text(shard.Day), Settings = shard.Settings.ToArray(), shard.Seconds, shard.IsChecked }), transaction);
        }
        await transaction.CommitAsync(stop);
    }, stop);

    /// <summary>Those that have to be handed out, with how many copies.</summary>
    public async Task<IReadOnlyList<Shard>> OpenAsync(CancellationToken stop)
    {
        var rows = await PatientlyAsync(database => database.QueryAsync<(int Number, string Day, int[] Settings, double Expected)>(
            $"SELECT number, day, settings, expected FROM {Place}shard WHERE sweep = @sweep AND state = 'open' ORDER BY number", new { sweep }), stop);
        return [.. rows.Select(row => new Shard(row.Number, DayOf(row.Day), row.Settings, row.Expected))];
    }

    /// <summary>What failed is to be tried again.</summary>
    public Task RetryAsync(CancellationToken stop) => PatientlyAsync(database => database.ExecuteAsync(
        $"UPDATE {Place}shard SET state = 'open', faults = 0, fault = NULL WHERE sweep = @sweep AND state = 'failed'", new { sweep }), stop);

    /// <summary>Books what a worker says.</summary>
    /// <returns>Settings whose results are not those that another worker had.</returns>
    public Task<IReadOnlyList<int>> BookAsync(WorkerReport report, CancellationToken stop) => PatientlyAsync<IReadOnlyList<int>>(async database =>
    {
        await using var transaction = await database.BeginTransactionAsync(stop);
        await database.ExecuteAsync(
            $"INSERT INTO {Place}worker VALUES (@Worker, @sweep, @Number, now()) ON CONFLICT (name) DO UPDATE SET sweep = @sweep, shard = @Number, heard_at = now()",
            new { report.Worker, sweep, report.Number }, transaction);
        if (report.Fault is not null)
        {
            await database.ExecuteAsync(
                $"UPDATE {Place}shard SET faults = faults + 1, fault = @Fault, worker = @Worker WHERE sweep = @sweep AND number = @Number AND state = 'open'",
                new { sweep, report.Number, report.Fault, report.Worker }, transaction);
        }
        var disputed = new List<int>();
        foreach (var cell in report.Cells ?? [])
        {
            var kept = await database.ExecuteScalarAsync<string?>(
                $"""
                INSERT INTO {Place}result AS kept (sweep, setting, day, figures, worker) VALUES (@sweep, @Setting, @day, @figures, @Worker)
                ON CONFLICT (sweep, setting, day) DO UPDATE SET disputed_by = CASE WHEN kept.figures = excluded.figures THEN kept.disputed_by ELSE excluded.worker END
                RETURNING disputed_by
                """,
                new { sweep, cell.Setting, day = Text(cell.Day), figures = JsonSerializer.Serialize(cell), report.Worker }, transaction);
            if (kept is not null)
                disputed.Add(cell.Setting);
        }
        if (report.Cells is not null)
        {
            // One that is checked is done when both copies are.
            await database.ExecuteAsync(
                $"""
                UPDATE {Place}shard SET came = came | @Copy, worker = @Worker, seconds = @Seconds,
                    state = CASE WHEN checked AND (came | @Copy) <> 3 THEN state ELSE 'done' END
                WHERE sweep = @sweep AND number = @Number
                """,
                new { sweep, report.Number, report.Worker, report.Seconds, report.Copy }, transaction);
        }
        await transaction.CommitAsync(stop);
        return disputed;
    }, stop);

    /// <summary>It was tried often enough.</summary>
    public Task GiveUpAsync(int number, CancellationToken stop) => PatientlyAsync(database => database.ExecuteAsync(
        $"UPDATE {Place}shard SET state = 'failed' WHERE sweep = @sweep AND number = @number AND state = 'open'", new { sweep, number }), stop);

    /// <summary>Shards that nobody could do, and what the last who tried said; empty: he said nothing, and ended.</summary>
    public async Task<IReadOnlyList<(int Number, DateOnly Day, string Fault)>> FailedAsync(CancellationToken stop)
    {
        var rows = await PatientlyAsync(database => database.QueryAsync<(int Number, string Day, string Fault)>(
            $"SELECT number, day, COALESCE(fault, '') FROM {Place}shard WHERE sweep = @sweep AND state = 'failed' ORDER BY number", new { sweep }), stop);
        return [.. rows.Select(row => (row.Number, DayOf(row.Day), row.Fault))];
    }

    /// <summary>Workers who had other results than those that were kept.</summary>
    public async Task<IReadOnlyList<string>> DisputingAsync(CancellationToken stop) => [.. await PatientlyAsync(database => database.QueryAsync<string>(
        $"SELECT DISTINCT disputed_by FROM {Place}result WHERE sweep = @sweep AND disputed_by IS NOT NULL ORDER BY 1", new { sweep }), stop)];

    public Task<FleetProgress> ProgressAsync(CancellationToken stop) => PatientlyAsync(database => database.QuerySingleAsync<FleetProgress>(
        $"""
        SELECT (SELECT COUNT(*)::INT FROM {Place}result WHERE sweep = @sweep) AS "Done",
            (SELECT (settings + 1) * days FROM {Place}sweep WHERE id = @sweep) AS "Total",
            COUNT(*) FILTER (WHERE state = 'open')::INT AS "Open", COUNT(*) FILTER (WHERE state = 'failed')::INT AS "Failed",
            (SELECT COUNT(*)::INT FROM {Place}worker WHERE sweep = @sweep AND heard_at > now() - make_interval(secs => {HeardWithin})) AS "Workers",
            PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY seconds) AS "Seconds"
        FROM {Place}shard WHERE sweep = @sweep
        """, new { sweep }), stop);

    /// <summary>All results.</summary>
    public async Task<IReadOnlyList<SweepCell>> CellsAsync(CancellationToken stop) => [.. (await PatientlyAsync(database => database.QueryAsync<string>(
        $"SELECT figures FROM {Place}result WHERE sweep = @sweep", new { sweep }), stop)).Select(figures => JsonSerializer.Deserialize<SweepCell>(figures)!)];

    static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static DateOnly DayOf(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Again and again, until the database is there.</summary>
    async Task<T> PatientlyAsync<T>(Func<NpgsqlConnection, Task<T>> ask, CancellationToken stop)
    {
        for (var isAway = false; ; isAway = true)
        {
            try
            {
                await using var database = new NpgsqlConnection(connection.Value);
                await database.OpenAsync(stop);
                await Schema.Fleet.BringAsync(database, Place, connection.Value, stop);
                var answer = await ask(database);
                if (isAway)
                    said(true);
                return answer;
            }
            catch (Exception fault) when (fault is NpgsqlException { IsTransient: true } or IOException and not NewerSchemaException or SocketException or TimeoutException)
            {
                if (!isAway)
                    said(false);
            }
            await Task.Delay(Pause, time, stop);
        }
    }

    Task<bool> PatientlyAsync(Func<NpgsqlConnection, Task> ask, CancellationToken stop) => PatientlyAsync(async database =>
    {
        await ask(database);
        return true;
    }, stop);
}
