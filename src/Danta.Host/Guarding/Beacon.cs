using System.Net.Sockets;
using Danta.Kis;

namespace Danta.Host.Guarding;

/// <summary>
/// A local socket on which a process says how it fares, a line at a time, to whoever of this user listens. One that does not read misses
/// lines and holds nobody up; one that comes hears the last line at once.
/// </summary>
sealed class Beacon(string path)
{
    /// <summary>The guard, a <c>danta status</c> or two.</summary>
    const int MostListeners = 16;

    volatile Said _last = new([]);
    int _listeners;

    /// <summary>A line without its end. From any thread; never waits.</summary>
    public void Say(ReadOnlySpan<byte> line)
    {
        var next = new Said([.. line, (byte)'\n']);
        var last = _last;
        _last = next;
        last.Next.TrySetResult();
    }

    /// <summary>Lets itself be heard until it is told to stop.</summary>
    /// <exception cref="SocketException">No socket can be made there.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        if (!Socket.OSSupportsUnixDomainSockets)
        {
            // A Windows from before 2018: nobody can listen, and the trader is none the worse for it.
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        }
        PrivateFile.MakeDirectory(Path.GetDirectoryName(path)!);
        // Left behind by one that was killed: whoever is here holds the lock that goes with it.
        File.Delete(path);
        using var door = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        door.Bind(new UnixDomainSocketEndPoint(path));
        PrivateFile.Tighten(path);
        door.Listen(MostListeners);
        try
        {
            while (true)
            {
                var listener = await door.AcceptAsync(stop);
                if (Interlocked.Increment(ref _listeners) > MostListeners)
                    Leave(listener);
                else
                    _ = ServeAsync(listener, stop);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Not waited for, and cannot throw.</summary>
    async Task ServeAsync(Socket listener, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var said = _last;
                for (var sent = 0; sent < said.Line.Length;)
                    sent += await listener.SendAsync(said.Line.AsMemory(sent), stop);
                await said.Next.Task.WaitAsync(stop);
            }
        }
        catch (Exception gone) when (gone is SocketException or OperationCanceledException)
        {
            // Whoever listened has gone, or we go.
        }
        Leave(listener);
    }

    void Leave(Socket listener)
    {
        listener.Dispose();
        Interlocked.Decrement(ref _listeners);
    }

    /// <summary>What was said, and the word that something else has been since.</summary>
    sealed class Said(byte[] line)
    {
        public byte[] Line { get; } = line;

        public TaskCompletionSource Next { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
