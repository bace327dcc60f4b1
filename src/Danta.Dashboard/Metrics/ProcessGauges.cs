namespace Danta.Dashboard.Metrics;

/// <summary>What this process takes of its machine: the figures that must stay flat over a month.</summary>
static class ProcessGauges
{
    public static MetricsText Process(this MetricsText text)
    {
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        return text
            .Gauge("process_resident_memory_bytes", "Memory that the process holds.", self.WorkingSet64)
            .Gauge("process_open_handles", "Open files, sockets and other handles.", self.HandleCount)
            .Gauge("process_threads", "Threads of the operating system.", self.Threads.Count)
            .Gauge("process_start_time_seconds", "Unix time at which it began.", new DateTimeOffset(self.StartTime).ToUnixTimeSeconds())
            .Gauge("dotnet_heap_bytes", "Managed memory in use, garbage included.", GC.GetTotalMemory(false))
            .Gauge("dotnet_allocated_bytes", "Managed memory taken since it began.", GC.GetTotalAllocatedBytes())
            .Gauge("dotnet_pause_seconds", "Time for which collections have stopped it.", GC.GetTotalPauseDuration().TotalSeconds)
            .Gauges("dotnet_collections", "Collections since it began.", "generation",
                Enumerable.Range(0, GC.MaxGeneration + 1).Select(generation => ($"{generation}", (double)GC.CollectionCount(generation))));
    }
}
