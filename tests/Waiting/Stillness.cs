using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Danta.Waiting;

/// <summary>
/// Everything that was due has been done, and whoever is left waits for the clock: only then may a test move it. Seen by the threads
/// of this process, for as long as one of them runs or could run there is something to come; data on its way through a socket of our
/// own makes its reader one of these. Tests that wait like this have their process to themselves.
/// </summary>
static class Stillness
{
    const string Threads = "/proc/self/task";

    /// <summary>Elsewhere than on Linux threads are not seen: there a breath has to do.</summary>
    static readonly bool IsSeen = File.Exists("/proc/self/schedstat");
    static readonly Dictionary<string, ThreadFiles> Seen = new(StringComparer.Ordinal);
    static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(3);
    static readonly TimeSpan AMoment = TimeSpan.FromMilliseconds(1);
    static int _waiting;

    public static async Task ComeAsync()
    {
        // What was posted to the context of the test goes first. Where there is none, this would only wake another thread.
        if (SynchronizationContext.Current is not null)
            await Task.Yield();
        if (!IsSeen)
        {
            await Task.Delay(Breath, TimeProvider.System);
            return;
        }
        Assert.True(Interlocked.Increment(ref _waiting) == 1, "two wait for the same process to come to rest, and each is what the other waits for");
        try
        {
            using var end = Patience.End();
            while (!IsStill())
            {
                Assert.False(end.IsCancellationRequested, "this process never came to rest");
                // Whoever sleeps is woken at once; who only yields is put behind everything else that a busy machine has to do.
                Thread.Sleep(AMoment);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>All but the caller sleep, and none has been awake between two counts: one could else wake another behind our back.</summary>
    static bool IsStill()
    {
        lock (Seen)
        {
            try
            {
                var before = Turns();
                // What is queued waits for a thread, and may wait for one that is only now thought of.
                return ThreadPool.PendingWorkItemCount == 0 && Seen.Values.Count(thread => !thread.Sleeps) <= 1 && Turns() == before;
            }
            catch (IOException)
            {
                // A thread ended while it was looked at.
                foreach (var thread in Seen.Values)
                    thread.Dispose();
                Seen.Clear();
                return false;
            }
        }
    }

    /// <summary>How often threads have been given a processor, all in all; the caller's own turns do not count.</summary>
    static (int Threads, long Turns) Turns()
    {
        var turns = 0L;
        var own = Path.GetFileName(File.ResolveLinkTarget("/proc/thread-self", returnFinalTarget: false)!.FullName);
        foreach (var path in Directory.EnumerateDirectories(Threads))
        {
            var id = Path.GetFileName(path);
            if (!Seen.TryGetValue(id, out var thread))
                Seen[id] = thread = new(path);
            if (id != own)
                turns += thread.Turns;
        }
        return (Seen.Count, turns);
    }

    /// <summary>Its files are kept open: a clock that moves in small steps asks often.</summary>
    sealed class ThreadFiles(string path) : IDisposable
    {
        readonly SafeFileHandle _stat = File.OpenHandle($"{path}/stat");
        readonly SafeFileHandle _turns = File.OpenHandle($"{path}/schedstat");

        public bool Sleeps
        {
            get
            {
                var stat = Read(_stat);
                return stat[stat.LastIndexOf(')') + 2] == 'S';
            }
        }

        public long Turns => long.Parse(Read(_turns).Split(' ')[2], CultureInfo.InvariantCulture);

        static string Read(SafeFileHandle file)
        {
            Span<byte> text = stackalloc byte[512];
            return Encoding.ASCII.GetString(text[..RandomAccess.Read(file, text, 0)]);
        }

        public void Dispose()
        {
            _stat.Dispose();
            _turns.Dispose();
        }
    }
}
