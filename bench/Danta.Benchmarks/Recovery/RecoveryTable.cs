using Danta.Host.Journal;
using Danta.Host.Running;
using Danta.Trading;

namespace Danta.Benchmarks.Recovery;

/// <summary><c>recovery</c>: how long a restart listens to its journal, by the journal's length, beside the bare trader on the same inputs.</summary>
static class RecoveryTable
{
    const int Runs = 5;

    public static void Run()
    {
        Console.Out.WriteLine("| inputs | file | restart, median | inputs/s | bare trader, median | restart / bare |");
        Console.Out.WriteLine("| --: | --: | --: | --: | --: | --: |");
        foreach (var count in (int[])[1_000, 10_000, 100_000, 1_000_000])
            Measure(count);
    }

    static void Measure(int count)
    {
        var directory = Directory.CreateTempSubdirectory("danta-bench");
        try
        {
            var disk = new JournalDirectory(directory.FullName);
            Write(disk, count);
            var size = directory.GetFiles().Sum(file => file.Length);
            // The trader is warm in neither of the first runs; the median does not see them.
            var (restart, bare) = (new List<double>(), new List<double>());
            for (var run = 0; run < Runs; run++)
            {
                restart.Add(Time(() =>
                {
                    var trader = new Trader();
                    if (TraderMemory.Recall(trader, trader.Handle, disk).Records != count)
                        throw new InvalidOperationException("not everything was heard");
                }));
                bare.Add(Time(() => Hear(new Trader(), count)));
            }
            Console.Out.WriteLine(
                $"| {count:N0} | {size / 1e6:N1} MB | {Median(restart):N0} ms | {count / Median(restart) * 1000:N0} | {Median(bare):N0} ms | {Median(restart) / Median(bare):0.00} |");
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    static void Write(IJournalDisk disk, int count)
    {
        using var journal = new JournalWriter(disk);
        var trader = new Trader();
        List<Request> requests = [];
        foreach (var input in BusyDay.Of(count))
        {
            requests.Clear();
            journal.Append(input);
            trader.Handle(input, requests);
            foreach (var request in requests)
                journal.Append(input.At, request);
        }
    }

    static void Hear(Trader trader, int count)
    {
        List<Request> requests = [];
        foreach (var input in BusyDay.Of(count))
        {
            requests.Clear();
            trader.Handle(input, requests);
        }
    }

    static double Time(Action work)
    {
        var began = TimeProvider.System.GetTimestamp();
        work();
        return TimeProvider.System.GetElapsedTime(began).TotalMilliseconds;
    }

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
