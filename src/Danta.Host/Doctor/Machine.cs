using System.Security.Cryptography.X509Certificates;
using Danta.Host.Journal;

namespace Danta.Host.Doctor;

/// <summary>The computer as the checks see it; a test gives its own.</summary>
sealed record Machine
{
    public static Machine This => new();

    /// <summary>Free on the disk under a directory; null: the system does not say.</summary>
    public Func<string, DiskRoom?> Room { get; init; } = DiskRoom.Of;

    /// <summary>Bytes that this process may have, and that all have together.</summary>
    public Func<(long Available, long Used)> Memory { get; init; } = static () =>
    {
        var memory = GC.GetGCMemoryInfo(GCKind.Any);
        return (memory.TotalAvailableMemoryBytes, memory.MemoryLoadBytes);
    };

    public int Cores { get; init; } = Environment.ProcessorCount;

    /// <summary>Why it may fall asleep, in both languages; null: nothing says that it does.</summary>
    public Func<Tongue, string?> MayFallAsleep { get; init; } = SleepSettings.Of;

    /// <summary>Trusted instead of the system's own; null: the system's.</summary>
    public X509Certificate2Collection? Roots { get; init; }
}
