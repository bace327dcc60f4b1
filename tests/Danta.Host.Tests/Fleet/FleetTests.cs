using System.Text;
using Danta.Host.Fleet;
using Danta.Host.Tests.EndToEnd;
using Danta.Host.Tests.Storage;
using Npgsql;

namespace Danta.Host.Tests.Fleet;

/// <summary>A sweep by several machines, each played by a process, on a real RabbitMQ and a real PostgreSQL.</summary>
public sealed class FleetTests(PostgresServer postgres, RabbitServer rabbit, SweptDays swept)
    : IClassFixture<PostgresServer>, IClassFixture<RabbitServer>, IClassFixture<SweptDays>
{
    [Fact]
    public async Task Whatever_dies_on_the_way_the_report_is_that_of_one_machine_byte_for_byte()
    {
        var sweep = await SweepAsync("all", settings: 40);
        await using var worker = Worker("one");
        await WaitsAsync(worker);
        await PublishAsync("{}"u8.ToArray());
        await using (var coordinator = DantaProcess.Start(sweep.Together, sweep.Environment))
        {
            await using var second = Worker("two");
            await using var third = Worker("three");
            // One dies at work, and its shard goes to another.
            await third.LineAsync(line => line.Contains("번 조각", StringComparison.Ordinal));
            third.Kill();
            // The queue dies, and the database is away for ten seconds.
            await Patience.UntilAsync(async () => await CountAsync(sweep.Database) > 0);
            await rabbit.KillAsync();
            await coordinator.LineAsync(line => line.Contains("대기열에 닿지 않습니다", StringComparison.Ordinal));
            await postgres.StopAsync();
            await rabbit.StartAsync();
            await coordinator.LineAsync(line => line.Contains("데이터베이스에 닿지 않습니다", StringComparison.Ordinal));
            // Meanwhile the workers are back and have something to say.
            await Patience.UntilAsync(() => Task.FromResult(worker.Lines.Count(line => line.Contains("연결되었습니다", StringComparison.Ordinal)) > 1));
            await postgres.StartAsync();
            Assert.True(await coordinator.ExitCodeAsync() == 0, coordinator.Output);
        }
        Assert.Equal(await swept.ReportAsync("all", isTogether: false), await swept.ReportAsync("all", isTogether: true));
        Assert.Equal(SweptDays.Count * 41, await CountAsync(sweep.Database));

        // All of it is there: asked again it is told at once, and nobody has to do anything.
        worker.Terminate();
        Assert.Equal(0, await worker.ExitCodeAsync());
        Assert.Equal(0, (await DantaProcess.RunAsync(sweep.Together, sweep.Environment)).Code);
    }

    [Fact]
    public async Task A_shard_that_nobody_can_do_is_given_up_said_and_done_when_asked_for_again()
    {
        var sweep = await SweepAsync("some", settings: 3);
        await using (var coordinator = DantaProcess.Start(sweep.Together, sweep.Environment))
        {
            await coordinator.LineAsync(line => line.StartsWith("0 / ", StringComparison.Ordinal));
            // Its day is not there any more, wherever it is asked for.
            File.Delete(swept.CopyOf("some", day: 1));
            await using var worker = Worker("four");
            Assert.Equal(1, await coordinator.ExitCodeAsync());
            Assert.Contains("조각 1개", coordinator.Output, StringComparison.Ordinal);
            Assert.Contains("404", coordinator.Output, StringComparison.Ordinal);
        }
        await using (Worker("five"))
        {
            // It stays given up until somebody asks for it again.
            Assert.Equal(1, (await DantaProcess.RunAsync(sweep.Together, sweep.Environment)).Code);
            var (code, said) = await DantaProcess.RunAsync([.. sweep.Together, "--retry-failed"], sweep.Environment);
            Assert.True(code == 0, said);
        }
        Assert.Equal(await swept.ReportAsync("some", isTogether: false), await swept.ReportAsync("some", isTogether: true));
    }

    [Fact]
    public async Task A_worker_of_another_version_leaves_the_shard_as_it_was_and_says_which_is_wanted()
    {
        await using var link = await FleetLink.OpenAsync(new(rabbit.Url), "test", CancellationToken.None);
        await link.PurgeAsync(FleetLink.Shards, CancellationToken.None);
        var wanted = Encoding.UTF8.GetBytes(
            """{"Program":"9.9.9","Model":"7","Sweep":"00112233445566aa","Number":3,"Copy":1,"Days":"http://127.0.0.1:1/","Files":[{"Name":"2026-11-20.danta","Sha256":""}],"Settings":[{"Number":0,"Settings":null}],"Seconds":1}""");
        for (var round = 0; round < 5; round++)
        {
            if (round == 0)
                await link.PublishAsync(FleetLink.Shards, wanted, CancellationToken.None);
            await using var worker = Worker("six");
            Assert.Equal(1, await worker.ExitCodeAsync());
            Assert.Contains("9.9.9(7)", worker.Output, StringComparison.Ordinal);
        }
        var shards = await link.ConsumeAsync(FleetLink.Shards, 1, CancellationToken.None);
        var left = await shards.ReadAsync(Patience.End().Token);
        Assert.Equal(wanted, left.Body);
        await link.AckAsync(left, CancellationToken.None);
    }

    [Fact]
    public async Task Only_one_hands_out_shards_and_only_who_may_is_let_in()
    {
        await using var first = await FleetLink.OpenAsync(new(rabbit.Url), "first", CancellationToken.None);
        await using var second = await FleetLink.OpenAsync(new(rabbit.Url), "second", CancellationToken.None);
        Assert.True(await first.TryLeadAsync(CancellationToken.None));
        Assert.False(await second.TryLeadAsync(CancellationToken.None));

        var url = new UriBuilder(rabbit.Url) { Password = "" }.Uri;
        var (code, said) = await DantaProcess.RunAsync(["worker", "--queue", $"{url}"], ("AMQP_PASSWORD", "not-the-password"));
        Assert.Equal(1, code);
        Assert.Contains("비밀번호", said, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-password", said, StringComparison.Ordinal);
    }

    async Task<(string[] Together, (string, string)[] Environment, string Database)> SweepAsync(string name, int settings)
    {
        var alone = await swept.CommandAsync(name, settings, isTogether: false);
        var (code, said) = await DantaProcess.RunAsync(alone);
        Assert.True(code == 0, said);
        var database = await postgres.NewDatabaseAsync();
        return ([.. await swept.CommandAsync(name, settings, isTogether: true), "--queue", rabbit.Url], [("DANTA_Storage__Connection", database)], database);
    }

    DantaProcess Worker(string name) => DantaProcess.Start(["worker", "--queue", rabbit.Url, "--name", name, "--cores", "1", "--cache", swept.CacheOf(name)]);

    static Task<string> WaitsAsync(DantaProcess worker) => worker.LineAsync(line => line.Contains("기다립니다", StringComparison.Ordinal));

    /// <summary>For the first worker who comes.</summary>
    async Task PublishAsync(byte[] message)
    {
        await using var link = await FleetLink.OpenAsync(new(rabbit.Url), "test", CancellationToken.None);
        await link.PublishAsync(FleetLink.Shards, message, CancellationToken.None);
    }

    static async Task<long> CountAsync(string database)
    {
        try
        {
            await using var connection = new NpgsqlConnection($"{database};Pooling=false");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM danta_sweeps.result";
            return (long)(await command.ExecuteScalarAsync())!;
        }
        catch (PostgresException fault) when (fault.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return 0;
        }
    }
}
