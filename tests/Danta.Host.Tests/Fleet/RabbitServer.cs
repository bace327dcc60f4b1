using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Danta.Host.Tests.Fleet;

/// <summary>
/// A real RabbitMQ of its own, on free ports of 127.0.0.1, with its data in a temporary directory. A guard beside it stops it and clears it away
/// when these tests end, however they end. Where it cannot be had the tests fail and say what is missing.
/// </summary>
public sealed class RabbitServer : IAsyncLifetime
{
    readonly string _directory = Directory.CreateTempSubdirectory("danta-mq").FullName;
    readonly int _port = FreePort();
    readonly int _distribution = FreePort();
    readonly int _names = FreePort();
    Process? _guard;

    /// <summary>With the user of a new server, who may come from this machine alone.</summary>
    public string Url => $"amqp://guest:guest@127.0.0.1:{_port}/";

    static string Program() => Directory.Exists("/usr/lib/rabbitmq/lib")
        && Directory.GetDirectories("/usr/lib/rabbitmq/lib").Select(version => Path.Combine(version, "sbin", "rabbitmq-server")).FirstOrDefault(File.Exists) is { } found
            ? found
            : throw new InvalidOperationException("These tests need RabbitMQ's server. Install it: apt-get install rabbitmq-server");

    public async ValueTask InitializeAsync()
    {
        // Erlang's nodes find each other by a server of names: one of their own, in the foreground, so that it does not stay behind.
        _guard = Process.Start(new ProcessStartInfo(
            "sh", ["-c", """epmd -port "$1" -address 127.0.0.1 >/dev/null 2>&1 & cat >/dev/null; kill -9 $(cat "$0/pid") $!; rm -rf "$0" """, _directory, $"{_names}"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        });
        await StartAsync();
    }

    public async Task StartAsync()
    {
        // In a session of its own: what is meant for these tests is not meant for it.
        var start = new ProcessStartInfo("setsid", [Program()]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        foreach (var (name, value) in new (string, string)[]
        {
            ("HOME", _directory), ("ERL_EPMD_PORT", $"{_names}"), ("ERL_EPMD_ADDRESS", "127.0.0.1"), ("RABBITMQ_NODENAME", $"danta{_port}@localhost"),
            ("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"), ("RABBITMQ_NODE_PORT", $"{_port}"), ("RABBITMQ_DIST_PORT", $"{_distribution}"),
            ("RABBITMQ_MNESIA_BASE", Path.Combine(_directory, "data")), ("RABBITMQ_LOG_BASE", Path.Combine(_directory, "log")),
            ("RABBITMQ_ENABLED_PLUGINS_FILE", Path.Combine(_directory, "plugins")), ("RABBITMQ_CONFIG_FILE", Path.Combine(_directory, "rabbitmq")),
            ("RABBITMQ_CONF_ENV_FILE", Path.Combine(_directory, "environment")), ("RABBITMQ_PID_FILE", Path.Combine(_directory, "pid")),
            ("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}"),
        })
            start.Environment[name] = value;
        using var server = Process.Start(start)!;
        server.OutputDataReceived += (_, _) => { };
        server.ErrorDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        await Patience.UntilAsync(IsOpenAsync);
    }

    /// <summary>As a power cut would.</summary>
    public async Task KillAsync()
    {
        var process = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(Path.Combine(_directory, "pid")), System.Globalization.CultureInfo.InvariantCulture));
        process.Kill();
        await Patience.UntilAsync(async () => !await IsOpenAsync());
    }

    async Task<bool> IsOpenAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (_guard is null)
            return;
        _guard.StandardInput.Close();
        await _guard.WaitForExitAsync();
        _guard.Dispose();
    }
}
