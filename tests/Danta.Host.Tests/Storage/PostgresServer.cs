using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Danta.Host.Tests.Storage;

/// <summary>
/// A real PostgreSQL of its own: a new cluster in a temporary directory on a free port. A guard beside it stops it and clears it
/// away when these tests end, however they end. Where it cannot be had the tests fail and say what is missing.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    readonly string _directory = Directory.CreateTempSubdirectory("danta-pg").FullName;
    readonly string _bin = Bin();
    int _port;
    int _databases;
    Process? _guard;

    string Data => Path.Combine(_directory, "data");

    /// <summary>PostgreSQL refuses to run as root.</summary>
    static string[] As => Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--"] : [];

    static string Bin() => Directory.Exists("/usr/lib/postgresql")
        && Directory.GetDirectories("/usr/lib/postgresql")
            .Where(version => File.Exists(Path.Combine(version, "bin", "initdb")))
            .MaxBy(version => int.TryParse(Path.GetFileName(version), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0) is { } newest
            ? Path.Combine(newest, "bin")
            : throw new InvalidOperationException(
                "These tests need PostgreSQL's server (initdb, pg_ctl under /usr/lib/postgresql/*/bin). Install it: apt-get install postgresql");

    public async ValueTask InitializeAsync()
    {
        if (As.Length > 0)
            await RunAsync("chown", "postgres", _directory);
        _port = FreePort();
        await RunAsync([.. As, Path.Combine(_bin, "initdb"), "-D", Data, "-U", "danta", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
        _guard = Process.Start(new ProcessStartInfo(
            "sh", ["-c", """cat >/dev/null; "$@" -m immediate stop; rm -rf "$0" """, _directory, .. As, Path.Combine(_bin, "pg_ctl"), "-D", Data])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        });
        await StartAsync();
    }

    public Task StartAsync() => RunAsync(
    [
        .. As, Path.Combine(_bin, "pg_ctl"), "-D", Data, "-w", "-t", "60", "-l", Path.Combine(_directory, "log"),
        "-o", $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''", "start",
    ]);

    /// <summary>At once, as a crash would.</summary>
    public Task StopAsync() => RunAsync([.. As, Path.Combine(_bin, "pg_ctl"), "-D", Data, "-w", "-m", "immediate", "stop"]);

    /// <summary>The connection string of a new, empty database.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = $"danta{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection($"{ConnectionTo("postgres")};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name}";
        await command.ExecuteNonQueryAsync();
        return ConnectionTo(name);
    }

    string ConnectionTo(string database) => $"Host=127.0.0.1;Port={_port};Database={database};Username=danta;Timeout=60";

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    static async Task RunAsync(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        })!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {string.Concat(await said)}");
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_guard is null)
            return;
        _guard.StandardInput.Close();
        await _guard.WaitForExitAsync();
        _guard.Dispose();
    }
}
