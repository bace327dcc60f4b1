using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Danta.Trading.Tests;

public sealed class PurityTests
{
    static readonly string[] Forbidden =
    [
        "System.Net", "System.IO", "System.Threading", "System.Diagnostics.Stopwatch", "System.Diagnostics.Process", "System.TimeProvider",
        "System.Random", "System.Environment", "System.Console", "System.Guid", "System.Timers", "System.Data", "Microsoft",
    ];

    /// <summary>The presenters' seam promises days that a database may be asked for; the trader itself never awaits.</summary>
    static readonly string[] OfTheSeam = ["System.Threading.Tasks.ValueTask`1", "System.Threading.CancellationToken"];

    [Fact]
    public void The_trader_touches_no_network_file_thread_clock_or_chance()
    {
        using var file = new PEReader(File.OpenRead(typeof(Trader).Assembly.Location));
        var metadata = file.GetMetadataReader();
        var used = metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}").Except(OfTheSeam, StringComparer.Ordinal).ToList();
        Assert.NotEmpty(used);
        Assert.DoesNotContain(used, type => Array.Exists(Forbidden, prefix => type == prefix || type.StartsWith($"{prefix}.", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_trader_asks_no_static_clock()
    {
        using var file = new PEReader(File.OpenRead(typeof(Trader).Assembly.Location));
        var metadata = file.GetMetadataReader();
        var members = metadata.MemberReferences.Select(metadata.GetMemberReference).Select(member => metadata.GetString(member.Name));
        Assert.DoesNotContain(members, name => name is "get_Now" or "get_UtcNow" or "get_Today" or "GetTimestamp" or "NewGuid");
    }
}
