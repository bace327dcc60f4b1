using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Danta.Host.Guarding;

/// <summary>Hears what a process says on its <see cref="Beacon"/>.</summary>
sealed class BeaconListener(string path, TimeProvider time)
{
    /// <summary>Forty positions are some twenty thousand bytes.</summary>
    const int LongestLine = 1 << 20;

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>For as long as it is not told to stop, whoever stands behind the beacon: one goes and another comes.</summary>
    public async Task RunAsync(Action<ReadOnlySequence<byte>> hear, CancellationToken stop)
    {
        while (true)
        {
            if (await TryConnectAsync(stop) is { } line)
            {
                await foreach (var said in LinesAsync(line, stop))
                    hear(said);
            }
            await Task.Delay(Pause, time, stop);
        }
    }

    /// <summary>Null: nobody is there.</summary>
    public async Task<NetworkStream?> TryConnectAsync(CancellationToken stop)
    {
        if (!Socket.OSSupportsUnixDomainSockets)
            return null;
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), stop);
            return new(socket, ownsSocket: true);
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Until whoever speaks has gone. A line is good until the next is asked for.</summary>
    public static async IAsyncEnumerable<ReadOnlySequence<byte>> LinesAsync(
        NetworkStream line, [EnumeratorCancellation] CancellationToken stop)
    {
        var reader = PipeReader.Create(line);
        try
        {
            while (await ReadAsync(reader, stop) is { } read)
            {
                var left = read.Buffer;
                while (left.PositionOf((byte)'\n') is { } end)
                {
                    yield return left.Slice(0, end);
                    left = left.Slice(left.GetPosition(1, end));
                }
                if (read.IsCompleted || left.Length > LongestLine)
                    break;
                reader.AdvanceTo(left.Start, left.End);
            }
        }
        finally
        {
            await reader.CompleteAsync();
        }
    }

    static async ValueTask<ReadResult?> ReadAsync(PipeReader reader, CancellationToken stop)
    {
        try
        {
            return await reader.ReadAsync(stop);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
